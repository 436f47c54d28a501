import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import { UPPER } from "./interval.js";

/**
 * The ranks (from 1) of the narrowest pair of order statistics that holds the p-quantile with at least 95 %, each tail
 * at most 2.5 % by exact binomial probabilities; null where the sample is too small for one.
 * Conservative: ranks are whole, and values that are equal hold the quantile more often.
 *
 * G. J. Hahn and W. Q. Meeker (1991), Statistical Intervals, section 5.2.
 */
export function quantileRanks(n: number, p: number): { readonly low: number; readonly high: number } | null {
  const tail = 1 - UPPER;
  // P(X < low) is the chance that fewer than `low` values lie below the quantile.
  const low = greatest(n, (rank) => binomialCdf(rank - 1, n, p) <= tail);
  const high = least(n, (rank) => 1 - binomialCdf(rank - 1, n, p) <= tail);
  return low === null || high === null ? null : { low, high };
}

/** The greatest rank for which a condition holds that holds for small ranks only. */
function greatest(n: number, holds: (rank: number) => boolean): number | null {
  if (n < 1 || !holds(1)) return null;
  let [yes, no] = [1, n + 1];
  while (no - yes > 1) {
    const middle = (yes + no) >> 1;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** The least rank for which a condition holds that holds for great ranks only. */
function least(n: number, holds: (rank: number) => boolean): number | null {
  if (n < 1 || !holds(n)) return null;
  let [no, yes] = [0, n];
  while (yes - no > 1) {
    const middle = (yes + no) >> 1;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
