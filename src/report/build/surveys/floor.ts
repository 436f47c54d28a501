import type { Grain } from "../../../compile/definitions.js";
import { compareLocal, nextPeriod, periodStart, type Calendar } from "../../../ground/day.js";
import { isFiner } from "../../../compile/grain.js";
import type { Series } from "../../model.js";
import { counted, hiding } from "../../privacy.js";
import { hidingSince, toldBefore, type Release } from "../floor/since.js";
import type { RawWave } from "./waves.js";

/** What a survey's waves stand beside: the KPI's own total and series, as the report shows them. */
export interface Beside {
  readonly k: number;
  /** How many answers the KPI counts in all; null where that is not told. */
  readonly total: number | null;
  readonly series: readonly Series[];
  readonly calendar: Calendar;
  /** What releases say of the waves. */
  readonly releases: readonly Release[];
}

/**
 * The waves that must not be told: those of too few, and as many more as are needed for none of them to follow from the
 * KPI's total or from one of its periods, beside what releases tell. Where that cannot be had, all of them: then the survey tells no more than its KPI.
 */
export function hiddenWaves(
  waves: readonly RawWave[],
  grain: Grain | null,
  { k, total, series, calendar, releases }: Beside,
): ReadonlySet<number> {
  const all = new Set(waves.map((_, i) => i));
  const ns = waves.map(({ cell }) => counted(cell));
  const out = new Set<number>();
  const told = toldBefore(ns, k, releases);
  const shown = series.filter(({ points }) => points.length > 0);
  for (const one of shown) for (const i of inWithheld(waves, grain, one, calendar)) out.add(i);
  for (let before = -1; before !== out.size;) {
    before = out.size;
    const rest = total === null ? k : Math.max(0, total - sumOf(ns));
    const found = hidingSince(ns, k, releases, { forced: out, rest });
    // Beside what releases tell, where the total is withheld, those that are hidden follow from nothing.
    if (!found.protected && (total !== null || releases.length === 0)) return all;
    for (const i of found.cells) out.add(i);
    if (out.size === 0) return out;
    for (const one of shown) {
      if (grain === null || isFiner(one.grain, grain)) return all;
      for (const { period, cell } of one.points) {
        const parts = waves.map((wave) => within(wave, period, one.grain, calendar));
        const forced = new Set([...out].filter((i) => (parts[i] ?? 0) > 0));
        if (forced.size === 0 || cell.state === "suppressed") continue;
        const month = hiding(parts, k, { small: false, forced, told, rest: Math.max(0, counted(cell) - sumOf(parts)) });
        if (!month.protected) return all;
        for (const i of month.cells) out.add(i);
      }
    }
  }
  return out;
}

const sumOf = (ns: readonly number[]): number => ns.reduce((sum, n) => sum + n, 0);

/** How many of a wave's answers fall into a period of this grain. */
const within = ({ periods }: RawWave, start: string, grain: Grain, calendar: Calendar): number =>
  sumOf(periods.filter(({ period }) => periodStart(period, grain, calendar) === start).map(({ n }) => n));

/** Waves with answers in a period that is withheld: beside them it would be told. */
function inWithheld(
  waves: readonly RawWave[],
  grain: Grain | null,
  { grain: own, points }: Series,
  calendar: Calendar,
): readonly number[] {
  const gone = points.filter(({ cell }) => cell.state === "suppressed").map(({ period }) => period);
  if (gone.length === 0 || grain === null) return [];
  return waves.flatMap(({ periods }, i) =>
    periods.some(({ period }) =>
      gone.some(
        (start) =>
          compareLocal(period, nextPeriod(start, own, calendar)) < 0 &&
          compareLocal(nextPeriod(period, grain, calendar), start) > 0,
      ),
    )
      ? [i]
      : [],
  );
}
