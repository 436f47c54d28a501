import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult } from "@duckdb/node-api";
import { DUCKDB } from "../compile/emit/duckdb.js";
import { identifier, literal, type Engine } from "./engine.js";
import { engineError, raise } from "./error.js";
import { checkDuckdbFile, makeWhole, raiseFile } from "./file.js";
import { insertNative, type Api } from "./native/insert.js";
import { readBlocks, readResult, type Bindings } from "./native/read.js";
import { SETTINGS } from "./settings.js";
import { inTurn } from "./turn.js";

/**
 * Opens DuckDB's native engine. `path` is a database file, made where absent (in memory without one); `memory` is
 * DuckDB's limit, as "2GB". Throws EngineError where the file cannot be opened.
 *
 * Calls wait for each other in the order they came. `stream` reads on a connection of its own, so its receiver may use
 * the engine; it does not see temporary tables nor an open transaction. A query cut short by its signal throws the
 * signal's reason.
 */
export async function openNative(
  options: { readonly path?: string; readonly threads?: number; readonly memory?: string } = {},
): Promise<Engine> {
  const api = loadApi();
  // DuckDB would spill to ".tmp" in the working folder.
  const spill = mkdtempSync(join(tmpdir(), "worthwhile-"));
  const clean = (): void => rmSync(spill, { recursive: true, force: true });
  try {
    const instance = await api.DuckDBInstance.create(options.path ?? ":memory:", {
      temp_directory: spill,
      ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
      ...(options.memory === undefined ? {} : { memory_limit: options.memory }),
    });
    return await nativeEngine(api, instance, clean);
  } catch (cause) {
    clean();
    throw engineError(cause);
  }
}

/** The package is CommonJS: `import` would read all of its files once more, in search of the names they export. */
const load = createRequire(import.meta.url);
const loadApi = (): Api => load("@duckdb/node-api") as Api;

/** Whether DuckDB's native binary exists for this machine. */
export function nativeAvailable(): boolean {
  try {
    loadApi();
    return true;
  } catch {
    return false;
  }
}

async function nativeEngine(api: Api, instance: DuckDBInstance, clean: () => void): Promise<Engine> {
  const main = await instance.connect();
  const execute = (sql: string): Promise<DuckDBMaterializedResult> => main.run(sql).catch(raise);
  for (const sql of SETTINGS) await execute(sql);
  const bindings = load("@duckdb/node-bindings") as Bindings;
  const version = readResult(bindings, await execute("SELECT version()"));
  const turn = inTurn();
  const run = (sql: string): Promise<void> =>
    turn(async () => {
      await execute(sql);
    });

  return {
    kind: "native",
    dialect: DUCKDB,
    version: `DuckDB ${String(version.data[0]?.[0]).replace(/^v/, "")}`,
    query: (sql, { signal } = {}) =>
      turn(() => interruptible(main, signal, async () => readResult(bindings, await execute(sql)))),
    run,
    async stream(sql, onBlock) {
      turn.check();
      const connection = await instance.connect();
      try {
        for await (const block of readBlocks(bindings, await connection.stream(sql).catch(raise))) await onBlock(block);
      } finally {
        connection.disconnectSync();
      }
    },
    attach: (path, alias) =>
      turn(async () => {
        await checkDuckdbFile(path);
        await execute(`ATTACH ${literal(path)} AS ${identifier(alias)} (READ_ONLY)`);
      }),
    save: (path, relations) =>
      turn(() => makeWhole(path, (temporary) => saveTo(execute, temporary, relations)).catch(raiseFile)),
    insert: (name, table) => turn(() => insertNative(api, main, name, table).catch(raise)),
    close: () =>
      turn.last(async () => {
        main.disconnectSync();
        instance.closeSync();
        clean();
      }),
  };
}

async function saveTo(
  execute: (sql: string) => Promise<unknown>,
  path: string,
  relations: Parameters<Engine["save"]>[1],
): Promise<void> {
  const tables = relations.map(({ name, sql }) => `CREATE TABLE saved_file.main.${identifier(name)} AS ${sql}`);
  try {
    // As one: each statement of its own would wait for its turn in the event loop.
    const all = [`ATTACH ${literal(path)} AS saved_file`, ...tables, "CHECKPOINT saved_file", "DETACH saved_file"];
    await execute(all.join(";\n"));
  } catch (cause) {
    await execute("DETACH DATABASE IF EXISTS saved_file");
    throw cause;
  }
}

async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    return await work();
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}
