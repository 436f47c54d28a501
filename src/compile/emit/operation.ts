import { FUNCTIONS } from "../../formula/functions.js";
import { Bug } from "../../ground/diagnostic.js";
import type { Dialect, Emit, Operand, OperationContext } from "./dialect.js";
import { periodSql } from "./period.js";
import type { Grain } from "../definitions.js";

/** An operator or row function in SQL: the same for a row and for a cell. */
export function operation(fn: string, args: readonly Operand[], context: OperationContext): string {
  const { operations } = context.dialect;
  const own = Object.hasOwn(operations, fn) ? operations[fn] : Object.hasOwn(OPERATIONS, fn) ? OPERATIONS[fn] : undefined;
  if (own !== undefined) return own(args, context);
  const entry = FUNCTIONS.get(fn);
  if (!entry?.sql) throw new Bug(`no SQL for ${fn}`);
  return entry.sql(
    args.map((arg) => arg.sql),
    { filter: "", order: "" },
  );
}

const at = (args: readonly Operand[], i: number): Operand => args[i] as Operand;
const infix =
  (op: string): Emit =>
  (args) =>
    `(${at(args, 0).sql} ${op} ${at(args, 1).sql})`;

/** Two times are compared as instants where both sides are known as such: each autumn the wall clock goes back. */
const compared =
  (op: string): Emit =>
  (args) => {
    const [a, b] = clocks(args);
    return `(${a} ${op} ${b})`;
  };

function clocks(args: readonly Operand[]): readonly string[] {
  const instants = args.flatMap((arg) => arg.instant ?? []);
  return instants.length === args.length ? instants : args.map((arg) => arg.sql);
}

/** A null of no type leaves DuckDB without a choice among its functions. */
const timeSql = (operand: Operand, { timestamp }: Dialect): string =>
  operand.type === "null" ? timestamp("null") : operand.sql;

export const temporal = (operand: Operand): boolean => operand.type === "date" || operand.type === "time";

const OPERATIONS: Readonly<Record<string, Emit>> = {
  or: infix("or"),
  and: infix("and"),
  not: (args) => `(not ${at(args, 0).sql})`,
  negate: (args) => `(-${at(args, 0).sql})`,
  "=": compared("="),
  "!=": compared("!="),
  "<": compared("<"),
  "<=": compared("<="),
  ">": compared(">"),
  ">=": compared(">="),
  "+": (args, { dialect }) => {
    const [a, b] = [at(args, 0), at(args, 1)];
    if (temporal(a)) return later(a.sql, b, "+", dialect);
    if (temporal(b)) return later(b.sql, a, "+", dialect);
    return dialect.arithmetic("+", a, b);
  },
  "-": (args, { dialect }) => {
    const [a, b] = [at(args, 0), at(args, 1)];
    if (temporal(a) && temporal(b)) return elapsed(a, b, dialect);
    return temporal(a) ? later(a.sql, b, "-", dialect) : dialect.arithmetic("-", a, b);
  },
  "*": (args, { dialect }) => dialect.arithmetic("*", at(args, 0), at(args, 1)),
  // Nothing divided by nothing is undefined, never infinite.
  "/": (args) => `(${at(args, 0).sql} / nullif(${at(args, 1).sql}, 0))`,
  growth: (args) => `(case when ${at(args, 1).sql} > 0 then ${at(args, 0).sql} / ${at(args, 1).sql} - 1 end)`,
  is_null: (args) => `(${at(args, 0).sql} is null)`,
  is_not_null: (args) => `(${at(args, 0).sql} is not null)`,
  in: (args) =>
    `(${at(args, 0).sql} in (${args
      .slice(1)
      .map((arg) => arg.sql)
      .join(", ")}))`,
  not_in: (args) =>
    `(${at(args, 0).sql} not in (${args
      .slice(1)
      .map((arg) => arg.sql)
      .join(", ")}))`,
  like: (args) => `(${at(args, 0).sql} like ${at(args, 1).sql} escape '\\')`,
  not_like: (args) => `(${at(args, 0).sql} not like ${at(args, 1).sql} escape '\\')`,
  between: (args) => between("between", args),
  not_between: (args) => between("not between", args),
  within: (args, { dialect }) => within(at(args, 0), at(args, 1), at(args, 2), dialect),
  not_within: (args, { dialect }) => `(not ${within(at(args, 0), at(args, 1), at(args, 2), dialect)})`,
  date_part: (args, { dialect }) =>
    `date_part('${at(args, 0).word === "weekday" ? "isodow" : at(args, 0).word}', ${timeSql(at(args, 1), dialect)})`,
  order_statistic: (args) => orderStatistic(at(args, 0).sql, at(args, 1).word ?? ""),
  date_trunc: (args, { calendar, dialect }) => {
    const word = at(args, 0).word ?? "day";
    return word === "minute"
      ? dialect.startOfTime("minute", dialect.timestamp(at(args, 1).sql))
      : periodSql(word as Grain, at(args, 1).sql, calendar, dialect);
  },
};

/** One of the sorted values, its rank chosen by how many there are: "10:2 11:2 …". */
function orderStatistic(values: string, ranks: string): string {
  const cases = ranks
    .split(" ")
    .map((pair) => pair.split(":"))
    .map(([n, rank]) => `when ${n} then ${rank}`);
  return `(${values})[case len(${values}) ${cases.join(" ")} end]`;
}

function between(word: string, args: readonly Operand[]): string {
  const [value, low, high] = clocks(args);
  return `(${value} ${word} ${low} and ${high})`;
}

/** A time some steps later: written days and months are calendar steps, a computed length is elapsed time. */
export function later(time: string, length: Operand, sign: "+" | "-", dialect: Dialect): string {
  const step = length.steps ? interval(length.steps, dialect) : dialect.microseconds(`${length.sql} * 1000000`);
  return `(${dialect.base(time)} ${sign} ${step})`;
}

/** A written length. DuckDB cuts the fraction off an interval's number, so shorter units are counted in microseconds. */
function interval({ count, unit }: NonNullable<Operand["steps"]>, dialect: Dialect): string {
  const micros = MICROS[unit];
  return micros === undefined ? dialect.interval(count, unit) : dialect.interval(Math.round(count * micros), "microsecond");
}
const MICROS: Readonly<Record<string, number>> = { second: 1e6, minute: 60e6, hour: 3600e6 };

/** True for a written day or longer: a step of the local calendar, not elapsed time. */
export const isCalendarStep = (steps: Operand["steps"]): boolean => steps !== null && MICROS[steps.unit] === undefined;

/** Elapsed seconds, between instants where both sides are known as such. */
function elapsed(a: Operand, b: Operand, dialect: Dialect): string {
  return `(${microsBetween(a, b, dialect)} / 1000000)`;
}

/** The same as a whole number of microseconds. */
export function microsBetween(a: Operand, b: Operand, { epoch, timestamp }: Dialect): string {
  const both = a.instant !== null && b.instant !== null;
  const [x, y] = both ? [a.instant, b.instant] : [timestamp(a.sql), timestamp(b.sql)];
  return `(${epoch(x)} - ${epoch(y)})`;
}

/** b ≤ a < b + length: after, half-open. Days and longer are steps of the local calendar, hours pass between instants. */
function within(a: Operand, length: Operand, b: Operand, dialect: Dialect): string {
  const [x, y] = [timeSql(a, dialect), timeSql(b, dialect)];
  const step = interval(length.steps ?? { count: 0, unit: "day" }, dialect);
  const instants = a.instant !== null && b.instant !== null;
  const clock = !isCalendarStep(length.steps);
  const after = instants ? `${b.instant} <= ${a.instant}` : `${y} <= ${x}`;
  const before = instants && clock ? `${a.instant} < ${b.instant} + ${step}` : `${x} < ${dialect.base(y)} + ${step}`;
  return `(${after} and ${before})`;
}
