import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { UPPER } from "./interval.js";

/** An estimate with its interval at 95 %. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface BoundedDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The interval leaves out 0. */
  readonly clear: boolean;
  /** Two-sided, of "there is no difference": at most 0.05 where the interval leaves out 0. */
  readonly p: number;
}

/**
 * How much one estimate differs from another that is independent of it, `after` less `before`: the two intervals joined by
 * the squares of their arms, so that lopsided intervals give a lopsided one.
 *
 * G. Y. Zou and A. Donner (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27,
 * 1693–1702. The p-value is what the arm towards 0 says, its length taken for 1.96 standard errors: D. G. Altman and J. M.
 * Bland (2011), How to obtain the P value from a confidence interval, BMJ 343, d2304.
 */
export function mover(before: Bounded, after: Bounded): BoundedDifference {
  // Of very few answers an adjusted interval may end short of the estimate itself: that arm is then of no length.
  const down = ({ value, low }: Bounded): number => Math.max(0, value - low);
  const up = ({ value, high }: Bounded): number => Math.max(0, high - value);
  const difference = after.value - before.value;
  const low = difference - Math.hypot(down(after), up(before));
  const high = difference + Math.hypot(up(after), down(before));
  const arm = difference > 0 ? difference - low : high - difference;
  const z = arm > 0 ? (Math.abs(difference) / arm) * normalQuantile(UPPER, 0, 1) : difference === 0 ? 0 : Infinity;
  return { difference, low, high, clear: low > 0 || high < 0, p: 2 * normalCdf(-z, 0, 1) };
}
