import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";
import { mean, sd } from "./moments.js";

/** What is to come one step after the last value, two steps, and so on, each with its 95 % band. */
export interface Forecast {
  readonly points: readonly ForecastPoint[];
}

export interface ForecastPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The last season again: each value as `season` steps before (1: the last value). The band widens with each season passed.
 * The rule that other forecasts have to beat.
 *
 * R. J. Hyndman and G. Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5.
 */
export function seasonalNaive(
  values: readonly number[],
  season: number,
  horizon: number,
): Answer<Forecast, "not a number" | "too few values"> {
  if (!finite(values)) return refuse("not a number");
  if (values.length <= season) return refuse("too few values");
  const errors = values.slice(season).map((value, i) => value - (values[i] as number));
  const spread = normalQuantile(UPPER, 0, 1) * Math.sqrt(mean(errors.map((error) => error * error)));
  const points = Array.from({ length: horizon }, (_, i) => {
    const value = values[values.length - season + (i % season)] as number;
    const wide = spread * Math.sqrt(Math.floor(i / season) + 1);
    return { value, low: value - wide, high: value + wide };
  });
  return { ok: true, points };
}

/** The mean of all values, for ever; for values that neither trend nor season moves. Source as above. */
export function meanForecast(values: readonly number[], horizon: number): Answer<Forecast, "not a number" | "too few values"> {
  if (!finite(values)) return refuse("not a number");
  const n = values.length;
  if (n < 2) return refuse("too few values");
  const value = mean(values);
  const wide = tQuantile(UPPER, n - 1) * sd(values) * Math.sqrt(1 + 1 / n);
  return { ok: true, points: Array.from({ length: horizon }, () => ({ value, low: value - wide, high: value + wide })) };
}
