import { mean } from "../../../stats/moments.js";
import { uniform } from "../../../stats/monte-carlo.js";
import type { ArmMean, PilotPeriod } from "../../pilot-model.js";
import { settled } from "../../canonical.js";
import type { Panel, PanelUnit } from "./panel.js";

export const there = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** A unit with its means before and from the start on. */
export interface UnitMeans {
  readonly treated: boolean;
  readonly before: number;
  readonly after: number;
}

export const unitMeans = ({ units, first }: Panel): readonly UnitMeans[] =>
  units.map(({ treated, values }) => ({
    treated,
    before: first > 0 ? mean(there(values.slice(0, first))) : Number.NaN,
    after: mean(there(values.slice(first))),
  }));

export const armsOf = ({ units }: Pick<Panel, "units">): readonly [readonly PanelUnit[], readonly PanelUnit[]] => [
  units.filter(({ treated }) => treated),
  units.filter(({ treated }) => !treated),
];

/** A unit that has a value in every period. */
export type WholeUnit = Omit<PanelUnit, "values"> & { readonly values: readonly number[] };

/** Units that have a value in every period: what tests over periods can use. */
export const whole = (units: readonly PanelUnit[]): readonly WholeUnit[] =>
  units.filter((unit): unit is WholeUnit => !unit.values.some((value) => value === null));

/** The arms' means by period, what was expected of the treated, and the difference from that. */
export function armPeriods(panel: Panel, fans: readonly PilotPeriod["fan"][] | null): readonly PilotPeriod[] {
  const [ours, theirs] = armsOf(panel);
  const at = (arm: readonly PanelUnit[], t: number): ArmMean => {
    const values = there(arm.map(({ values }) => values[t] ?? null));
    return values.length === 0 ? null : { mean: settled(mean(values)), n: values.length };
  };
  const rows = panel.periods.map((period, t) => ({ period, t, treated: at(ours, t), compared: at(theirs, t) }));
  const apart = ({ treated, compared }: { readonly treated: ArmMean; readonly compared: ArmMean }): number | null =>
    treated && compared ? treated.mean - compared.mean : null;
  const earlier = there(rows.slice(0, panel.first).map(apart));
  // Without a time before, those compared with are what is expected.
  const base = earlier.length > 0 ? mean(earlier) : 0;
  return rows.map(({ period, t, treated, compared }) => {
    const after = t >= panel.first;
    const gap = apart({ treated, compared });
    return {
      period,
      after,
      treated,
      compared,
      expected: after && compared ? settled(compared.mean + base) : null,
      difference: gap === null ? null : settled(gap - base),
      fan: fans?.[t] ?? null,
    };
  });
}

const DRAWS = 999;
/** Values looked at in all: a pilot of thousands of units is drawn less often. */
const MOST = 2e7;

/**
 * Had others been treated: the middle 95 and 50 % of the differences that random assignments of as many units give, by
 * period, each against its own mean before. Null where units have gaps.
 */
export function placeboFan(panel: Panel, seed: number): readonly PilotPeriod["fan"][] | null {
  const units = whole(panel.units);
  const [n, k, length] = [units.length, armsOf({ units })[0].length, panel.periods.length];
  if (n !== panel.units.length || k === 0 || k === n) return null;
  const draws = Math.max(199, Math.min(DRAWS, Math.floor(MOST / (length * k))));
  const totals = panel.periods.map((_, t) => units.reduce((all, { values }) => all + (values[t] as number), 0));
  const found: number[][] = panel.periods.map(() => []);
  const u = uniform(seed);
  const order = units.map((_, i) => i);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < k; i++) {
      const j = i + Math.floor(u() * (n - i));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    const gaps = totals.map((total, t) => {
      let chosen = 0;
      for (let i = 0; i < k; i++) chosen += units[order[i] as number]?.values[t] as number;
      return chosen / k - (total - chosen) / (n - k);
    });
    const base = panel.first > 0 ? mean(gaps.slice(0, panel.first)) : 0;
    gaps.forEach((gap, t) => found[t]?.push(gap - base));
  }
  return found.map(fanOf);
}

/** The middle of some values: 2.5, 25, 75 and 97.5 %. */
export function fanOf(values: readonly number[]): PilotPeriod["fan"] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return settled(low + (high - low) * (place - Math.floor(place)));
  };
  return [at(0.025), at(0.25), at(0.75), at(0.975)];
}
