import normalCdf from "@stdlib/stats-base-dists-normal-cdf";

/**
 * The two-sided p-value that two independent shares, each `successes` of `n`, are one: the score test with the variance of
 * both together, without a correction for continuity. Null where one has no cases; 1 where both are 0 or both 1.
 *
 * K. Pearson (1900), On the criterion …, Philosophical Magazine 50, 157–175, for a table of two by two; as in A. Agresti
 * (2013), Categorical Data Analysis, section 3.2.
 */
export function twoShares(
  a: { readonly successes: number; readonly n: number },
  b: { readonly successes: number; readonly n: number },
): number | null {
  if (!(a.n > 0) || !(b.n > 0)) return null;
  const pooled = (a.successes + b.successes) / (a.n + b.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  if (error === 0) return 1;
  const z = Math.abs(a.successes / a.n - b.successes / b.n) / error;
  return Math.min(1, 2 * normalCdf(-z, 0, 1));
}
