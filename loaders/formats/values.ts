import type { Engine } from "../../src/engine/engine.js";
import type { CellType, Value } from "../../src/engine/table.js";
import type { RawKind } from "./raw.js";
import { fillRelation } from "./relation.js";
import type { TypedPart } from "./typed.js";

/** A column of values that a reader in JavaScript has in memory. */
export interface ValueColumn {
  readonly name: string;
  readonly kind: RawKind;
  readonly at: (row: number) => unknown;
}

const BLOCK = 20_000;

/** Makes a relation of columns held in memory: their values are plain, integers as bigint, moments as text. */
export async function insertValues(
  engine: Engine,
  relation: string,
  rows: number,
  columns: readonly ValueColumn[],
): Promise<TypedPart> {
  const kinds = columns.map((column) => (column.kind === "integer" && !fits(column, rows) ? "text" : column.kind));
  async function* blocks() {
    for (let start = 0; start === 0 || start < rows; start += BLOCK) {
      const size = Math.min(BLOCK, rows - start);
      const data = columns.map((column, c) =>
        Array.from({ length: size }, (_, i) => valueOf(column.at(start + i), kinds[c] ?? "text")),
      );
      yield { columns: columns.map((_, c) => ({ name: `c${c}`, type: CELLS[kinds[c] ?? "text"] })), rows: size, data };
    }
  }
  await fillRelation(engine, relation, blocks());
  return { relation, columns: columns.map(({ name }, c) => ({ name, stored: `c${c}`, kind: kinds[c] ?? "text" })) };
}

function fits(column: ValueColumn, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    const value = column.at(row);
    if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) return false;
  }
  return true;
}

function valueOf(value: unknown, kind: RawKind): Value {
  if (value === null || value === undefined) return null;
  if (kind === "number") {
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  }
  if (kind === "integer") return typeof value === "number" ? value : String(value);
  if (kind === "boolean") return value === true;
  return typeof value === "string" ? value : nestedText(value);
}

/** A nested value as JSON text: wide integers by their digits, dates as they print, bytes as hexadecimal. */
function nestedText(value: unknown): string {
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "bigint" ? jsonInteger(part) : ArrayBuffer.isView(part) ? [...(part as Uint8Array)] : part,
  );
}

const jsonInteger = (value: bigint): number | string =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();

const CELLS: Readonly<Record<RawKind, CellType>> = {
  cells: "text",
  text: "text",
  empty: "text",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  date: "date",
  time: "time",
  instant: "time",
};
