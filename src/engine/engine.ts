import type { Dialect } from "../compile/emit/dialect.js";
import type { Table } from "./table.js";

export { identifier, literal } from "../ground/quote.js";

/** What computes the numbers: it holds the prepared tables and is asked in SQL of its dialect. */
export interface Answerer {
  readonly dialect: Dialect;
  /** The database's version, for the build's record: "DuckDB 1.5.6". */
  readonly version: string;
  /** Runs one statement and gives its rows. Throws EngineError with the database's own words. */
  query(sql: string, options?: { readonly signal?: AbortSignal }): Promise<Table>;
}

/**
 * DuckDB behind one face: native in Node, DuckDB-WASM in Node where no native binary exists, DuckDB-WASM in the page.
 * All three are the same core version and answer the same SQL with the same values.
 */
export interface Engine extends Answerer {
  readonly kind: "native" | "wasm";
  /** Runs one or several statements whose rows nobody reads. */
  run(sql: string): Promise<void>;
  /** Runs a query and hands its rows on in blocks, never holding them all. */
  stream(sql: string, onBlock: (block: Table) => void | Promise<void>): Promise<void>;
  /** Makes a DuckDB file readable under `alias` (read-only). */
  attach(path: string, alias: string): Promise<void>;
  /** Writes a DuckDB file that holds these relations as tables, each made by its query. The file appears whole or not at all. */
  save(path: string, relations: readonly { readonly name: string; readonly sql: string }[]): Promise<void>;
  /** Makes a table of this name from rows held in memory. Bulk: columns, not INSERT statements. */
  insert(name: string, table: Table): Promise<void>;
  close(): Promise<void>;
}

export class EngineError extends Error {
  override readonly name = "EngineError";
}
