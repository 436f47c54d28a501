import type { Grain, TargetDef } from "../compile/definitions.js";
import { addDuration, compareLocal, dayNumber, nextPeriod, periods, periodStart, type Calendar } from "../ground/day.js";
import { MOST_OVER_SEEN } from "../stats/logistic-growth.js";
import { settled } from "./canonical.js";
import type { GoalReport, GoalStatus, ReportCell, Series } from "./model.js";

/** What a goal says about its path; values in the base scale. */
export interface PathDef {
  readonly baseline: { readonly value: number; readonly period: string } | null;
  readonly target: TargetDef;
  readonly grain: Grain;
}

/**
 * Where the path asks the KPI to be at the end of the period that starts at `period`. Between the end of the baseline's
 * period and `by` it runs from baseline to target: `linear` evenly; `steps` in four equal steps, each due at the end of
 * its quarter of the time; `logistic` along an S-curve; `season` evenly too. Before it stands at the baseline, after at the target; without
 * a baseline the target is the path.
 */
export function pathAt(def: PathDef, period: string, calendar: Calendar): number {
  const goal = def.target.value;
  if (def.baseline === null) return goal;
  const start = dayNumber(baselineEnd(def.baseline.period, calendar));
  const end = dayNumber(addDuration(def.target.by.slice(0, 10), 1, "day"));
  const now = dayNumber(nextPeriod(period, def.grain, calendar));
  const elapsed = end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
  // Twelve digits: 0.66, not 0.6599999999999999, so that a value that reaches the path has reached it.
  return settled(def.baseline.value + (goal - def.baseline.value) * SHAPES[def.target.path](elapsed));
}

const STEPS = 4;
const STEEPNESS = 10;

/** How far along a path is after a part of its time, both from 0 to 1. */
export const SHAPES: { readonly [P in TargetDef["path"]]: (elapsed: number) => number } = {
  linear: (x) => x,
  steps: (x) => Math.floor(x * STEPS + 1e-9) / STEPS,
  // From one period to the next evenly; within one as the year before ran.
  season: (x) => x,
  // Scaled so that it begins at 0 and ends at 1 exactly.
  logistic: (x) =>
    (sigmoid(STEEPNESS * (x - 0.5)) - sigmoid(-STEEPNESS / 2)) / (sigmoid(STEEPNESS / 2) - sigmoid(-STEEPNESS / 2)),
};

/**
 * The highest value seen, where an S-curve is to level off at more than twice of it; else null. Where it levels off then
 * cannot be told from the values (the rule of `logisticGrowth`, which fits one).
 */
export function unidentified({ target }: Pick<PathDef, "target">, { points }: Series): number | null {
  if (target.path !== "logistic" || target.direction !== "at_least") return null;
  const seen = points.flatMap(({ cell }) => (cell.state === "complete" && cell.value !== null ? [cell.value] : []));
  const highest = seen.reduce((most, x) => Math.max(most, x), -Infinity);
  return seen.length > 0 && target.value > MOST_OVER_SEEN * highest ? highest : null;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The path, period by period, from the baseline to the one that holds the deadline. */
export function pathPoints(def: PathDef, calendar: Calendar): readonly { readonly period: string; readonly value: number }[] {
  const last = periodStart(def.target.by.slice(0, 10), def.grain, calendar);
  const from = def.baseline === null ? last : addDuration(baselineEnd(def.baseline.period, calendar), -1, "day");
  const until = nextPeriod(last, def.grain, calendar);
  if (compareLocal(from, until) >= 0) return [{ period: last, value: pathAt(def, last, calendar) }];
  // Hourly paths would be endless; a path is read at the ends of days at the finest.
  return periods(periodStart(from, def.grain, calendar), until, def.grain === "hour" ? "day" : def.grain, calendar).map(
    (period) => ({ period, value: pathAt(def, period, calendar) }),
  );
}

/**
 * Judges a goal by its KPI's series at the goal's grain: the last complete and mature period after the baseline.
 * `start` is where the goal begins if it has no baseline (the day it was agreed), or null.
 */
export function judge(
  def: PathDef,
  series: Series,
  start: string | null,
  calendar: Calendar,
): Pick<GoalReport, "status" | "now"> {
  const begins = def.baseline === null ? start : baselineEnd(def.baseline.period, calendar);
  const complete = series.points.filter(({ cell }) => cell.state === "complete" && cell.value !== null);
  const judged = complete
    .filter(({ period }) => begins === null || compareLocal(nextPeriod(period, def.grain, calendar), begins) > 0)
    .at(-1);
  if (judged) {
    const path = pathAt(def, judged.period, calendar);
    return {
      status: statusOf(judged.cell, path, def.target.direction),
      now: { period: judged.period, cell: judged.cell, path },
    };
  }
  const coming = complete.length > 0 || series.points.some(({ cell }) => cell.state === "immature" || cell.state === "partial");
  return { status: coming ? "too_early" : "no_data", now: null };
}

/**
 * The whole interval on the good side of the path is met, on the other missed, on both undecided. An end that touches
 * the path is on the good side: "at least 72%" is kept by 72%. Without an interval the value itself is compared; an
 * interval open at one end reaches past every path there.
 */
export function statusOf(
  cell: Pick<ReportCell, "value" | "low" | "high">,
  path: number,
  direction: TargetDef["direction"],
): GoalStatus {
  if (cell.value === null) return "no_data";
  const census = cell.low === null && cell.high === null;
  const low = census ? cell.value : (cell.low ?? -Infinity);
  const high = census ? cell.value : (cell.high ?? Infinity);
  if (direction === "at_least") return low >= path ? "met" : high < path ? "missed" : "undecided";
  return high <= path ? "met" : low > path ? "missed" : "undecided";
}

/** The exclusive end of a baseline's period: "2026-Q1" ends at 2026-04-01, "2026-03" too, "2026-03-31" as well. */
export function baselineEnd(period: string, calendar: Calendar): string {
  const [, year, quarter, month, day] = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?/i.exec(period.trim()) ?? [];
  if (year === undefined) return period;
  if (quarter !== undefined)
    return nextPeriod(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`, "quarter", calendar);
  if (day !== undefined) return addDuration(`${year}-${month}-${day}`, 1, "day");
  return month === undefined
    ? nextPeriod(`${year}-01-01`, "year", calendar)
    : nextPeriod(`${year}-${month}-01`, "month", calendar);
}
