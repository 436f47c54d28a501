import type { Grain } from "../../compile/definitions.js";
import { addDuration, compareLocal, nextPeriod, periods, periodStart, type Calendar } from "../../ground/day.js";
import { settled } from "../canonical.js";
import { baselineEnd, pathAt, SHAPES, type PathDef } from "../goal.js";
import type { KpiReport, Series, TargetSplit } from "../model.js";

/** From fine to coarse, of what a target is split from and into. A month is not split further. */
const COARSENESS: { readonly [G in Grain]?: number } = { month: 1, quarter: 2, fiscal_quarter: 2, year: 3, fiscal_year: 3 };

/**
 * How the target of a goal's current period lies over its parts, the periods of `parts` (the KPI's own series): a sum is
 * dealt out along the shape of the goal's path; of a level the end of the period counts; anything else is held to the same
 * target in every part. Null where the goal's periods are not made of those parts, or the goal has not begun.
 */
export function targetSplit(
  def: PathDef,
  parts: Series,
  { additive, changes }: Pick<KpiReport, "additive" | "changes">,
  calendar: Calendar,
): TargetSplit | null {
  if ((COARSENESS[parts.grain] ?? 9) >= (COARSENESS[def.grain] ?? 0)) return null;
  const at = currentPeriod(def, parts, calendar);
  if (at === null) return null;
  const within = partsOf(at, def.grain, parts.grain, calendar);
  if (within === null) return null;
  const whole = pathAt(def, at, calendar);
  const about = { grain: parts.grain, period: at, whole };
  if (additive !== "additive") return { ...about, kind: additive === "semi-additive" ? "end" : "same" };

  const season = def.target.path === "season" ? seasonBefore(at, def.grain, parts, changes, calendar) : null;
  const course = season?.course ?? within.map((_, i) => SHAPES[def.target.path]((i + 1) / within.length));
  const cells = new Map(parts.points.map(({ period, cell }) => [period, cell]));
  const known = within.map((period) => {
    const cell = cells.get(period);
    return cell?.state === "complete" ? cell.value : null;
  });
  const open = known.indexOf(null);
  const counted = known.slice(0, open === -1 ? known.length : open) as readonly number[];
  return {
    ...about,
    kind: "parts",
    by: season === null && def.target.path === "season" ? "linear" : def.target.path,
    seasonOf: season?.period ?? null,
    parts: within.map((period, i) => ({
      period,
      share: settled(whole * ((course[i] as number) - (course[i - 1] ?? 0))),
      path: settled(whole * (course[i] as number)),
      counted: known[i] ?? null,
      sum: i < counted.length ? settled(counted.slice(0, i + 1).reduce((sum, x) => sum + x, 0)) : null,
    })),
  };
}

/** The goal's period that holds the last part with data, no later than the deadline's; null before the goal begins. */
function currentPeriod(def: PathDef, parts: Series, calendar: Calendar): string | null {
  const last = parts.points.findLast(({ cell }) => cell.state !== "no_data");
  if (last === undefined) return null;
  const now = periodStart(last.period, def.grain, calendar);
  const due = periodStart(def.target.by.slice(0, 10), def.grain, calendar);
  const at = compareLocal(now, due) > 0 ? due : now;
  const begins = def.baseline === null ? null : baselineEnd(def.baseline.period, calendar);
  return begins !== null && compareLocal(nextPeriod(at, def.grain, calendar), begins) <= 0 ? null : at;
}

/** The parts a period is made of; null where they do not begin and end with it (a fiscal year of calendar quarters). */
function partsOf(period: string, grain: Grain, part: Grain, calendar: Calendar): readonly string[] | null {
  const end = nextPeriod(period, grain, calendar);
  const within = periods(period, end, part, calendar);
  const last = within.at(-1);
  return within[0] === period && last !== undefined && nextPeriod(last, part, calendar) === end ? within : null;
}

/** How the same period a year before ran up to its sum, part by part; null where that is not wholly known under one definition. */
function seasonBefore(
  at: string,
  grain: Grain,
  parts: Series,
  changes: readonly string[],
  calendar: Calendar,
): { readonly period: string; readonly course: readonly number[] } | null {
  const period = addDuration(at, -1, "year");
  const end = nextPeriod(period, grain, calendar);
  if (changes.some((day) => compareLocal(day, period) > 0 && compareLocal(day, end) < 0)) return null;
  const known = (partsOf(period, grain, parts.grain, calendar) ?? []).map((part) => {
    const cell = parts.points.find((point) => point.period === part)?.cell;
    return cell?.state === "complete" ? cell.value : null;
  });
  const values = known.filter((value) => value !== null && value >= 0) as readonly number[];
  const sum = values.reduce((all, value) => all + value, 0);
  if (values.length < known.length || !(sum > 0)) return null;
  return { period, course: values.map((_, i) => values.slice(0, i + 1).reduce((all, x) => all + x, 0) / sum) };
}
