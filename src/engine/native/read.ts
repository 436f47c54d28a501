import type { DuckDBDataChunk, DuckDBMaterializedResult, DuckDBResult } from "@duckdb/node-api";
import { Bug } from "../../ground/diagnostic.js";
import { unsupported } from "../cell.js";
import { EngineError } from "../engine.js";
import { raise } from "../error.js";
import * as layout from "../layout.js";
import type { CellType, Table, Value } from "../table.js";

/** The native library's bindings, handed in: they cannot be imported where the binary is missing. */
export type Bindings = typeof import("@duckdb/node-bindings");

/** The whole of a native result. Throws EngineError where a column's type fits no cell. */
export function readResult(bindings: Bindings, result: DuckDBMaterializedResult): Table {
  const columns = readColumns(result);
  const rows = result.rowCount;
  const data = columns.map(() => new Array<Value>(rows));
  let start = 0;
  // All of it is there already: asking for each chunk in turn would wait for the event loop as often.
  for (let i = 0; start < rows; i++) {
    const chunk = result.getChunk(i);
    fill(bindings, columns, chunk, data, start);
    start += chunk.rowCount;
  }
  return { columns: columns.map(({ name, type }) => ({ name, type })), rows, data };
}

/** A native result in blocks of some thousand rows. Throws EngineError where a column's type fits no cell. */
export async function* readBlocks(bindings: Bindings, result: DuckDBResult): AsyncGenerator<Table> {
  const columns = readColumns(result);
  for (let chunk = await next(result); chunk !== null && chunk.rowCount > 0; chunk = await next(result)) {
    const rows = chunk.rowCount;
    const data = columns.map(() => new Array<Value>(rows));
    fill(bindings, columns, chunk, data, 0);
    yield { columns: columns.map(({ name, type }) => ({ name, type })), rows, data };
  }
}

interface Reader {
  readonly type: CellType;
  /** "item" is read by the package, one by one. */
  readonly layout: layout.Layout | "text" | "item";
}
interface Column extends Reader {
  readonly name: string;
}

const next = (result: DuckDBResult): Promise<DuckDBDataChunk | null> => result.fetchChunk().catch(raise);

function readColumns(result: DuckDBResult): Column[] {
  return Array.from({ length: result.columnCount }, (_, index) => {
    const name = result.columnName(index);
    const type = String(result.columnType(index));
    const [, plain = "", digits = "0", scale = "0"] = /^(\w+)(?:\((?:(\d+),(\d+)|.*)\))?$/s.exec(type) ?? [];
    const reader = plain === "DECIMAL" ? decimalReader(Number(digits), Number(scale)) : READERS.get(plain);
    if (reader === undefined) throw new EngineError(unsupported(name, type));
    return { name, ...reader };
  });
}

function fill(
  bindings: Bindings,
  columns: readonly Column[],
  chunk: DuckDBDataChunk,
  data: readonly Value[][],
  start: number,
): void {
  const rows = chunk.rowCount;
  columns.forEach((column, c) => {
    const into = data[c];
    if (into === undefined) return;
    const read = reader(bindings, column, chunk, c);
    // Null, against its declared type, where every row is valid.
    const bitmap: Uint8Array | null = bindings.vector_get_validity(
      bindings.data_chunk_get_vector(chunk.chunk, c),
      Math.ceil(rows / 64) * 8,
    );
    if (bitmap === null) for (let row = 0; row < rows; row++) into[start + row] = read(row);
    else for (let row = 0; row < rows; row++) into[start + row] = layout.isValid(bitmap, row) ? read(row) : null;
  });
}

/** Reads the values that are not null of one column of a chunk. */
function reader(bindings: Bindings, column: Column, chunk: DuckDBDataChunk, c: number): (row: number) => Value {
  if (column.layout === "item") {
    const items = chunk.getColumnVector(c);
    return (row) => String(items.getItem(row));
  }
  const bytes = (width: number): Uint8Array =>
    bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, c), chunk.rowCount * width);
  return column.layout === "text" ? textReader(bindings, bytes(16)) : column.layout.reader(bytes(column.layout.width));
}

/**
 * DuckDB's texts are 16 bytes each: the length, then the text itself up to 12 bytes, else 4 bytes of it and a pointer.
 * The package's own reading drops a byte order mark, which a text may hold.
 */
function textReader(bindings: Bindings, bytes: Uint8Array): (row: number) => string {
  const { buffer, byteOffset } = bytes;
  if (!(buffer instanceof ArrayBuffer)) throw new Bug("DuckDB's vectors lie in shared memory");
  const view = new DataView(buffer, byteOffset, bytes.byteLength);
  return (row) => {
    const length = view.getUint32(row * 16, true);
    const at = byteOffset + row * 16;
    return decoder.decode(
      length <= 12 ? new Uint8Array(buffer, at + 4, length) : bindings.get_data_from_pointer(buffer, at + 8, length),
    );
  };
}
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** DuckDB keeps a decimal in the smallest width that holds its digits. */
function decimalReader(digits: number, scale: number): Reader {
  const width = digits <= 4 ? 2 : digits <= 9 ? 4 : digits <= 18 ? 8 : 16;
  return { type: "number", layout: layout.decimal(width, scale) };
}

/** The DuckDB types that a Table holds, by their SQL names. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["BOOLEAN", { type: "boolean", layout: layout.BOOL8 }],
  ["TINYINT", { type: "integer", layout: layout.INT8 }],
  ["SMALLINT", { type: "integer", layout: layout.INT16 }],
  ["INTEGER", { type: "integer", layout: layout.INT32 }],
  ["BIGINT", { type: "integer", layout: layout.INT64 }],
  ["HUGEINT", { type: "integer", layout: layout.INT128 }],
  ["UTINYINT", { type: "integer", layout: layout.UINT8 }],
  ["USMALLINT", { type: "integer", layout: layout.UINT16 }],
  ["UINTEGER", { type: "integer", layout: layout.UINT32 }],
  ["UBIGINT", { type: "integer", layout: layout.UINT64 }],
  ["UHUGEINT", { type: "integer", layout: layout.UINT128 }],
  ["FLOAT", { type: "number", layout: layout.FLOAT32 }],
  ["DOUBLE", { type: "number", layout: layout.FLOAT64 }],
  ["DATE", { type: "date", layout: layout.DAYS }],
  ["TIMESTAMP_S", { type: "time", layout: layout.SECONDS }],
  ["TIMESTAMP_MS", { type: "time", layout: layout.MILLIS }],
  ["TIMESTAMP", { type: "time", layout: layout.MICROS }],
  ["TIMESTAMP_NS", { type: "time", layout: layout.NANOS }],
  ["VARCHAR", { type: "text", layout: "text" }],
  ["ENUM", { type: "text", layout: "item" }],
  ["UUID", { type: "text", layout: "item" }],
]);
