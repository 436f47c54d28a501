import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { UPPER, type Interval } from "./interval.js";

/** Two estimates, the variances of these estimates, and their covariance: 0 where they come from different rows. */
export interface RatioParts {
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
  readonly cxy: number;
}

export interface RatioDelta {
  readonly ratio: number;
  readonly se: number;
  readonly interval: Interval;
  /** Symmetric on the log scale, so that the ratio y / x has its inverse; null unless both are above zero. */
  readonly logInterval: Interval | null;
}

/**
 * x / y by its linear part, with the normal's interval. Meant for denominators clear of zero; where that is in doubt, see
 * Fieller's.
 *
 * A. Deng, U. Knoblich and J. Lu (2018), Applying the delta method in metric analytics, KDD 2018, section 2.
 */
export function ratioDelta({
  x,
  y,
  vx,
  vy,
  cxy,
}: RatioParts): Answer<RatioDelta, "not a number" | "denominator is zero" | "no variance"> {
  if (!finite([x, y, vx, vy, cxy])) return refuse("not a number");
  if (y === 0) return refuse("denominator is zero");
  const ratio = x / y;
  const variance = (vx - 2 * ratio * cxy + ratio * ratio * vy) / y / y;
  // Less than nothing by more than rounding: no two estimates have such variances and covariance.
  if (vx < 0 || vy < 0 || cxy * cxy > vx * vy * (1 + 1e-9)) return refuse("no variance");
  if (!Number.isFinite(variance)) return refuse("denominator is zero");
  const se = Math.sqrt(Math.max(0, variance));
  const spread = normalQuantile(UPPER, 0, 1) * se;
  const logInterval =
    x > 0 && y > 0 ? { low: ratio * Math.exp(-spread / ratio), high: ratio * Math.exp(spread / ratio) } : null;
  return { ok: true, ratio, se, interval: { low: ratio - spread, high: ratio + spread }, logInterval };
}
