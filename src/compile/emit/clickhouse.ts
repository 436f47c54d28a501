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
  "enable_materialized_cte = 1",
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

/** In brackets, `(1)::double` would be the text "(1)". */
const number = (sql: string): string => `toFloat64(${sql})`;

/** Values of one type: a whole number beside other numbers is one of them, a date beside times is a time. */
function alike(args: readonly Operand[]): readonly string[] {
  const types = new Set(args.map(({ type }) => type));
  const whole = !types.has("number") && !types.has("duration");
  return args.map(({ sql, type }) => {
    // What is called a number may still be a whole one here.
    if (type === "number" || type === "duration") return number(sql);
    if (type === "integer") return whole ? `toInt256(${sql})` : number(sql);
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
  // The list of a null's letters is empty, not null: a null takes the other way.
  return `if(length(${x}) > lengthUTF8(${x}), arrayStringConcat(${each}), ${fn}(${x}))`;
}

/** A function of numbers, null outside its range. */
const within =
  (fn: string, range: string): Emit =>
  (args) =>
    `case when ${sqlOf(args, 0)} ${range} then ${fn}(${number(sqlOf(args, 0))}) end`;

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
  "/": (args) => `(${number(sqlOf(args, 0))} / nullif(${number(sqlOf(args, 1))}, 0))`,
  growth: (args) => `(case when ${sqlOf(args, 1)} > 0 then ${number(sqlOf(args, 0))} / ${number(sqlOf(args, 1))} - 1 end)`,
  sqrt: within("sqrt", ">= 0"),
  ln: within("log", "> 0"),
  exp: within("exp", "< 709.78"),
  coalesce: (args) => `coalesce(${alike(args).join(", ")})`,
  abs: ([x]) => (x?.type === "integer" ? `toInt256(abs(${x.sql}))` : `abs(${number(x?.sql ?? "")})`),
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
  // With a sign, so that it can stand beside numbers that have one.
  count: (given) => `(count(${given.args[0] === undefined ? "*" : `distinct ${given.args[0]}`})${given.filter})::bigint`,
  sum: (given) => `${total(value(given), given.type)}${given.filter}`,
  avg: (given) => `avg(${number(value(given))})${given.filter}`,
  median: (given) => `${quantile(number(value(given)), "0.5")}${given.filter}`,
  percentile: (given) => `${quantile(number(value(given)), given.args[1] ?? "")}${given.filter}`,
  stddev: (given) => {
    const spread = `stddevSampStable(${number(value(given))})${given.filter}`;
    return `if(isFinite(${spread}), ${spread}, null)`;
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
  boolean: (sql) => `cast(${sql} as Nullable(Bool))`,
  number,
  signed: (sql) => `(${sql})::bigint`,
  noKey: "null",
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
  paired: (left, right, alias, key) => ({
    sql: `(select * from ${left} join ${right} using (${key})) as ${alias}`,
    left: alias,
  }),
  chain: {
    with: "with",
    // Everything in arrays of one chain: ClickHouse plans a named part anew wherever it is read.
    effects: [
      `effects as (`,
      `  select g, e.1 as id, e.2 as effect from (`,
      `    select g, arrayJoin(arrayMap((id, k) -> (id, arraySum(i -> begins[i] * m[i][size + k], arrayEnumerate(ids)) / m[k][size + k]`,
      `      * arraySum(j -> m[k][size + j] * orders[j], arrayEnumerate(ids))), ids, arrayEnumerate(ids))) as e`,
      `    from (`,
      `      select g, ids, size, begins, orders, arrayFold((m, k) -> arrayMap((line, i) -> if(i = k, arrayMap(v -> v / line[k], line),`,
      `        arrayMap((v, j) -> v - line[k] * m[k][j] / m[k][k], line, arrayEnumerate(line))), m, arrayEnumerate(m)), arrayEnumerate(ids), entries) as m`,
      `      from (`,
      `        select g, ids, length(ids) as size, arrayMap(id -> start.3[indexOf(start.2, id)], ids) as begins,`,
      `          arrayMap(w -> w.3[indexOf(w.2, -1)], ways) as orders, arrayMap((w, i) -> arrayConcat(`,
      `            arrayMap((id, j) -> if(i = j, 1., 0.) - w.3[indexOf(w.2, id)], ids, arrayEnumerate(ids)),`,
      `            arrayMap(j -> if(i = j, 1., 0.), arrayEnumerate(ids))), ways, arrayEnumerate(ways)) as entries`,
      `        from (`,
      `          select g, arrayFirst(w -> w.1 = 0, every) as start, arraySort(w -> w.1, arrayFilter(w -> w.1 > 0, every)) as ways, arrayMap(w -> w.1, ways) as ids`,
      `          from (`,
      `            select g, groupArray((a, bs, qs)) as every from (`,
      `              select g, a, groupArray(assumeNotNull(b)) as bs, groupArray(assumeNotNull(q)) as qs from (`,
      `                select g, assumeNotNull(a) as a, b, n / sum(n) over (partition by g, a) as q from steps`,
      `              ) as u group by g, a`,
      `            ) as u group by g`,
      `          ) as u`,
      `        ) as u`,
      `      ) as u`,
      `    ) as u`,
      `  ) as u`,
      `),`,
    ],
  },
  unionByName: null,
  statement: (sql) => `${sql}\nsettings ${SETTINGS}`,
};
