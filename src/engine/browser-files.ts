/** What a site serves so that its pages can open the engine: names under `@duckdb/duckdb-wasm/dist/`. */
export const BROWSER_FILES = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"] as const;
