import type { ModelName } from "../formula/event-functions.js";
import type { FormulaText, Span } from "../ground/span.js";
import type { Grain } from "./grain.js";
import type { Texts } from "./texts.js";

/*
 * The sections of metrics.yaml that make a case from KPIs: pilots, promises and maturity, members, credit, return.
 */

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

/** A survey or poll: the KPI of its answers, what tells its waves apart, and whom it was sent to. */
export interface SurveyDef {
  readonly name: string;
  readonly label: Texts;
  /** As it was asked. */
  readonly question: Texts;
  /** How it was asked and of whom. */
  readonly note: Texts;
  readonly kpi: string;
  /** A grain, or a dimension whose values are the waves; null where it was asked once. */
  readonly wave: string | null;
  /** The rows of this survey, where its tables hold several. */
  readonly where: FormulaText | null;
  /** KPIs: answers out of those invited, and how many were. */
  readonly responseRate: string | null;
  readonly invited: string | null;
  /** Null where the KPI's own hold. */
  readonly splits: readonly string[] | null;
  /** Answers in words, by their value. */
  readonly choices: Readonly<Record<string, Texts>>;
  readonly owner: string;
  readonly span: Span;
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

/** How members come along: from stage to stage, how long they stay, and what those read who never write. */
export interface MembersDef {
  /** The count of members: "count(members where role = …)". */
  readonly who: FormulaText;
  /** In the order that members come to them. */
  readonly stages: readonly StageDef[];
  /** Days after which those who moved on are counted, ascending. */
  readonly within: readonly number[];
  readonly cohorts: {
    readonly by: "month" | "quarter";
    /** What a member does who is still there, as the stages' events are written. */
    readonly active: FormulaText;
    /** How many months after joining are looked at. */
    readonly months: number;
  } | null;
  readonly lurkers: {
    /** What is read. */
    readonly reads: FormulaText;
    /** Stages that a silent reader never reached. */
    readonly posted: readonly string[];
    /** KPIs whose value is shared out by who read. */
    readonly value: readonly string[];
  } | null;
  readonly span: Span;
}

/** A stage and the count of those an event has brought to it: "count(distinct posts.author_id where …)". */
export interface StageDef {
  readonly name: string;
  readonly label: Texts;
  readonly event: FormulaText;
  readonly span: Span;
}
