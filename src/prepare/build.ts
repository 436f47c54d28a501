import { identifier, type Engine } from "../engine/engine.js";
import { diagnose } from "../ground/messages.js";
import type { CatalogTable } from "../compile/catalog.js";
import type { ColumnType, Definitions, TableDef } from "../compile/definitions.js";
import { convertedBeside, RATES } from "../compile/money.js";
import type { RowPlace } from "../../loaders/formats/raw.js";
import {
  badFormats,
  columnCast,
  missingColumns,
  reservedNotes,
  surveyColumns,
  typedColumns,
  valueAt,
  type Column,
  type Facts,
} from "./columns.js";
import { datesOf, insideSql, saidCoverage, type SaidCoverage } from "./coverage.js";
import { digestRows } from "./digest.js";
import { hints } from "./hints.js";
import { checkKey } from "./keys.js";
import { changesClock, zoneSql, type ZoneSql } from "./moment.js";
import { convertMoney, type MadeRates } from "./money.js";
import { isError, note, type Note } from "./note.js";
import { checkWeight } from "./weight.js";
import type { Opened } from "./open.js";
import { checkRates } from "./rates.js";
import { addScores, type Scoring } from "./scores.js";
import { sampleOf } from "../../loaders/formats/sample.js";

/** A table made a relation of the engine, with what is to be said about it. */
export interface Built {
  readonly catalog: CatalogTable;
  readonly notes: readonly Note[];
  /** The first and last moment of its time columns, in UTC; null without any. */
  readonly moments: { readonly from: string; readonly to: string } | null;
}

/** What a table asks of others: the type of a key it refers to, and what its money is converted by. */
export interface Surrounding {
  readonly keyType: (table: string) => Promise<ColumnType | null>;
  /** "none" for a table without money in several currencies; null where the rates cannot be used. */
  readonly rates: MadeRates | null | "none";
  /** How its texts are scored; null where they are not. */
  readonly scoring: Scoring | null;
}

/**
 * Makes the relation named like the table: typed, placed in the community's zone, sorted by the date basis, rows outside
 * the coverage left out. Values that do not fit are errors and null in the relation.
 */
export async function buildTable(
  engine: Engine,
  table: TableDef,
  opened: Opened,
  { community, rates: ratesDef }: Pick<Definitions, "community" | "rates">,
  { keyType, rates, scoring }: Surrounding,
): Promise<Built> {
  const notes: Note[] = [...opened.notes, ...missingColumns(table, opened), ...reservedNotes(table, opened)];
  const sample = await sampleOf(engine, opened.source, opened.columns);
  const typed = await typedColumns(engine, table, opened, sample, keyType);
  const formatNotes = await badFormats(engine, typed);
  notes.push(...formatNotes);
  const unreadable = new Set(formatNotes.map(({ at }) => (typeof at === "string" ? "" : at.column)));
  // A column whose format cannot be read stays text, so that everything else can still be looked at.
  const columns = typed.map((column): Column =>
    unreadable.has(column.name) ? { ...column, type: "text", def: null } : column,
  );
  notes.push(...hints(table, columns, sample));
  const facts = await surveyColumns(engine, opened.source, columns);
  notes.push(...(await misfitNotes(engine, table, opened, columns, facts)));
  notes.push(...timelessNotes(table, columns, unreadable));
  const said = saidCoverage(table, opened.coverage, community.timezone);
  const rows = await createRelation(engine, table, opened, columns, facts, said, community.timezone);
  const outside = opened.rows - rows;
  if (outside > 0) {
    const about = { table: table.name, count: outside, from: said.from ?? "the first row", to: said.to ?? "the last row" };
    notes.push(note("table", diagnose("dataOutsideCoverage", null, about)));
  }
  const ownColumns = columns.map(({ name, type }) => ({ name, type }));
  const scores = scoring === null ? null : await addScores(engine, table.name, ownColumns, scoring);
  notes.push(...(scores?.notes ?? []));
  const catalogColumns = scores?.columns ?? ownColumns;
  const locate = (row: number): Promise<RowPlace> => opened.locate(row);
  if (!notes.some(isError)) notes.push(...(await checkKey(engine, table, catalogColumns, locate)));
  if (!notes.some(isError) && table.name === RATES && ratesDef !== null)
    notes.push(...(await checkRates(engine, ratesDef, catalogColumns, community.currency, locate)));
  if (!notes.some(isError)) notes.push(...(await checkWeight(engine, table, catalogColumns, locate)));
  const converted = rates === "none" ? null : await convertMoney(engine, table, catalogColumns, community, rates);
  notes.push(...(converted?.notes ?? []));
  const money = converted?.money ?? {};
  const beside = Object.keys(money).map((name) => ({ name: convertedBeside(name), type: "number" as const }));
  const dates = await datesOf(engine, table, catalogColumns, said, community);
  return {
    catalog: {
      name: table.name,
      columns: catalogColumns,
      rows,
      coverage: dates.coverage,
      outside,
      digest: await digestRows(engine, table.name, [...catalogColumns, ...beside]),
      origin: opened.origin,
      loadedAt: opened.loadedAt,
      ...(beside.length > 0 ? { money } : {}),
      ...(scores?.scored ? { scored: scores.scored } : {}),
      ...(dates.dated ? { dated: true } : {}),
    },
    notes,
    moments: await momentsOf(engine, table.name, columns, community.timezone),
  };
}

/** What is to place or bound rows in time, and holds no times. */
function timelessNotes(
  { name: table, time, valid }: TableDef,
  columns: readonly Column[],
  unreadable: ReadonlySet<string>,
): Note[] {
  return columns.flatMap(({ name: column, type, def }) => {
    const role = column === time ? "time" : column === valid?.from || column === valid?.to ? "valid" : null;
    if (role === null || type === "date" || type === "time" || unreadable.has(column)) return [];
    const at = def === null ? "table" : { column };
    return table === RATES
      ? [note(at, diagnose("ratesNoDays", null, { column, type }))]
      : [note(at, diagnose("dataTimeNoTime", null, { table, role, column, type }))];
  });
}

async function misfitNotes(
  engine: Engine,
  table: TableDef,
  opened: Opened,
  columns: readonly Column[],
  facts: Facts,
): Promise<Note[]> {
  const notes: Note[] = [];
  for (const column of columns) {
    const misfit = facts.misfits.get(column.name);
    if (misfit === undefined) continue;
    const value = await valueAt(engine, opened.source, column, misfit.first);
    const place = await opened.locate(misfit.first);
    const ref = column.declared !== null && typeof column.declared === "object" ? column.declared.ref : null;
    const about = {
      table: table.name,
      column: column.name,
      type: column.type,
      ref,
      value,
      place,
      more: misfit.count - 1,
      hint: table.name === RATES ? RATES_AS_TABLE : hintFor(column, value),
    };
    notes.push(note({ column: column.name }, diagnose("dataMisfit", null, about)));
  }
  return notes;
}

/** Rates have no columns: to say how they are written; a table has. */
const RATES_AS_TABLE =
  'Where it is written otherwise, declare the file as a table that says how (decimal: ",", format: …), and take rates: {sql: "select …"} from it.';

/** What to write instead, where the value itself shows it. */
function hintFor({ type, def }: Column, value: string): string | null {
  if ((type === "date" || type === "time") && def?.format == null) {
    if (/^\d{9,10}$/.test(value)) return 'Seconds since 1970 are declared by format: "%s".';
    if (/^\d{12,13}$/.test(value)) return 'Milliseconds since 1970 are declared by format: "%Q".';
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(value)) return 'Say how it is written, for example format: "%d/%m/%Y".';
    if (type === "date" && /^\d{4}-\d\d-\d\d[T ]/.test(value)) return "It has a time of day: declare type: time.";
  }
  if ((type === "integer" || type === "number") && def?.decimal == null && /^[+-]?[\d.,'’\s]*,[\d.,'’\s]*$/.test(value)) {
    return 'Say which sign is the decimal one: decimal: "," or decimal: ".".';
  }
  if (type === "integer" && /^-?\d+\.\d+$/.test(value)) return "It has decimals: declare type: number.";
  if (type === "integer" && /^-?\d{19,}$/.test(value)) return "It is beyond 64 bit: declare type: text.";
  if (type === "boolean") return "Only true and false are boolean; for others declare type: text.";
  return null;
}

async function createRelation(
  engine: Engine,
  table: TableDef,
  opened: Opened,
  columns: readonly Column[],
  facts: Facts,
  said: SaidCoverage,
  zone: string,
): Promise<number> {
  const hasInstants = changesClock(zone);
  const parsed: string[] = [`rowid + 1 AS "@row"`];
  const inUtc: string[] = [`"@row"`];
  const final: string[] = [];
  for (const [i, column] of columns.entries()) {
    const cast = columnCast(column);
    const name = identifier(column.name);
    parsed.push(`${cast.value} AS v${i}`);
    inUtc.push(`v${i}`);
    if (column.type !== "time") {
      final.push(`v${i} AS ${name}`);
      continue;
    }
    const times = facts.times.get(column.name);
    const [from, to] = times?.years ?? [2000, 2000];
    const project = zoneSql(zone, from, to);
    const instants = times?.instants ?? "none";
    const isSome = instants === "some";
    if (isSome) parsed.push(`${cast.isInstant} AS i${i}`);
    inUtc.push(`${utcSql(`v${i}`, isSome ? `i${i}` : instants, column, zone, project, from, to)} AS u${i}`);
    // Local time that is only ever local needs no way through UTC where clocks never change.
    const local = !hasInstants && instants === "none" && !hasOwnZone(column, zone) ? `v${i}` : project.toLocal(`u${i}`);
    final.push(`${local} AS ${name}`);
    if (hasInstants) final.push(`u${i} AS ${identifier(`${column.name}@utc`)}`);
    if (column.name === table.time) final.push(`CAST(${local} AS DATE) AS ${identifier(`${column.name}@day`)}`);
  }
  const basis = columns.find(({ name, type }) => name === table.time && (type === "date" || type === "time")) ?? null;
  const inside = basis === null ? null : insideSql(identifier(basis.name), said);
  const select =
    `SELECT * FROM (SELECT ${[...final, `"@row"`].join(", ")} FROM (SELECT ${inUtc.join(", ")} FROM (SELECT ${parsed.join(", ")} FROM ${opened.source})))` +
    (inside === null ? "" : ` WHERE ${inside}`);
  // By the instant where there is one: the wall clock goes back an hour each autumn.
  const order = basis === null ? null : identifier(basis.type === "time" && hasInstants ? `${basis.name}@utc` : basis.name);
  await createSorted(engine, table.name, select, order);
  const { data } = await engine.query(`SELECT count(*) FROM ${identifier(table.name)}`);
  return Number(data[0]?.[0] ?? 0);
}

const hasOwnZone = ({ def }: Column, zone: string): boolean => def?.zone != null && def.zone !== zone;

function utcSql(
  value: string,
  instants: string,
  column: Column,
  zone: string,
  project: ZoneSql,
  from: number,
  to: number,
): string {
  if (instants === "all") return value;
  const own = hasOwnZone(column, zone) ? zoneSql(column.def?.zone ?? zone, from, to) : project;
  return instants === "none" ? own.toUtc(value) : `CASE WHEN ${instants} THEN ${value} ELSE ${own.toUtc(value)} END`;
}

/** Rows mostly come in order already; looking is much cheaper than sorting. */
async function createSorted(engine: Engine, name: string, select: string, basis: string | null): Promise<void> {
  const target = identifier(name);
  if (basis === null) return engine.run(`CREATE OR REPLACE TABLE ${target} AS ${select}`);
  const unsorted = identifier(`@unsorted ${name}`);
  await engine.run(`CREATE OR REPLACE TABLE ${unsorted} AS ${select}`);
  const { data } = await engine.query(
    `SELECT coalesce(bool_and(n = 1 OR here IS NULL OR coalesce(before <= here, false)), true) FROM
      (SELECT ${basis} AS here, lag(${basis}) OVER () AS before, row_number() OVER () AS n FROM ${unsorted})`,
  );
  if (data[0]?.[0] === true) await engine.run(`DROP TABLE IF EXISTS ${target}; ALTER TABLE ${unsorted} RENAME TO ${target}`);
  else
    await engine.run(
      `CREATE OR REPLACE TABLE ${target} AS SELECT * FROM ${unsorted} ORDER BY ${basis} NULLS LAST, "@row"; DROP TABLE ${unsorted}`,
    );
}

async function momentsOf(engine: Engine, name: string, columns: readonly Column[], zone: string): Promise<Built["moments"]> {
  const times = columns
    .filter(({ type }) => type === "time")
    .map((column) => identifier(changesClock(zone) ? `${column.name}@utc` : column.name));
  if (times.length === 0) return null;
  const least = times.map((time) => `min(${time})`);
  const most = times.map((time) => `max(${time})`);
  const { data } = await engine.query(
    `SELECT least(${least.join(", ")}), greatest(${most.join(", ")}) FROM ${identifier(name)}`,
  );
  const [from, to] = data.map((column) => column[0]);
  return typeof from === "string" && typeof to === "string" ? { from, to } : null;
}
