import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { UPPER, type Interval } from "./interval.js";

/**
 * Adjusted Wald interval for a Net Promoter Score in points: 3/4 promoters, 3/2 passives and 3/4 detractors are added,
 * the ends cut to ±100.
 *
 * B. Rocks (2016), Interval estimation for the Net Promoter Score, The American Statistician 70, 365–372.
 */
export function npsInterval(promoters: number, passives: number, detractors: number): Interval | null {
  const n = promoters + passives + detractors;
  if (!(n > 0)) return null;
  const z = normalQuantile(UPPER, 0, 1);
  const total = n + 3;
  const [p, d] = [(promoters + 0.75) / total, (detractors + 0.75) / total];
  const spread = z * Math.sqrt((p + d - (p - d) ** 2) / total);
  return { low: Math.max(-100, 100 * (p - d - spread)), high: Math.min(100, 100 * (p - d + spread)) };
}
