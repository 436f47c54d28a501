import { Column, DateUnit, Precision, TimeUnit, Type, type Batch, type DataType, type Field } from "@uwdata/flechette";
import { Bug } from "../ground/diagnostic.js";
import { unsupported } from "./cell.js";
import { EngineError } from "./engine.js";
import * as layout from "./layout.js";
import type { CellType, Value } from "./table.js";

/** The metadata of a field that says its cell type. */
export const CELL = "worthwhile:cell";

/** How one Arrow column becomes a column of a Table: a batch's values go to `into[start…]`. */
export interface ArrowReader {
  readonly type: CellType;
  readonly read: (batch: Batch<unknown>, into: Value[], start: number) => void;
}

/** The reader for an Arrow field. Throws EngineError where no cell holds its type. */
export function arrowReader(given: Field): ArrowReader {
  const extension = given.metadata?.get("ARROW:extension:name");
  const reader =
    extension === undefined
      ? typeReader(given.type, given.metadata?.get(CELL))
      : (EXTENSIONS.get(extension) ?? EXTENSIONS.get(opaqueName(given)) ?? null);
  if (reader === null) throw new EngineError(unsupported(given.name, typeName(given)));
  return reader;
}

function typeReader(type: DataType, cell: string | undefined): ArrowReader | null {
  switch (type.typeId) {
    case Type.Null:
      return { type: "integer", read: (batch, into, start) => void into.fill(null, start, start + batch.length) };
    case Type.Int:
      return fixed("integer", INTEGERS[`${type.signed ? "int" : "uint"}${type.bitWidth}`]);
    case Type.Float:
      if (type.precision === Precision.HALF) return null;
      return fixed("number", type.precision === Precision.SINGLE ? layout.FLOAT32 : layout.FLOAT64);
    case Type.Decimal:
      if (cell === "integer") return fixed("integer", layout.INT256);
      return fixed("number", layout.decimal(WIDTHS[type.bitWidth], type.scale));
    case Type.Date:
      return type.unit === DateUnit.DAY ? fixed("date", layout.DAYS) : null;
    case Type.Timestamp:
      return type.timezone === null ? fixed("time", TIMES[type.unit]) : null;
    case Type.Bool:
      return {
        type: "boolean",
        read: (batch, into, start) => copy(batch, into, start, (row) => layout.isValid(bytesOf(batch), row)),
      };
    case Type.Utf8:
    case Type.LargeUtf8:
      return { type: "text", read: (batch, into, start) => copy(batch, into, start, textReader(batch)) };
    case Type.Dictionary:
      return type.dictionary.typeId === Type.Utf8 || type.dictionary.typeId === Type.LargeUtf8 ? dictionaryReader() : null;
    default:
      return null;
  }
}

const fixed = (type: CellType, { reader }: layout.Layout): ArrowReader => ({
  type,
  read: (batch, into, start) => copy(batch, into, start, reader(bytesOf(batch))),
});

/** A dictionary's texts are decoded once for all its batches. */
function dictionaryReader(): ArrowReader {
  const decoded = new Map<Column<unknown>, readonly Value[]>();
  const textsOf = (dictionary: Column<unknown>): readonly Value[] => {
    const known = decoded.get(dictionary);
    if (known !== undefined) return known;
    const texts: Value[] = [];
    for (const batch of dictionary.data) copy(batch, texts, texts.length, textReader(batch));
    decoded.set(dictionary, texts);
    return texts;
  };
  return {
    type: "text",
    read: (batch, into, start) => {
      if (!("dictionary" in batch && batch.dictionary instanceof Column)) throw new Bug("a batch without its dictionary");
      const texts = textsOf(batch.dictionary);
      const keys = batch.values;
      copy(batch, into, start, (row) => texts[Number(keys[row])] ?? null);
    },
  };
}

function copy(batch: Batch<unknown>, into: Value[], start: number, read: (row: number) => Value): void {
  const { length, nullCount, validity } = batch;
  if (nullCount === 0 || validity.length === 0) for (let row = 0; row < length; row++) into[start + row] = read(row);
  else for (let row = 0; row < length; row++) into[start + row] = layout.isValid(validity, row) ? read(row) : null;
}

const bytesOf = ({ values }: Batch<unknown>): Uint8Array => {
  const { buffer, byteOffset, byteLength } = values;
  return new Uint8Array(buffer, byteOffset, byteLength);
};

/** Where all texts of a batch are ASCII they are decoded at once and cut, ten times as fast as one by one. */
function textReader(batch: Batch<unknown>): (row: number) => string {
  const { offsets } = batch;
  const bytes = bytesOf(batch);
  const at = (row: number): number => Number(offsets[row] ?? 0);
  const first = at(0);
  const all = decoder.decode(bytes.subarray(first, at(batch.length)));
  return all.length === at(batch.length) - first
    ? (row) => all.slice(at(row) - first, at(row + 1) - first)
    : (row) => decoder.decode(bytes.subarray(at(row), at(row + 1)));
}
// A text may begin with a byte order mark, and keeps it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** DuckDB marks the types that Arrow has not: see its setting `arrow_lossless_conversion`. */
const EXTENSIONS: ReadonlyMap<string, ArrowReader> = new Map([
  ["arrow.bool8", fixed("boolean", layout.BOOL8)],
  ["arrow.uuid", fixed("text", layout.UUID)],
  ["hugeint", fixed("integer", layout.INT128)],
  ["uhugeint", fixed("integer", layout.UINT128)],
]);

/** DuckDB's name of a type that Arrow knows only as bytes: {"type_name": "hugeint", "vendor_name": "DuckDB"}. */
const opaqueName = ({ metadata }: Field): string =>
  /"type_name":"(\w+)"/.exec(metadata?.get("ARROW:extension:metadata") ?? "")?.[1] ?? "";

/** A refused type in SQL's words, as the native engine names it. */
function typeName(given: Field): string {
  const { type } = given;
  switch (type.typeId) {
    case Type.Timestamp:
      return "TIMESTAMP WITH TIME ZONE";
    case Type.List:
      return `${typeName(type.children[0])}[]`;
    case Type.Int:
      return type.bitWidth === 64 ? "BIGINT" : "INTEGER";
    default: {
      const opaque = opaqueName(given);
      return opaque === "" ? (TYPE_NAMES.get(type.typeId) ?? `Arrow's type ${type.typeId}`) : opaque.toUpperCase();
    }
  }
}
const TYPE_NAMES: ReadonlyMap<number, string> = new Map<number, string>([
  [Type.Binary, "BLOB"],
  [Type.Time, "TIME"],
  [Type.Interval, "INTERVAL"],
  [Type.Struct, "STRUCT"],
  [Type.Map, "MAP"],
  [Type.Union, "UNION"],
  [Type.Utf8, "VARCHAR"],
  [Type.Float, "DOUBLE"],
  [Type.Bool, "BOOLEAN"],
  [Type.Decimal, "DECIMAL"],
  [Type.Date, "DATE"],
]);

const WIDTHS = { 32: 4, 64: 8, 128: 16, 256: 32 } as const;
const INTEGERS = {
  int8: layout.INT8,
  int16: layout.INT16,
  int32: layout.INT32,
  int64: layout.INT64,
  uint8: layout.UINT8,
  uint16: layout.UINT16,
  uint32: layout.UINT32,
  uint64: layout.UINT64,
};
const TIMES = {
  [TimeUnit.SECOND]: layout.SECONDS,
  [TimeUnit.MILLISECOND]: layout.MILLIS,
  [TimeUnit.MICROSECOND]: layout.MICROS,
  [TimeUnit.NANOSECOND]: layout.NANOS,
};
