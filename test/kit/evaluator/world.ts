import type { Expr } from "../../../src/ground/expr.js";
import { atInstant, atLocal, localOf, type Calendar } from "./calendar.js";
import { isTime, keyOf, type Steps, type Value } from "./values.js";

/** A row of a table: its cells by name, and its place in the file. */
export interface Row {
  readonly cells: Readonly<Record<string, Value>>;
  readonly index: number;
}

/** A small table with what a formula must know of it. */
export interface Table {
  readonly name: string;
  readonly key: string | null;
  readonly time: string;
  readonly series: readonly string[] | null;
  readonly refs: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  /** Half-open, local. */
  readonly coverage: { readonly from: number; readonly to: number };
  readonly rows: readonly Row[];
}

export interface Kpi {
  readonly formula: Expr;
  readonly matureAfter: Steps | null;
  /** Oldest first; `until` is the first local moment of the next one. */
  readonly history: readonly { readonly until: number; readonly formula: Expr }[];
}

export interface World {
  readonly calendar: Calendar;
  readonly tables: Readonly<Record<string, Table>>;
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly assumptions: Readonly<Record<string, number>>;
}

export const tableOf = (world: World, name: string): Table => {
  const table = Object.hasOwn(world.tables, name) ? world.tables[name] : undefined;
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
};

/** A written time as the project's: one with Z is an instant, one without is local, a date its midnight. */
export function timeValue(text: string, zone: string): Value {
  if (text.endsWith("Z")) return atInstant(zone, Date.parse(text));
  return atLocal(zone, localOf(text), text.length === 10);
}

/** A column as a table reaches it: the references walked, then the column. */
export interface Reached {
  readonly via: readonly string[];
  readonly column: string;
}
export const reachedKey = ({ via, column }: Reached): string => JSON.stringify([...via, column]);

/** A path in a row expression: the table's own name may come first. */
export function ownPath(world: World, table: string, names: readonly string[]): Reached | null {
  const own = tableOf(world, table).columns.includes(names[0] ?? "");
  return walk(world, table, !own && names[0] === table ? names.slice(1) : names);
}

/** A dimension name: a bare one is the table's own column, `table.column` comes by the one shortest chain of references. */
export function dimensionPath(world: World, table: string, names: readonly string[]): Reached | null {
  const [first = "", ...rest] = names;
  const own = tableOf(world, table).columns.includes(first);
  if (own || !Object.hasOwn(world.tables, first)) return walk(world, table, names);
  const chain = shortestChain(world, table, first);
  const end = chain && walk(world, first, rest);
  return chain && end && { via: [...chain, ...end.via], column: end.column };
}

function walk(world: World, table: string, names: readonly string[]): Reached | null {
  let at = tableOf(world, table);
  for (const [i, name] of names.entries()) {
    if (!at.columns.includes(name)) return null;
    if (i === names.length - 1) return { via: names.slice(0, -1), column: name };
    const next = at.refs[name];
    if (next === undefined) return null;
    at = tableOf(world, next);
  }
  return null;
}

function shortestChain(world: World, from: string, to: string): readonly string[] | null {
  let chains: { readonly at: string; readonly via: readonly string[] }[] = [{ at: from, via: [] }];
  for (let length = 0; length < 5; length++) {
    const found = chains.find(({ at }) => at === to);
    if (found) return found.via;
    chains = chains.flatMap(({ at, via }) =>
      Object.entries(tableOf(world, at).refs).map(([column, next]) => ({ at: next, via: [...via, column] })),
    );
  }
  return null;
}

const covered = new WeakMap<Table, readonly Row[]>();

/** Rows outside the coverage are left out of a table, whatever asks for them; those without a time of their own stay. */
export function coveredRows(table: Table): readonly Row[] {
  const { coverage, time } = table;
  const inside = ({ cells }: Row): boolean => {
    const at = cells[time] ?? null;
    return !isTime(at) || (at.local >= coverage.from && at.local < coverage.to);
  };
  const rows = covered.get(table) ?? table.rows.filter(inside);
  covered.set(table, rows);
  return rows;
}

/** What a table covers: its declared coverage, but an empty table covers nothing. */
export const coverOf = (table: Table): Table["coverage"] | null => (coveredRows(table).length === 0 ? null : table.coverage);

/** Where a table's data ends; one that covers nothing cuts no cell. */
export const watermarkOf = (table: Table): number => coverOf(table)?.to ?? Number.POSITIVE_INFINITY;

/** The earliest start and the latest end of what some tables cover; null where they cover nothing. */
export function coverOfAll(tables: readonly Table[]): Table["coverage"] | null {
  const all = tables.flatMap((table) => coverOf(table) ?? []);
  if (all.length === 0) return null;
  return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
}

/** What a row holds in a reached column: null where a row on the way is not there. */
export function valueAt(world: World, table: string, row: Row, { via, column }: Reached): Value {
  let at = tableOf(world, table);
  let here: Row | undefined = row;
  for (const name of via) {
    const value: Value = here.cells[name] ?? null;
    at = tableOf(world, at.refs[name] ?? "");
    const { key } = at;
    here =
      value === null || key === null ? undefined : coveredRows(at).find((r) => keyOf(r.cells[key] ?? null) === keyOf(value));
    if (here === undefined) return null;
  }
  return here.cells[column] ?? null;
}
