import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

/**
 * A quantile function of the PERT distribution over [low, high] with this mode: a beta distribution whose mean is
 * (low + 4 mode + high) / 6. A range of no width is that value.
 *
 * D. G. Malcolm et al. (1959), Application of a technique for research and development program evaluation, Operations
 * Research 7, 646–669; parameters as in D. Vose (2008), Risk Analysis.
 */
export function pertQuantile(low: number, mode: number, high: number): (u: number) => number {
  const width = high - low;
  if (!(width > 0)) return () => mode;
  const a = 1 + (4 * (mode - low)) / width;
  const b = 1 + (4 * (high - mode)) / width;
  return (u) => low + width * betaQuantile(u, a, b);
}
