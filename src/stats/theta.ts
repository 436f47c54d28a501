import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { refuse, type Answer } from "./answer.js";
import { decompose } from "./decompose.js";
import { fitEts } from "./ets-fit.js";
import { UPPER } from "./interval.js";
import { mean, products } from "./moments.js";
import type { Forecast } from "./naive-forecast.js";

/**
 * Simple exponential smoothing that drifts by half the slope of a line through all values; a season that its lag shows (at
 * 90 %) is divided out before and multiplied in after. The method that won the M3 competition.
 *
 * V. Assimakopoulos and K. Nikolopoulos (2000), The theta model, International Journal of Forecasting 16, 521–530; as R. J.
 * Hyndman and B. Billah (2003), Unmasking the Theta method, same journal 19, 287–290.
 */
export function theta(
  values: readonly number[],
  season: number,
  horizon: number,
): Answer<Forecast, "not a number" | "too few values" | "constant" | "no fit"> {
  const figure = seasonOf(values, season);
  const n = values.length;
  const plain = values.map((value, i) => value / (figure[i % figure.length] as number));
  const fit = fitEts(plain, { error: "A", trend: "N", season: "N" }, 1, { by: "squares" });
  if (!fit.ok) return refuse(fit.why === "values not above zero" ? "no fit" : fit.why);
  const steps = plain.map((_, i) => i);
  const drift = products(steps, plain) / products(steps, steps) / 2;
  const { alpha, sigma, end } = fit;
  const z = normalQuantile(UPPER, 0, 1);
  const points = Array.from({ length: horizon }, (_, i) => {
    const own = figure[(n + i) % figure.length] as number;
    const value = end.level + drift * (i + (1 - (1 - alpha) ** n) / alpha);
    const spread = z * sigma * Math.sqrt(i * alpha * alpha + 1);
    return { value: value * own, low: (value - spread) * own, high: (value + spread) * own };
  });
  return { ok: true, points };
}

/** A figure of one, 1, where no season shows: by its lag's autocorrelation, or since values at zero leave no factors. */
function seasonOf(values: readonly number[], season: number): readonly number[] {
  const none = [1];
  const n = values.length;
  if (season < 2 || n <= 2 * season) return none;
  const centre = mean(values);
  const all = products(values, values);
  const lags = Array.from({ length: season }, (_, k) => {
    const later = values.slice(k + 1);
    return later.reduce((sum, value, i) => sum + (value - centre) * ((values[i] as number) - centre), 0) / all;
  });
  const before = lags.slice(0, -1).reduce((sum, lag) => sum + lag * lag, 0);
  const limit = normalQuantile(0.95, 0, 1) * Math.sqrt((1 + 2 * before) / n);
  if (!(Math.abs(lags.at(-1) as number) > limit)) return none;
  const { figure } = decompose(values, season, "multiplicative");
  return figure.every((own) => own > 1e-4) ? figure : none;
}
