import { refuse, type Answer } from "./answer.js";
import { followed, syntheticControl, unusable, type NoSynthetic, type Synthetic, type Unit } from "./synthetic-control.js";

export interface InSpace {
  /** Each unit as if it had been treated, the greatest ratio first. */
  readonly units: readonly {
    readonly name: string;
    readonly ratio: number | null;
    readonly effect: number;
    readonly before: number;
  }[];
  /** The treated unit's place among them, from 1. */
  readonly rank: number;
  /** Its place as a share: how often a unit that nothing happened to would look so. */
  readonly p: number;
  /** The smallest p-value that so many units can give; above 0.05 with fewer than 20. */
  readonly least: number;
  readonly canBeSignificant: boolean;
}

/**
 * In-space placebos: every donor is mixed from the others (never from the treated unit), and the ratios of the mean squared
 * gap after to before are ranked. Donors that no mix fits stay in: their ratio is small by itself. `fit` may be another way
 * to mix, such as by predictors.
 *
 * A. Abadie, A. Diamond and J. Hainmueller (2010), JASA 105, 493–505, section 3.4.
 */
export function inSpace(
  treated: Unit,
  donors: readonly Unit[],
  start: number,
  fit: (treated: Unit, donors: readonly Unit[], start: number) => Synthetic = followed,
): Answer<InSpace, NoSynthetic> {
  // A donor's own donors are one fewer.
  const why = unusable(treated, donors.slice(1), start) ?? unusable(treated, donors, start);
  if (why !== null) return refuse(why);
  const one = (unit: Unit) => {
    const others = donors.filter((donor) => donor !== unit);
    const { ratio, effect, before } = fit(unit, others, start);
    return { unit, name: unit.name, ratio, effect, before };
  };
  const all = [treated, ...donors].map(one);
  const greatness = ({ ratio }: { readonly ratio: number | null }): number => ratio ?? Number.POSITIVE_INFINITY;
  const own = greatness(all[0] as { readonly ratio: number | null });
  // Ties count against the treated unit.
  const rank = all.filter((each) => greatness(each) >= own).length;
  const least = 1 / all.length;
  const units = all
    .sort((a, b) => (greatness(a) === greatness(b) ? 0 : greatness(b) - greatness(a)))
    .map(({ name, ratio, effect, before }) => ({ name, ratio, effect, before }));
  return { ok: true, units, rank, p: rank / all.length, least, canBeSignificant: least <= 0.05 };
}

/**
 * In-time placebo: as if the treatment had begun at `pretended`, with nothing known from `start` on. An effect there is one
 * that nothing caused.
 *
 * A. Abadie, A. Diamond and J. Hainmueller (2015), Comparative politics and the synthetic control method, American Journal
 * of Political Science 59, 495–510.
 */
export function inTime(
  treated: Unit,
  donors: readonly Unit[],
  start: number,
  pretended: number,
): Answer<Synthetic, NoSynthetic> {
  const known = ({ name, values }: Unit): Unit => ({ name, values: values.slice(0, start) });
  return syntheticControl(known(treated), donors.map(known), pretended);
}

/** The effect without one donor at a time, of those with weight: whether it hangs on one of them (ibidem). */
export function leaveOneOut(
  treated: Unit,
  donors: readonly Unit[],
  start: number,
): Answer<
  { readonly without: readonly { readonly name: string; readonly effect: number; readonly before: number }[] },
  NoSynthetic
> {
  const why = unusable(treated, donors.slice(1), start) ?? unusable(treated, donors, start);
  if (why !== null) return refuse(why);
  const without = followed(treated, donors, start).weights.map(({ name }) => {
    const rest = donors.filter((donor) => donor.name !== name);
    const { effect, before } = followed(treated, rest, start);
    return { name, effect, before };
  });
  return { ok: true, without };
}
