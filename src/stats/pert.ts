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
  const { a, b } = shapes(low, mode, high);
  return (u) => low + width * betaQuantile(u, a, b);
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Its mean and variance: of the beta distribution itself, not the old rule ((high − low) / 6)². */
export function pertMoments(low: number, mode: number, high: number): Moments {
  const width = high - low;
  if (!(width > 0)) return { mean: mode, variance: 0 };
  const { a, b } = shapes(low, mode, high);
  return { mean: (low + 4 * mode + high) / 6, variance: (width ** 2 * a * b) / ((a + b) ** 2 * (a + b + 1)) };
}

/** The beta distribution's parameters; they add up to 6. */
const shapes = (low: number, mode: number, high: number): { readonly a: number; readonly b: number } => ({
  a: 1 + (4 * (mode - low)) / (high - low),
  b: 1 + (4 * (high - mode)) / (high - low),
});
