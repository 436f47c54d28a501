import { finite, refuse, type Answer } from "./answer.js";
import { mean, sd } from "./moments.js";
import { nearestPoint } from "./nearest-point.js";

/** A unit's outcome in each period, in order. */
export interface Unit {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Synthetic {
  /** Of the donors that count, the heaviest first; together 1. */
  readonly weights: readonly { readonly name: string; readonly weight: number }[];
  /** The mix of the donors, and how far the treated unit lies above it, in each period. */
  readonly mix: readonly number[];
  readonly gaps: readonly number[];
  /** Roots of the mean squared gaps before the start and from it on. */
  readonly before: number;
  readonly after: number;
  /** Mean squared gap from the start on, over that before it; null where there is no gap before it. */
  readonly ratio: number | null;
  /** Mean gap from the start on, in the outcome's unit. */
  readonly effect: number;
}

export type NoSynthetic =
  "too few donors" | "too few periods" | "periods missing" | "no variation" | "not a number" | "does not fit before the start";

/** A mix that misses the treated unit by more than this share of its standard deviation before the start is none. */
export const POOR_FIT = 0.25;
const LEAST_PERIODS = 3;
const LEAST_DONORS = 2;

/**
 * Synthetic control: the mix of donors (weights not below zero, together 1) that follows the treated unit best before the
 * start, by the outcome alone. `start` is the place of the first period that may show an effect. Refused where even the
 * best mix does not fit.
 *
 * A. Abadie, A. Diamond and J. Hainmueller (2010), Synthetic control methods for comparative case studies, JASA 105,
 * 493–505; the outcome alone as in A. Abadie (2021), Using synthetic controls, Journal of Economic Literature 59, 391–425.
 */
export function syntheticControl(treated: Unit, donors: readonly Unit[], start: number): Answer<Synthetic, NoSynthetic> {
  const why = unusable(treated, donors, start);
  if (why !== null) return refuse(why);
  const spread = sd(treated.values.slice(0, start));
  if (!(spread > 1e-12 * Math.max(...treated.values.map(Math.abs)))) return refuse("no variation");
  const found = followed(treated, donors, start);
  if (found.before > POOR_FIT * spread) return refuse("does not fit before the start");
  return { ok: true, ...found };
}

/** Why units cannot be mixed, or null. */
export function unusable(treated: Unit, donors: readonly Unit[], start: number): NoSynthetic | null {
  const periods = treated.values.length;
  if (donors.length < LEAST_DONORS) return "too few donors";
  if (donors.some(({ values }) => values.length !== periods)) return "periods missing";
  if (start < LEAST_PERIODS || start >= periods) return "too few periods";
  return finite(treated.values, ...donors.map(({ values }) => values)) ? null : "not a number";
}

/** The best mix, however well it fits. */
export function followed(treated: Unit, donors: readonly Unit[], start: number): Synthetic {
  const away = ({ values }: Unit): number[] => values.slice(0, start).map((value, t) => value - (treated.values[t] as number));
  return mixed(treated, donors, nearestPoint(donors.map(away)), start);
}

/** What a mix with these weights, one a donor, says. */
export function mixed(treated: Unit, donors: readonly Unit[], weights: readonly number[], start: number): Synthetic {
  const mix = treated.values.map((_, t) =>
    donors.reduce((all, { values }, i) => all + (weights[i] as number) * (values[t] as number), 0),
  );
  const gaps = treated.values.map((value, t) => value - (mix[t] as number));
  const [before, after] = [gaps.slice(0, start), gaps.slice(start)].map(rootMeanSquare) as [number, number];
  // What rounding leaves of a perfect fit is no gap to divide by.
  const none = before <= 1e-10 * Math.max(...treated.values.map(Math.abs));
  return {
    weights: donors
      .map(({ name }, i) => ({ name, weight: weights[i] as number }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight),
    mix,
    gaps,
    before,
    after,
    ratio: none ? null : (after / before) ** 2,
    effect: mean(gaps.slice(start)),
  };
}

const rootMeanSquare = (gaps: readonly number[]): number => Math.sqrt(mean(gaps.map((gap) => gap * gap)));
