import type { Grain, TargetDef, Texts } from "../compile/definitions.js";
import type { ReportCell, Series } from "./cell.js";
import type { GoalStatus } from "./levels.js";

/** A goal, how it stands, and what is to be expected of it. */
export interface GoalReport {
  readonly id: string;
  readonly label: Texts;
  readonly for: string;
  readonly kpi: string;
  readonly problem: Texts;
  readonly did: Texts;
  readonly ask: Texts;
  readonly owner: string;
  readonly agreed: { readonly by: string; readonly on: string } | null;
  readonly review: string | null;
  readonly baseline: { readonly value: number; readonly period: string } | null;
  readonly target: TargetDef;
  readonly grain: Grain;
  /** The KPI by the goal's periods; absent where its own series has those. */
  readonly series?: Series;
  readonly status: GoalStatus;
  /** The judged period, its cell, and where the path asks the KPI to be in it. */
  readonly now: { readonly period: string; readonly cell: ReportCell; readonly path: number } | null;
  readonly path: readonly { readonly period: string; readonly value: number }[];
  /** The target of the current period over its parts; absent where its periods have none, or the goal has not begun. */
  readonly split?: TargetSplit;
  /**
   * The highest value seen, where an S-curve is asked to end at more than twice of it: where it levels off cannot be
   * identified from the data then.
   */
  readonly highest?: number;
  /** What is to be expected until the deadline; null where that has been measured, or nothing has. */
  readonly outlook: Outlook | { readonly why: "too few values" | "too far" | "constant"; readonly n: number } | null;
  readonly leading: readonly string[];
}

/** The target of one period of a goal over the periods it is made of, `grain`; values in the base scale. */
export type TargetSplit = {
  readonly grain: Grain;
  readonly period: string;
  /** What the path asks of the whole period. */
  readonly whole: number;
} & (
  | /** Each part is held to the same target; or the end of the period is. */ { readonly kind: "same" | "end" }
  | {
      readonly kind: "parts";
      /** The shape it was dealt out by: equal parts where a season was asked for that is not known. */
      readonly by: TargetDef["path"];
      /** The period of the year before whose parts it follows. */
      readonly seasonOf: string | null;
      readonly parts: readonly SplitPart[];
    }
);

export interface SplitPart {
  readonly period: string;
  readonly share: number;
  /** What is asked for by the end of this part, the earlier ones included. */
  readonly path: number;
  /** Null where the part is not complete, or withheld. */
  readonly counted: number | null;
  /** What was counted up to its end; null from the first part that is not known on. */
  readonly sum: number | null;
}

/** What is to be expected if things go on as before, period by period up to a goal's deadline, each with its 95 % band. */
export interface Outlook {
  readonly points: readonly { readonly period: string; readonly value: number; readonly low: number; readonly high: number }[];
  /** The theta method where it was better than repeating the last season, else that. */
  readonly method: "theta" | "seasonal_naive";
  /** Its error over that of repeating, mean of `origins` earlier places; null where it could not be tried. */
  readonly mase: number | null;
  readonly origins: number;
  /** Periods after which the season repeats; 1: none. */
  readonly season: number;
  /** How many periods it is made from. */
  readonly n: number;
}
