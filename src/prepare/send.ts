import { hostname } from "node:os";
import { clickhouse } from "../compile/emit/clickhouse.js";
import type { Catalog } from "../compile/catalog.js";
import type { Definitions, TableDef } from "../compile/definitions.js";
import type { Connection } from "../engine/clickhouse/connect.js";
import { identifier, literal, type Answerer, type Engine } from "../engine/engine.js";
import type { CellType, Table, Value } from "../engine/table.js";
import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { digestOf, digestRows } from "./digest.js";

/*
 *   DuckDB: "topics" ──digest──▶ is worthwhile.topics_<workspace>_<digest> there? ──no──▶ rows ──▶ …_part ──rename──▶ there
 *                                                                          └─yes─▶ nothing is sent
 */

/**
 * Makes a ClickHouse hold the prepared tables, and gives what answers from it. A table's name there holds the digest of
 * its rows, so that one that is there already is not sent again; this workspace's earlier ones are dropped when they are
 * a day old. Throws Refused where ClickHouse cannot hold a value, EngineError where it refuses.
 */
export async function sendTables(
  engine: Engine,
  connection: Connection,
  catalog: Catalog,
  definitions: Definitions,
  workspace: string,
): Promise<Answerer> {
  const names = new Map<string, string>();
  for (const { name } of Object.values(catalog.tables)) {
    const def = definitions.tables[name];
    if (def === undefined) continue;
    const { columns } = await engine.query(`SELECT * FROM ${identifier(name)} LIMIT 0`);
    await refuseBeyond(engine, def, columns);
    // The digest of the rows in any order would not do: file order, `"@row"`, decides ties.
    const digest = digestOf([FORMAT, await digestRows(engine, name, columns as Parameters<typeof digestRows>[2])]);
    const stem = stemOf(name, workspace);
    const stored = `${stem}${digest}`;
    names.set(name, stored);
    if (await isThere(connection, stored)) continue;
    await send(engine, connection, def, columns, stored);
    await dropOld(connection, stem, stored);
  }
  return {
    dialect: clickhouse((table) => names.get(table) ?? table),
    version: connection.version,
    query: (sql, options) => connection.query(sql, options),
  };
}

/** Rises when tables are sent in another form. */
const FORMAT = 1;

type Columns = Table["columns"];

/** What the names of a table's relations begin with: a name for people to read, and whose table it is. */
function stemOf(table: string, workspace: string): string {
  const read = table.replace(/[^A-Za-z0-9_]+/g, "_").slice(0, 60);
  return `${read}_${digestOf([hostname(), workspace, table]).slice(0, 8)}_`;
}

async function isThere(connection: Connection, stored: string): Promise<boolean> {
  const { rows } = await connection.query(
    `select name from system.tables where database = currentDatabase() and name = ${literal(stored)}`,
  );
  return rows > 0;
}

async function send(engine: Engine, connection: Connection, def: TableDef, columns: Columns, stored: string): Promise<void> {
  const { identifier: named } = clickhouse();
  const part = `${stored}_part_${process.pid}`;
  const types = columns.map(({ name, type }) => `${named(name)} ${name === "@row" ? "Int64" : `Nullable(${TYPES[type]})`}`);
  const basis = columns.some(({ name }) => name === def.time) && def.time !== null ? def.time : "@row";
  await connection.run(`drop table if exists ${named(part)}`);
  await connection.run(
    `create table ${named(part)} (${types.join(", ")}) engine = MergeTree order by (${named(basis)}) settings allow_nullable_key = 1`,
  );
  let waiting: Value[][] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await connection.insert(part, waiting);
    waiting = [];
  };
  await engine.stream(`SELECT * FROM ${identifier(def.name)}`, async ({ rows, data }) => {
    for (let row = 0; row < rows; row++) waiting.push(columns.map(({ type }, c) => written(type, data[c]?.[row] ?? null)));
    if (waiting.length >= ROWS) await flush();
  });
  await flush();
  // Another run may have been quicker with the same rows.
  if (await isThere(connection, stored)) await connection.run(`drop table ${named(part)}`);
  else await connection.run(`rename table ${named(part)} to ${named(stored)}`);
}

/** So many rows are one insert. */
const ROWS = 50_000;

const written = (type: CellType, value: Value): Value =>
  type === "time" && typeof value === "string" ? value.replace("T", " ") : value;

const TYPES: { readonly [K in CellType]: string } = {
  text: "String",
  integer: "Int64",
  number: "Float64",
  boolean: "Bool",
  date: "Date32",
  time: "DateTime64(6, 'UTC')",
};

async function dropOld(connection: Connection, stem: string, stored: string): Promise<void> {
  const { data } = await connection.query(
    `select name from system.tables where database = currentDatabase() and startsWith(name, ${literal(stem)}) and name != ${literal(stored)} and metadata_modification_time < now() - interval 1 day`,
  );
  for (const name of data[0] ?? []) await connection.run(`drop table if exists ${identifier(String(name))}`);
}

/** ClickHouse's days are those of 1900 to 2299; the first and last of them stand for all before and after. */
async function refuseBeyond(engine: Engine, def: TableDef, columns: Columns): Promise<void> {
  const temporal = columns.filter(({ type }) => type === "date" || type === "time");
  if (temporal.length === 0) return;
  const ends = temporal.flatMap(({ name }) => [`min(${identifier(name)})`, `max(${identifier(name)})`]);
  const { data } = await engine.query(`SELECT ${ends.join(", ")} FROM ${identifier(def.name)}`);
  const beyond = temporal.flatMap(({ name }, i) => {
    const [least, most] = [data[2 * i]?.[0], data[2 * i + 1]?.[0]].map((value) => (typeof value === "string" ? value : null));
    if (least != null && (least.endsWith("(BC)") || least.slice(0, 10) <= "1900-01-01")) return [{ name, value: least }];
    if (most != null && (/^\d{5}/.test(most) || most.slice(0, 10) >= "2299-12-31")) return [{ name, value: most }];
    return [];
  });
  const [first] = beyond;
  if (first === undefined) return;
  const column = first.name.replace(/@(utc|day)$/, "");
  const span = def.columns[column]?.span ?? def.span;
  throw new Refused([diagnose("serverBeyond", span, { table: def.name, column, value: first.value })]);
}
