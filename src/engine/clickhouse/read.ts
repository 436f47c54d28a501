import { integerValue, numberValue, unsupported } from "../cell.js";
import { EngineError } from "../engine.js";
import type { CellType, Table, Value } from "../table.js";

/** The lines that `JSONCompactEachRowWithNamesAndTypes` gives: names, types, then the rows. */
export type Lines = readonly (readonly unknown[])[];

/** ClickHouse's answer as a Table. Throws EngineError where a column's type fits no cell. */
export function readLines([names, types, ...rows]: Lines): Table {
  if (names === undefined || types === undefined) throw new EngineError("The server does not answer as a ClickHouse does.");
  const columns = names.map((name, c) => {
    const type = String(types[c]);
    const reader = readerOf(type);
    if (reader === undefined) throw new EngineError(unsupported(String(name), type));
    return { name: String(name), ...reader };
  });
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: rows.length,
    data: columns.map(({ read }, c) => rows.map((row) => (row[c] === null || row[c] === undefined ? null : read(row[c])))),
  };
}

interface Reader {
  readonly type: CellType;
  readonly read: (value: unknown) => Value;
}

function readerOf(type: string): Reader | undefined {
  const plain = type.replace(/^(?:Nullable|LowCardinality)\((.*)\)$/s, "$1");
  if (plain !== type) return readerOf(plain);
  const [word = ""] = /^\w+/.exec(type) ?? [];
  return /^U?Int\d+$/.test(word) ? INTEGER : READERS.get(word);
}

/** Integers of 64 bits and more come as text. */
const INTEGER: Reader = {
  type: "integer",
  read: (value) => (typeof value === "number" ? value : integerValue(BigInt(String(value)))),
};
const NUMBER: Reader = { type: "number", read: (value) => numberValue(Number(value)) };
const TEXT: Reader = { type: "text", read: String };
const DATE: Reader = { type: "date", read: String };
const TIME: Reader = {
  type: "time",
  read: (value) =>
    String(value)
      .replace(" ", "T")
      .replace(/\.0+$|(\.\d*?)0+$/, "$1"),
};

const READERS: ReadonlyMap<string, Reader> = new Map([
  ["Float32", NUMBER],
  ["Float64", NUMBER],
  ["Decimal", NUMBER],
  ["String", TEXT],
  ["FixedString", TEXT],
  ["UUID", TEXT],
  ["Bool", { type: "boolean", read: (value) => value === true }],
  ["Date", DATE],
  ["Date32", DATE],
  ["DateTime", TIME],
  ["DateTime64", TIME],
  // A null that nothing gives a type.
  ["Nothing", INTEGER],
]);
