import { children, type CallExpr, type EachExpr, type Expr, type PathExpr } from "../../../src/ground/expr.js";
import { aggregate, type Aggregated, type Entry } from "./aggregates.js";
import { evaluate } from "./operators.js";
import { isTime, keyOf, type Time, type Value } from "./values.js";
import {
  coveredRows,
  dimensionPath,
  ownPath,
  tableOf,
  valueAt,
  type Reached,
  type Row,
  type Table,
  type World,
} from "./world.js";

/** What `each` gives for a row of a table. */
export type EachOf = (e: EachExpr, table: Table, row: Row) => Value;

export const namesOf = (path: PathExpr): readonly string[] => path.parts.map(({ name }) => name);

/** The value of a row expression for one row; names are the table's columns, or walk its references. */
export function rowValue(world: World, e: Expr, table: Table, row: Row, each: EachOf): Value {
  return evaluate(
    e,
    (leaf) => {
      if (leaf.kind === "each") return each(leaf, table, row);
      if (leaf.kind !== "path") throw new Error(`no place for ${leaf.kind}`);
      const reached = ownPath(world, table.name, namesOf(leaf));
      if (reached === null) throw new Error(`${table.name} has no ${namesOf(leaf).join(".")}`);
      return valueAt(world, table.name, row, reached);
    },
    world.calendar,
  );
}

/** The value of a part of a question's condition for one row, whose names are dimension names. */
export function conditionHolds(world: World, part: Expr, table: Table, row: Row): boolean {
  const value = evaluate(
    part,
    (leaf) => {
      const reached = leaf.kind === "path" ? dimensionPath(world, table.name, namesOf(leaf)) : null;
      if (reached === null) throw new Error(`${table.name} does not reach a part of the condition`);
      return valueAt(world, table.name, row, reached);
    },
    world.calendar,
  );
  return value === true;
}

export const andParts = (e: Expr | null): readonly Expr[] =>
  e === null ? [] : e.kind === "binary" && e.op === "and" ? [...andParts(e.left), ...andParts(e.right)] : [e];

/** Every path that an expression names; those inside `each` are of another table. */
export const pathsIn = (e: Expr): readonly PathExpr[] =>
  e.kind === "path" ? [e] : e.kind === "each" ? [] : children(e).flatMap(pathsIn);

export const eachesIn = (e: Expr): readonly EachExpr[] => (e.kind === "each" ? [e] : children(e).flatMap(eachesIn));

/** The table that an aggregate reads: the first name of its first path. */
export function tableRead(world: World, e: CallExpr): Table {
  const [path] = e.args.flatMap(pathsIn);
  return tableOf(world, path?.parts[0]?.name ?? "");
}

/** The column that places a table's rows in time for an aggregate. */
export function basisOf(world: World, e: CallExpr, table: Table): Reached {
  const reached = ownPath(world, table.name, e.at ? namesOf(e.at) : [table.time]);
  if (reached === null) throw new Error(`${table.name} has no such time`);
  return reached;
}

export interface Placed {
  readonly row: Row;
  readonly at: Time;
}

/** The rows of a table in a stretch of local time, by a time column of theirs. */
export function rowsWithin(world: World, table: Table, basis: Reached, from: number, to: number): readonly Placed[] {
  return coveredRows(table).flatMap((row) => {
    const at = valueAt(world, table.name, row, basis);
    return isTime(at) && at.local >= from && at.local < to ? [{ row, at }] : [];
  });
}

/** An aggregate of these rows, after its own `where`. */
export function aggregateRows(world: World, e: CallExpr, table: Table, rows: readonly Placed[], each: EachOf): Aggregated {
  const { series } = table;
  const [arg] = e.args as readonly [Expr];
  const whole = e.name === "count" && !e.distinct;
  const entries = rows.flatMap(({ row, at }): readonly Entry[] => {
    if (e.where !== null && rowValue(world, e.where, table, row, each) !== true) return [];
    return [
      {
        value: whole ? true : rowValue(world, arg, table, row, each),
        at: at.date ? at.local : at.utc,
        key: table.key === null ? row.index : (row.cells[table.key] ?? null),
        series: series === null ? null : series.map((column) => keyOf(row.cells[column] ?? null)).join(),
      },
    ];
  });
  const params = e.args.slice(1).map((param) => rowValue(world, param, table, { cells: {}, index: 0 }, each));
  return aggregate(e.name, e.distinct, entries, params, series === null ? "none" : series.length === 0 ? "moment" : "series");
}
