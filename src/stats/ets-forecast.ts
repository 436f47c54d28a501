import type { EtsFit } from "./ets-fit.js";
import { walkEts } from "./ets-model.js";
import { DRAWS, middle95, normal, uniform } from "./monte-carlo.js";
import type { Forecast } from "./naive-forecast.js";

/**
 * What a fitted exponential smoothing expects, with the middle 95 % of paths simulated from it with normal errors. The band
 * holds the model for true: neither its shape nor its parameters are in doubt.
 *
 * R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), Forecasting with Exponential Smoothing, section 6.1.
 */
export function etsForecast(fit: EtsFit, horizon: number, { seed }: { readonly seed: number }): Forecast {
  const values: number[] = [];
  walkEts(fit.shape, fit, fit.end, horizon, (_, expected) => {
    values.push(expected);
    return expected;
  });
  const draw = normal(uniform(seed));
  const paths = values.map(() => new Float64Array(DRAWS));
  const times = fit.shape.error === "M";
  for (let path = 0; path < DRAWS; path++)
    walkEts(fit.shape, fit, fit.end, horizon, (step, expected) => {
      const error = fit.sigma * draw();
      const value = times ? expected * (1 + error) : expected + error;
      (paths[step] as Float64Array)[path] = value;
      return value;
    });
  return {
    points: values.map((value, i) => ({ value, ...(middle95(paths[i] as Float64Array) ?? { low: value, high: value }) })),
  };
}
