import { isDate } from "../../ground/day.js";
import { Bug } from "../../ground/diagnostic.js";
import { FUNCTIONS, sqlEntry } from "../../formula/functions.js";
import type { Column, Measure } from "../cell.js";
import { countOf } from "../count.js";
import type { World } from "../scope.js";
import type { Dialect } from "./dialect.js";
import { constantSql, elapsedMicros, instantSql, rowSql, type RowContext } from "./row.js";

/** What a pass groups by, reads from and keeps, in SQL. */
export interface ScanParts {
  readonly groups: readonly string[];
  readonly lines: readonly string[];
  readonly conditions: readonly string[];
  readonly context: RowContext;
}

/** An aggregate in SQL, filtered by its own `where`. */
export function measureSql(measure: Measure, context: RowContext, world: World): string {
  const entry = sqlEntry(measure.fn);
  if (!entry?.sql) throw new Bug(`no SQL for ${measure.fn}`);
  const { aggregates, quantile } = context.dialect;
  const args = argsOf(measure, context);
  const filter = filterOf(measure, context);
  const ordered = isOrdered(measure);
  const share = measure.fn === "median" ? "0.5::double" : measure.fn === "percentile" ? args[1] : undefined;
  const micros = share !== undefined && measure.arg !== null ? elapsedMicros(measure.arg, context) : null;
  // Whole microseconds are put in order much faster than seconds, and are the same once divided.
  if (micros !== null) return `(${quantile(micros, share ?? "")}${filter} / 1000000)`;
  if (measure.weight) return weightedSql(weightParts(measure, context));
  // So are whole numbers, which become doubles where they are interpolated.
  if (share !== undefined && isWhole(measure.arg)) return `${quantile(args[0] ?? "", share)}${filter}`;
  const order = ordered ? orderOf(measure, context, world) : "";
  const own = Object.hasOwn(aggregates, measure.fn) ? aggregates[measure.fn] : undefined;
  return own?.({ args, type: measure.arg?.type ?? "integer", filter, order }) ?? entry.sql(args, { filter, order });
}

/** What each answer gives and how much it counts, in SQL, and the filter that leaves out what is no answer. */
export function weightParts(measure: Measure, context: RowContext): Record<"value" | "weight" | "filter", string> {
  const mean = FUNCTIONS.get(measure.fn)?.meanOf;
  if (!mean || !measure.weight) throw new Bug(`${measure.fn} has no weights`);
  return {
    value: `(${mean(argsOf(measure, context))})`,
    weight: `(${rowSql(measure.weight.column, context)})::double`,
    filter: filterOf(countOf(measure), context),
  };
}

/** The weighted mean. Where all weights are equal it is the plain one to the last digit, which their sums would not be. */
function weightedSql({ value, weight, filter }: ReturnType<typeof weightParts>): string {
  const of = (aggregate: string, x: string): string => `${aggregate}(${x})${filter}`;
  return `case when ${of("min", weight)} = ${of("max", weight)} then ${of("avg", value)} else ${of("sum", `${weight} * ${value}`)} / ${of("sum", weight)} end`;
}

const isWhole = (arg: Measure["arg"]): boolean => arg?.kind === "column" && arg.type === "integer" && arg.scale === 1;

const isOrdered = ({ fn }: Measure): boolean => fn === "first" || fn === "last";

/** What an aggregate is given, in SQL: its argument and its parameters. */
export const argsOf = ({ arg, params }: Measure, context: RowContext): readonly string[] =>
  arg === null ? [] : [arg, ...params].map((row) => rowSql(row, context));

/** The rows an aggregate takes, as its filter; "" where it takes all. */
export function filterOf(measure: Measure, context: RowContext): string {
  const conditions = [
    ...(measure.where ? [rowSql(measure.where, context)] : []),
    ...(isOrdered(measure) || measure.fn === "sorted" ? [`${argsOf(measure, context)[0]} is not null`] : []),
  ];
  return conditions.length > 0 ? ` filter (where ${conditions.join(" and ")})` : "";
}

/** By date basis, ties by key, without a key by file order. */
function orderOf(measure: Measure, context: RowContext, world: World): string {
  const key = world.definitions.tables[measure.table]?.key ?? "@row";
  const own = `t.${context.dialect.identifier(key)}`;
  return measure.at ? `(${instantOf(measure.at, context)}, ${own})` : own;
}

/** What orders the rows in time: the instant where it is kept, since each autumn the wall clock goes back. */
export const instantOf = (at: Column, context: RowContext): string => instantSql(at, context) ?? timeOf(at, context);

export const timeOf = (at: Column, { alias, dialect }: RowContext): string => `${alias(at.via)}.${dialect.identifier(at.name)}`;

export const moment = (at: string, dialect: Dialect): string => constantSql(at, isDate(at) ? "date" : "time", dialect);
