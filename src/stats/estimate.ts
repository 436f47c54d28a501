import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { UPPER } from "./interval.js";

/** An estimate with its standard error, its interval at 95 % and the two-sided p-value of "it is zero". */
export interface Estimate {
  readonly value: number;
  readonly se: number;
  /** Degrees of freedom of Student's t; null where the normal is used. */
  readonly df: number | null;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** By Student's t with `df` degrees of freedom, or by the normal where they are null. The standard error is above zero. */
export function estimate(value: number, se: number, df: number | null): Estimate {
  const spread = se * (df === null ? normalQuantile(UPPER, 0, 1) : tQuantile(UPPER, df));
  const beyond = -Math.abs(value / se);
  const p = 2 * (df === null ? normalCdf(beyond, 0, 1) : tCdf(beyond, df));
  return { value, se, df, low: value - spread, high: value + spread, p };
}

/** Welch's degrees of freedom (1947) for the sum of independent means: each its variance and its own degrees. */
export function welch(parts: readonly (readonly [variance: number, df: number])[]): number {
  const total = parts.reduce((all, [variance]) => all + variance, 0);
  return total ** 2 / parts.reduce((all, [variance, df]) => all + variance ** 2 / df, 0);
}
