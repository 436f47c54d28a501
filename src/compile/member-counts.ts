import type { ReaderGroup } from "./members.js";
import type { KpiCell } from "./question.js";

/** So many moved after, or were watched for, so many calendar days. */
export interface DayCount {
  readonly days: number;
  readonly n: number;
}

/** From one stage to another, by the quarter in which members came to the first. */
export interface Move {
  /** Places among the stages. */
  readonly from: number;
  readonly to: number;
  readonly quarters: readonly {
    readonly period: string;
    readonly moved: readonly DayCount[];
    readonly watched: readonly DayCount[];
  }[];
  /** Those who had come to the later stage before. */
  readonly before: number;
  /** Those who came to the first one while the later one was not recorded. */
  readonly unseen: number;
  /** The last day that tells of the later stage. */
  readonly until: string;
}

/** Everything `members:` asks of the data, in counts. */
export interface MemberCounts {
  readonly all: number;
  readonly reached: readonly number[];
  readonly moves: readonly Move[];
  readonly stagesSql: string;
  readonly cohorts: {
    readonly joined: { readonly from: string; readonly to: string };
    readonly active: { readonly from: string; readonly to: string };
    readonly rows: readonly { readonly period: string; readonly n: number; readonly active: readonly number[] }[];
    /** Members who were active before they joined. */
    readonly early: number;
    readonly sql: string;
  } | null;
  readonly reading: {
    readonly from: string;
    readonly to: string;
    readonly groups: readonly {
      readonly group: ReaderGroup;
      readonly members: KpiCell;
      readonly reads: KpiCell;
      readonly values: readonly { readonly kpi: string; readonly cell: KpiCell }[];
    }[];
    readonly sql: string;
  } | null;
}
