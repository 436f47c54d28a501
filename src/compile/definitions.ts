import type { CompositeExpr } from "../ground/expr.js";
import type { FormulaText, Span } from "../ground/span.js";
import type { Grain } from "./grain.js";
import type {
  AttributionDef,
  MaturityDef,
  MembersDef,
  PilotDef,
  PropositionDef,
  RoiDef,
  SurveyDef,
} from "./proof-definitions.js";
import type { Texts } from "./texts.js";
import type { VoicesDef } from "./voices-definitions.js";

export { GRAINS, type Grain } from "./grain.js";
export * from "./proof-definitions.js";
export * from "./voices-definitions.js";
export type { Texts } from "./texts.js";

/**
 * What metrics.yaml (with its includes) says, after reading: plain data, defaults filled in, every formula with its
 * place. `spanOf` of read.ts finds the place of any other value by its path.
 */
export interface Definitions {
  readonly version: 1;
  readonly community: Community;
  readonly sources: Readonly<Record<string, SourceDef>>;
  readonly tables: Readonly<Record<string, TableDef>>;
  readonly rates: RatesDef | null;
  readonly assumptions: Readonly<Record<string, AssumptionDef>>;
  readonly kpis: Readonly<Record<string, KpiDef>>;
  readonly filters: Readonly<Record<string, FilterDef>>;
  readonly stakeholders: Readonly<Record<string, StakeholderDef>>;
  readonly goals: Readonly<Record<string, GoalDef>>;
  readonly pilots: Readonly<Record<string, PilotDef>>;
  readonly surveys: Readonly<Record<string, SurveyDef>>;
  readonly executive: ExecutiveDef | null;
  readonly privacy: {
    readonly floor: number;
    readonly surveyFloor: number;
    /** Personal columns, as "members.country", and values that may be published all the same; absent: none. */
    readonly allow?: readonly string[];
  };
  readonly propositions: Readonly<Record<string, PropositionDef>>;
  readonly maturity: MaturityDef | null;
  readonly members: MembersDef | null;
  readonly attribution: AttributionDef | null;
  readonly calendar: readonly CalendarNote[];
  readonly roi: RoiDef | null;
  readonly voices: VoicesDef | null;
  /** The ClickHouse that computes the numbers; absent where DuckDB does. */
  readonly server?: ServerDef;
  /** How much the native engine may take; null where DuckDB's own or ours hold. */
  readonly engine: { readonly memory: string | null; readonly threads: number | null };
}

/** A ClickHouse as the file names it: its texts may ask the environment, as ${ENV}. */
export interface ServerDef {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly span: Span;
}

export interface Community {
  readonly name: Texts;
  readonly mission: Texts;
  readonly languages: readonly string[];
  readonly currency: string | null;
  readonly timezone: string;
  readonly weekStart: Weekday;
  /** Month 1–12. */
  readonly fiscalYearStart: number;
  /** True where the data is made up; every page says so. */
  readonly simulated: boolean;
}
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface SourceDef {
  readonly name: string;
  readonly loader: string;
  /** The loader's own options, unread: secrets still as ${ENV}. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

export type ColumnType = "text" | "integer" | "number" | "boolean" | "date" | "time";

export interface TableDef {
  readonly name: string;
  readonly from: TableFrom;
  /** What one row is: the unit of count(table). */
  readonly row: string;
  readonly key: string | null;
  /** The default date basis. */
  readonly time: string | null;
  readonly grain: Grain | null;
  readonly columns: Readonly<Record<string, ColumnDef>>;
  /** Local dates, half-open; null ends are found in the data or in the loader's manifest. */
  readonly coverage: { readonly from: string | null; readonly to: string | null };
  /** Columns that together name one level's series; null where `series:` is not given. */
  readonly series: readonly string[] | null;
  readonly valid: { readonly from: string; readonly to: string } | null;
  /** The column that says how much each answer of a survey counts. */
  readonly weight: string | null;
  /** Where `weight:` names it; absent where it does not. */
  readonly weightSpan?: Span;
  readonly filters: readonly string[];
  readonly label: Texts;
  readonly description: Texts;
  readonly span: Span;
}

export type TableFrom =
  | { readonly kind: "source"; readonly source: string; readonly stream: string; readonly span: Span }
  /** A path or glob from the folder of metrics.yaml. */
  | { readonly kind: "file"; readonly path: string; readonly span: Span }
  | { readonly kind: "sql"; readonly sql: string; readonly span: Span };

export interface ColumnDef {
  readonly name: string;
  readonly type: ColumnType | null;
  /** The table this column refers to, many to one. */
  readonly ref: string | null;
  readonly unit: string | { readonly currency: string } | null;
  readonly label: Texts;
  readonly pii: boolean;
  /** IANA zone of zone-less time stamps; the project's where null. */
  readonly zone: string | null;
  /** How dates and numbers are written in a text file, where declared: "%d/%m/%Y", decimal comma. */
  readonly format: string | null;
  readonly decimal: "." | "," | null;
  readonly span: Span;
}

export interface RatesDef {
  readonly from: TableFrom;
  readonly currency: string;
  readonly rate: string;
  readonly time: string;
  readonly span: Span;
}

export interface AssumptionDef {
  readonly name: string;
  readonly label: Texts;
  readonly description: Texts;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly class: "measured" | "benchmark" | "assumption";
  readonly source: string;
  readonly owner: string;
  readonly review: string | null;
  readonly status: "supported" | "contradicted" | "untested";
  readonly span: Span;
}

export interface KpiDef {
  readonly name: string;
  readonly label: Texts;
  readonly description: Texts;
  /** Of a composite, what it comes to as a formula. */
  readonly formula: FormulaText;
  readonly composite: CompositeExpr | null;
  readonly unit: string | null;
  readonly better: "higher" | "lower" | "none";
  readonly family: string | null;
  readonly stage: "input" | "activity" | "output" | "outtake" | "outcome" | "impact" | null;
  /** A duration as written: "7 days". */
  readonly matureAfter: string | null;
  readonly owners: readonly string[];
  /** Oldest first; `until` is exclusive. */
  readonly history: readonly PastDefinition[];
  readonly tests: readonly FormulaText[];
  /** Dimensions the report splits this KPI by, at most a few. */
  readonly splits: readonly string[];
  readonly minN: number | null;
  readonly span: Span;
  /** Where `unit:` stands; the KPI's own place where it does not. */
  readonly unitSpan?: Span;
}

export interface PastDefinition extends Pick<KpiDef, "formula" | "composite"> {
  readonly until: string;
  readonly note: Texts;
}

export interface FilterDef {
  readonly name: string;
  readonly table: string;
  readonly where: FormulaText;
  readonly label: Texts;
  readonly span: Span;
}

export interface StakeholderDef {
  readonly name: string;
  readonly title: Texts;
  readonly language: string;
  readonly department: string | null;
  readonly asks: Texts;
  readonly span: Span;
}

export interface GoalDef {
  readonly name: string;
  readonly label: Texts;
  readonly for: string;
  readonly problem: Texts;
  /** What the community did about it. */
  readonly did: Texts;
  /** What is asked of the stakeholder. */
  readonly ask: Texts;
  readonly kpi: string;
  readonly baseline: { readonly value: number; readonly unit: string | null; readonly period: string } | null;
  readonly target: TargetDef;
  readonly owner: string;
  readonly agreed: { readonly by: string; readonly on: string } | null;
  readonly review: string | null;
  readonly leading: readonly string[];
  /** The grain the goal is judged at: month where nothing is said. */
  readonly grain: Grain;
  readonly span: Span;
}

export interface TargetDef {
  readonly direction: "at_least" | "at_most";
  /** In the base scale of `unit`. */
  readonly value: number;
  readonly unit: string | null;
  readonly by: string;
  readonly path: "linear" | "steps" | "logistic" | "season";
}

/** The three executive questions and the KPIs that answer each. */
export interface ExecutiveDef {
  readonly organisation: readonly string[];
  readonly members: readonly string[];
  readonly alignment: readonly string[];
  readonly span: Span;
}

export interface CalendarNote {
  readonly on: string;
  readonly to: string | null;
  readonly kind: string;
  readonly label: Texts;
}

/** Sections that are maps of named things: included files add to them. */
export const NAMED_SECTIONS = [
  "sources",
  "tables",
  "filters",
  "assumptions",
  "kpis",
  "stakeholders",
  "goals",
  "propositions",
  "pilots",
  "surveys",
] as const;
export type NamedSection = (typeof NAMED_SECTIONS)[number];

/** A named thing: the section it stands in, and its name. */
export interface EntryName {
  readonly section: string;
  readonly name: string;
}
