import type { Grain, TargetDef, Texts } from "../compile/definitions.js";
import type { KpiCell } from "../compile/question.js";

/**
 * A report is a value: plain, JSON-safe, canonical. Every page, table and file is printed from it and from nothing
 * else; nothing recomputes behind its back.
 */
export interface Report {
  readonly community: {
    readonly name: Texts;
    readonly mission: Texts;
    readonly languages: readonly string[];
    readonly currency: string | null;
    readonly timezone: string;
    readonly simulated: boolean;
  };
  /** Local date of the latest watermark: "data to". */
  readonly dataTo: string | null;
  /** Digest over definitions and data: the same inputs give the same digest. */
  readonly digest: string;
  readonly tool: string;
  readonly kpis: readonly KpiReport[];
  readonly stakeholders: readonly StakeholderReport[];
  readonly goals: readonly GoalReport[];
  readonly executive: {
    readonly organisation: readonly string[];
    readonly members: readonly string[];
    readonly alignment: readonly string[];
  } | null;
  readonly assumptions: readonly AssumptionReport[];
  readonly coverage: readonly CoverageReport[];
  readonly notes: readonly CalendarMark[];
  readonly privacyFloor: number;
}

/** Whether there is any data, with a time or without. */
export const hasRows = (report: Pick<Report, "coverage">): boolean => report.coverage.some(({ rows }) => rows !== 0);

export type EvidenceLevel = 0 | 1 | 2 | 3 | 4;

/** A cell as the report shows it: under the privacy floor the value is withheld. */
export type ReportCell = Omit<KpiCell, "state" | "value"> & {
  readonly value: number | null;
  readonly state: KpiCell["state"] | "suppressed" | "too_few";
};

export interface KpiReport {
  readonly id: string;
  readonly label: Texts;
  readonly description: Texts;
  readonly family: string | null;
  readonly stage: string | null;
  readonly better: "higher" | "lower" | "none";
  readonly owners: readonly string[];
  /** The inferred unit in the base scale ("1", "EUR", "s", "topic"), and the unit it is shown in ("percent", "hour"). */
  readonly unit: string;
  readonly shownIn: string;
  readonly evidence: EvidenceLevel;
  readonly formula: string;
  /** The formula in words, by language. */
  readonly words: Texts;
  readonly sql: string;
  readonly intervalMethod: string;
  readonly dateBasis: readonly string[];
  /** The longest of all waits in it, "7 days"; null where it is settled once its period is over. */
  readonly matureAfter: string | null;
  readonly additive: "additive" | "semi-additive" | "holistic";
  readonly definitionHash: string;
  /** The parts of a composite, in its order; absent of any other KPI. */
  readonly parts?: readonly PartReport[];
  readonly history: readonly { readonly until: string; readonly formula: string; readonly note: Texts }[];
  /** The days from which another definition holds: its own, and those of all KPIs it is made of. Earliest first. */
  readonly changes: readonly string[];
  /**
   * The number the page leads with: the last complete, mature period's; where there is none (a table without time, a
   * survey of four weeks) that of the whole range, and the period is null.
   */
  readonly latest: { readonly period: string | null; readonly cell: ReportCell } | null;
  readonly total: ReportCell | null;
  /** By the KPI's report grain, gaps filled, oldest first. */
  readonly series: Series;
  readonly splits: readonly {
    readonly dimension: string;
    readonly label: Texts;
    readonly groups: readonly SplitGroup[];
  }[];
  readonly lineage: {
    readonly sources: readonly { readonly name: string; readonly loadedAt: string | null }[];
    readonly columns: readonly string[];
    /** Amounts that were in other currencies, and where the rates came from; absent where none were. */
    readonly converted?: { readonly currencies: readonly string[]; readonly to: string; readonly origin: string };
    /** The named filters its counts go through; absent where there are none. */
    readonly filtered?: readonly FilteredReport[];
    readonly assumptions: readonly string[];
    readonly kpis: readonly string[];
    /** Ids of the goals, KPIs and questions that read this KPI. */
    readonly usedBy: readonly { readonly kind: "goal" | "kpi" | "executive" | "stakeholder"; readonly id: string }[];
  };
  /** A few counted rows of the latest period per aggregate, without personal data; null where the floor forbids. */
  readonly countedRows: readonly CountedRows[];
  /** The KPI's own floor where it is not the report's: answers to surveys have a higher one. */
  readonly privacyFloor?: number;
}

/** What a named filter leaves out over the whole range; how many is null where the privacy floor forbids to tell. */
export interface FilteredReport {
  readonly name: string;
  readonly label: Texts;
  readonly table: string;
  readonly rows: { readonly leftOut: number; readonly all: number } | null;
}

/** A part of a composite, in the period its KPI leads with. */
export interface PartReport {
  readonly kpi: string;
  /** Its share of the whole. */
  readonly weight: number;
  /** What gives nothing and what gives all, as written; null where the parts are weighed as they are. */
  readonly ends: { readonly from: WrittenValue; readonly to: WrittenValue } | null;
  readonly cell: ReportCell | null;
  /** What it adds to the whole, in the composite's unit; null where its value is not shown. */
  readonly points: number | null;
}

interface WrittenValue {
  readonly digits: string;
  readonly word: string | null;
}

export interface SplitGroup {
  readonly name: string | null;
  readonly series: Series;
  /** Over the whole range, where the KPI leads with that: then the series is empty. */
  readonly total?: ReportCell;
}

export interface Series {
  readonly grain: Grain;
  readonly points: readonly { readonly period: string; readonly cell: ReportCell }[];
}

export interface CountedRows {
  readonly aggregate: string;
  readonly table: string;
  readonly total: number;
  readonly columns: readonly string[];
  /** Null: withheld, fewer rows than the privacy floor. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[] | null;
}

export type GoalStatus = "met" | "missed" | "undecided" | "too_early" | "no_data";

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
  /** What is to be expected until the deadline; null where that has been measured, or nothing has. */
  readonly outlook: Outlook | { readonly why: "too few values" | "too far" | "constant"; readonly n: number } | null;
  readonly leading: readonly string[];
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

export interface StakeholderReport {
  readonly id: string;
  readonly title: Texts;
  readonly language: string;
  readonly department: string | null;
  readonly asks: Texts;
  readonly goals: readonly string[];
}

export interface AssumptionReport {
  readonly id: string;
  readonly label: Texts;
  readonly description: Texts;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly class: "measured" | "benchmark" | "assumption";
  readonly source: string;
  readonly owner: string;
  readonly review: string | null;
  readonly status: "supported" | "contradicted" | "untested";
  readonly usedBy: readonly string[];
}

export interface CoverageReport {
  readonly table: string;
  readonly label: Texts;
  readonly origin: string;
  /** Null: withheld for privacy, and so are those outside what it covers. */
  readonly rows: number | null;
  readonly outside: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly loadedAt: string | null;
  /** Rows per month over the community's whole span; null where the source does not cover it, or where they are withheld. */
  readonly months: readonly { readonly period: string; readonly rows: number | null; readonly withheld?: true }[];
}

export interface CalendarMark {
  readonly on: string;
  readonly to: string | null;
  readonly kind: string;
  readonly label: Texts;
}
