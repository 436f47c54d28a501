import type { ModelName } from "../formula/event-functions.js";
import type { CompositeExpr } from "../ground/expr.js";
import type { FormulaText, Span } from "../ground/span.js";

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
  readonly executive: ExecutiveDef | null;
  readonly privacy: {
    readonly floor: number;
    readonly surveyFloor: number;
    /** Personal columns, as "members.country", and values that may be published all the same; absent: none. */
    readonly allow?: readonly string[];
  };
  readonly propositions: Readonly<Record<string, PropositionDef>>;
  readonly maturity: MaturityDef | null;
  readonly attribution: AttributionDef | null;
  readonly calendar: readonly CalendarNote[];
  readonly roi: RoiDef | null;
  /** The ClickHouse that computes the numbers; absent where DuckDB does. */
  readonly server?: ServerDef;
  /** Read and validated strictly, kept as it stands: engine. */
  readonly later: Readonly<Record<string, unknown>>;
}

/** A ClickHouse as the file names it: its texts may ask the environment, as ${ENV}. */
export interface ServerDef {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly span: Span;
}

/** Text in several languages, by language code. A plain string in the file is the community's first language. */
export type Texts = Readonly<Record<string, string>>;

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

export const GRAINS = ["hour", "day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year"] as const;
export type Grain = (typeof GRAINS)[number];

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
  readonly path: "linear" | "steps" | "logistic";
}

export const PILOT_DESIGNS = ["randomised", "differences", "synthetic", "interrupted", "matched", "before_after"] as const;
export type PilotDesign = (typeof PILOT_DESIGNS)[number];

/** A trial whose criterion was fixed beforehand. */
export interface PilotDef {
  readonly name: string;
  readonly label: Texts;
  readonly hypothesis: Texts;
  readonly kpi: string;
  /** The change of the KPI that counts as success, in the base scale of `unit`. */
  readonly criterion: {
    readonly direction: "at_least" | "at_most";
    readonly value: number;
    readonly unit: string | null;
  };
  readonly design: PilotDesign;
  /** The column whose values are treated or not, as a question names it; null where one series is looked at. */
  readonly units: string | null;
  /** Values of `units`, or of `arm` where that is given. */
  readonly treated: readonly string[];
  /** Empty: all that are not treated. */
  readonly compare: readonly string[];
  readonly arm: string | null;
  readonly where: FormulaText | null;
  readonly start: string;
  /** First days of treated units, where they differ. */
  readonly starts: Readonly<Record<string, string>>;
  /** Exclusive. */
  readonly end: string | null;
  /** As written: a count and the word of a unit of time. */
  readonly pre: { readonly count: number; readonly unit: string } | null;
  readonly grain: Grain;
  readonly sample: number | null;
  readonly agreed: { readonly by: string; readonly on: string } | null;
  readonly owner: string;
  readonly scaleUp: { readonly units: number; readonly note: Texts } | null;
  readonly span: Span;
}

/** The three executive questions and the KPIs that answer each. */
export interface ExecutiveDef {
  readonly organisation: readonly string[];
  readonly members: readonly string[];
  readonly alignment: readonly string[];
  readonly span: Span;
}

/** What members are promised, and what success is for either side. */
export interface PropositionDef {
  readonly name: string;
  readonly label: Texts;
  readonly promise: Texts;
  /** Which members it is for. */
  readonly audience: Texts;
  /** KPIs that prove it beside the two sides' own. */
  readonly kpis: readonly string[];
  readonly business: SuccessDef | null;
  readonly members: SuccessDef | null;
  readonly owner: string;
  readonly span: Span;
}

export interface SuccessDef {
  readonly success: Texts;
  readonly kpi: string | null;
}

/** What the checklist of maturity cannot read off the other sections; null where a step is not spoken of. */
export interface MaturityDef {
  readonly mission: StepDef | null;
  readonly roles: StepDef | null;
  readonly tools: StepDef | null;
  readonly guidelines: StepDef | null;
  readonly contentCalendar: readonly PlannedDef[];
  readonly recognition: readonly RecognitionDef[];
  readonly feedback: readonly FeedbackDef[];
  readonly decisions: readonly DecisionDef[];
}

/** A step that a person vouches for, or says is not there; `where` it can be found. */
export interface StepDef {
  readonly given: boolean;
  readonly where: Texts;
}

export interface PlannedDef {
  readonly planned: string;
  readonly done: string | null;
  readonly label: Texts;
}

export interface RecognitionDef {
  readonly on: string;
  readonly to: Texts;
  readonly label: Texts;
}

/** What members said; the loop is closed on the day they were told what came of it. */
export interface FeedbackDef {
  readonly opened: string;
  readonly closed: string | null;
  readonly label: Texts;
  readonly answer: Texts;
}

export interface DecisionDef {
  readonly on: string;
  readonly by: string;
  readonly kpi: string | null;
  readonly decision: Texts;
  readonly review: string | null;
  readonly result: Texts;
}

/** A KPI of credit, to be shown under several models side by side. */
export interface AttributionDef {
  readonly kpi: string;
  readonly models: readonly ModelName[];
  /** How far before an order a touch counts, as written; null: as the KPI says. */
  readonly window: string | null;
  /** The column of touches that credit goes to, seen from their table. */
  readonly player: string;
  /** Who was drawn by lot to go without, by a column of the table that the formula's key refers to. */
  readonly holdout: { readonly column: string; readonly treated: string; readonly control: string } | null;
  readonly span: Span;
}

/** What the community brings and costs, over one time: half-open local dates, null where the data says. */
export interface RoiDef {
  readonly label: Texts;
  readonly benefits: Readonly<Record<string, BenefitDef>>;
  readonly costs: Readonly<Record<string, CostDef>>;
  readonly from: string | null;
  readonly to: string | null;
  /** What money earns in a year, 0.08 for 8 percent. */
  readonly discountRate: { readonly value: number; readonly unit: string | null } | null;
  readonly draws: number;
  readonly span: Span;
}

export interface CostDef {
  readonly name: string;
  readonly label: Texts;
  readonly kpi: string;
  readonly span: Span;
}

export interface BenefitDef extends CostDef {
  /** Null where the KPI's unit tells. */
  readonly kind: "money" | "time" | "quality" | "risk" | null;
  /** Benefits of one group are one benefit seen twice. */
  readonly overlap: string | null;
  /** Null where the KPI's own level holds. */
  readonly evidence: 0 | 1 | 2 | 3 | 4 | null;
  /** What the evidence is. */
  readonly because: Texts;
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
] as const;
export type NamedSection = (typeof NAMED_SECTIONS)[number];

/** A named thing: the section it stands in, and its name. */
export interface EntryName {
  readonly section: string;
  readonly name: string;
}
