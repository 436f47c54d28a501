import { finite, refuse, type Answer } from "./answer.js";
import { estimate, welch, type Estimate } from "./estimate.js";
import { mean, sum, variance } from "./moments.js";

/** A unit with the stratum that it shares with its like (such as country and month of joining). */
export interface Stratified {
  readonly treated: boolean;
  readonly stratum: string;
  readonly outcome: number;
}

export interface ByStrata {
  /** Treated less others of the same stratum, strata weighed by their treated, in the outcome's unit. */
  readonly effect: Estimate;
  readonly strata: number;
  /** Units of strata with fewer than two of either kind, which cannot be compared. */
  readonly left: { readonly treated: number; readonly control: number };
}

/**
 * Cohorts compared within strata that are alike exactly.
 *
 * W. G. Cochran (1968), The effectiveness of adjustment by subclassification in removing bias in observational studies,
 * Biometrics 24, 295–313.
 */
export function exactStrata(
  units: readonly Stratified[],
): Answer<ByStrata, "too few units" | "no stratum has both" | "no variation" | "not a number"> {
  if (!finite(units.map(({ outcome }) => outcome))) return refuse("not a number");
  if (units.length === 0) return refuse("too few units");
  const byStratum = new Map<string, { ours: number[]; theirs: number[] }>();
  for (const { treated, stratum, outcome } of units) {
    const own = byStratum.get(stratum) ?? { ours: [], theirs: [] };
    (treated ? own.ours : own.theirs).push(outcome);
    byStratum.set(stratum, own);
  }
  const both = [...byStratum.values()].filter(({ ours, theirs }) => ours.length > 1 && theirs.length > 1);
  if (both.length === 0) return refuse("no stratum has both");
  const treated = sum(both.map(({ ours }) => ours.length));
  const control = sum(both.map(({ theirs }) => theirs.length));
  const parts = both.flatMap(({ ours, theirs }) =>
    [ours, theirs].map((list) => [((ours.length / treated) ** 2 * variance(list)) / list.length, list.length - 1] as const),
  );
  const se = Math.sqrt(sum(parts.map(([part]) => part)));
  if (!(se > 1e-12 * Math.max(...units.map(({ outcome }) => Math.abs(outcome))))) return refuse("no variation");
  const value = sum(both.map(({ ours, theirs }) => (ours.length / treated) * (mean(ours) - mean(theirs))));
  const ours = units.filter((unit) => unit.treated).length;
  const left = { treated: ours - treated, control: units.length - ours - control };
  return { ok: true, effect: estimate(value, se, welch(parts)), strata: both.length, left };
}
