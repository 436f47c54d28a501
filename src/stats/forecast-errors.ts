import { finite, refuse, type Answer } from "./answer.js";
import { mean } from "./moments.js";

export interface ForecastErrors {
  /** In the values' unit: root of the mean square, and mean of the absolute errors. */
  readonly rmse: number;
  readonly mae: number;
  /** In percent of the actual values; null where one of them is 0. */
  readonly mape: number | null;
  /** In percent of half the sum of both sizes, from 0 to 200; an actual 0 that was forecast as 0 counts 0. */
  readonly smape: number;
  /** Times the mean absolute error of the seasonal-naive rule within `train`; null where that rule never errs there. */
  readonly mase: number | null;
}

/**
 * How far a forecast lies from what came, step by step. `train` holds the values it was made from, `season` its length
 * (1: none).
 *
 * R. J. Hyndman and A. B. Koehler (2006), Another look at measures of forecast accuracy, International Journal of Forecasting
 * 22, 679–688 (MASE); S. Makridakis and M. Hibon (2000), The M3-Competition, same journal 16, 451–476 (sMAPE).
 */
export function forecastErrors(
  actual: readonly number[],
  forecast: readonly number[],
  { train, season }: { readonly train: readonly number[]; readonly season: number },
): Answer<ForecastErrors, "no values" | "lists of different length" | "not a number" | "too few values to learn from"> {
  if (actual.length !== forecast.length) return refuse("lists of different length");
  if (actual.length === 0) return refuse("no values");
  if (!finite(actual, forecast, train)) return refuse("not a number");
  if (train.length <= season) return refuse("too few values to learn from");
  const errors = actual.map((value, i) => Math.abs(value - (forecast[i] as number)));
  const mae = mean(errors);
  const scale = mean(train.slice(season).map((value, i) => Math.abs(value - (train[i] as number))));
  const sizes = actual.map((value, i) => (Math.abs(value) + Math.abs(forecast[i] as number)) / 2);
  return {
    ok: true,
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    mae,
    mape: actual.includes(0) ? null : 100 * mean(errors.map((error, i) => error / Math.abs(actual[i] as number))),
    smape: 100 * mean(errors.map((error, i) => (error === 0 ? 0 : error / (sizes[i] as number)))),
    mase: scale === 0 ? null : mae / scale,
  };
}
