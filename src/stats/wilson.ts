import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { UPPER, type Interval } from "./interval.js";

/**
 * Wilson's score interval for a proportion: `successes` of `n`, shares from 0 to 1. Over shares it
 * holds what is true 95 times in 100; at a single one, since counts are whole, from 84 (just below a border that a first
 * success draws, such as 0.0085 for 20) to nearly 100.
 *
 * E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209–212.
 */
export function wilson(successes: number, n: number): Interval | null {
  if (!(n > 0) || successes < 0 || successes > n) return null;
  const z = normalQuantile(UPPER, 0, 1);
  const p = successes / n;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: successes === 0 ? 0 : (centre - spread) / scale, high: successes === n ? 1 : (centre + spread) / scale };
}
