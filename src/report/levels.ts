export type GoalStatus = "met" | "missed" | "undecided" | "too_early" | "no_data";
