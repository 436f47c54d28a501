import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";

/** In points, from -100 to 100; the interval's ends may lie beyond. */
export interface NpsWald {
  readonly n: number;
  readonly score: number;
  /** From the shares' variance p + d − (p − d)², which is that of answers counted as 1, 0 and -1. */
  readonly se: number;
  /** The same with n − 1, as of any sample's mean. */
  readonly seOfSample: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A Net Promoter Score with its plain standard error and interval, from numbers of answers. Of few answers, or of answers
 * that are all alike, it is too narrow: reports show the adjusted one (nps.ts).
 *
 * J. Sauro and J. R. Lewis (2016), Quantifying the User Experience, chapter 3; B. Rocks (2016), The American Statistician 70,
 * 365–372.
 */
export function npsWald(promoters: number, passives: number, detractors: number): Answer<NpsWald, "not counts" | "no answers"> {
  const counts = [promoters, passives, detractors];
  if (!finite(counts) || counts.some((count) => count < 0)) return refuse("not counts");
  const n = promoters + passives + detractors;
  if (n === 0) return refuse("no answers");
  const [p, d] = [promoters / n, detractors / n];
  const variance = Math.max(0, p + d - (p - d) ** 2);
  const se = 100 * Math.sqrt(variance / n);
  const spread = normalQuantile(UPPER, 0, 1) * se;
  const score = 100 * (p - d);
  // One answer has no variance within its sample; its plain error is zero too.
  const seOfSample = n > 1 ? 100 * Math.sqrt(variance / (n - 1)) : 0;
  return { ok: true, n, score, se, seOfSample, low: score - spread, high: score + spread };
}
