import type { Grain, PilotDesign, Texts } from "../compile/definitions.js";
import type { EvidenceLevel } from "./cell.js";
import type { GoalStatus } from "./levels.js";

/** A trial as the report tells it: what was fixed beforehand, what was found, and how far that can be believed. */
export interface PilotReport {
  readonly id: string;
  readonly label: Texts;
  readonly hypothesis: Texts;
  readonly kpi: string;
  readonly owner: string;
  readonly design: PilotDesign;
  /** The change that counts as success, in the KPI's base unit. */
  readonly criterion: { readonly direction: "at_least" | "at_most"; readonly value: number };
  readonly agreed: { readonly by: string; readonly on: string } | null;
  readonly start: string;
  /** Days on which treated units began, where they differ; earliest first. */
  readonly starts: readonly string[];
  readonly end: string | null;
  readonly grain: Grain;
  /** Over what was fixed beforehand: criterion, design, KPI, units, window. A later edit gives another. */
  readonly designDigest: string;
  /** The same part by part, so that a later report can say which was edited. */
  readonly fixed: FixedDesign;
  /** What the chain of releases found edited after it was fixed; absent where nothing was. */
  readonly edits?: readonly { readonly part: keyof FixedDesign; readonly release: string }[];
  readonly stage: "not_begun" | "running" | "over";
  readonly verdict: GoalStatus;
  readonly evidence: EvidenceLevel;
  readonly sample: PilotSample;
  /** Means of the arms by period; empty where the privacy floor or the data do not allow them. */
  readonly periods: readonly PilotPeriod[];
  readonly result: PilotResult | null;
  /** Why there is no result. */
  readonly why: PilotRefusal | null;
  readonly checks: readonly PilotCheck[];
  readonly scaleUp: PilotScaleUp | null;
  readonly limits: readonly PilotLimit[];
}

/** What must stand before the start; dates and numbers as in the report, the columns as written. */
export interface FixedDesign {
  readonly kpi: string;
  readonly definition: string;
  readonly criterion: string;
  readonly design: string;
  readonly units: string;
  readonly window: string;
}

export interface PilotSample {
  /** Units needed as the file says, of both arms together. */
  readonly stated: number | null;
  /** Units needed in each arm to see the criterion four times in five; null where the time before does not tell. */
  readonly needed: number | null;
  /** The smallest difference that this many units would show four times in five. */
  readonly detectable: number | null;
  readonly treated: number;
  readonly compared: number;
}

/** The mean over units and how many; null where there is none, or it is withheld. */
export type ArmMean = { readonly mean: number; readonly n: number } | null;

export interface PilotPeriod {
  readonly period: string;
  readonly after: boolean;
  readonly treated: ArmMean;
  readonly compared: ArmMean;
  /** Where the treated would have been expected without the measure; null before the start. */
  readonly expected: number | null;
  /** Treated less expected, or less the others against their difference before. */
  readonly difference: number | null;
  /** The middle 95 and 50 % of what placebos show. */
  readonly fan: readonly [low95: number, low50: number, high50: number, high95: number] | null;
}

export type PilotMethod =
  "adjusted" | "means" | "differences" | "group_time" | "synthetic" | "interrupted" | "matched" | "before_after";

export interface PilotResult {
  readonly method: PilotMethod;
  /** In the KPI's base unit. An end that is null is unbounded; both null where the design gives no interval. */
  readonly effect: { readonly value: number; readonly low: number | null; readonly high: number | null };
  readonly p: PilotP | null;
  /** Adjusted for all pilots of the report (Benjamini and Hochberg); null where there is one alone. */
  readonly adjusted: number | null;
  /** Periods that count, before and from the start on. */
  readonly before: number;
  readonly after: number;
}

export interface PilotP {
  readonly value: number;
  readonly by: "permutation" | "placebos" | "errors";
  /** Ways, placebo units or placebo dates tried, the true one among them; null where errors tell. */
  readonly ways: number | null;
  /** False: so few units can never give 5 %. */
  readonly canBeSignificant: boolean;
}

export type PilotRefusal =
  | "not begun"
  | "no data"
  | "withheld"
  | "no treated units"
  | "nothing to compare with"
  | "too few units"
  | "too few periods before"
  | "too few periods after"
  | "periods missing"
  | "no variation"
  | "does not fit before the start"
  | "no pairs"
  | "not a number";

export type PilotCheckKind =
  "draw" | "pre_trend" | "placebo_date" | "placebo_units" | "placebo_starts" | "leave_one_out" | "balance" | "second_model";

export interface PilotCheck {
  readonly kind: PilotCheckKind;
  /** `unknown`: the data do not allow it; `read`: nothing to pass, for reading. */
  readonly outcome: "passed" | "failed" | "unknown" | "read";
  /** In the KPI's unit, or (balance) in standard deviations; null where there is no value. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  /** Of the pre-trend: how often it would have found a drift that explains the whole effect, and the drift found at 80 %. */
  readonly power?: number | null;
  readonly seenAt80?: number;
  /** Ways, placebos, pretended starts or units that were tried. */
  readonly tried?: number;
  /** The pretended day of a placebo date. */
  readonly on?: string;
}

export interface PilotScaleUp {
  readonly units: number;
  /** Whether the effect adds up over units, as answers do; a share's stays as it is. */
  readonly adds: boolean;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly note: Texts;
}

export type PilotLimit =
  | "agreed_late"
  | "not_agreed"
  | "too_small"
  | "few_units"
  | "not_drawn"
  | "no_control"
  | "checks_failed"
  | "many_tests"
  | "adjusted_away"
  | "units_missing"
  | "running";
