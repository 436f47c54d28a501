import {
  batchType,
  bool,
  Column,
  columnFromArray,
  dateDay,
  decimal256,
  dictionary,
  Endianness,
  field,
  float64,
  int16,
  int32,
  int64,
  int8,
  Table as ArrowTable,
  tableFromIPC,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
  Version,
  type DataType,
  type TypedArray,
} from "@uwdata/flechette";
import { Bug } from "../ground/diagnostic.js";
import { arrowReader, CELL } from "./arrow-read.js";
import { dayNumber, timeMicros } from "./cell.js";
import type { CellType, Table, Value } from "./table.js";

/**
 * Columns that are asked for as whole numbers, since their text is not needed: microseconds or days since 1970; and `small`,
 * integers that take as few bytes as the greatest of them needs.
 */
export type Counted = ReadonlyMap<string, "time" | "date" | "small">;

/**
 * A Table as an Arrow IPC stream, the same bytes for the same table: text by dictionary, integers as int64 (decimal256
 * where one needs more), dates as days, times as microseconds without a zone. Each field says its cell type in the
 * metadata `worthwhile:cell`.
 */
export function toArrow(table: Table, counted: Counted = new Map()): Uint8Array {
  const types = table.columns.map(({ name, type }) => counted.get(name) ?? type);
  const columns = types.map((type, c) => encode(type, table.data[c] ?? []));
  const fields = table.columns.map(({ name }, c) => {
    const [column, type] = [columns[c], types[c] ?? ""];
    if (column?.length !== table.rows) throw new Bug(`column ${name} has ${column?.length} rows of ${table.rows}`);
    return field(name, column.type, true, new Map([[CELL, type === "small" ? "integer" : type]]));
  });
  const schema = { version: Version.V5, endianness: Endianness.Little, fields, metadata: null };
  const bytes = tableToIPC(new ArrowTable(schema, columns), { format: "stream" });
  if (bytes === null) throw new Bug("Arrow gave no bytes");
  return bytes;
}

/**
 * The Table in an Arrow IPC file or stream: DuckDB's own results (with its lossless conversion), what `toArrow` made, or a
 * stream given message by message. Throws EngineError where a column's type fits no cell.
 */
export function fromArrow(bytes: Uint8Array | readonly Uint8Array[]): Table {
  const arrow = tableFromIPC(bytes instanceof Uint8Array ? aligned(bytes) : bytes.map(aligned), { useBigInt: true });
  const rows = arrow.numRows;
  const readers = arrow.schema.fields.map(arrowReader);
  return {
    columns: arrow.schema.fields.map(({ name }, c) => ({ name, type: readers[c]?.type ?? "text" })),
    rows,
    data: readers.map(({ read }, c) => {
      const into = new Array<Value>(rows);
      let start = 0;
      for (const batch of arrow.getChildAt(c).data) {
        read(batch, into, start);
        start += batch.length;
      }
      return into;
    }),
  };
}

/** Arrow's buffers are read in place, as words of up to eight bytes: they must lie at a multiple of eight. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

function encode(type: CellType | "small", values: readonly Value[]): Column<unknown> {
  switch (type) {
    case "small":
      return small(values);
    case "text":
      return columnFromArray<unknown>(values.slice(), dictionary(utf8(), int32()));
    case "boolean":
      return columnFromArray<unknown>(values.slice(), bool());
    case "number":
      return plain(float64(), new Float64Array(values.length), values, Number);
    case "date":
      return plain(dateDay(), new Int32Array(values.length), values, (value) =>
        typeof value === "number" ? value : dayNumber(String(value)),
      );
    case "time":
      return whole(timestamp(TimeUnit.MICROSECOND), values, (value) => timeMicros(String(value)));
    case "integer":
      return values.some((value) => typeof value === "string" && BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
        ? columnFromArray<unknown>(
            values.map((value) => (value === null ? null : BigInt(value))),
            decimal256(76, 0),
          )
        : whole(int64(), values, BigInt);
  }
}

/** A column of 64-bit integers. Those that are numbers are written in two halves, which spares a BigInt for each. */
function whole(type: DataType, values: readonly Value[], item: (value: NonNullable<Value>) => bigint): Column<unknown> {
  const items = new BigInt64Array(values.length);
  const halves = new Int32Array(items.buffer);
  return fixed(type, items, values, (value, row) => {
    if (typeof value === "number") {
      const high = Math.floor(value / 2 ** 32);
      halves[2 * row] = value - high * 2 ** 32;
      halves[2 * row + 1] = high;
    } else items[row] = item(value);
  });
}

function small(values: readonly Value[]): Column<unknown> {
  const most = values.reduce<number>((most, value) => Math.max(most, Math.abs(Number(value ?? 0))), 0);
  if (most < 2 ** 7) return plain(int8(), new Int8Array(values.length), values, Number);
  if (most < 2 ** 15) return plain(int16(), new Int16Array(values.length), values, Number);
  return most < 2 ** 31 ? plain(int32(), new Int32Array(values.length), values, Number) : encode("integer", values);
}

/** A column of one width. Flechette's own builders take times as milliseconds in a float, which is not exact. */
function fixed(
  type: DataType,
  items: TypedArray,
  values: readonly Value[],
  write: (value: NonNullable<Value>, row: number) => void,
): Column<unknown> {
  const bitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, row) => {
    if (value === null) nullCount++;
    else {
      write(value, row);
      bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7));
    }
  });
  if (values.length === 0) return new Column<unknown>([], type);
  const Batch = batchType(type, { useBigInt: true });
  const validity = nullCount === 0 ? new Uint8Array(0) : bitmap;
  return new Column<unknown>([new Batch({ length: values.length, nullCount, type, validity, values: items })], type);
}

/** A column of numbers. */
function plain(
  type: DataType,
  items: Float64Array | Int32Array | Int16Array | Int8Array,
  values: readonly Value[],
  item: (value: NonNullable<Value>) => number,
): Column<unknown> {
  return fixed(type, items, values, (value, row) => {
    items[row] = item(value);
  });
}
