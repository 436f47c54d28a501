import { DUCKDB } from "../compile/emit/duckdb.js";
import { fromArrow, toArrow } from "./arrow.js";
import { sqlType } from "./cell.js";
import { identifier, type Engine } from "./engine.js";
import { raise } from "./error.js";
import { SETTINGS } from "./settings.js";
import { inTurn, type Turns } from "./turn.js";
import type { Table } from "./table.js";

type Awaitable<T> = T | Promise<T>;

/**
 * What DuckDB-WASM offers in Node (at once) and in a page (through its worker): the parts both have. A query that was
 * started is polled until it gives the head of its Arrow stream, then fetched part by part; the last part is empty.
 */
export interface WasmDatabase {
  readonly getVersion: () => Awaitable<string>;
  readonly connect: () => Awaitable<number>;
  readonly disconnect: (connection: number) => Awaitable<void>;
  readonly runQuery: (connection: number, sql: string) => Awaitable<Uint8Array>;
  readonly startPendingQuery: (connection: number, sql: string, streams: boolean) => Awaitable<Uint8Array | null>;
  readonly pollPendingQuery: (connection: number) => Awaitable<Uint8Array | null>;
  readonly cancelPendingQuery: (connection: number) => Awaitable<boolean>;
  readonly fetchQueryResults: (connection: number) => Awaitable<Uint8Array | null>;
  readonly insertArrowFromIPCStream: (
    connection: number,
    bytes: Uint8Array,
    options: { readonly name: string; readonly create: boolean },
  ) => Awaitable<void>;
}

/** What DuckDB-WASM is opened with. Without the lossless conversion a HUGEINT arrives as a DECIMAL. */
export const WASM_CONFIG = { path: ":memory:", arrowLosslessConversion: true, query: { queryPollingInterval: 50 } };

/** The parts of an engine that are the same in Node and in a page. */
export interface WasmEngine extends Pick<Engine, "kind" | "dialect" | "version" | "query" | "run" | "stream" | "insert"> {
  /** Makes a table from an Arrow IPC stream, with the column types that DuckDB sees in it. */
  insertArrow(name: string, bytes: Uint8Array): Promise<void>;
  /** Runs statements at once, within a work that has its turn. */
  execute(sql: string): Promise<void>;
  readonly turn: Turns;
}

/** An engine over an opened DuckDB-WASM. `rest` gives the event loop its turn between two polls of a query. */
export async function wasmEngine(db: WasmDatabase, rest: () => Promise<void>): Promise<WasmEngine> {
  const main = await db.connect();
  const turn = inTurn();
  const execute = async (sql: string): Promise<void> => {
    await attempt(() => db.runQuery(main, sql));
  };
  for (const sql of SETTINGS) await execute(sql);

  return {
    kind: "wasm",
    dialect: DUCKDB,
    version: `DuckDB ${(await db.getVersion()).replace(/^v/, "")}`,
    turn,
    execute,
    query: (sql, { signal } = {}) =>
      turn(async () => {
        if (signal === undefined) return fromArrow(await attempt(() => db.runQuery(main, sql)));
        const parts: Uint8Array[] = [];
        for await (const part of resultParts(db, main, sql, { streams: false, rest, signal })) parts.push(part);
        return fromArrow(parts);
      }),
    run: (sql) => turn(() => execute(sql)),
    async stream(sql, onBlock) {
      turn.check();
      // Its own connection, so that a block's receiver may use the engine.
      const connection = await db.connect();
      try {
        let head: Uint8Array | null = null;
        for await (const part of resultParts(db, connection, sql, { streams: true, rest }))
          if (head === null) head = part.slice();
          else await onBlock(fromArrow([head, part]));
      } finally {
        await db.disconnect(connection);
      }
    },
    insert: (name, table) =>
      turn(async () => {
        const types = table.columns.map(({ type }, c) => sqlType(type, table.data[c] ?? []));
        const definitions = table.columns.map((column, c) => `${identifier(column.name)} ${types[c] ?? "VARCHAR"}`);
        await execute(`CREATE TABLE ${identifier(name)} (${definitions.join(", ")})`);
        try {
          // Arrow's wide integers are unknown to DuckDB: they go as text, which it casts to the column's type.
          const columns = table.columns.map(({ name: column, type }, c) => ({
            name: column,
            type: types[c] === "HUGEINT" ? ("text" as const) : type,
          }));
          const data = table.data.map((values, c) =>
            types[c] === "HUGEINT" ? values.map((value) => (value === null ? null : String(value))) : values,
          );
          await appendRows(db, main, name, { columns, rows: table.rows, data });
        } catch (cause) {
          await execute(`DROP TABLE ${identifier(name)}`);
          throw cause;
        }
      }),
    insertArrow: (name, bytes) =>
      // The worker takes the bytes away from their owner: it is given a copy.
      turn(() => attempt(() => db.insertArrowFromIPCStream(main, bytes.slice(), { name, create: true }))),
  };
}

async function appendRows(db: WasmDatabase, connection: number, name: string, table: Table): Promise<void> {
  if (table.rows === 0) return;
  await attempt(() => db.insertArrowFromIPCStream(connection, toArrow(table), { name, create: false }));
}

/** The head of a query's Arrow stream, then its record batches, each a part. Throws the signal's reason when it aborts. */
async function* resultParts(
  db: WasmDatabase,
  connection: number,
  sql: string,
  options: { readonly streams: boolean; readonly rest: () => Promise<void>; readonly signal?: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const { rest, signal } = options;
  const poll = async (ask: () => Awaitable<Uint8Array | null>): Promise<Uint8Array> => {
    for (;;) {
      if (signal?.aborted === true) {
        await db.cancelPendingQuery(connection);
        signal.throwIfAborted();
      }
      const part = await attempt(ask);
      if (part !== null) return part;
      await rest();
    }
  };
  signal?.throwIfAborted();
  const started = await attempt(() => db.startPendingQuery(connection, sql, options.streams));
  yield started ?? (await poll(() => db.pollPendingQuery(connection)));
  for (;;) {
    const part = await poll(() => db.fetchQueryResults(connection));
    if (part.length === 0) return;
    yield part;
  }
}

/** Calls DuckDB, whose errors come at once in Node and later in a page. */
async function attempt<T>(call: () => Awaitable<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    return raise(cause);
  }
}
