import { finite, refuse, type Answer } from "./answer.js";
import { etsAllowed, FADE, SHARE } from "./ets-allowed.js";
import { walkEts, type EtsParameters, type EtsShape, type EtsState } from "./ets-model.js";
import { etsStart } from "./ets-start.js";
import { constant } from "./moments.js";
import { simplexSearch } from "./simplex-search.js";

export interface EtsFit extends EtsParameters {
  readonly shape: EtsShape;
  readonly start: EtsState;
  readonly end: EtsState;
  /** Of the errors one step ahead (shares of what was expected where errors multiply), by what the parameters leave free. */
  readonly sigma: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly aicc: number;
}

/** Looks at the likelihood, as in R. */
const LOOKS = 2000;
/** Stands for the logarithm of no error at all, where values lie on the model. */
const NO_ERROR = -1e10;

/** Numbers that a shape has: the parameters, the start, and sigma. */
export const etsSize = ({ trend, season }: EtsShape, period: number): number =>
  3 + (trend === "N" ? 0 : 2) + (trend === "Ad" ? 1 : 0) + (season === "N" ? 0 : period);

/**
 * Exponential smoothing of one shape, its parameters and start sought where the values are likeliest. `period` is the
 * season's length in steps. Start and course of the search are those of R's forecast package, so that both give the same
 * model; where a season has many steps, a likelier place than theirs may be left unseen, and which one is found may hang on
 * the unit of the values. `by: "squares"` seeks the least squared errors instead, as R's `ses` does.
 *
 * R. J. Hyndman, A. B. Koehler, R. D. Snyder and S. Grose (2002), A state space framework for automatic forecasting,
 * International Journal of Forecasting 18, 439–454.
 */
export function fitEts(
  values: readonly number[],
  shape: EtsShape,
  period: number,
  { by = "likelihood" }: { readonly by?: "likelihood" | "squares" } = {},
): Answer<EtsFit, "not a number" | "too few values" | "constant" | "values not above zero" | "no fit"> {
  const [n, size] = [values.length, etsSize(shape, period)];
  if (!finite(values)) return refuse("not a number");
  if (n <= size + 1) return refuse("too few values");
  if (constant(values)) return refuse("constant");
  const multiplies = shape.error === "M";
  if ((multiplies || shape.season === "M") && values.some((value) => value <= 0)) return refuse("values not above zero");
  const read = reader(values, shape, period);
  let [squares, logs] = [0, 0];
  const errors = (step: number, expected: number): number => {
    const value = values[step] as number;
    const error = multiplies ? (value - expected) / expected : value - expected;
    squares += error * error;
    if (multiplies) logs += Math.log(Math.abs(expected));
    return value;
  };
  /** Minus twice the log likelihood, less a constant (equation 5.3 of the book of 2008). */
  const lack = (): number => Math.max(NO_ERROR, n * Math.log(squares) + 2 * logs);
  const goal = (x: readonly number[]): number => {
    [squares, logs] = [0, 0];
    const { parameters, start } = read(x);
    if (!etsAllowed(parameters, shape, period) || (shape.season === "M" && start.season.some((own) => own < 0)))
      return Number.POSITIVE_INFINITY;
    walkEts(shape, parameters, start, n, errors);
    return by === "squares" ? squares / n : lack();
  };
  const { x } = simplexSearch(goal, read.begin, { most: LOOKS });
  if (!Number.isFinite(goal(x))) return refuse("no fit");
  const { parameters, start } = read(x);
  [squares, logs] = [0, 0];
  const end = walkEts(shape, parameters, start, n, errors);
  const value = lack();
  const aic = value + 2 * size;
  return {
    ok: true,
    ...parameters,
    shape,
    start,
    end,
    sigma: Math.sqrt(squares / (n - size + 1)),
    logLikelihood: -value / 2,
    aic,
    aicc: aic + (2 * size * (size + 1)) / (n - size - 1),
  };
}

interface Reader {
  (x: readonly number[]): { readonly parameters: EtsParameters; readonly start: EtsState };
  /** Where the search begins. */
  readonly begin: readonly number[];
}

/** Numbers in a row, read as the parameters of a shape and a start. */
function reader(values: readonly number[], shape: EtsShape, period: number): Reader {
  const [hasTrend, fades, hasSeason] = [shape.trend !== "N", shape.trend === "Ad", shape.season !== "N"];
  const read = (x: readonly number[]) => {
    let at = 0;
    const take = (): number => x[at++] as number;
    const alpha = take();
    const beta = hasTrend ? take() : 0;
    const gamma = hasSeason ? take() : 0;
    const phi = fades ? take() : 1;
    const level = take();
    const trend = hasTrend ? take() : 0;
    // The first step's part of the season follows from the others': together 0, or 1 on average.
    const others = hasSeason ? x.slice(at).reverse() : [];
    const rest = others.reduce((all, own) => all + own, 0);
    const own = shape.season === "M" ? period - rest : -rest;
    return { parameters: { alpha, beta, gamma, phi }, start: { level, trend, season: [own, ...others] } };
  };
  const along = ({ from, to }: typeof SHARE, share: number, most = to): number => from + share * (Math.min(to, most) - from);
  const alpha = along(SHARE, 0.2 / (hasSeason ? period : 1));
  const first = etsStart(values, shape, period);
  const begin = [
    alpha,
    ...(hasTrend ? [along(SHARE, 0.1, alpha)] : []),
    ...(hasSeason ? [along(SHARE, 0.05, 1 - alpha)] : []),
    ...(fades ? [along(FADE, 0.99)] : []),
    first.level,
    ...(hasTrend ? [first.trend] : []),
    ...(hasSeason ? first.season.slice(1).reverse() : []),
  ];
  return Object.assign(read, { begin });
}
