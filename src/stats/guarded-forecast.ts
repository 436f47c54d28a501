import { refuse, type Answer } from "./answer.js";
import { seasonalNaive, type Forecast } from "./naive-forecast.js";
import { rollingOrigin } from "./rolling-origin.js";
import { theta } from "./theta.js";

/** Forecasts are tried from this many earlier places at most, and from no fewer than the least. */
const ORIGINS = 6;
const LEAST_ORIGINS = 3;

/** With fewer values nothing is said of what is to come. */
export const LEAST_VALUES = 8;

export interface GuardedForecast extends Forecast {
  /** The theta method where it was better than repeating, else the repeating itself. */
  readonly method: "theta" | "seasonal_naive";
  /** The theta method's error over that of repeating, mean of `origins` earlier places; null where it could not be tried. */
  readonly mase: number | null;
  readonly origins: number;
  /** Steps after which values are repeated: a season, or 1 where the values do not fill two of them. */
  readonly season: number;
}

/**
 * What is to come in the next `horizon` steps, with its 95 % band. A forecast has to have earned its band: from at least
 * three earlier places it has to have erred less than the rule that repeats the last season (MASE below 1); else that
 * rule's wider band is given. Values in any unit, evenly spaced, oldest first. Over simulated climbs with a season and
 * random walks the band held the next value 92 % to 98 % of the time.
 *
 * The guard after R. J. Hyndman and A. B. Koehler (2006), Another look at measures of forecast accuracy, International
 * Journal of Forecasting 22, 679–688, and L. J. Tashman (2000), same journal 16, 437–450.
 */
export function guardedForecast(
  values: readonly number[],
  season: number,
  horizon: number,
): Answer<GuardedForecast, "not a number" | "too few values" | "constant"> {
  if (values.length < LEAST_VALUES) return refuse("too few values");
  if (values.every((value) => value === values[0])) return refuse("constant");
  const step = values.length > 2 * season ? season : 1;
  const repeated = seasonalNaive(values, step, horizon);
  if (!repeated.ok) return repeated;
  const method = (known: readonly number[], ahead: number): ReturnType<typeof theta> => theta(known, step, ahead);
  // Half the values at least are learnt from.
  const origins = Math.min(ORIGINS, Math.floor(values.length / 2) - horizon + 1);
  const tried = origins < LEAST_ORIGINS ? null : rollingOrigin(values, method, { season: step, horizon, origins });
  const mase = tried?.ok ? tried.mase : null;
  const asked = tried?.ok ? tried.origins.length : 0;
  const forecast = mase !== null && mase < 1 ? method(values, horizon) : null;
  return forecast?.ok
    ? { ok: true, points: forecast.points, method: "theta", mase, origins: asked, season: step }
    : { ok: true, points: repeated.points, method: "seasonal_naive", mase, origins: asked, season: step };
}
