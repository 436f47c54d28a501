import { refuse, type Answer } from "./answer.js";
import { mean, sd, sum } from "./moments.js";
import { nearestPoint } from "./nearest-point.js";
import { unusable, type NoSynthetic, type Unit } from "./synthetic-control.js";

export interface SyntheticDifference {
  /** Mean effect from the start on, in the outcome's unit. */
  readonly effect: number;
  /** Of the donors that count, the heaviest first, and of the periods before the start that count, by their places; either together 1. */
  readonly weights: readonly { readonly name: string; readonly weight: number }[];
  readonly times: readonly { readonly at: number; readonly weight: number }[];
  /** How far the treated unit lies above the donors' mix in each period; what is level before the start is no effect. */
  readonly gaps: readonly number[];
  /** The effect found in each donor, had it been the treated one; in the donors' order. */
  readonly placebos: readonly number[];
  /** Standard deviation of those: the standard error where effects differ alike in all units. */
  readonly se: number;
}

/**
 * Synthetic difference-in-differences of one treated unit: donors' weights that make their mix run in parallel to it before
 * the start (a level between them is allowed, and a penalty spreads the weights), weights of the periods before that
 * make them like those after, and the double difference under both. The two problems are solved to their optimum.
 * `start` is the place of the first period that may show an effect. Its error is that of placebos, one a donor.
 *
 * D. Arkhangelsky, S. Athey, D. A. Hirshberg, G. W. Imbens and S. Wager (2021), Synthetic difference-in-differences,
 * American Economic Review 111, 4088–4118; the penalties of section I.A and its algorithms 1 and 4.
 */
export function syntheticDifference(
  treated: Unit,
  donors: readonly Unit[],
  start: number,
): Answer<SyntheticDifference, NoSynthetic> {
  const why = unusable(treated, donors, start);
  if (why !== null) return refuse(why);
  // Of two donors either placebo would have but the other to be compared with.
  if (donors.length < 3) return refuse("too few donors");
  const noise = sd(donors.flatMap(({ values }) => values.slice(1, start).map((value, t) => value - (values[t] as number))));
  if (!(noise > 0)) return refuse("no variation");
  const all = donors.map(({ values }) => values);
  const { effect, units, times } = doubleDifference(treated.values, all, start, noise);
  const placebos = all.map(
    (values, i) =>
      doubleDifference(
        values,
        all.filter((_, j) => j !== i),
        start,
        noise,
      ).effect,
  );
  const middle = mean(placebos);
  return {
    ok: true,
    effect,
    weights: donors
      .map(({ name }, i) => ({ name, weight: units[i] as number }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight),
    times: times.map((weight, at) => ({ at, weight })).filter(({ weight }) => weight > 0),
    gaps: treated.values.map((value, t) => value - mixed(all, units, t)),
    placebos,
    se: Math.sqrt(mean(placebos.map((value) => (value - middle) ** 2))),
  };
}

interface Doubled {
  readonly effect: number;
  readonly units: readonly number[];
  readonly times: readonly number[];
}

function doubleDifference(
  treated: readonly number[],
  donors: readonly (readonly number[])[],
  start: number,
  noise: number,
): Doubled {
  const after = treated.length - start;
  const units = weightsOf(
    donors.map((values) => values.slice(0, start)),
    treated.slice(0, start),
    noise * after ** 0.25,
  );
  const before = Array.from({ length: start }, (_, t) => donors.map((values) => values[t] as number));
  const times = weightsOf(
    before,
    donors.map((values) => mean(values.slice(start))),
    noise * 1e-6,
  );
  const gaps = treated.map((value, t) => value - mixed(donors, units, t));
  return { effect: mean(gaps.slice(start)) - sum(times.map((weight, t) => weight * (gaps[t] as number))), units, times };
}

const mixed = (donors: readonly (readonly number[])[], weights: readonly number[], t: number): number =>
  sum(weights.map((weight, i) => weight * (donors[i]?.[t] as number)));

/**
 * Weights, none below zero and together 1, that bring the mix of `lists` nearest to `aim` but for a level, with
 * `penalty`² × the length × their sum of squares added: the point nearest to the origin, of the lists' centred distances
 * from the aim with one coordinate more for each weight.
 */
function weightsOf(lists: readonly (readonly number[])[], aim: readonly number[], penalty: number): readonly number[] {
  const middle = mean(aim);
  const apart = penalty * Math.sqrt(aim.length);
  return nearestPoint(
    lists.map((list, i) => {
      const level = mean(list);
      const distance = list.map((value, t) => value - level - ((aim[t] as number) - middle));
      return [...distance, ...lists.map((_, j) => (i === j ? apart : 0))];
    }),
  );
}
