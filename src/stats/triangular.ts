import type { Moments } from "./pert.js";

/**
 * A quantile function of the triangular distribution over [low, high] with this mode. A range of no width is that value.
 *
 * N. L. Johnson (1997), The triangular distribution as a proxy for the beta distribution in risk analysis, The Statistician
 * 46, 387–398.
 */
export function triangularQuantile(low: number, mode: number, high: number): (u: number) => number {
  const width = high - low;
  if (!(width > 0)) return () => mode;
  const below = (mode - low) / width;
  return (u) => (u < below ? low + Math.sqrt(u * width * (mode - low)) : high - Math.sqrt((1 - u) * width * (high - mode)));
}

/** Its mean and variance. */
export function triangularMoments(low: number, mode: number, high: number): Moments {
  const variance = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
  return { mean: (low + mode + high) / 3, variance: Math.max(0, variance) };
}
