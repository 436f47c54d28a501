import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";

const Z95 = 1.959963984540054;
/** Beyond these shares nothing is drawn: ten thousand draws hold one or two of such. */
const OUTERMOST = 1e-4;

/**
 * A quantile function of a normal distribution with another width on each side of its median, whose 95 % interval is
 * [low, high]: what a measured value with such an interval may have been. An interval of no width is that value.
 *
 * K. F. Wallis (2014), The two-piece normal, binormal, or double Gaussian distribution, Statistical Science 29, 106–112;
 * here the two halves are joined at the median, so that each holds half of it.
 */
export function splitNormalQuantile(low: number, median: number, high: number): (u: number) => number {
  const [down, up] = [(median - low) / Z95, (high - median) / Z95];
  if (!(down + up > 0)) return () => median;
  return (u) => {
    const z = normalQuantile(Math.min(1 - OUTERMOST, Math.max(OUTERMOST, u)), 0, 1);
    return median + z * (z < 0 ? down : up);
  };
}
