import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { UPPER, type Interval } from "./interval.js";

/** Sums over the rows of a ratio's numerator x and denominator y. */
export interface RatioSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/**
 * Fieller's interval for Σx / Σy over the same rows. `unbounded` (both ends null) where the denominator is not clear of
 * zero; null below two rows.
 *
 * E. C. Fieller (1954), Some problems in interval estimation, JRSS B 16, 175–185.
 */
export function fieller({ n, x, y, xx, yy, xy }: RatioSums): Interval | null {
  if (!(n >= 2) || y === 0) return null;
  const [mx, my] = [x / n, y / n];
  // Variances of the means and their covariance.
  const vx = (xx - n * mx * mx) / (n - 1) / n;
  const vy = (yy - n * my * my) / (n - 1) / n;
  const c = (xy - n * mx * my) / (n - 1) / n;
  const t2 = tQuantile(UPPER, n - 1) ** 2;
  const a = my * my - t2 * vy;
  if (a <= 0) return { low: null, high: null, unbounded: true };
  const b = mx * my - t2 * c;
  const root = b * b - a * (mx * mx - t2 * vx);
  const spread = Math.sqrt(Math.max(0, root));
  return { low: (b - spread) / a, high: (b + spread) / a };
}
