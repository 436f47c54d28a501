import { finite, refuse, type Answer } from "./answer.js";
import { fadingErrors } from "./coefficient-errors.js";
import { estimate, type Estimate } from "./estimate.js";
import { dot, leastSquares } from "./least-squares.js";
import { mean } from "./moments.js";

export interface Interrupted {
  /** The jump at the start, and the change of the slope a period. */
  readonly jump: Estimate;
  readonly bend: Estimate;
  /** Jump and bend together: mean of the line after, less the line before drawn on, over the periods from the start on. */
  readonly effect: Estimate;
  /** Lags over which errors were taken to hang together. */
  readonly lags: number;
  /**
   * Starts pretended within the time before, the share of them (and the true one) whose effect is as clear, and the least
   * that so many can give.
   */
  readonly placebos: { readonly starts: readonly number[]; readonly p: number; readonly least: number } | null;
}

export type NoInterrupted = "too few points before" | "too few points after" | "no variation" | "not a number";

/** Fewer points than these say nothing of a line before or after; with seasons, two whole ones and 24 before. */
export const LEAST_BEFORE = 12;
export const LEAST_AFTER = 6;
const LEAST_BEFORE_SEASONS = 24;

/**
 * Interrupted time series: a line before the start, another from it on, and, with `season`, a level for each place in it.
 * `start` is the place of the first period that may show an effect. No control, so that whatever else happened then counts
 * as effect. Errors by Newey and West are too small for so few points: in the simulations of test/stats with 60 points and no
 * effect their p-value falls below 5 % in 11 of 100 series, in 26 of 100 where 0.6 of an error stays to the next period. The
 * placebos' p-value does so in 5 and 6 of 100, so a find needs both.
 *
 * A. K. Wagner et al. (2002), Segmented regression analysis of interrupted time series studies, Journal of Clinical Pharmacy
 * and Therapeutics 27, 299–309; lags ⌊4 (n/100)^(2/9)⌋ as W. K. Newey and K. D. West (1994), Review of Economic Studies 61.
 */
export function interruptedSeries(
  values: readonly number[],
  start: number,
  season: number | null = null,
): Answer<Interrupted, NoInterrupted> {
  if (!finite(values)) return refuse("not a number");
  const least = season === null ? LEAST_BEFORE : Math.max(LEAST_BEFORE_SEASONS, 2 * season);
  if (start < least) return refuse("too few points before");
  if (values.length - start < LEAST_AFTER) return refuse("too few points after");
  const found = segmented(values, start, season);
  if (found === null) return refuse("no variation");
  // Pretended starts know nothing from the true one on.
  const known = values.slice(0, start);
  const places = Array.from({ length: Math.max(0, start - least - LEAST_AFTER + 1) }, (_, i) => least + i);
  const pretended = places.flatMap((place) => {
    const placebo = segmented(known, place, season);
    return placebo === null ? [] : [{ place, effect: placebo.effect }];
  });
  const clear = ({ value, se }: Estimate): number => Math.abs(value / se);
  const asClear = pretended.filter(({ effect }) => clear(effect) >= clear(found.effect)).length;
  const placebos =
    pretended.length === 0
      ? null
      : {
          starts: pretended.map(({ place }) => place),
          p: (asClear + 1) / (pretended.length + 1),
          least: 1 / (pretended.length + 1),
        };
  return { ok: true, ...found, placebos };
}

function segmented(
  values: readonly number[],
  start: number,
  season: number | null,
): Pick<Interrupted, "jump" | "bend" | "effect" | "lags"> | null {
  const n = values.length;
  const since = (t: number): number => Math.max(0, t - start);
  const x = values.map((_, t) => [
    1,
    Number(t >= start),
    since(t),
    t,
    // The first place in the season is what the others are compared with.
    ...Array.from({ length: (season ?? 1) - 1 }, (_, place) => Number(t % (season ?? 1) === place + 1)),
  ]);
  const fit = leastSquares(x, values);
  if (!fit.ok) return null;
  const lags = Math.floor(4 * (n / 100) ** (2 / 9));
  const covariance = fadingErrors(x, fit, lags);
  const combined = (weights: readonly number[]): Estimate | null => {
    const full = fit.coefficients.map((_, j) => weights[j] ?? 0);
    const square = dot(
      full,
      covariance.map((row) => dot(row, full)),
    );
    // What rounding leaves of points that lie on the lines is no error to judge by.
    const rounding = 1e-10 * Math.max(...values.map(Math.abs));
    return square > rounding ** 2 ? estimate(dot(full, fit.coefficients), Math.sqrt(square), fit.df) : null;
  };
  const [jump, bend] = [combined([0, 1]), combined([0, 0, 1])];
  const effect = combined([0, 1, mean(values.flatMap((_, t) => (t >= start ? [since(t)] : [])))]);
  return jump && bend && effect ? { jump, bend, effect, lags } : null;
}
