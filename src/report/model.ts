import type { ModelName } from "../formula/event-functions.js";
import type { Grain, Texts } from "../compile/definitions.js";
import type { EvidenceLevel, ReportCell, Series } from "./cell.js";
import type { GoalReport } from "./goal-model.js";
import type { MembersReport } from "./members.js";
import type { PilotReport } from "./pilot-model.js";
import type { RoiReport } from "./roi.js";
import type { SurveyReport } from "./survey-model.js";
import type { VoicesReport } from "./voices.js";

export type { EvidenceLevel, ReportCell, Series } from "./cell.js";
export type { GoalReport, Outlook, SplitPart, TargetSplit } from "./goal-model.js";
export type { GoalStatus } from "./levels.js";
export type { MembersReport } from "./members.js";
export type { PilotReport } from "./pilot-model.js";
export type { SurveyReport } from "./survey-model.js";

/**
 * A report is a value: plain, JSON-safe, canonical. Every page, table and file is printed from it and from nothing
 * else; nothing recomputes behind its back.
 */
export interface Report {
  /** The number of this shape (`REPORT_SCHEMA`); a stored Report of a lower one is lifted by migrate.ts. */
  readonly schema: 2;
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
  readonly pilots: readonly PilotReport[];
  /** Absent where no survey is declared, and of a Report from before they were told. */
  readonly surveys?: readonly SurveyReport[];
  readonly executive: {
    readonly organisation: readonly string[];
    readonly members: readonly string[];
    readonly alignment: readonly string[];
  } | null;
  /** Credit by several models; null where none is asked for or can be given. */
  readonly attribution: AttributionReport | null;
  /** Null where `roi:` is not given. */
  readonly roi: RoiReport | null;
  readonly assumptions: readonly AssumptionReport[];
  readonly coverage: readonly CoverageReport[];
  readonly notes: readonly CalendarMark[];
  readonly propositions: readonly PropositionReport[];
  /** Null of a Report from before it was told: not known, rather than nothing reached. */
  readonly maturity: MaturityReport | null;
  /** Null where `voices:` is not given, and of a Report from before it was told. */
  readonly voices: VoicesReport | null;
  /** Absent of a Report from before it was told; null where `members:` is not given. */
  readonly members?: MembersReport | null;
  readonly privacyFloor: number;
}

/** Whether there is any data, with a time or without. */
export const hasRows = (report: Pick<Report, "coverage">): boolean => report.coverage.some(({ rows }) => rows !== 0);

export const USES = [
  "goal",
  "kpi",
  "executive",
  "stakeholder",
  "benefit",
  "cost",
  "factor",
  "pilot",
  "proposition",
  "attribution",
] as const;
export type UseKind = (typeof USES)[number];

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
    /** Ids of what reads this KPI; a `factor` is of the benefit or cost that the KPI enters through others. */
    readonly usedBy: readonly { readonly kind: UseKind; readonly id: string }[];
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

export interface CountedRows {
  readonly aggregate: string;
  readonly table: string;
  readonly total: number;
  readonly columns: readonly string[];
  /** Null: withheld, fewer rows than the privacy floor. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[] | null;
}

/** What several models credit, over the last complete months. Values in the KPI's base unit. */
export interface AttributionReport {
  readonly kpi: string;
  /** Local dates, half-open. */
  readonly from: string;
  readonly to: string;
  /** How far before an order a touch counts: "90 days". */
  readonly window: string;
  readonly orders: string;
  readonly player: { readonly column: string; readonly label: Texts };
  /** Who is credited, by name, the greatest first; the last may stand for all under the privacy floor together. */
  readonly players: readonly Player[];
  readonly models: readonly {
    readonly name: ModelName;
    readonly written: string;
    readonly total: number;
    /** What the KPI itself picks of it. */
    readonly own: number;
    /** In the players' order. */
    readonly credit: readonly number[];
  }[];
  /** Rows of known value in the span, and those of them with a touch in the window before. */
  readonly counted: { readonly all: number; readonly joined: number };
  /** What those drawn to meet the community brought beyond what as many without it would have; null where nobody was drawn. */
  readonly holdout: {
    readonly treated: { readonly name: string; readonly n: number };
    readonly control: { readonly name: string; readonly n: number };
    readonly total: { readonly value: number; readonly low: number; readonly high: number } | null;
  } | null;
}

/** Someone credit goes to: by name; null where no name is given; "other" for several that are too few to be named. */
export type Player = { readonly kind: "named"; readonly name: string } | { readonly kind: "none" | "other" };

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

/** What members are promised, and what success is for either side. */
export interface PropositionReport {
  readonly id: string;
  readonly label: Texts;
  readonly promise: Texts;
  readonly audience: Texts;
  readonly owner: string;
  readonly business: SideReport | null;
  readonly members: SideReport | null;
  /** Further KPIs that show whether it is kept. */
  readonly kpis: readonly string[];
  /** Whether the two sides' KPIs change together; null where one of them is missing. */
  readonly together: Together | Apart | null;
}

export interface SideReport {
  readonly success: Texts;
  readonly kpi: string | null;
}

/** Pearson's correlation of the changes from one period to the next, with Fisher's interval. */
export interface Together {
  readonly r: number;
  readonly low: number;
  readonly high: number;
  /** Changes compared, and how many independent ones they tell as much as. */
  readonly n: number;
  readonly effective: number;
  readonly grain: Grain;
  /** The first and the last period of the changes. */
  readonly from: string;
  readonly to: string;
  /** Whether what is better for one side goes with what is better for the other; null where that cannot be told apart from chance, or a KPI has no better side. */
  readonly aligned: boolean | null;
}

/** Why the two cannot be compared; `n` changes there are, `shared` is the KPI, or the count as a formula, that both are made of. */
export interface Apart {
  readonly why: "few" | "constant" | "grains" | "shared";
  readonly n: number;
  readonly shared: string | null;
}

export const MATURITY = {
  foundation: ["mission", "goals", "smart", "roles", "tools", "guidelines"],
  growth: ["calendar", "recognition", "feedback", "propositions"],
  measurement: ["measured", "assumptions", "attribution", "pilots", "decisions", "evidence"],
} as const;
export type MaturityLevel = keyof typeof MATURITY;
export type MaturityStepId = (typeof MATURITY)[MaturityLevel][number];

/** How far the community's work is, read from the files alone. */
export interface MaturityReport {
  readonly levels: readonly { readonly level: MaturityLevel; readonly steps: readonly MaturityStep[] }[];
  /** The first step that is not reached; null where all are. */
  readonly next: MaturityStepId | null;
  readonly calendar: readonly PlannedReport[];
  readonly recognition: readonly { readonly on: string; readonly to: Texts; readonly label: Texts }[];
  readonly feedback: readonly FeedbackReport[];
  readonly decisions: readonly DecisionReport[];
}

export interface MaturityStep {
  readonly id: MaturityStepId;
  readonly state: "reached" | "open" | "missing";
  /** How many of what the step counts are as they should be. */
  readonly done: number;
  readonly of: number;
  /** Those that are not. */
  readonly lacking: readonly Lacking[];
  /** What the files say of it, or where it can be read. */
  readonly where: Texts;
  /** A day, or a number of days, that the reason names. */
  readonly on: string | null;
  readonly days: number | null;
}

/** A thing a step lacks: with its id, or where it has none (an entry of a log) with its text. */
export interface Lacking {
  readonly kind: "goal" | "kpi" | "stakeholder" | "assumption" | "proposition" | "entry";
  readonly id: string;
  readonly label: Texts;
}

export interface PlannedReport {
  readonly planned: string;
  readonly done: string | null;
  readonly label: Texts;
  readonly state: "on_time" | "late" | "overdue" | "ahead";
  /** Days it was late, or is by the end of the data; null where it is neither. */
  readonly days: number | null;
}

export interface FeedbackReport {
  readonly opened: string;
  readonly closed: string | null;
  readonly label: Texts;
  readonly answer: Texts;
  /** Days until it was closed, or open by the end of the data; null where the data ends before. */
  readonly days: number | null;
}

export interface DecisionReport {
  readonly on: string;
  readonly by: string;
  readonly decision: Texts;
  readonly kpi: string | null;
  readonly review: string | null;
  readonly result: Texts;
  /** Due: its day lies within the data, and no result is written. */
  readonly state: "reviewed" | "due" | "waiting" | "unplanned";
  /** The KPI's last complete period by the day it was decided, and by the day of its review. */
  readonly before: KpiReport["series"]["points"][number] | null;
  readonly after: KpiReport["series"]["points"][number] | null;
  /** Whether the two have no value in common in their intervals; null where one of them is missing or has none. */
  readonly differ: boolean | null;
}
