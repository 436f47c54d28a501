import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
import { Bug } from "../ground/diagnostic.js";
import { BROWSER_FILES } from "./browser-files.js";
import { folderOf, startWorker, type StartedWorker } from "./browser-worker.js";
import { EngineError, identifier, literal, type Engine } from "./engine.js";
import { wasmEngine, WASM_CONFIG } from "./wasm.js";

export { BROWSER_FILES };

export interface BrowserEngine extends Engine {
  /** Makes a table from an Arrow IPC stream, as the build's `toArrow` writes it. */
  insertArrow(name: string, bytes: Uint8Array): Promise<void>;
  /** Makes a DuckDB file held in memory readable under `alias`. The bytes go to the worker and are gone here. */
  attachBuffer(bytes: Uint8Array, alias: string): Promise<void>;
  /**
   * Makes a DuckDB file of the site readable under `alias`. Where the host answers parts of files, only what queries
   * touch is fetched ("range"); else the whole file is ("whole"). Throws EngineError where it is not to be had.
   */
  attachUrl(url: string, alias: string): Promise<"range" | "whole">;
}

/**
 * Opens DuckDB-WASM in a page, in a worker, from the site's own files: `base` is the folder that holds BROWSER_FILES,
 * relative to the page. Works under a content policy of `worker-src 'self'; script-src 'self' 'wasm-unsafe-eval';
 * connect-src 'self'`. Throws EngineError where a file is missing. `attach` and `save` take a path, which a page has
 * not: they throw Bug.
 */
export async function openBrowser({
  base,
  started = startWorker(base),
}: {
  readonly base: string;
  /** The worker, where the page has started it already. */
  readonly started?: StartedWorker;
}): Promise<BrowserEngine> {
  const wasm = new URL(BROWSER_FILES[0], folderOf(base)).href;
  const { worker, failed } = started;
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await Promise.race([start(db, wasm), failed, missing(wasm)]);
  } catch (cause) {
    worker.terminate();
    throw cause instanceof EngineError ? cause : new EngineError(`The engine did not start: ${String(cause)}`, { cause });
  }
  const engine = await wasmEngine(
    {
      getVersion: () => db.getVersion(),
      connect: () => db.connectInternal(),
      disconnect: (connection) => db.disconnect(connection),
      runQuery: (connection, sql) => db.runQuery(connection, sql),
      startPendingQuery: (connection, sql, streams) => db.startPendingQuery(connection, sql, streams),
      pollPendingQuery: (connection) => db.pollPendingQuery(connection),
      cancelPendingQuery: (connection) => db.cancelPendingQuery(connection),
      fetchQueryResults: (connection) => db.fetchQueryResults(connection),
      insertArrowFromIPCStream: (connection, bytes, options) => db.insertArrowFromIPCStream(connection, bytes, options),
    },
    // Each call waits for the worker's answer, so the page has its turn anyway.
    () => Promise.resolve(),
  );

  const { turn, execute } = engine;
  let files = 0;
  const attachBytes = async (bytes: Uint8Array, alias: string): Promise<void> => {
    const name = `attached-${++files}.duckdb`;
    await db.registerFileBuffer(name, bytes);
    await execute(`ATTACH ${literal(name)} AS ${identifier(alias)} (READ_ONLY)`);
  };
  const noPath = (what: string): Promise<never> => Promise.reject(new Bug(`a page has no paths to ${what}`));

  return {
    kind: engine.kind,
    dialect: engine.dialect,
    version: engine.version,
    query: engine.query,
    run: engine.run,
    stream: engine.stream,
    insert: engine.insert,
    insertArrow: engine.insertArrow,
    attachBuffer: (bytes, alias) => turn(() => attachBytes(bytes, alias)),
    attachUrl: (url, alias) =>
      turn(async () => {
        const href = new URL(url, document.baseURI).href;
        // The question the engine itself will ask: only hosts that answer it with 206 give parts.
        const probe = await fetch(href, { method: "HEAD", headers: { Range: "bytes=0-" } });
        if (probe.status === 206) {
          const name = `attached-${++files}.duckdb`;
          await db.registerFileURL(name, href, DuckDBDataProtocol.HTTP, false);
          await execute(`ATTACH ${literal(name)} AS ${identifier(alias)} (READ_ONLY)`);
          return "range";
        }
        const whole = await fetch(href);
        if (!whole.ok) throw new EngineError(`IO Error: ${href} answers ${whole.status}`);
        await attachBytes(new Uint8Array(await whole.arrayBuffer()), alias);
        return "whole";
      }),
    attach: () => noPath("attach"),
    save: () => noPath("save to"),
    close: () => turn.last(() => db.terminate()),
  };
}

async function start(db: AsyncDuckDB, wasm: string): Promise<void> {
  await db.instantiate(wasm);
  await db.open({
    ...WASM_CONFIG,
    filesystem: { forceFullHTTPReads: false, reliableHeadRequests: true, allowFullHTTPReads: false },
  });
}

/** A worker whose wasm is missing says nothing at all. */
async function missing(wasm: string): Promise<never> {
  const answer = await fetch(wasm, { method: "HEAD" });
  // Hosts that do not answer HEAD may well have the file.
  if (answer.status === 404 || answer.status === 403 || answer.status === 410)
    throw new EngineError(`The engine did not start: ${wasm} answers ${answer.status}`);
  return new Promise<never>(() => undefined);
}
