import type { Refusal } from "../../../stats/answer.js";
import type { Estimate } from "../../../stats/estimate.js";
import type { EvidenceLevel } from "../../model.js";
import type { PilotCheck, PilotLimit, PilotPeriod, PilotRefusal, PilotResult } from "../../pilot-model.js";

/** What a design found, before many pilots are looked at together. */
export interface Found {
  readonly ok: true;
  readonly result: Omit<PilotResult, "adjusted">;
  readonly periods: readonly PilotPeriod[];
  readonly checks: readonly PilotCheck[];
  readonly evidence: EvidenceLevel;
  readonly limits: readonly PilotLimit[];
}

export interface NotFound {
  readonly ok: false;
  readonly why: PilotRefusal;
  readonly periods: readonly PilotPeriod[];
}

export type Outcome = Found | NotFound;

/** A statistic's reason in the words of pilots. */
const REASONS: Readonly<Record<string, PilotRefusal>> = {
  "too few units": "too few units",
  "too few donors": "too few units",
  "too few pairs": "too few units",
  "too few groups": "nothing to compare with",
  "nothing to compare with": "nothing to compare with",
  "too few periods": "too few periods before",
  "too few points before": "too few periods before",
  "too few points after": "too few periods after",
  "periods missing": "periods missing",
  "no variation": "no variation",
  "no variation before": "no variation",
  "does not fit before the start": "does not fit before the start",
  "no pairs": "no pairs",
};

export const because = (refusal: Refusal<string>, periods: readonly PilotPeriod[]): NotFound => ({
  ok: false,
  why: REASONS[refusal.why] ?? "not a number",
  periods,
});

export const ends = ({ value, low, high }: Pick<Estimate, "value" | "low" | "high">): PilotResult["effect"] => ({
  value,
  low,
  high,
});

export const check = (
  kind: PilotCheck["kind"],
  outcome: PilotCheck["outcome"],
  told: Partial<Omit<PilotCheck, "kind" | "outcome">> = {},
): PilotCheck => ({ kind, outcome, value: null, low: null, high: null, p: null, ...told });

/** An effect needs its checks: with any failed, or one that nobody could make, it is a change at most. */
export const allPassed = (checks: readonly PilotCheck[]): boolean =>
  checks.every(({ outcome }) => outcome === "passed" || outcome === "read");
