import { EngineError, identifier, type Engine } from "../engine/engine.js";
import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { Span } from "../ground/span.js";
import type { CatalogTable } from "../compile/catalog.js";
import { describeQuery } from "../../loaders/formats/duck.js";
import type { RawColumn } from "../../loaders/formats/raw.js";
import { rowCount } from "../../loaders/formats/relation.js";
import type { Opened } from "./open.js";
import { isOneSelect } from "./sql-text.js";

/** What a `sql:` may see: tables by name, prepared when it asks for them. */
export interface SqlInputs {
  /** Prepares a declared table and gives its entry; null where there is no such table. Throws Refused where it cannot be made. */
  readonly need: (table: string) => Promise<CatalogTable | null>;
}

/**
 * Runs a table's `sql:`, one SELECT over other declared tables, which it sees as they were prepared, without our own
 * helper columns. Throws Refused, placed at the sql, where it is anything else, reads anything else or does not run.
 */
export async function openSql(
  engine: Engine,
  name: string,
  from: { sql: string; span: Span },
  inputs: SqlInputs,
): Promise<Opened> {
  const sql = from.sql.trim().replace(/;\s*$/, "");
  if (!isOneSelect(sql)) throw new Refused([diagnose("dataSqlNotSelect", from.span, { table: name })]);
  const home = String((await engine.query("SELECT current_database()")).data[0]?.[0]);
  const seen = new Map<string, CatalogTable>();
  for (;;) {
    const query = withTables(sql, home, seen.values());
    try {
      return await elsewhere(engine, home, async () => {
        await refuseOutside(engine, query, home, seen, name, from.span);
        return materialise(engine, home, name, query, [...seen.values()]);
      });
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      const missing = /Table with name (.+?) does not exist/.exec(cause.message)?.[1]?.replace(/^"(.*)"$/, "$1");
      const table = missing === undefined || seen.has(missing) ? null : await inputs.need(missing);
      if (table === null)
        throw new Refused([diagnose("dataSqlFails", from.span, { table: name, reason: plain(cause.message) })]);
      seen.set(table.name, table);
    }
  }
}

/** The tables stand before the query as named subqueries, so that it sees their columns and not our own beside them. */
function withTables(sql: string, home: string, tables: Iterable<CatalogTable>): string {
  const views = [...tables].map(
    ({ name, columns }) =>
      `${identifier(name)} AS (SELECT ${columns.map((column) => identifier(column.name)).join(", ")} FROM ${identifier(home)}.main.${identifier(name)})`,
  );
  return `${views.length > 0 ? `WITH ${views.join(", ")} ` : ""}SELECT * FROM (\n${sql}\n)`;
}

/** Works in an empty database of the engine, where a bare name finds nothing but those subqueries. */
async function elsewhere<T>(engine: Engine, home: string, work: () => Promise<T>): Promise<T> {
  await engine.run(`ATTACH IF NOT EXISTS ':memory:' AS "@sql"; USE "@sql"`);
  try {
    return await work();
  } finally {
    await engine.run(`USE ${identifier(home)}; DETACH "@sql"`);
  }
}

/** What a plan may end in: our tables, rows written in the query itself, and ranges. */
const LEAVES = new Set([
  "SEQ_SCAN",
  "TABLE_SCAN",
  "COLUMN_DATA_SCAN",
  "CHUNK_SCAN",
  "DUMMY_SCAN",
  "EMPTY_RESULT",
  "RANGE",
  "GENERATE_SERIES",
  "UNNEST",
  // What a correlated subquery compares with, each value once: it reads its join's own input.
  "HASH_GROUP_BY",
]);
const INNER_LEAVES = /^(CTE_SCAN|REC_CTE_SCAN|DELIM_SCAN|RECURSIVE_CTE_SCAN)$/;

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info?: { readonly Table?: string };
}

/** Looks at the query's plan for what it would read beside the tables it was given: files, settings, DuckDB's own lists. */
async function refuseOutside(
  engine: Engine,
  query: string,
  home: string,
  seen: ReadonlyMap<string, CatalogTable>,
  table: string,
  span: Span,
): Promise<void> {
  const explained = await engine.query(`EXPLAIN (FORMAT JSON) ${query}`);
  const plan = JSON.parse(String(explained.data[1]?.[0] ?? "[]")) as readonly PlanNode[];
  const visit = (node: PlanNode): void => {
    const name = node.name.trim();
    const scanned = node.extra_info?.Table;
    if (scanned !== undefined && !isOurs(scanned, home, seen))
      throw new Refused([diagnose("dataSqlReaches", span, { table, what: scanned })]);
    if (node.children.length === 0 && !LEAVES.has(name) && !INNER_LEAVES.test(name)) {
      throw new Refused([diagnose("dataSqlReaches", span, { table, what: name.toLowerCase() })]);
    }
    node.children.forEach(visit);
  };
  plan.forEach(visit);
}

/** Whether a scanned table, as a plan names it (`memory.main."forum posts"`), is one that the query was given. */
function isOurs(scanned: string, home: string, seen: ReadonlyMap<string, CatalogTable>): boolean {
  const [database = "", ...rest] = [...scanned.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(
    ([plain, quoted]) => quoted?.replaceAll('""', '"') ?? plain,
  );
  // A kept table is a view of the file it is kept in.
  if (database.startsWith("@prepared ")) return seen.has(database.slice("@prepared ".length));
  return database === home && rest.length === 2 && rest[0] === "main" && seen.has(rest[1] ?? "");
}

async function materialise(
  engine: Engine,
  home: string,
  name: string,
  query: string,
  tables: readonly CatalogTable[],
): Promise<Opened> {
  const relation = `@raw ${name}`;
  const columns = await describeQuery(engine, query);
  const cells = columns.map((column, i) => `${column.sql} AS c${i}`);
  await engine.run(
    `CREATE TABLE ${identifier(home)}.main.${identifier(relation)} AS SELECT ${cells.join(", ")} FROM (${query})`,
  );
  return {
    source: identifier(relation),
    columns: columns.map((column, i): RawColumn => ({ name: column.name, stored: `c${i}`, kind: column.kind, typed: true })),
    rows: await rowCount(engine, relation, home),
    ...behind(tables),
    coverage: null,
    notes: [],
    locate: (row) => Promise.resolve({ file: `the sql: of ${name}`, at: "row", number: row }),
    close: () => engine.run(`DROP TABLE ${identifier(relation)}`),
  };
}

/** What the rows were made from, and when the oldest of it was loaded. */
function behind(tables: readonly CatalogTable[]): Pick<Opened, "origin" | "loadedAt"> {
  const origins = new Set(tables.flatMap(({ origin }) => origin.split(", ")).sort());
  const loaded = tables.flatMap(({ loadedAt }) => loadedAt ?? []).sort();
  return { origin: [...origins].join(", ") || "sql", loadedAt: loaded[0] ?? null };
}

const plain = (message: string): string => (message.split("\n")[0] ?? message).replace(/^[A-Z]\w+ Error: /, "");
