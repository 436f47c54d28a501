import { finite, refuse, type Answer } from "./answer.js";
import { leastSquares } from "./least-squares.js";
import { sd } from "./moments.js";
import { uniform } from "./monte-carlo.js";
import { nearestPoint } from "./nearest-point.js";
import { simplexSearch } from "./simplex-search.js";
import { mixed, unusable, type NoSynthetic, type Synthetic, type Unit } from "./synthetic-control.js";

/** A unit with what foretells its outcome: means of other things, and its outcome in some periods. */
export interface Foretold extends Unit {
  readonly predictors: readonly number[];
}

export interface SyntheticByPredictors extends Synthetic {
  /** How much each predictor counts; together 1. */
  readonly importance: readonly number[];
}

/** Starts drawn by seed, beside the one from regressions and the equal one. */
const DRAWN = 2;
/** How often the search sets out again from where it ended. */
const AGAIN = 3;
/** Importances below e⁻¹⁸ of the greatest are none. */
const SMALL = -18;

/**
 * Synthetic control by predictors: the mix is nearest in the predictors, each over its standard deviation, weighed by the
 * importances with which the mix follows the outcome best before the start. That search has many valleys and no sure end,
 * so it sets out from several places; the outcome alone (`syntheticControl`) has one answer and comes first.
 *
 * A. Abadie, A. Diamond and J. Hainmueller (2010), Synthetic control methods for comparative case studies, JASA 105,
 * 493–505; the start from regressions as in their R package Synth.
 */
export function syntheticByPredictors(
  treated: Foretold,
  donors: readonly Foretold[],
  start: number,
  { seed }: { readonly seed: number },
): Answer<SyntheticByPredictors, NoSynthetic | "no predictors"> {
  const why = unusable(treated, donors, start);
  if (why !== null) return refuse(why);
  const all = [treated, ...donors];
  const count = treated.predictors.length;
  if (count === 0 || all.some(({ predictors }) => predictors.length !== count)) return refuse("no predictors");
  if (!finite(...all.map(({ predictors }) => predictors))) return refuse("not a number");
  const spreads = treated.predictors.map((_, j) => sd(all.map(({ predictors }) => predictors[j] as number)));
  if (spreads.some((spread) => !(spread > 0))) return refuse("no variation");
  const away = donors.map(({ predictors }) =>
    predictors.map((value, j) => (value - (treated.predictors[j] as number)) / (spreads[j] as number)),
  );
  const weigh = (logs: readonly number[]): number[] => {
    const roots = importances(logs).map(Math.sqrt);
    return nearestPoint(away.map((point) => point.map((value, j) => value * (roots[j] as number))));
  };
  const miss = (logs: readonly number[]): number => {
    const counting = weigh(logs).flatMap((weight, i) => (weight > 0 ? [[weight, donors[i] as Foretold] as const] : []));
    let total = 0;
    for (let t = 0; t < start; t++) {
      const mix = counting.reduce((sum, [weight, { values }]) => sum + weight * (values[t] as number), 0);
      total += ((treated.values[t] as number) - mix) ** 2;
    }
    return total;
  };
  const u = uniform(seed);
  const drawn = Array.from({ length: DRAWN }, () => treated.predictors.map(() => Math.log(-Math.log(u()))));
  const starts = [byRegression(all, spreads, start), treated.predictors.map(() => 0), ...drawn];
  const ends = starts.map((from) => {
    const search = (at: readonly number[], step: number) =>
      simplexSearch(miss, at, { most: 200 * at.length, tolerance: 1e-10, step });
    let end = search(from, 2);
    for (let i = 0; i < AGAIN; i++) end = search(end.x, i % 2 ? 2 : -2);
    return end;
  });
  const best = ends.reduce((a, b) => (b.value < a.value ? b : a));
  return { ok: true, ...mixed(treated, donors, weigh(best.x), start), importance: importances(best.x) };
}

function importances(logs: readonly number[]): number[] {
  const greatest = Math.max(...logs);
  const sizes = logs.map((log) => Math.exp(Math.max(SMALL, log - greatest)));
  const total = sizes.reduce((all, size) => all + size, 0);
  return sizes.map((size) => size / total);
}

/** The logarithms of how strongly each predictor foretells the outcomes before the start; equal where that is not known. */
function byRegression(units: readonly Foretold[], spreads: readonly number[], start: number): number[] {
  const x = units.map(({ predictors }) => [1, ...predictors.map((value, j) => value / (spreads[j] as number))]);
  const squares = spreads.map(() => 0);
  for (let t = 0; t < start; t++) {
    const fit = leastSquares(
      x,
      units.map(({ values }) => values[t] as number),
    );
    if (!fit.ok) return spreads.map(() => 0);
    fit.coefficients.slice(1).forEach((value, j) => (squares[j] = (squares[j] as number) + value * value));
  }
  return squares.map((value) => Math.log(Math.max(value, Number.MIN_VALUE)));
}
