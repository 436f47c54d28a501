import type { DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { dayNumber, sqlType, timeMicros, type SqlType } from "../cell.js";
import { identifier } from "../engine.js";
import type { Table, Value } from "../table.js";

/** The package, handed in: it cannot be imported where the binary is missing. */
export type Api = typeof import("@duckdb/node-api");

/** Makes a table of this name from the rows, or nothing where a row does not fit. */
export async function insertNative(api: Api, connection: DuckDBConnection, name: string, table: Table): Promise<void> {
  const types = table.columns.map(({ type }, c) => sqlType(type, table.data[c] ?? []));
  const columns = table.columns.map((column, c) => `${identifier(column.name)} ${types[c] ?? "VARCHAR"}`);
  await connection.run(`CREATE TABLE ${identifier(name)} (${columns.join(", ")})`);
  try {
    await append(api, connection, name, table, types);
  } catch (cause) {
    await connection.run(`DROP TABLE ${identifier(name)}`);
    throw cause;
  }
}

async function append(
  api: Api,
  connection: DuckDBConnection,
  name: string,
  table: Table,
  types: readonly SqlType[],
): Promise<void> {
  const writers = nativeWriters(api);
  const appender = await connection.createAppender(name);
  const blockRows = api.DuckDBVector.standardSize();
  try {
    for (let start = 0; start < table.rows; start += blockRows) {
      const rows = Math.min(blockRows, table.rows - start);
      const chunk = api.DuckDBDataChunk.create(
        types.map((type) => writers[type].type),
        rows,
      );
      types.forEach((type, c) => {
        const { value } = writers[type];
        const vector = chunk.getColumnVector(c);
        const column = table.data[c] ?? [];
        for (let row = 0; row < rows; row++) {
          const cell = column[start + row] ?? null;
          vector.setItem(row, cell === null ? null : value(cell));
        }
        vector.flush();
      });
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

interface Writer {
  readonly type: DuckDBType;
  readonly value: (value: NonNullable<Value>) => DuckDBValue;
}

const nativeWriters = (api: Api): Readonly<Record<SqlType, Writer>> => ({
  VARCHAR: { type: api.VARCHAR, value: String },
  BIGINT: { type: api.BIGINT, value: BigInt },
  HUGEINT: { type: api.HUGEINT, value: BigInt },
  DOUBLE: { type: api.DOUBLE, value: Number },
  BOOLEAN: { type: api.BOOLEAN, value: (value) => value === true },
  DATE: { type: api.DATE, value: (value) => new api.DuckDBDateValue(dayNumber(String(value))) },
  TIMESTAMP: { type: api.TIMESTAMP, value: (value) => new api.DuckDBTimestampValue(timeMicros(String(value))) },
});
