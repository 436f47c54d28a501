import { refuse, type Answer } from "./answer.js";
import { fitEts, type EtsFit } from "./ets-fit.js";
import type { EtsShape } from "./ets-model.js";

/** Longer seasons have more starting values than data can tell apart. */
const LONGEST_SEASON = 24;

const pairs = (error: "A" | "M", seasons: readonly ("N" | "A" | "M")[]): EtsShape[] =>
  seasons.flatMap((season) => (["N", "A", "Ad"] as const).map((trend) => ({ error, trend, season })));

/** Additive errors with a multiplicative season, and multiplicative trends, are left out: their forecasts run away. */
const SHAPES: readonly EtsShape[] = [...pairs("A", ["N", "A"]), ...pairs("M", ["N", "A", "M"])];

/**
 * Exponential smoothing whose shape is chosen by AICc among those that the values allow: up to fifteen, six without a season
 * (`period` 1), those with multiplicative parts only where all values are above zero.
 *
 * R. J. Hyndman and Y. Khandakar (2008), Automatic time series forecasting, Journal of Statistical Software 27(3).
 */
export function ets(
  values: readonly number[],
  period: number,
): Answer<EtsFit, "not a number" | "too few values" | "constant" | "season too long" | "no fit"> {
  if (period > LONGEST_SEASON) return refuse("season too long");
  const whys = new Set<string>();
  let best: (EtsFit & { readonly ok: true }) | null = null;
  for (const shape of SHAPES) {
    if (shape.season !== "N" && period < 2) continue;
    const found = fitEts(values, shape, period);
    if (!found.ok) whys.add(found.why);
    else if (best === null || found.aicc < best.aicc) best = found;
  }
  if (best) return best;
  for (const why of ["not a number", "constant", "too few values"] as const) if (whys.has(why)) return refuse(why);
  return refuse("no fit");
}
