import { EngineError, identifier, literal, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import { nearest } from "../ground/nearest.js";
import type { ColumnDef, ColumnType, TableDef } from "../compile/definitions.js";
import { moneyColumns } from "../compile/money.js";
import type { RawColumn } from "../../loaders/formats/raw.js";
import { castOf, type Cast } from "../../loaders/formats/cast.js";
import { inferTypes } from "../../loaders/formats/infer.js";
import { note, type Note } from "./note.js";
import type { Opened } from "./open.js";
import { sampleOf, type Sample } from "../../loaders/formats/sample.js";

/** A column of the table to be: its raw column, its definition where it has one, and its type. */
export interface Column {
  readonly name: string;
  readonly raw: RawColumn;
  readonly def: ColumnDef | null;
  readonly type: ColumnType;
  /** Null where the type was found in the values; else who says it: the definition, or the table it refers to. */
  readonly declared: "type" | { readonly ref: string } | null;
}

/**
 * The columns with their types: declared, else of the key they refer to, else of all their values. `keyType` gives the
 * type of another table's key, null where that is not to be had.
 */
export async function typedColumns(
  engine: Engine,
  table: TableDef,
  opened: Opened,
  sample: Sample,
  keyType: (table: string) => Promise<ColumnType | null>,
): Promise<Column[]> {
  const columns: { raw: RawColumn; def: ColumnDef | null; type: ColumnType | null; declared: Column["declared"] }[] = [];
  for (const raw of opened.columns) {
    if (RESERVED.test(raw.name)) continue;
    const def = table.columns[raw.name] ?? null;
    const own = def?.type ?? null;
    const ref = own === null && def !== null && def.ref !== null && def.ref !== table.name ? def.ref : null;
    const referred = ref === null ? null : await keyType(ref);
    const declared = own !== null ? "type" : ref !== null && referred !== null ? { ref } : null;
    columns.push({ raw, def, type: own ?? referred ?? declaredByWriting(def), declared });
  }
  // A table without rows shows no types: what it is dated by is then taken to be a time, and covers nothing.
  const dates = [table.time, table.valid?.from, table.valid?.to];
  const inferred = await inferTypes(
    engine,
    opened.source,
    columns.filter(({ type }) => type === null).map(({ raw }) => raw),
    sample,
  );
  const typed = columns.map(({ raw, def, type, declared }): Column => ({
    name: raw.name,
    raw,
    def,
    type: type ?? (opened.rows === 0 && dates.includes(raw.name) ? "time" : (inferred.get(raw.stored) ?? "text")),
    declared: declared ?? (type === null ? null : "type"),
  }));
  return typed.map((column) =>
    isOpenEnd(column, table, sample) ? { ...column, type: typeOf(table.valid?.from, typed), declared: "type" } : column,
  );
}

/** Where rows are valid still, their end shows no type; it is what their start is. */
const isOpenEnd = ({ name, raw, type, declared }: Column, { valid }: TableDef, sample: Sample): boolean =>
  name === valid?.to &&
  type === "text" &&
  declared === null &&
  (sample.get(raw.stored) ?? []).every((cell) => cell.trim() === "");
const typeOf = (name: string | undefined, columns: readonly Column[]): ColumnType =>
  columns.find((column) => column.name === name)?.type ?? "text";

/** The type of one column as `typedColumns` would find it by its values. */
export async function typeByValues(engine: Engine, opened: Opened, name: string): Promise<ColumnType | null> {
  const raw = opened.columns.find((column) => column.name === name);
  if (raw === undefined) return null;
  const sample = await sampleOf(engine, opened.source, [raw]);
  return (await inferTypes(engine, opened.source, [raw], sample)).get(raw.stored) ?? null;
}

/** Our own columns beside a table's. */
const RESERVED = /^@row$|@(utc|day|money)$/;

/** A decimal sign makes a number of a column, a format of time letters a time, another format a date. */
function declaredByWriting(def: ColumnDef | null): ColumnType | null {
  if (def?.decimal != null) return "number";
  if (def?.format == null) return null;
  return /%([HIMSsQTRXc])/.test(def.format) ? "time" : "date";
}

/** What the definition names and the data lacks. */
export function missingColumns(table: TableDef, opened: Opened): Note[] {
  const names = opened.columns.map(({ name }) => name);
  const asked = new Map<string, string>(Object.keys(table.columns).map((column) => [column, "columns"]));
  for (const [role, column] of roles(table)) if (!asked.has(column)) asked.set(column, role);
  return [...asked]
    .filter(([column]) => !names.includes(column))
    .map(([column, role]) => {
      const data = { table: table.name, column, role, near: nearest(column, names), columns: names };
      const at = role === "columns" ? { column } : role === "weight" ? "weight" : "table";
      return note(at, diagnose("dataUnknownColumn", null, data));
    });
}

function roles(table: TableDef): [string, string][] {
  return [
    ...(table.key === null ? [] : [["key", table.key] as [string, string]]),
    ...(table.time === null ? [] : [["time", table.time] as [string, string]]),
    ...moneyColumns(table).map(({ unit }): [string, string] => ["currency", unit.currency]),
    ...(table.series ?? []).map((column): [string, string] => ["series", column]),
    ...(table.weight === null ? [] : [["weight", table.weight] as [string, string]]),
    ...(table.valid === null
      ? []
      : ([
          ["valid", table.valid.from],
          ["valid", table.valid.to],
        ] as [string, string][])),
  ];
}

export const reservedNotes = (table: TableDef, opened: Opened): Note[] =>
  opened.columns
    .filter(({ name }) => RESERVED.test(name))
    .map(({ name }) => note("from", diagnose("dataReservedColumn", null, { table: table.name, column: name })));

/** Formats DuckDB does not know, each with its reason. */
export async function badFormats(engine: Engine, columns: readonly Column[]): Promise<Note[]> {
  const notes: Note[] = [];
  for (const { name, def } of columns) {
    const format = def?.format ?? null;
    if (format === null || format === "%s" || format === "%Q") continue;
    try {
      await engine.query(`SELECT CAST(try_strptime('', ${literal(format)}) IS NULL AS BOOLEAN)`);
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      const reason = (cause.message.split("\n")[0] ?? "")
        .replace(/^.*?Error: /, "")
        .replace(/^Failed to parse format specifier [^:]*: /, "");
      notes.push(note({ column: name }, diagnose("dataBadFormat", null, { column: name, format, reason })));
    }
  }
  return notes;
}

/** How a column is read, with what its definition says about how it is written. */
export const columnCast = ({ raw, type, def, declared }: Column): Cast =>
  castOf(raw, type, { format: def?.format ?? null, decimal: def?.decimal ?? null }, declared === null && raw.kind !== "empty");

/** Facts about the raw values, in one pass. */
export interface Facts {
  /** For a declared column: how many values do not fit and the first row (from 1) with one. */
  readonly misfits: ReadonlyMap<string, { readonly count: number; readonly first: number }>;
  /** For a time column: the years of its first and last value, and whether none, all or some are instants. */
  readonly times: ReadonlyMap<
    string,
    { readonly years: readonly [number, number] | null; readonly instants: "none" | "all" | "some" }
  >;
}

export async function surveyColumns(engine: Engine, source: string, columns: readonly Column[]): Promise<Facts> {
  const asked: { column: Column; tests: readonly string[] }[] = columns.flatMap((column) => {
    const { value, fits, isInstant, year = `year(${value})` } = columnCast(column);
    const misfit =
      column.declared === null || fits === "true"
        ? ["0", "NULL"]
        : [`count(*) FILTER (WHERE NOT ${fits})`, `min(rowid + 1) FILTER (WHERE NOT ${fits})`];
    if (column.type !== "time") return fits === "true" || column.declared === null ? [] : [{ column, tests: misfit }];
    const flag =
      isInstant === "true" || isInstant === "false" ? isInstant : `(${isInstant}) FILTER (WHERE ${value} IS NOT NULL)`;
    const flags = flag === isInstant ? [isInstant, isInstant] : [`bool_or${flag}`, `bool_and${flag}`];
    return [{ column, tests: [...misfit, `min(${year})`, `max(${year})`, ...flags] }];
  });
  if (asked.length === 0) return { misfits: new Map(), times: new Map() };
  const tests = asked.flatMap((each) => each.tests).map((test, i) => `${test} AS t${i}`);
  const { data } = await engine.query(`SELECT ${tests.join(", ")}, count(*) AS n FROM ${source}`);
  const misfits = new Map<string, { count: number; first: number }>();
  const times = new Map<string, { years: [number, number] | null; instants: "none" | "all" | "some" }>();
  let next = 0;
  for (const { column, tests: own } of asked) {
    const [count, first, from, to, some, all] = own.map(() => data[next++]?.[0] ?? null);
    if (Number(count) > 0) misfits.set(column.name, { count: Number(count), first: Number(first) });
    if (column.type !== "time") continue;
    const years: [number, number] | null = from === null ? null : [Number(from), Number(to)];
    times.set(column.name, { years, instants: all === true ? "all" : some === true ? "some" : "none" });
  }
  return { misfits, times };
}

/** The value at a row of a raw column, as text. */
export async function valueAt(engine: Engine, source: string, column: Column, row: number): Promise<string> {
  const { data } = await engine.query(
    `SELECT CAST(${identifier(column.raw.stored)} AS VARCHAR) FROM ${source} WHERE rowid = ${row - 1}`,
  );
  return String(data[0]?.[0] ?? "");
}
