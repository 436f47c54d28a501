import { FUNCTIONS } from "../../formula/functions.js";
import { Bug } from "../../ground/diagnostic.js";
import { dayNumber } from "../../ground/day.js";
import { constantSql } from "./row.js";
import type { Measure } from "../cell.js";
import { windowNeeds, type Scan } from "../scans.js";
import { dayOnly, type Window } from "../window.js";
import { argsOf, filterOf, measureSql, moment, type ScanParts } from "./measure.js";
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
  return needs.has("values") ? scan.measures.length === 1 && rises(scan.windows) : overlap(scan.windows);
}

/** Whether each window begins and ends no earlier than the one before it. */
const rises = (windows: readonly Window[]): boolean =>
  windows.every(({ from, to }, p) => {
    const before = windows[p - 1];
    return !before || (day(before.from) <= day(from) && day(before.to) <= day(to));
  });

/** Windows that lie apart take each row once, and rows are quicker than their days. */
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
function windowsOf(windows: readonly Window[], at: string): string {
  const spans = windows.map(({ from, to }) => (from === null ? Number.POSITIVE_INFINITY : dayNumber(to) - dayNumber(from)));
  const table = steady(windows) ?? listed(windows);
  if (spans.reduce((a, b) => a + Math.max(b, 0), 0) > MOST_DAYS) return `(${table}) as w on ${at} >= w.a and ${at} < w.b`;
  const days = "unnest(generate_series(a::timestamp, b::timestamp - interval 1 day, interval 1 day))::date as day";
  return `(select p, ${days} from (${table}) as x where a < b) as w on w.day = ${at}`;
}

const listed = (windows: readonly Window[]): string =>
  `select * from (values ${windows
    .map(({ from, to }, p) => `(${p}, ${from === null ? "date '0001-01-01'" : moment(day(from))}, ${moment(day(to))})`)
    .join(", ")}) as v(p, a, b)`;

/** Windows that move on by as many days each time, up to the watermark: a thousand of them are slow to read as a list. */
function steady(windows: readonly Window[]): string | null {
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
  const a = first.from === null ? "date '0001-01-01'" : moved(moment(day(first.from)), moves);
  const b = moved(moment(day(first.to)), step);
  const cut = number(first.to) + (windows.length - 1) * step > last;
  const to = cut ? `least(${b}, ${moment(latest)})` : b;
  return `select p, ${a} as a, ${to} as b from range(${windows.length}) as r(p)`;
}

/** More days than this are not written out. */
const MOST_DAYS = 500_000;

/** Parts of each day, put together in each window. */
function partsSql(scan: Scan, { groups, lines, conditions, context }: ScanParts, world: World): string {
  const names = groups.slice(1).map(nameOf);
  const pieces = scan.measures.map((measure, i) => piecesOf(measure, i, context, world));
  const days = [
    `select ${[...groups, ...pieces.flatMap(({ parts }) => parts)].join(",\n      ")}`,
    `from ${lines.join("\n      ")}`,
    ...(conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : []),
    `group by ${groups.map((_, i) => i + 1).join(", ")}`,
  ].join("\n    ");
  return [
    `select ${["w.p as p", ...names.map((name) => `t.${name}`), ...pieces.map(({ whole }, i) => `${whole} as m${i}`)].join(", ")}`,
    `from (\n    ${days}\n    ) as t`,
    `join ${windowsOf(scan.windows, "t.day")}`,
    `group by ${["w.p", ...names.map((name) => `t.${name}`)].join(", ")}`,
  ].join("\n  ");
}

/** What a day keeps of a measure, and how days are put together. */
function piecesOf(
  measure: Measure,
  i: number,
  context: ScanParts["context"],
  world: World,
): { readonly parts: readonly string[]; readonly whole: string } {
  const mean = FUNCTIONS.get(measure.fn)?.meanOf;
  if (mean) {
    const [value, filter] = [mean(argsOf(measure, context)), filterOf(measure, context)];
    const parts = [`sum(${value})${filter} as s${i}`, `count(${value})${filter} as n${i}`];
    return { parts, whole: `sum(s${i})::double / nullif(sum(n${i}), 0)` };
  }
  const count = `sum(m${i})::bigint`;
  const whole = { count, added: count, sum: `sum(m${i})`, min: `min(m${i})`, max: `max(m${i})` }[measure.fn];
  if (whole === undefined) throw new Bug(`${measure.fn} has no parts`);
  return { parts: [`${measureSql(measure, context, world)} as m${i}`], whole };
}

/**
 * How many different values each window holds. A value's days lie in spans of windows; each span adds one where it
 * begins (or where the one before it ended) and takes it away where it ends, and the windows' counts are running sums.
 */
function valuesSql(scan: Scan, measure: Measure, { groups, lines, conditions, context }: ScanParts): string {
  const names = groups.slice(1).map(nameOf);
  const list = (...more: readonly string[]): string => [...names, ...more].join(", ");
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
    `  join ${windowsOf(scan.windows, "s.day")} group by s.day`,
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
    `select ${["g.p", ...names.map((name) => `g.${name}`)].join(", ")}, sum(coalesce(e.n, 0)) over (${by.replace(/\bd/g, "g.d")}order by g.p)::bigint as m0`,
    names.length > 0
      ? `from (select * from (select distinct ${names.join(", ")} from spans) as groups cross join range(${scan.windows.length}) as r(p)) as g`
      : `from range(${scan.windows.length}) as g(p)`,
    `left join steps as e on e.p = g.p${same}`,
  ].join("\n  ");
}

const nameOf = (group: string): string => group.slice(group.lastIndexOf(" as ") + 4);

/** Days that no window holds need not be read. */
export function windowBounds(windows: readonly Window[], time: string): readonly string[] {
  const first = windows.every(({ from }) => from !== null) ? windows.map(({ from }) => day(from)).sort()[0] : undefined;
  const last = windows
    .map(({ to }) => day(to))
    .sort()
    .at(-1);
  return [
    `${time} is not null`,
    ...(first === undefined ? [] : [`${time} >= ${constantSql(first, "date")}`]),
    ...(last === undefined ? [] : [`${time} < ${constantSql(last, "date")}`]),
  ];
}
