import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { UPPER, type Interval } from "./interval.js";

/**
 * Student's t interval of a mean, from the sample's mean, standard deviation and size; null below two values. Exact for
 * normal values. For skewed ones it is approximate and holds the mean less often than it says: in the simulations of
 * test/stats 94 % of the time for 100 exponential values, 91 % for 20 and 90 % for 50 log-normal ones (σ = 1).
 *
 * Student (1908), The probable error of a mean, Biometrika 6, 1–25.
 */
export function meanInterval(mean: number, sd: number, n: number): Interval | null {
  if (!(n >= 2)) return null;
  const spread = (tQuantile(UPPER, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - spread, high: mean + spread };
}
