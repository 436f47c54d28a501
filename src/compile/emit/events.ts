import { dayNumber, type Calendar } from "../../ground/day.js";
import type { Events, EventRows, Row, Steps } from "../cell.js";
import type { World } from "../scope.js";
import type { Dialect, Operand } from "./dialect.js";
import { isCalendarStep, later, operation } from "./operation.js";
import { instantSql, rowSql, type RowContext } from "./row.js";
import { source } from "./scan.js";

/** What the rows of forms across events are emitted with. */
export interface EventContext {
  readonly world: World;
  readonly instants: boolean;
  readonly calendar: Calendar;
  readonly dialect: Dialect;
}

type Of<K extends Events["kind"]> = Extract<Events, { kind: K }>;

/** A table's rows with the columns that `converted` or `retained` adds to them. */
export function eventsSql(table: string, events: Exclude<Events, { kind: "attributed" }>, env: EventContext): string {
  switch (events.kind) {
    case "converted":
      return lines(
        `select b.*, credited.n as "@credits"`,
        `from ${env.dialect.table(table)} as b left join (`,
        `  select base, count(*) as n from (${convertedPairs(events, env)}) as pairs group by base`,
        `) as credited on credited.base = b."@row"`,
      );
    case "retained":
      return cohortSql(table, events, env);
  }
}

/** Each credited conversion with the one base row it is credited to: `base` and `conversion`, by their "@row". */
export function convertedPairs(events: Of<"converted">, env: EventContext): string {
  const { base, conversion, within, same, credit } = events;
  const earlier = same.map(([a]) => a);
  const later = same.map(([, b]) => b);
  const own = base.table === conversion.table ? ["c.r <> b.r"] : [];
  const and = [...same.map((_, i) => `c.x${i} = b.x${i}`), ...own].map((condition) => ` and ${condition}`).join("");
  return lines(
    `select ${env.dialect[credit === "last" ? "greatest" : "least"]("b.r", `(b.${clock(base, env)}, b.k)`)} as base, c.r as conversion`,
    meet(
      ["b", { rows: base, sql: looked(base, earlier, env) }],
      ["c", { rows: conversion, sql: looked(conversion, later, env) }],
      within,
      env,
    ) + and,
    `group by c.r`,
  );
}

/** The named table's rows whose entity has begun, with its start and whether it was kept. */
function cohortSql(table: string, events: Of<"retained">, env: EventContext): string {
  const { start, key, active, after } = events;
  const { identifier } = env.dialect;
  const value = start.value.type === "time" && env.instants ? ["x0", "instant0"] : ["x0"];
  // The first of the times that put the rows in order is the smallest of them.
  const isOrder = JSON.stringify(start.value) === JSON.stringify(start.at);
  const first = (name: string): string =>
    start.fn === "min"
      ? `min(${name})`
      : isOrder
        ? env.dialect.least(name, clock(start, env))
        : `${env.dialect.least(name, `(${clock(start, env)}, k)`)} filter (where x0 is not null)`;
  const begun: Operand = {
    sql: "s.x0",
    type: start.value.type,
    instant: value[1] ? "s.instant0" : null,
    steps: null,
    word: null,
  };
  const end = { ...after, count: after.count + 1 };
  const seen = sideOf("a", active, env);
  return lines(
    `with starts as (`,
    `  select e, ${value.map((name) => `${name === "instant0" && isOrder ? "min(instant0)" : first(name)} as ${name}`).join(", ")}`,
    `  from (${looked(start, [start.value], env)}) as r group by e`,
    `)`,
    `select m.*, s.x0 as "@start"${value[1] ? `, s.instant0 as "@start@utc"` : ""}, (s.e in (`,
    `  select s.e from starts as s join (${looked(active, [], env)}) as a`,
    `  on a.e = s.e and ${sinceSql(seen, after, begun, ">=", env)} and ${sinceSql(seen, end, begun, "<", env)}`,
    `))::integer as "@kept"`,
    `from starts as s join ${env.dialect.table(table)} as m on m.${identifier(key.name)} = s.e${validSql(table, env)}`,
    `where s.x0 is not null`,
  );
}

/** Of a table whose rows are valid for a time, the one that held at the start. */
function validSql(table: string, { world, dialect }: EventContext): string {
  const valid = world.definitions.tables[table]?.valid;
  if (!valid) return "";
  const [from, to] = [valid.from, valid.to].map((name) => `m.${dialect.identifier(name)}`);
  return ` and (s.x0 >= ${from} or ${from} is null) and (s.x0 < ${to} or ${to} is null)`;
}

/** Some rows as one side looks at them, in SQL. */
interface Side {
  readonly rows: EventRows;
  readonly sql: string;
}

/**
 * The rows of two sides that meet: of one entity, the later one within some steps of the earlier. Where the steps are
 * short beside the time that is covered, rows meet by stretches of time too, each earlier one in its own and in the next:
 * else a busy entity's rows would all be held against each other.
 */
export function meet(
  [a, earlier]: readonly [string, Side],
  [b, later]: readonly [string, Side],
  within: Steps,
  env: EventContext,
): string {
  const on = `${b}.e = ${a}.e and ${withinSql(sideOf(b, later.rows, env), within, sideOf(a, earlier.rows, env), env)}`;
  const days = longest(within);
  const coverage = env.world.catalog.tables[earlier.rows.table]?.coverage;
  const covered = coverage ? dayNumber(coverage.to) - dayNumber(coverage.from) : 0;
  if (covered < STRETCHES * days) return `from (${later.sql}) as ${b} join (${earlier.sql}) as ${a} on ${on}`;
  const instants = [earlier, later].every(({ rows }) => clock(rows, env) === "instant");
  const { dialect } = env;
  const micros = dialect.epoch(instants ? "instant" : dialect.timestamp("moment"));
  const stretch = dialect.whole(micros, `${days * 86_400_000_000}::bigint`);
  return [
    `from (select *, ${stretch} as stretch from (${later.sql}) as rows_seen) as ${b}`,
    `join (select rows_seen.*, ${stretch} + n.next as stretch from (${earlier.sql}) as rows_seen cross join ${dialect.range(2, "n", "next")}) as ${a}`,
    `on ${b}.stretch = ${a}.stretch and ${on}`,
  ].join("\n  ");
}

/** How many times the steps must go into the time covered for stretches to pay. */
const STRETCHES = 16;

/** More days than some steps ever last, on any clock. */
const longest = ({ count, unit }: Steps): number => Math.ceil(count * (DAYS[unit] ?? 366)) + 2;
const DAYS: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
};

/**
 * The rows one side looks at: `r` its "@row", `k` its key, `e` its entity, `at` and `instant` its moment, `x0` … further
 * values (and `instant0` the first one's instant, where it is a time).
 */
export function looked(rows: EventRows, further: readonly Row[], env: EventContext): string {
  const { table, where, at, by } = rows;
  const { identifier } = env.dialect;
  const from = source(table, [where, at, by, ...further], at, env);
  const context: RowContext = { ...env, alias: from.alias };
  const key = env.world.definitions.tables[table]?.key ?? "@row";
  const instant = instantSql(at, context);
  const [first] = further;
  const firstInstant = first ? instantSql(first, context) : null;
  const columns = [
    `t."@row" as r`,
    `t.${identifier(key)} as k`,
    `${rowSql(by, context)} as e`,
    `${rowSql(at, context)} as moment`,
    ...(instant === null ? [] : [`${instant} as instant`]),
    ...further.map((row, i) => `${rowSql(row, context)} as x${i}`),
    ...(firstInstant === null ? [] : [`${firstInstant} as instant0`]),
  ];
  const kept = [rowSql(by, context), rowSql(at, context)].map((sql) => `${sql} is not null`);
  const conditions = [...(where ? [rowSql(where, context)] : []), ...kept];
  return `select ${columns.join(", ")} from ${[`${env.dialect.table(table)} as t`, ...from.joins].join(" ")} where ${conditions.join(" and ")}`;
}

/** The column of `looked` that puts its rows in order. */
export const clock = ({ at }: EventRows, env: EventContext): string =>
  env.instants && at.type === "time" ? "instant" : "moment";

export const sideOf = (alias: string, rows: EventRows, env: EventContext): Operand => ({
  sql: `${alias}.moment`,
  type: rows.at.type,
  instant: clock(rows, env) === "instant" ? `${alias}.instant` : null,
  steps: null,
  word: null,
});

const withinSql = (a: Operand, steps: Steps, b: Operand, env: EventContext): string =>
  operation("within", [a, { sql: "", type: "duration", instant: null, steps, word: null }, b], env);

/** Whether `a` lies before or not before `b` and some steps: of the local calendar, hours between instants. */
function sinceSql(a: Operand, steps: Steps, b: Operand, sign: ">=" | "<", { dialect }: EventContext): string {
  const length: Operand = { sql: "", type: "duration", instant: null, steps, word: null };
  const instants = a.instant !== null && b.instant !== null && !isCalendarStep(steps);
  const [x, y] = instants ? [a.instant as string, b.instant as string] : [a.sql, b.sql];
  return `${x} ${sign} ${later(y, length, "+", dialect)}`;
}

const lines = (...parts: readonly string[]): string => parts.join("\n  ");
