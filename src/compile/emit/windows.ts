import { Bug } from "../../ground/diagnostic.js";
import { dateOf, dayNumber } from "../../ground/day.js";
import type { Dialect } from "./dialect.js";
import { constantSql } from "./row.js";
import type { Measure } from "../cell.js";
import { windowNeeds, type Scan } from "../scans.js";
import { dayOnly, type Window } from "../window.js";
import { daysSql, pieceOf, runningSql, type Piece, type Running } from "./days.js";
import { argsOf, filterOf, moment, type ScanParts } from "./measure.js";
import type { World } from "../scope.js";

/*
 * Windows that overlap: a row of three years lies in 28 rolling windows, or in a thousand cumulative ones. It is never
 * joined to each of them.
 *
 *   sums, means, extremes    rows ──by day──▶ parts ──join──▶ windows: parts put together
 *   different values         rows ──▶ (value, day) ──▶ spans of windows it is in ──▶ +1 where one begins, −1 where it ends
 */

/** Whether a scan's windows are answered from its days: they begin and end at midnight, and its measures allow it. */
export function answersByDay(scan: Scan): boolean {
  if (!scan.windowed || scan.measures.length === 0 || scan.each.length > 0 || scan.windows.length === 0) return false;
  if (!scan.windows.every(dayOnly)) return false;
  const needs = new Set(scan.measures.map(windowNeeds));
  if (needs.has("rows")) return false;
  if (needs.has("values")) return scan.measures.length === 1 && rises(scan.windows);
  // Windows that lie apart take each row once, and rows are no slower than their days in many groups.
  return overlap(scan.windows) || scan.dimensions.every((row) => row === null);
}

/** Whether each window begins and ends no earlier than the one before it. */
const rises = (windows: readonly Window[]): boolean =>
  windows.every(({ from, to }, p) => {
    const before = windows[p - 1];
    return !before || (day(before.from) <= day(from) && day(before.to) <= day(to));
  });

const overlap = (windows: readonly Window[]): boolean =>
  windows.some(({ from }, p) => {
    const before = windows[p - 1];
    return from === null || (before !== undefined && day(from) < day(before.to));
  });

const day = (at: string | null): string => (at === null ? "" : at.slice(0, 10));

/** The scan in SQL; `parts` groups by the local day, as `day`, and by the dimensions. */
export function byDaySql(scan: Scan, parts: ScanParts, world: World): string {
  const [measure] = scan.measures;
  if (!measure) throw new Bug("a pass by day has measures");
  return windowNeeds(measure) === "values" ? valuesSql(scan, measure, parts) : partsSql(scan, parts, world);
}

/** Joins days to the windows `w(p)` they lie in: by equality where the windows' days can be written out, else by range. */
function windowsOf(windows: readonly Window[], at: string, dialect: Dialect): string {
  const spans = windows.map(({ from, to }) => (from === null ? Number.POSITIVE_INFINITY : dayNumber(to) - dayNumber(from)));
  const table = steady(windows, dialect) ?? listed(windows, dialect);
  if (spans.reduce((a, b) => a + Math.max(b, 0), 0) > MOST_DAYS) return `(${table}) as w on ${at} >= w.a and ${at} < w.b`;
  return `(select p, ${dialect.days("a", "b")} as day from (${table}) as x where a < b) as w on w.day = ${at}`;
}

function listed(windows: readonly Window[], dialect: Dialect): string {
  const days = windows.map(({ from, to }, p) => {
    const begin = from === null ? dialect.beginning.date : moment(day(from), dialect);
    return `(${p}, ${begin}, ${moment(day(to), dialect)})`;
  });
  return `select * from ${dialect.rows(days, "v", ["p", "a", "b"])}`;
}

/** Windows that move on by as many days each time, up to the watermark: a thousand of them are slow to read as a list. */
function steady(windows: readonly Window[], dialect: Dialect): string | null {
  const [first, second] = windows;
  if (!first || !second) return null;
  const number = (at: string | null): number => (at === null ? 0 : dayNumber(at));
  const step = number(second.to) - number(first.to);
  const latest = windows.map(({ to }) => day(to)).reduce((a, b) => (a > b ? a : b));
  const last = number(latest);
  const moves = first.from === null ? 0 : step;
  const fits = windows.every(
    ({ from, to }, p) =>
      (from === null) === (first.from === null) &&
      number(from) === number(first.from) + p * moves &&
      number(to) === Math.min(number(first.to) + p * step, last),
  );
  if (!fits) return null;
  const moved = (at: string, by: number): string => (by === 0 ? at : `${at} + ${by === 1 ? "" : `${by} * `}p::integer`);
  const a = first.from === null ? dialect.beginning.date : moved(moment(day(first.from), dialect), moves);
  const b = moved(moment(day(first.to), dialect), step);
  const cut = number(first.to) + (windows.length - 1) * step > last;
  const to = cut ? `least(${b}, ${moment(latest, dialect)})` : b;
  return `select p, ${a} as a, ${to} as b from ${dialect.range(windows.length, "r", "p")}`;
}

/** More days than this are not written out. */
const MOST_DAYS = 500_000;

/** Parts of each day, put together in each window. */
function partsSql(scan: Scan, parts: ScanParts, world: World): string {
  const names = parts.groups.slice(1).map(nameOf);
  const pieces = scan.measures.map((measure, i) => pieceOf(measure, i, parts.context, world));
  return windowsOfDays(scan.windows, names, `(\n    ${daysSql(parts, pieces)}\n    )`, pieces, parts.context.dialect);
}

/** Days put together in windows; `days` has them with their groups and the parts of the pieces. */
export function windowsOfDays(
  windows: readonly Window[],
  names: readonly string[],
  days: string,
  pieces: readonly Piece[],
  dialect: Dialect,
): string {
  const running = runningOf(windows);
  if (running !== null) return runningSql(running, names, days, pieces, dialect);
  return [
    `select ${["w.p as p", ...names.map((name) => dialect.named(`t.${name}`, name)), ...pieces.map(({ whole }, i) => `${whole("")} as m${i}`)].join(", ")}`,
    `from ${days} as t`,
    `join ${windowsOf(windows, "t.day", dialect)}`,
    `group by ${["w.p", ...names.map((name) => `t.${name}`)].join(", ")}`,
  ].join("\n  ");
}

/** Windows that move on by a day, all of one length or all from the beginning; null for others. */
function runningOf(windows: readonly Window[]): Running | null {
  const [first] = windows;
  if (!first || windows.length < 2) return null;
  const number = ({ from, to }: Window): readonly (number | null)[] => [from === null ? null : dayNumber(from), dayNumber(to)];
  const [from = null, to = null] = number(first);
  const moves = windows.every((window, p) => {
    const [a = null, b = null] = number(window);
    return b === (to ?? 0) + p && (from === null ? a === null : a === from + p);
  });
  if (!moves || to === null) return null;
  return { first: dateOf(to - 1), length: from === null ? null : to - from, windows: windows.length };
}

/**
 * How many different values each window holds. A value's days lie in spans of windows; each span adds one where it
 * begins (or where the one before it ended) and takes it away where it ends, and the windows' counts are running sums.
 */
function valuesSql(scan: Scan, measure: Measure, { groups, lines, conditions, context }: ScanParts): string {
  const names = groups.slice(1).map(nameOf);
  const list = (...more: readonly string[]): string => [...names, ...more].join(", ");
  const { dialect } = context;
  const [value = "null"] = argsOf(measure, context);
  const where = filterOf(measure, context).replace(/^ filter \(where ([\s\S]*)\)$/, "$1");
  const kept = where === "" ? value : `case when ${where} then ${value} end`;
  const same = names.map((name) => ` and e.${name} is not distinct from g.${name}`).join("");
  const by = names.length > 0 ? `partition by ${names.join(", ")} ` : "";
  return [
    `with seen as materialized (`,
    `  select distinct ${[...groups, `${kept} as x`].join(", ")}`,
    `  from ${lines.join("\n    ")}`,
    ...(conditions.length > 0 ? [`  where ${conditions.join(" and ")}`] : []),
    `),`,
    `days as (`,
    `  select s.day, min(w.p) as a, max(w.p) + 1 as b from (select distinct day from seen) as s`,
    `  join ${windowsOf(scan.windows, "s.day", dialect)} group by s.day`,
    `),`,
    `spans as ${names.length > 0 ? "materialized " : ""}(select ${list("x", "day", "a", "b")} from seen join days using (day)),`,
    `edges as (`,
    `  select ${list(`greatest(a, coalesce(lag(b) over (partition by ${list("x")} order by day), 0)) as a`, "b")} from spans where x is not null`,
    `),`,
    `steps as (`,
    `  select ${list("p", "sum(n) as n")} from (`,
    `    select ${list("a as p", "1 as n")} from edges where a < b union all select ${list("b", "-1")} from edges where a < b`,
    `  ) as e group by ${list("p")}`,
    `)`,
    `select ${["p", ...names].map((name) => dialect.named(`g.${name}`, name)).join(", ")}, sum(coalesce(e.n, 0)) over (${by.replace(/\bd/g, "g.d")}order by g.p)::bigint as m0`,
    names.length > 0
      ? `from (select * from (select distinct ${names.join(", ")} from spans) as groups cross join ${dialect.range(scan.windows.length, "r", "p")}) as g`
      : `from ${dialect.range(scan.windows.length, "g", "p")}`,
    `left join steps as e on e.p = g.p${same}`,
  ].join("\n  ");
}

const nameOf = (group: string): string => group.slice(group.lastIndexOf(" as ") + 4);

/** Days from one on, up to another; null where all before or after are meant too. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** The days that some windows hold: others need not be read. */
export function daysOf(windows: readonly Window[]): Days {
  const starts = windows.map(({ from }) => from).sort();
  return {
    from: starts.includes(null) ? null : day(starts[0] ?? null) || null,
    to:
      day(
        windows
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? null,
      ) || null,
  };
}

/** The condition that a day is one of some. */
export const daysWithin = ({ from, to }: Days, day: string, dialect: Dialect): readonly string[] => [
  `${day} is not null`,
  ...(from === null ? [] : [`${day} >= ${constantSql(from, "date", dialect)}`]),
  ...(to === null ? [] : [`${day} < ${constantSql(to, "date", dialect)}`]),
];
