import type { Grain, TargetDef } from "../../compile/definitions.js";
import { nextPeriod, periods, periodStart, type Calendar } from "../../ground/day.js";
import { guardedForecast } from "../../stats/guarded-forecast.js";
import { settled } from "../canonical.js";
import { changesIn } from "../chart/cells.js";
import type { GoalReport, KpiReport, Series } from "../model.js";

/** No band reaches further, nor further than half of what it is made from. */
const FURTHEST = 12;

const SEASON: { readonly [G in Grain]: number } = {
  hour: 24,
  day: 7,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
  fiscal_quarter: 4,
  fiscal_year: 1,
};

/** What bounds the values have: a share lies in 0 to 1, and what was never below nothing does not fall below it. */
interface Bounds {
  readonly changes: KpiReport["changes"];
  readonly partOfWhole: boolean;
}

/**
 * What is to be expected at a goal's deadline if things go on as before: from the last unbroken run of complete periods
 * under one definition. Null where the deadline has been measured already, or nothing has been.
 */
export function outlookOf(
  series: Series,
  target: Pick<TargetDef, "by">,
  { changes, partOfWhole }: Bounds,
  calendar: Calendar,
): GoalReport["outlook"] {
  const run = lastRun(series, changes);
  const last = run.at(-1);
  if (last === undefined) return null;
  const { grain } = series;
  const from = nextPeriod(last.period, grain, calendar);
  const until = nextPeriod(periodStart(target.by.slice(0, 10), grain, calendar), grain, calendar);
  const ahead = periods(from, until, grain, calendar);
  if (ahead.length === 0) return null;
  if (ahead.length > Math.min(FURTHEST, run.length / 2))
    return { why: run.length < FURTHEST * 2 ? "too few values" : "too far", n: run.length };
  const values = run.map(({ value }) => value);
  const found = guardedForecast(values, SEASON[grain], ahead.length);
  if (!found.ok) return { why: found.why === "constant" ? "constant" : "too few values", n: run.length };
  const floor = partOfWhole || values.every((value) => value >= 0) ? 0 : -Infinity;
  const ceiling = partOfWhole ? 1 : Infinity;
  const within = (x: number): number => settled(Math.min(ceiling, Math.max(floor, x)));
  return {
    points: found.points.map(({ value, low, high }, i) => ({
      period: ahead[i] as string,
      value: within(value),
      low: within(low),
      high: within(high),
    })),
    method: found.method,
    mase: found.mase === null ? null : settled(found.mase),
    origins: found.origins,
    season: found.season,
    n: run.length,
  };
}

/** The last complete periods that follow each other under one definition; open ones after them are left out. */
function lastRun(series: Series, changes: readonly string[]): readonly { readonly period: string; readonly value: number }[] {
  const { points } = series;
  const starts = new Set(changesIn(changes, series).map(({ i }) => i));
  const end = points.findLastIndex(({ cell }) => cell.state === "complete" && cell.value !== null);
  const run: { readonly period: string; readonly value: number }[] = [];
  for (let i = end; i >= 0; i--) {
    const { period, cell } = points[i] as Series["points"][number];
    if (cell.state !== "complete" || cell.value === null) break;
    run.unshift({ period, value: cell.value });
    if (starts.has(i)) break;
  }
  return run;
}
