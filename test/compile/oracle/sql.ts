import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/** A value as `query --format json` prints it. */
export type Printed = string | number | boolean | null;

/**
 * DuckDB itself, none of our code between: every CSV file of a folder is a view of texts, an empty cell null, so that
 * the hand-written SQL casts by itself. Its icu knows the zones.
 */
export async function openPlain(folder: string): Promise<{
  readonly rows: (sql: string) => Promise<Printed[][]>;
  readonly close: () => void;
}> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".csv"))) {
    await connection.run(
      `create table "${file.slice(0, -4)}" as from read_csv('${join(folder, file)}', all_varchar = true, header = true, delim = ',', nullstr = '')`,
    );
  }
  return {
    rows: (sql) => rowsOf(connection, sql),
    close: () => {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Printed[][]> {
  const result = await connection.runAndReadAll(sql);
  const types = result.columnTypes().map(String);
  return result.getRowsJS().map((row) => row.map((value, c) => printed(value, types[c] ?? "")));
}

function printed(value: unknown, type: string): Printed {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) {
    const iso = value.toISOString();
    return type === "DATE" ? iso.slice(0, 10) : iso.replace(/\.?0*Z$/, "").padEnd(19, "0");
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Error(`the oracle's SQL gives a ${type}; cast it to a plain type`);
}
