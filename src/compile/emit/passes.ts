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
import type { Relations } from "./relations.js";
import { scanParts, type Around } from "./scan.js";
import { sharedConditions } from "./shared.js";
import { answersByDay, daysWithin, windowsOfDays, type Days } from "./windows.js";

/*
 * One pass over a table's rows for all that is made of its days: the months of this year, those a year ago, windows of 28
 * days and everything so far are put together of the same days.
 */

/**
 * What is made of days, by plan: each scan by its index, in SQL over the relation of its days. Of several plans of one
 * statement the periods of one and the total of another are made of the same days too; their sums of doubles may differ
 * in the last digits from those that are asked alone, being added up by day.
 */
export function dayPasses(
  plans: readonly Plan[],
  env: Around,
  relations: Relations,
  prefix: string,
): readonly ReadonlyMap<number, string>[] {
  const alike = new Map<string, Member[]>();
  for (const [i, plan] of plans.entries())
    for (const [s, scan] of plan.scans.entries()) {
      if (!madeOfDays(plan, scan, plans.length > 1, env.world)) continue;
      const key = JSON.stringify([scan.table, scan.at, scan.where]);
      alike.set(key, [...(alike.get(key) ?? []), { plan, scan, i, s }]);
    }
  // The rows' own days are no shorter way alone, nor is the way to a total by them.
  const saves = ({ plan: { grains }, scan }: Member): boolean =>
    scan.windowed || (grains.length > 0 && !grains.includes("day"));
  const made = [...alike.values()]
    .filter((all) => all.some(saves))
    .flatMap((all, d) => dayPass(all, env, relations, `${prefix}days${d}`));
  return plans.map((_, i) => new Map(made.filter((one) => one.i === i).map(({ s, sql }) => [s, sql])));
}

/** A scan, the s-th of the i-th plan. */
interface Member {
  readonly plan: Plan;
  readonly scan: Scan;
  readonly i: number;
  readonly s: number;
}

/** Measures that days keep parts of, of all rows, in periods or windows that begin and end at midnight or where the rows do. */
function madeOfDays(plan: Plan, scan: Scan, isTotalToo: boolean, world: World): boolean {
  if (scan.at === null || scan.events !== null || scan.each.length > 0 || scan.measures.length === 0) return false;
  if (scan.dimensions.some((row) => row !== null) || scan.measures.some((m) => windowNeeds(m) !== "parts")) return false;
  if (scan.windowed) return answersByDay(scan);
  if (plan.grains.length === 0 && !isTotalToo) return false;
  // Finer periods may be none.
  const [first] = scan.windows;
  if (!first || first.from === null || plan.grains.includes("hour")) return false;
  const { from, to } = endsOf(scan, world);
  return [from, to].every((at) => at === null || isMidnight(at));
}

function dayPass(
  all: readonly Member[],
  env: Around,
  relations: Relations,
  wanted: string,
): readonly { readonly i: number; readonly s: number; readonly sql: string }[] {
  const { world, dialect } = env;
  const [first] = all as [Member, ...Member[]];
  const needed = all.map(({ scan }) => daysNeeded(scan, world));
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
  const asked = all.flatMap(({ scan }) => scan.measures);
  const { shared, measures } = sharedConditions(asked);
  const whole = { ...first.scan, measures: asked };
  const parts = scanParts(first.plan, whole, env, dialect.table(whole.table), shared, within);
  const pieces = new Map<string, Piece>();
  const textOf = (measure: Measure): string => measureSql(measure, parts.context, world);
  for (const measure of measures)
    if (!pieces.has(textOf(measure))) pieces.set(textOf(measure), pieceOf(measure, pieces.size, parts.context, world));
  const name = relations.named(wanted, daysSql(parts, [...pieces.values()]), all.length > 1 ? "materialized" : "inlined");
  let next = 0;
  return all.map(({ plan, scan, i, s }, m) => {
    const keys = plan.grains.map((grain, g) => `${periodKey(grain, "day", "day", plan.calendar, dialect)} as k${g}`);
    const own = scan.measures.map(() => pieces.get(textOf(measures[next++] as Measure)) as Piece);
    const shifted = scan.windowed ? periodsFrom(plan, scan.windows, dialect) : null;
    if (shifted !== null) return { i, s, sql: periodsOfDays([`${shifted} as p`], name, [], own) };
    if (scan.windowed) return { i, s, sql: windowsOfDays(scan.windows, [], name, own, dialect) };
    const { from, to } = needed[m] as Days;
    const inside = { from: from === within.from ? null : from, to: to === within.to ? null : to };
    return { i, s, sql: periodsOfDays(keys, name, daysWithin(inside, "day", dialect).slice(1), own) };
  });
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
function daysNeeded(scan: Scan, world: World): Days {
  const { from, to } = endsOf(scan, world);
  return { from: from?.slice(0, 10) ?? null, to: to?.slice(0, 10) ?? null };
}

function endsOf({ table, at, windows }: Scan, world: World): { readonly from: string | null; readonly to: string | null } {
  const starts = windows.map(({ from }) => from);
  const from = outermost(starts, -1);
  const to = outermost(
    windows.map((window) => window.to),
    1,
  );
  const isBasis = at?.via.length === 0 && world.definitions.tables[table]?.time === at.name;
  const coverage = isBasis ? (world.catalog.tables[table]?.coverage ?? null) : null;
  return {
    from: from === null || (coverage && compareLocal(from, coverage.from) <= 0) ? null : from,
    to: to === null || (coverage && compareLocal(coverage.to, to) <= 0) ? null : to,
  };
}

/** The first (-1) or last (1) of some ends; null where one is open. */
const outermost = (ends: readonly (string | null)[], side: -1 | 1): string | null =>
  ends.reduce((a, b) => (a === null || b === null ? null : compareLocal(a, b) * side >= 0 ? a : b));
