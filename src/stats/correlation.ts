import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { effectivePairs } from "./effective-pairs.js";
import { UPPER } from "./interval.js";
import { constant, products } from "./moments.js";

export interface Correlation {
  readonly r: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** How many independent pairs they tell as much as: what the interval is made with. */
  readonly effective: number;
}

/**
 * Pearson's correlation of pairs in the order of time, with Fisher's interval: tanh(atanh r ± z / √(n − 3)). Where each
 * value of both lists resembles the one before, or shies away from it, pairs tell less than independent ones would, and n
 * is what `effectivePairs` makes of it; without that, of two independent series of differences one in nine would seem
 * to be correlated at 5 %.
 *
 * R. A. Fisher (1921), On the “probable error” of a coefficient of correlation deduced from a small sample, Metron 1, 3–32.
 */
export function correlation(
  x: readonly number[],
  y: readonly number[],
): Answer<Correlation, "too few pairs" | "constant" | "not finite"> {
  const n = x.length;
  if (n !== y.length || !finite(x, y)) return refuse("not finite");
  if (n < 4) return refuse("too few pairs");
  if (constant(x) || constant(y)) return refuse("constant");
  const r = Math.max(-1, Math.min(1, products(x, y) / Math.sqrt(products(x, x) * products(y, y))));
  const effective = effectivePairs(x, y);
  if (!(effective > 3)) return refuse("too few pairs");
  return { ok: true, r, ...fisherInterval(r, effective), n, effective };
}

/** Fisher's interval of a correlation found in n independent pairs; n above 3. */
export function fisherInterval(r: number, n: number): { readonly low: number; readonly high: number } {
  const spread = normalQuantile(UPPER, 0, 1) / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - spread), high: Math.tanh(Math.atanh(r) + spread) };
}
