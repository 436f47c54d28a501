import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { UPPER, type Interval } from "./interval.js";

/** Student's t interval of a mean, from the sample's mean, standard deviation and size; null below two values. */
export function meanInterval(mean: number, sd: number, n: number): Interval | null {
  if (!(n >= 2)) return null;
  const spread = (tQuantile(UPPER, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - spread, high: mean + spread };
}
