import { finite, refuse, type Answer } from "./answer.js";
import { decompose, type Seasonality } from "./decompose.js";
import { mean, products } from "./moments.js";
import { minimise } from "./quasi-newton.js";

/** Shares from 0 to 1 by which the level, the trend and the season follow each new value. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface HoltWinters extends Smoothing {
  /** After the last value: level, trend a step, and the season's next steps in order. */
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
  /** Of the errors one step ahead, in the square of the values' unit. */
  readonly sse: number;
  readonly forecast: (horizon: number) => readonly number[];
}

type Why = "not a number" | "season too short" | "too few values" | "values not above zero" | "trend at zero";

/**
 * Level, trend and season smoothed by given shares. The start is read from the first two seasons by moving averages, and
 * the values after the first season are smoothed.
 *
 * P. R. Winters (1960), Forecasting sales by exponentially weighted moving averages, Management Science 6, 324–342; start and
 * order of steps as R's `HoltWinters`.
 */
export function holtWinters(
  values: readonly number[],
  period: number,
  kind: Seasonality,
  smoothing: Smoothing,
): Answer<HoltWinters, Why> {
  const start = startOf(values, period, kind);
  return start.ok ? smoothed(values, kind, smoothing, start) : start;
}

/** The same with the shares that make the sum of squared errors least, sought from (0.3, 0.1, 0.1). */
export function fittedHoltWinters(values: readonly number[], period: number, kind: Seasonality): Answer<HoltWinters, Why> {
  const start = startOf(values, period, kind);
  if (!start.ok) return start;
  const sharesOf = ([a = 0, b = 0, c = 0]: readonly number[]): Smoothing => ({
    alpha: share(a),
    beta: share(b),
    gamma: share(c),
  });
  const run = (x: readonly number[]) => smoothed(values, kind, sharesOf(x), start);
  const centre = mean(values);
  const scale = products(values, values) || centre * centre || 1;
  const sse = (x: readonly number[]): number => {
    const found = run(x);
    return found.ok ? found.sse / scale : Number.POSITIVE_INFINITY;
  };
  return run(
    minimise(
      sse,
      [0.3, 0.1, 0.1].map((each) => Math.log(each / (1 - each))),
      { tolerance: 1e-12 },
    ).x,
  );
}

const share = (x: number): number => 1 / (1 + Math.exp(-x));

interface Start {
  readonly ok: true;
  readonly level: number;
  readonly trend: number;
  readonly figure: readonly number[];
}

function startOf(
  values: readonly number[],
  period: number,
  kind: Seasonality,
): Start | { readonly ok: false; readonly why: Why } {
  if (!finite(values)) return refuse("not a number");
  if (period < 2) return refuse("season too short");
  if (values.length < 2 * period + 1) return refuse("too few values");
  if (kind === "multiplicative" && values.some((value) => value <= 0)) return refuse("values not above zero");
  const { trend, figure } = decompose(values.slice(0, 2 * period), period, kind);
  const line = trend.filter((value) => value !== null);
  const steps = line.map((_, i) => i + 1);
  const slope = products(steps, line) / products(steps, steps);
  return { ok: true, level: mean(line) - slope * mean(steps), trend: slope, figure };
}

function smoothed(
  values: readonly number[],
  kind: Seasonality,
  smoothing: Smoothing,
  start: Start,
): Answer<HoltWinters, "trend at zero"> {
  const { alpha, beta, gamma } = smoothing;
  const times = kind === "multiplicative";
  const period = start.figure.length;
  const season = [...start.figure];
  let { level, trend } = start;
  let sse = 0;
  for (let i = period; i < values.length; i++) {
    const value = values[i] as number;
    const step = i % period;
    const own = season[step] as number;
    const before = level + trend;
    sse += (value - (times ? before * own : before + own)) ** 2;
    const next = alpha * (times ? value / own : value - own) + (1 - alpha) * before;
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
    season[step] = gamma * (times ? value / level : value - level) + (1 - gamma) * own;
  }
  // A level or season that passed through zero left nothing to divide by.
  if (!Number.isFinite(sse) || !finite([level, trend], season)) return refuse("trend at zero");
  const next = season.map((_, i) => season[(values.length + i) % period] as number);
  const forecast = (horizon: number): number[] =>
    Array.from({ length: horizon }, (_, i) => {
      const line = level + (i + 1) * trend;
      const own = next[i % period] as number;
      return times ? line * own : line + own;
    });
  return { ok: true, alpha, beta, gamma, level, trend, season: next, sse, forecast };
}
