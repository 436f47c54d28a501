import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { identifier, literal, type Engine } from "./engine.js";
import { checkDuckdbFile, makeWhole, raiseFile } from "./file.js";
import { wasmEngine, WASM_CONFIG } from "./wasm.js";

/**
 * Opens DuckDB-WASM in Node, for machines without a native binary: in memory, on one thread, with 4 GB at most and
 * without the extensions json, parquet and icu. `read_csv` reads files by their path; a DuckDB file is attached by
 * reading it whole. Starting takes a second or two. Two of them
 * in one process must not read files by path at the same time: the package keeps one table of open files.
 */
export async function openWasm(): Promise<Engine> {
  // A megabyte of script, for those who need it.
  const { createDuckDB, NODE_RUNTIME, VoidLogger } = await import("@duckdb/duckdb-wasm/blocking");
  const dist = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"));
  const bundle = (name: string): { mainModule: string; mainWorker: string } => ({
    mainModule: join(dist, `duckdb-${name}.wasm`),
    mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`),
  });
  const bindings = await createDuckDB({ mvp: bundle("mvp"), eh: bundle("eh") }, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate();
  bindings.open(WASM_CONFIG);
  const engine = await wasmEngine(
    {
      getVersion: () => bindings.getVersion(),
      connect: () => bindings.connect().useUnsafe((_, connection) => connection),
      disconnect: (connection) => bindings.disconnect(connection),
      runQuery: (connection, sql) => bindings.runQuery(connection, sql),
      startPendingQuery: (connection, sql, streams) => bindings.startPendingQuery(connection, sql, streams),
      pollPendingQuery: (connection) => bindings.pollPendingQuery(connection),
      cancelPendingQuery: (connection) => bindings.cancelPendingQuery(connection),
      fetchQueryResults: (connection) => bindings.fetchQueryResults(connection),
      insertArrowFromIPCStream: (connection, bytes, options) => bindings.insertArrowFromIPCStream(connection, bytes, options),
    },
    () => new Promise((resolve) => setImmediate(resolve)),
  );

  const { turn, execute } = engine;
  let attached = 0;
  let emptyFile: Uint8Array | null = null;
  return {
    kind: engine.kind,
    dialect: engine.dialect,
    version: engine.version,
    query: engine.query,
    run: engine.run,
    stream: engine.stream,
    insert: engine.insert,
    attach: (path, alias) =>
      turn(async () => {
        await checkDuckdbFile(path);
        const name = `attached-${++attached}.duckdb`;
        bindings.registerFileBuffer(name, wholeBlocks(await readFile(path)));
        await execute(`ATTACH ${literal(name)} AS ${identifier(alias)} (READ_ONLY)`);
      }),
    save: (path, relations) =>
      turn(() =>
        makeWhole(path, async (temporary) => {
          emptyFile ??= await makeEmptyFile(execute);
          const name = "saved.duckdb";
          bindings.registerFileBuffer(name, emptyFile.slice());
          bindings.registerFileBuffer(`${name}.wal`, new Uint8Array(0));
          try {
            await execute(`ATTACH ${literal(name)} AS saved_file`);
            try {
              for (const relation of relations)
                await execute(`CREATE TABLE saved_file.main.${identifier(relation.name)} AS ${relation.sql}`);
              await execute("CHECKPOINT saved_file");
            } finally {
              await execute("DETACH saved_file");
            }
            await writeFile(temporary, bindings.copyFileToBuffer(name));
          } finally {
            bindings.dropFile(name);
            bindings.dropFile(`${name}.wal`);
          }
        }).catch(raiseFile),
      ),
    close: () =>
      turn.last(async () => {
        bindings.reset();
      }),
  };
}

/** A DuckDB file begins with its own header and two of its database. */
const HEADERS = 3 * 4096;

/**
 * The bytes of a DuckDB file, those that its header promises and a cut file lacks as zeros: DuckDB-WASM reads past an
 * end for ever, and refuses zeros by their checksum.
 */
function wholeBlocks(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const promised = [4096, 8192].map((header) => {
    if (header + 48 > bytes.length) return 0;
    return HEADERS + Number(view.getBigUint64(header + 32, true)) * Number(view.getBigUint64(header + 40, true));
  });
  // No header that its checksum would pass promises more than the engine's memory.
  const length = Math.max(HEADERS, ...promised.filter((size) => size <= 2 ** 32));
  if (length <= bytes.length) return bytes;
  const whole = new Uint8Array(length);
  whole.set(bytes);
  return whole;
}

/**
 * A DuckDB file without tables: DuckDB-WASM opens a file in memory only where it is one already. It makes a new file on
 * disk by its path, but leaves its log beside it.
 */
async function makeEmptyFile(execute: (sql: string) => Promise<void>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "worthwhile-"));
  try {
    await execute(`ATTACH ${literal(join(folder, "empty.duckdb"))} AS empty_file`);
    await execute("DETACH empty_file");
    return new Uint8Array(await readFile(join(folder, "empty.duckdb")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
