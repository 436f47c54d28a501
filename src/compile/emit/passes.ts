import { compareLocal, dayNumber, nextPeriod, periodStart } from "../../ground/day.js";
import type { Measure } from "../cell.js";
import type { Plan } from "../plan.js";
import { windowNeeds, type Scan } from "../scans.js";
import type { World } from "../scope.js";
import { isMidnight, type Window } from "../window.js";
import { daysSql, periodsOfDays, pieceOf, type Piece } from "./days.js";
import { measureSql } from "./measure.js";
import { periodKey, periodNumber } from "./period.js";
import type { Dialect } from "./dialect.js";
import { scanParts, type Around } from "./scan.js";
import { sharedConditions } from "./shared.js";
import { answersByDay, daysWithin, windowsOfDays, type Days } from "./windows.js";

/*
 * One pass over a table's rows for all that is made of its days: the months of this year, those a year ago, windows of 28
 * days and everything so far are put together of the same days.
 */

/** The days of a table, and by its index each scan that is made of them. */
export interface DayPass {
  readonly name: string;
  readonly days: string;
  readonly scans: ReadonlyMap<number, string>;
}

export function dayPasses(plan: Plan, env: Around, prefix: string): readonly DayPass[] {
  const alike = new Map<string, number[]>();
  for (const [s, scan] of plan.scans.entries()) {
    if (!madeOfDays(plan, scan)) continue;
    const key = JSON.stringify([scan.table, scan.at, scan.where]);
    alike.set(key, [...(alike.get(key) ?? []), s]);
  }
  // The rows' own days are no shorter way alone.
  const worthIt = [...alike.values()].filter((all) => all.some((s) => plan.scans[s]?.windowed || !plan.grains.includes("day")));
  return worthIt.map((all, i) => dayPass(plan, env, `${prefix}days${i}`, all));
}

/** Measures that days keep parts of, of all rows, in periods or windows that begin and end at midnight. */
function madeOfDays(plan: Plan, scan: Scan): boolean {
  if (scan.at === null || scan.events !== null || scan.each.length > 0 || scan.measures.length === 0) return false;
  if (scan.dimensions.some((row) => row !== null) || scan.measures.some((m) => windowNeeds(m) !== "parts")) return false;
  if (scan.windowed) return answersByDay(scan);
  const [first, last] = [scan.windows[0], scan.windows.at(-1)];
  const ends = [first?.from ?? null, last?.to ?? null].flatMap((at) => at ?? []);
  return plan.grains.length > 0 && !plan.grains.includes("hour") && ends.length === 2 && ends.every(isMidnight);
}

function dayPass(plan: Plan, env: Around, name: string, all: readonly number[]): DayPass {
  const { world, dialect } = env;
  const scans = all.map((s) => plan.scans[s] as Scan);
  const [first] = scans as [Scan, ...Scan[]];
  const needed = scans.map((scan) => daysNeeded(scan, world));
  const within = {
    from: outermost(
      needed.map(({ from }) => from),
      -1,
    ),
    to: outermost(
      needed.map(({ to }) => to),
      1,
    ),
  };
  // Those of different windows may be the same of a day.
  const asked = scans.flatMap((scan) => scan.measures);
  const { shared, measures } = sharedConditions(asked);
  const parts = scanParts(plan, { ...first, measures: asked }, env, dialect.table(first.table), shared, within);
  const pieces = new Map<string, Piece>();
  const textOf = (measure: Measure): string => measureSql(measure, parts.context, world);
  for (const measure of measures)
    if (!pieces.has(textOf(measure))) pieces.set(textOf(measure), pieceOf(measure, pieces.size, parts.context, world));
  const keys = plan.grains.map((grain, g) => `${periodKey(grain, "day", "day", plan.calendar, dialect)} as k${g}`);
  let next = 0;
  const made = scans.map((scan, i) => {
    const own = scan.measures.map(() => pieces.get(textOf(measures[next++] as Measure)) as Piece);
    const shifted = scan.windowed ? periodsFrom(plan, scan.windows, dialect) : null;
    if (shifted !== null) return periodsOfDays([`${shifted} as p`], name, [], own);
    if (scan.windowed) return windowsOfDays(scan.windows, [], name, own, dialect);
    const { from, to } = needed[i] as Days;
    const inside = { from: from === within.from ? null : from, to: to === within.to ? null : to };
    return periodsOfDays(keys, name, daysWithin(inside, "day", dialect).slice(1), own);
  });
  return {
    name,
    days: daysSql(parts, [...pieces.values()]),
    scans: new Map(all.map((s, i) => [s, made[i] as string])),
  };
}

/** Where the windows are periods that follow each other, earlier ones: the place of a day's own, in SQL. */
function periodsFrom({ grains, calendar }: Plan, windows: readonly Window[], dialect: Dialect): string | null {
  const [grain, more] = grains;
  const [first] = windows;
  if (grain === undefined || more !== undefined || !first || first.from === null) return null;
  const zero = grain === "day" ? dayNumber(first.from) : periodNumber(grain, first.from, calendar);
  const follow = windows.every(({ from, to }, p) => {
    if (zero === null || from === null || periodStart(from, grain, calendar) !== from) return false;
    const number = grain === "day" ? dayNumber(from) : periodNumber(grain, from, calendar);
    return number === zero + p && nextPeriod(from, grain, calendar) === to;
  });
  if (!follow) return null;
  return grain === "day"
    ? dialect.daysSince("day", first.from.slice(0, 10))
    : `${periodKey(grain, "day", "day", calendar, dialect)} - ${zero}`;
}

/** The days a scan needs, an end left open where the rows end there anyway. */
function daysNeeded({ table, at, windows }: Scan, world: World): Days {
  const starts = windows.map(({ from }) => from);
  const from = outermost(starts, -1);
  const to = outermost(
    windows.map((window) => window.to),
    1,
  );
  const isBasis = at?.via.length === 0 && world.definitions.tables[table]?.time === at.name;
  const coverage = isBasis ? (world.catalog.tables[table]?.coverage ?? null) : null;
  return {
    from: from === null || (coverage && compareLocal(from, coverage.from) <= 0) ? null : from.slice(0, 10),
    to: to === null || (coverage && compareLocal(coverage.to, to) <= 0) ? null : to.slice(0, 10),
  };
}

/** The first (-1) or last (1) of some ends; null where one is open. */
const outermost = (ends: readonly (string | null)[], side: -1 | 1): string | null =>
  ends.reduce((a, b) => (a === null || b === null ? null : compareLocal(a, b) * side >= 0 ? a : b));
