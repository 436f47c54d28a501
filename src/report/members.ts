import type { Texts } from "../compile/definitions.js";
import type { ReaderGroup } from "../compile/members.js";
import type { ReportCell } from "./cell.js";

/** How members come along: from stage to stage, how long they stay, and what silent readers read. */
export interface MembersReport {
  /** Members by the end of the data; null where the floor forbids to tell, as wherever a count may be null here. */
  readonly all: number | null;
  /** In the order members come to them; `event` is the formula that counts them. */
  readonly stages: readonly { readonly id: string; readonly label: Texts; readonly event: string; readonly n: number | null }[];
  /** Days after which those who moved on are counted, ascending, and the one by which quarters are compared. */
  readonly within: readonly number[];
  readonly trend: number;
  /** From each stage to each later one. */
  readonly moves: readonly MoveReport[];
  readonly cohorts: CohortsReport | null;
  readonly reading: ReadingReport | null;
  /** What was asked of the data, as a reader can ask it again. */
  readonly sql: { readonly stages: string; readonly cohorts: string | null; readonly reading: string | null };
}

export interface MoveReport {
  /** Ids of two stages. */
  readonly from: string;
  readonly to: string;
  /** Members who came to the first and had not come to the second. */
  readonly n: number | null;
  /** Those who had come to the second before, and those who came to the first while the second was not recorded. */
  readonly before: number | null;
  readonly unseen: number | null;
  /** The last day they were watched. */
  readonly until: string;
  /** Of `n`, the share that moved on within so many days, whoever was watched for less counted for as long as they were (Kaplan–Meier); immature where too few were watched that long. */
  readonly after: readonly { readonly days: number; readonly cell: ReportCell }[];
  /** The same share after so many days, with its band: few enough points that none tells of a few members. */
  readonly curve: readonly { readonly days: number; readonly value: number; readonly low: number; readonly high: number }[];
  /** By the quarter in which members came to the first stage: the share that moved on within `trend` days. */
  readonly quarters: readonly { readonly period: string; readonly cell: ReportCell }[];
}

/** Of those who joined in a period, the share that was active in each month after joining: bounded retention. */
export interface CohortsReport {
  readonly by: "month" | "quarter";
  /** The formula that counts who is active. */
  readonly active: string;
  /** Oldest first; a cell for each month from 0 on. */
  readonly rows: readonly { readonly period: string; readonly n: number | null; readonly cells: readonly ReportCell[] }[];
  /** Over all cells shown. */
  readonly all: readonly ReportCell[];
  /** Cohorts before the first one shown. */
  readonly earlier: number;
  /** Members who were active before they joined: that is in no cell. */
  readonly early: number | null;
  /** The first and the last cohort that can be told, after so many months; null where there are not two. */
  readonly compared: {
    readonly lag: number;
    readonly first: { readonly period: string; readonly cell: ReportCell };
    readonly last: { readonly period: string; readonly cell: ReportCell };
    /** The last one's share less the first one's. */
    readonly difference: { readonly value: number; readonly low: number; readonly high: number };
  } | null;
}

/** Who read, over the last complete months, and what that is worth by the workspace's own factors. */
export interface ReadingReport {
  /** Local dates, half-open. */
  readonly from: string;
  readonly to: string;
  readonly reads: string;
  /** Ids of the stages that a silent reader never came to. */
  readonly posted: readonly string[];
  /** KPIs whose value is shared out. */
  readonly kpis: readonly string[];
  readonly groups: readonly {
    readonly group: ReaderGroup;
    /** Null also of those who were not signed in. */
    readonly members: number | null;
    readonly reads: number | null;
    /** In the order of `kpis`. */
    readonly values: readonly ReportCell[];
  }[];
}
