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
  int32,
  int64,
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
 * A Table as an Arrow IPC stream, the same bytes for the same table: text by dictionary, integers as int64 (decimal256
 * where one needs more), dates as days, times as microseconds without a zone. Each field says its cell type in the
 * metadata `worthwhile:cell`.
 */
export function toArrow(table: Table): Uint8Array {
  const columns = table.columns.map(({ type }, c) => encode(type, table.data[c] ?? []));
  const fields = table.columns.map(({ name, type }, c) => {
    const column = columns[c];
    if (column?.length !== table.rows) throw new Bug(`column ${name} has ${column?.length} rows of ${table.rows}`);
    return field(name, column.type, true, new Map([[CELL, type]]));
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

function encode(type: CellType, values: readonly Value[]): Column<unknown> {
  switch (type) {
    case "text":
      return columnFromArray<unknown>(values.slice(), dictionary(utf8(), int32()));
    case "boolean":
      return columnFromArray<unknown>(values.slice(), bool());
    case "number":
      return fixed(float64(), Float64Array, values, Number);
    case "date":
      return fixed(dateDay(), Int32Array, values, (value) => dayNumber(String(value)));
    case "time":
      return fixed(timestamp(TimeUnit.MICROSECOND), BigInt64Array, values, (value) => timeMicros(String(value)));
    case "integer":
      return values.some((value) => typeof value === "string" && BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
        ? columnFromArray<unknown>(
            values.map((value) => (value === null ? null : BigInt(value))),
            decimal256(76, 0),
          )
        : fixed(int64(), BigInt64Array, values, BigInt);
  }
}

/** A column of one width. Flechette's own builders take times as milliseconds in a float, which is not exact. */
function fixed<Item extends number | bigint>(
  type: DataType,
  array: new (length: number) => TypedArray & { [row: number]: Item },
  values: readonly Value[],
  item: (value: NonNullable<Value>) => Item,
): Column<unknown> {
  const items = new array(values.length);
  const bitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, row) => {
    if (value === null) nullCount++;
    else {
      items[row] = item(value);
      bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7));
    }
  });
  if (values.length === 0) return new Column<unknown>([], type);
  const Batch = batchType(type, { useBigInt: true });
  const validity = nullCount === 0 ? new Uint8Array(0) : bitmap;
  return new Column<unknown>([new Batch({ length: values.length, nullCount, type, validity, values: items })], type);
}
