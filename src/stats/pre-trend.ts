import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { estimate, welch, type Estimate } from "./estimate.js";
import { UPPER } from "./interval.js";
import { constant, mean, products, variance } from "./moments.js";

/** A unit's values in the periods before the start, in order. */
export interface Before {
  readonly treated: boolean;
  readonly values: readonly number[];
}

export interface PreTrend {
  /** How much faster the treated grew than the others, in the outcome's unit a period. */
  readonly slope: Estimate;
  readonly passed: boolean;
  /** How often the test would have seen a slope as great as `suspected`, had there been one; null without one. */
  readonly power: number | null;
  /** The slope that the test would see four times in five: what passed may still hide. */
  readonly seenAt80: number;
}

/** Fewer periods before the start say nothing of a trend. */
export const LEAST_PERIODS = 3;

/**
 * Whether the treated and the others ran in parallel before the start: the least-squares slope of each unit, compared by
 * Welch's t, so that a unit's own errors may hang together. `suspected` is the slope that would matter, such as the one
 * that would explain the whole effect. A test with little power that passes proves little.
 *
 * B. L. Welch (1947), The generalization of Student's problem, Biometrika 34, 28–35; J. Roth (2022), Pretest with caution,
 * American Economic Review: Insights 4, 305–322.
 */
export function preTrend(
  units: readonly Before[],
  suspected: number | null = null,
): Answer<PreTrend, "too few periods" | "too few units" | "periods missing" | "no variation" | "not a number"> {
  const periods = units[0]?.values.length ?? 0;
  if (units.some(({ values }) => values.length !== periods)) return refuse("periods missing");
  if (!finite(...units.map(({ values }) => values))) return refuse("not a number");
  if (units.length > 0 && periods < LEAST_PERIODS) return refuse("too few periods");
  const time = Array.from({ length: periods }, (_, i) => i);
  const slopes = (treated: boolean): number[] =>
    units.filter((unit) => unit.treated === treated).map(({ values }) => products(time, values) / products(time, time));
  const [ours, theirs] = [slopes(true), slopes(false)];
  if (ours.length < 2 || theirs.length < 2) return refuse("too few units");
  if (constant(ours) && constant(theirs)) return refuse("no variation");
  const parts = [ours, theirs].map((list) => [variance(list) / list.length, list.length - 1] as const);
  const se = Math.sqrt(parts.reduce((all, [part]) => all + part, 0));
  const slope = estimate(mean(ours) - mean(theirs), se, welch(parts));
  const df = welch(parts);
  const needed = tQuantile(UPPER, df);
  // The t that such a slope would give, shifted by it: exact for known errors, near for few units.
  const shift = suspected === null ? null : Math.abs(suspected) / se;
  const power = shift === null ? null : tCdf(shift - needed, df) + tCdf(-shift - needed, df);
  return { ok: true, slope, passed: slope.p >= 0.05, power, seenAt80: (needed + tQuantile(0.8, df)) * se };
}
