import { dayNumber } from "../../ground/day.js";
import type { Aggregated, Dialect, Emit, Operand } from "./dialect.js";

/**
 * ClickHouse. `stored` names the relation that holds a table's rows, where it is not named like the table. Days and times
 * are those from 1900 to 2299 that it can hold: written ones beyond are cut to them, which compares alike.
 */
export function clickhouse(stored: (table: string) => string = (table) => table): Dialect {
  return { ...CLICKHOUSE, table: (name) => identifier(stored(name)) };
}

/** What ClickHouse would have otherwise: nulls in outer joins and of nothing, days before 1970, columns before aliases. */
const SETTINGS = [
  "join_use_nulls = 1",
  "cast_keep_nullable = 1",
  "aggregate_functions_null_for_empty = 1",
  "union_default_mode = 'DISTINCT'",
  "prefer_column_name_to_alias = 1",
  "enable_extended_results_for_datetime_functions = 1",
  "use_variant_as_common_type = 0",
].join(", ");

/** ClickHouse reads a backslash as the beginning of an escape, in names too. */
const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\0", "\\0");
const identifier = (name: string): string => `"${escaped(name).replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${escaped(text).replaceAll("'", "''")}'`;

const timestamp = (sql: string): string => `toDateTime64(${sql}, 6, 'UTC')`;
const day = (sql: string): string => `toDate32(${sql})`;

const [FIRST, LAST] = ["1900-01-01 00:00:00", "2299-12-31 23:59:59.999999"] as const;
function held(text: string): string {
  if (text.endsWith("(BC)") || text < FIRST.slice(0, text.length)) return FIRST.slice(0, text.length);
  return /^\d{5}/.test(text) || text > LAST ? LAST.slice(0, Math.max(text.length, 10)) : text;
}

const at = (args: readonly Operand[], i: number): Operand => args[i] as Operand;
const sqlOf = (args: readonly Operand[], i: number): string => at(args, i).sql;

/** Values of one type: a whole number beside other numbers is one of them, a date beside times is a time. */
function alike(args: readonly Operand[]): readonly string[] {
  const types = new Set(args.map(({ type }) => type));
  return args.map(({ sql, type }) => {
    if (type === "integer" && (types.has("number") || types.has("duration"))) return `(${sql})::double`;
    return type === "date" && types.has("time") ? timestamp(sql) : sql;
  });
}

/** Least or greatest of values that are all there. */
const extreme =
  (fn: "least" | "greatest"): Emit =>
  (args) =>
    `case when ${args.map(({ sql }) => `(${sql}) is not null`).join(" and ")} then ${fn}(${alike(args).join(", ")}) end`;

/** One of a list whose members need not be constants. */
const oneOf = (args: readonly Operand[]): string =>
  `(${args
    .slice(1)
    .map(({ sql }) => `${sqlOf(args, 0)} = ${sql}`)
    .join(" or ")})`;

/** A backslash before anything but `%`, `_` and itself means nothing to the language, and itself to ClickHouse. */
const pattern = (written: string): string =>
  literal(
    written.replace(/\\([^]?)|([^\\]+)/g, (_, after: string | undefined, plain: string | undefined) =>
      plain === undefined ? (/[%_\\]/.test(after ?? "\\") ? `\\${after ?? "\\"}` : (after ?? "")) : plain,
    ),
  );
const like = (args: readonly Operand[], word: string): string =>
  `(${sqlOf(args, 0)} ${word} ${at(args, 1).word === null ? sqlOf(args, 1) : pattern(at(args, 1).word ?? "")})`;

const PARTS: Readonly<Record<string, string>> = {
  year: "toYear",
  quarter: "toQuarter",
  month: "toMonth",
  week: "toISOWeek",
  day: "toDayOfMonth",
  weekday: "toDayOfWeek",
  hour: "toHour",
  minute: "toMinute",
};

/** Away from zero at halves; ClickHouse's own `round` goes to the even one. */
function rounded(x: string): string {
  return `(trunc(${x}) + if(abs(${x} - trunc(${x})) >= 0.5, sign(${x}), 0))`;
}

/** Letter by letter, as DuckDB does it: no letter becomes two, and none looks at its neighbours. */
function letters(fn: "lower" | "upper", x: string): string {
  const [from, to] = fn === "lower" ? ["İ", "i"] : ["ß", "ẞ"];
  const each = `arrayMap(c -> if(lengthUTF8(${fn}UTF8(c)) = 1, ${fn}UTF8(c), c), extractAll(replaceAll(${x}, '${from}', '${to}'), '(?s).'))`;
  return `if(length(${x}) = lengthUTF8(${x}), ${fn}(${x}), arrayStringConcat(${each}))`;
}

const operations: Readonly<Record<string, Emit>> = {
  in: oneOf,
  not_in: (args) => `(not ${oneOf(args)})`,
  like: (args) => like(args, "like"),
  not_like: (args) => like(args, "not like"),
  date_part: (args) => `${PARTS[at(args, 0).word ?? ""] ?? ""}(${timestamp(sqlOf(args, 1))})`,
  order_statistic: (args) => {
    const cases = (at(args, 1).word ?? "").split(" ").map((pair) => pair.split(":"));
    const rank = `case length(${sqlOf(args, 0)}) ${cases.map(([n, rank]) => `when ${n} then ${rank}`).join(" ")} end`;
    return `arrayElementOrNull(${sqlOf(args, 0)}, ${rank})`;
  },
  if: (args) => {
    const [a, b] = alike(args.slice(1));
    return `case when ${sqlOf(args, 0)} then ${a} else ${b} end`;
  },
  "/": (args) => `((${sqlOf(args, 0)})::double / nullif((${sqlOf(args, 1)})::double, 0))`,
  growth: (args) => `(case when ${sqlOf(args, 1)} > 0 then (${sqlOf(args, 0)})::double / (${sqlOf(args, 1)})::double - 1 end)`,
  coalesce: (args) => `coalesce(${alike(args).join(", ")})`,
  least: extreme("least"),
  greatest: extreme("greatest"),
  round: (args) => {
    const [x, digits] = [at(args, 0), args[1]];
    if (digits === undefined) return x.type === "integer" ? x.sql : rounded(`(${x.sql})`);
    const places = Number(digits.sql.replace(/[()\s]/g, ""));
    if (x.type === "integer" && places >= 0) return x.sql;
    const power = `1e${Math.abs(places)}::double`;
    return places < 0
      ? `(${rounded(`((${x.sql}) / ${power})`)} * ${power})`
      : `(${rounded(`((${x.sql}) * ${power})`)} / ${power})`;
  },
  lower: (args) => letters("lower", sqlOf(args, 0)),
  upper: (args) => letters("upper", sqlOf(args, 0)),
  contains: (args) => `(position(${sqlOf(args, 0)}, ${sqlOf(args, 1)}) > 0)`,
  starts_with: (args) => `startsWith(${sqlOf(args, 0)}, ${sqlOf(args, 1)})`,
};

const value = ({ args }: Aggregated): string => args[0] ?? "";
const quantile = (x: string, share: string): string => `quantileExactInclusive(${share.replace(/::double$/, "")})(${x})`;
/** Whole numbers are added up where their sum has room: ClickHouse lets one that is too great begin anew below zero. */
const total = (sql: string, type: string): string => (type === "integer" ? `sum(toInt256(${sql}))` : `sum(${sql})`);

const aggregates: Dialect["aggregates"] = {
  sum: (given) => `${total(value(given), given.type)}${given.filter}`,
  avg: (given) => `avg((${value(given)})::double)${given.filter}`,
  median: (given) => `${quantile(`(${value(given)})::double`, "0.5")}${given.filter}`,
  percentile: (given) => `${quantile(`(${value(given)})::double`, given.args[1] ?? "")}${given.filter}`,
  stddev: (given) => {
    const spread = `stddevSampStable((${value(given)})::double)${given.filter}`;
    return `if(isNaN(${spread}), null, ${spread})`;
  },
  first: (given) => `argMin(${value(given)}, ${given.order})${given.filter}`,
  last: (given) => `argMax(${value(given)}, ${given.order})${given.filter}`,
  sorted: (given) => `arraySort(groupArray(${value(given)})${given.filter})`,
};

const CLICKHOUSE: Dialect = {
  name: "clickhouse",
  identifier,
  table: identifier,
  literal,
  date: (text) => day(literal(held(text))),
  time: (text) => timestamp(literal(held(text))),
  hugeint: (digits) => `'${digits}'::Int128`,
  beginning: { date: day(`'1900-01-01'`), time: timestamp(`'${FIRST}'`) },
  timestamp,
  day,
  base: timestamp,
  interval: (count, unit) => `interval (${count}) ${unit}`,
  microseconds: (count) => `toIntervalMicrosecond(round(${count})::bigint)`,
  epoch: (time) => `toUnixTimestamp64Micro(${time})`,
  daysSince: (from, written) => `(toInt32(${from}) - (${dayNumber(written)}))`,
  startOfDays: (unit, from) => `toDate32(date_trunc('${unit}', ${from}))`,
  startOfTime: (unit, time) => `date_trunc('${unit}', ${time})`,
  whole: (a, b) => `intDiv(${a}, ${b})`,
  arithmetic: (op, a, b) =>
    a.type === "integer" && b.type === "integer"
      ? `accurateCast(toInt256(${a.sql}) ${op} toInt256(${b.sql}), 'Nullable(Int128)')`
      : `(${alike([a, b]).join(` ${op} `)})`,
  boolean: (sql) => `(${sql})::Bool`,
  named: (sql, name) => `${sql} as ${name}`,
  quantile,
  least: (x, order) => `argMin(${x}, ${order})`,
  greatest: (x, order) => `argMax(${x}, ${order})`,
  total,
  range: (length, alias, column) => `(select toInt64(number) as ${column} from numbers(${length})) as ${alias}`,
  rows: (rows, alias, columns) => `(values ${rows.join(", ")}) as ${alias}(${columns.join(", ")})`,
  days: (a, b) => `arrayJoin(arrayMap(i -> ${a} + i, range(greatest(dateDiff('day', ${a}, ${b}), 0))))`,
  operations,
  aggregates,
  solving: {
    with: "with",
    solved: [
      `solved as (`,
      `  select g, size + 1 as step, arrayFold((acc, k) -> arrayMap((line, i) -> if(i = k, arrayMap(v -> v / line[k], line),`,
      `    arrayMap((v, j) -> v - line[k] * acc[k][j] / acc[k][k], line, arrayEnumerate(line))), acc, arrayEnumerate(acc)), range(1, toUInt64(size) + 1), rows) as m`,
      `  from (`,
      `    select g, size, arrayMap(x -> x.2, arraySort(groupArray((i, line)))) as rows from (`,
      `      select g, size, i, arrayMap(x -> x.2, arraySort(groupArray((j, assumeNotNull(v)::double)))) as line from entries group by g, size, i`,
      `    ) as u group by g, size`,
      `  ) as u`,
      `),`,
    ],
  },
  statement: (sql) => `${sql}\nsettings ${SETTINGS}`,
};
