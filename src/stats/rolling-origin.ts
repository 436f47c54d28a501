import { refuse, type Answer, type Refusal } from "./answer.js";
import { forecastErrors, type ForecastErrors } from "./forecast-errors.js";
import { mean } from "./moments.js";
import type { Forecast } from "./naive-forecast.js";

export interface Backtest {
  /** Each origin: how many values it knew, and how far its forecast lay from those that came. */
  readonly origins: readonly (ForecastErrors & { readonly known: number })[];
  /** Means over the origins; MASE null where one of them has none. */
  readonly mase: number | null;
  readonly smape: number;
}

/**
 * A forecasting method tried on the past: from each of the last `origins` places that leave `horizon` values to come, it
 * forecasts them from all before. `method` gets the values known and the horizon; where it refuses, so does the test, with
 * its reason.
 *
 * L. J. Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16, 437–450.
 */
export function rollingOrigin<Why extends string>(
  values: readonly number[],
  method: (known: readonly number[], horizon: number) => (Forecast & { readonly ok: true }) | Refusal<Why>,
  { season, horizon, origins }: { readonly season: number; readonly horizon: number; readonly origins: number },
): Answer<Backtest, Why | "too few values" | "no origins" | "not a number"> {
  if (!(origins >= 1 && horizon >= 1)) return refuse("no origins");
  const first = values.length - horizon - origins + 1;
  if (first <= season) return refuse("too few values");
  const tried: (ForecastErrors & { readonly known: number })[] = [];
  for (let known = first; known <= values.length - horizon; known++) {
    const train = values.slice(0, known);
    const forecast = method(train, horizon);
    if (!forecast.ok) return forecast;
    const found = forecastErrors(
      values.slice(known, known + horizon),
      forecast.points.map(({ value }) => value),
      { train, season },
    );
    if (!found.ok) return refuse("not a number");
    const { rmse, mae, mape, smape, mase } = found;
    tried.push({ known, rmse, mae, mape, smape, mase });
  }
  const scaled = tried.flatMap(({ mase }) => (mase === null ? [] : [mase]));
  return {
    ok: true,
    origins: tried,
    mase: scaled.length === tried.length ? mean(scaled) : null,
    smape: mean(tried.map(({ smape }) => smape)),
  };
}
