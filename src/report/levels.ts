/** How strong the evidence is, from observed to randomised. */
export type EvidenceLevel = 0 | 1 | 2 | 3 | 4;

export type GoalStatus = "met" | "missed" | "undecided" | "too_early" | "no_data";
