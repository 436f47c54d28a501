import { wilson } from "./wilson.js";

/** Some of a group. */
export interface Portion {
  readonly successes: number;
  readonly n: number;
}

export interface PortionDifference {
  /** The first group's share less the second one's. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How far two independent proportions lie apart, with an interval at 95 %: each side's distance to its own Wilson limit,
 * squared and added. It stays within ±1, and has a width where nobody or everybody succeeds. Null where a group is empty.
 *
 * R. G. Newcombe (1998), Interval estimation for the difference between independent proportions: comparison of eleven
 * methods, Statistics in Medicine 17, 873–890, method 10.
 */
export function newcombe(a: Portion, b: Portion): PortionDifference | null {
  const [first, second] = [wilson(a.successes, a.n), wilson(b.successes, b.n)];
  if (!first || !second) return null;
  const [p, q] = [a.successes / a.n, b.successes / b.n];
  const ends = [first.low, first.high, second.low, second.high].map((end) => end ?? 0);
  const [l1 = 0, u1 = 0, l2 = 0, u2 = 0] = ends;
  const value = p - q;
  return { value, low: value - Math.hypot(p - l1, u2 - q), high: value + Math.hypot(u1 - p, q - l2) };
}
