/*
 * The ways an expert would try to write a grouped question for DuckDB, of which the fastest counts: the period cut from
 * the time, from its day, or as a whole number; grouped by day first where the parts of days add up; different values
 * counted straight away or after pairs were made single.
 */

export type Grain = "day" | "week" | "month";

interface Rows {
  readonly from: string;
  /** The time column; the day it lies on is kept beside it. */
  readonly time?: string;
  readonly grain?: Grain;
  readonly dimensions?: readonly string[];
  readonly where?: string;
}
interface Grouped extends Rows {
  readonly value: string;
  /** Given where the parts of days add up: each part of a day, and the value of them. */
  readonly parts?: { readonly of: Readonly<Record<string, string>>; readonly value: string };
}

/** Each way gives the period `k`, the dimensions, then the value `v`. */
export function ways({ value, parts, ...rows }: Grouped): readonly string[] {
  const { grain, time = "" } = rows;
  const grouped = (key: string | null, columns: readonly string[]): string =>
    `select ${list(key, ...named(rows), ...columns)} ${source(rows)} group by all`;
  if (grain === undefined) return [grouped(null, [`${value} as v`])];
  const direct = [...new Set([`${time}::date`, stored(time)])].map((day) =>
    grouped(`${PERIOD[grain](day)} as k`, [`${value} as v`]),
  );
  if (grain === "day") return direct;
  const { number, start } = NUMBER[grain];
  const byNumber = `select ${list(`${start} as k`, ...names(rows), "v")} from (${grouped(`${number(stored(time))} as n`, [`${value} as v`])})`;
  if (parts === undefined) return [...direct, byNumber];
  const days = grouped(
    `${stored(time)} as day`,
    Object.entries(parts.of).map(([name, sql]) => `${sql} as ${name}`),
  );
  return [
    ...direct,
    byNumber,
    `select ${list(`${PERIOD[grain]("day")} as k`, ...names(rows), `${parts.value} as v`)} from (${days}) group by all`,
  ];
}

/** How many rows there are. */
export const counted = (rows: Rows): readonly string[] =>
  ways({ ...rows, value: "count(*)", parts: { of: { n: "count(*)" }, value: "sum(n)" } });

/** How many different values there are. */
export function different(what: string, rows: Rows): readonly string[] {
  const { grain, time = "", where = "true" } = rows;
  const known = { ...rows, where: `${where} and ${what} is not null` };
  const keys: readonly (readonly [string | null, string | null])[] =
    grain === undefined
      ? [[null, null]]
      : [
          [`${PERIOD[grain](stored(time))} as n`, "n as k"],
          [`${NUMBER[grain].number(stored(time))} as n`, `${NUMBER[grain].start} as k`],
        ];
  const pairs = keys.map(
    ([number, start]) =>
      `select ${list(start, ...names(rows), "count(*) as v")} from (select distinct ${list(number, ...named(rows), `${what} as x`)} ${source(known)}) group by ${list(start === null ? null : "n", ...names(rows))}`,
  );
  return [...ways({ ...rows, value: `count(distinct ${what})` }), ...pairs];
}

const list = (...columns: readonly (string | null)[]): string => columns.filter((column) => column !== null).join(", ");
const names = ({ dimensions = [] }: Rows): readonly string[] => dimensions.map((_, i) => `d${i}`);
const named = ({ dimensions = [] }: Rows): readonly string[] => dimensions.map((sql, i) => `${sql} as d${i}`);
const source = ({ from, where }: Rows): string => `from ${from}${where === undefined ? "" : ` where ${where}`}`;
/** The name of a time's day, of a column that may be another table's. */
const stored = (time: string): string => time.replace(/(\w+)$/, '"$1@day"');

/** Weeks begin on Sunday here, as Malloy's do. */
const PERIOD: { readonly [G in Grain]: (day: string) => string } = {
  day: (day) => day,
  week: (day) => `(date_trunc('week', ${day} + 1)::date - 1)`,
  month: (day) => `date_trunc('month', ${day})::date`,
};
const NUMBER: { readonly [G in Grain]: { readonly number: (day: string) => string; readonly start: string } } = {
  day: { number: (day) => day, start: "n" },
  week: { number: (day) => `(${day} - date '0001-01-07') // 7`, start: "date '0001-01-07' + (n * 7)::int" },
  month: { number: (day) => `year(${day}) * 12 + month(${day}) - 1`, start: "make_date((n // 12)::int, (n % 12 + 1)::int, 1)" },
};
