import { mean, variance } from "./moments.js";

/** Groups whose means are nearer than this are as good as equal. */
export const BALANCED = 0.1;

/**
 * Standardised difference of two groups' means: over the root of the mean of their variances, so that no sample size and no
 * unit decides. Null where neither group varies but their means differ, or a group has fewer than two.
 *
 * P. C. Austin (2009), Balance diagnostics for comparing the distribution of baseline covariates between treatment groups,
 * Statistics in Medicine 28, 3083–3107.
 */
export function standardisedDifference(ours: readonly number[], theirs: readonly number[]): number | null {
  if (ours.length < 2 || theirs.length < 2) return null;
  return inSpreads(mean(ours) - mean(theirs), spreadOf(ours, theirs));
}

/** The root of the mean of two groups' variances. */
export const spreadOf = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.sqrt((variance(ours) + variance(theirs)) / 2);

export function inSpreads(difference: number, spread: number): number | null {
  if (difference === 0) return 0;
  return spread > 1e-12 * Math.abs(difference) ? difference / spread : null;
}
