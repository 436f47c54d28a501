import type { Asked } from "../../src/query/ask.js";
import type { Table, Value } from "../../src/engine/table.js";

/**
 * Throws where two answers differ: by more than rounding, or in which cells they know. The peer's columns are those asked
 * by, then the values. Ours says 0 or nothing where a cell has no rows; elsewhere such a cell is missing.
 */
export function sameAnswers(kpi: string, ours: Asked, column: number, peer: Table, at = peer.columns.length - 1): number {
  const keys = ours.by.length;
  const keyOf = (key: readonly Value[]): string => JSON.stringify(key.map(plain));
  const theirs = new Map(
    Array.from({ length: peer.rows }, (_, r) => [
      keyOf(peer.data.slice(0, keys).map((values) => values[r] ?? null)),
      peer.data[at]?.[r] ?? null,
    ]),
  );
  let compared = 0;
  for (const { key, cells } of ours.rows) {
    const cell = keyOf(key);
    const value = cells[column]?.value ?? null;
    const other = theirs.get(cell) ?? null;
    theirs.delete(cell);
    const same = other === null ? value === null || value === 0 : value !== null && close(Number(value), Number(other));
    if (!same) throw new Error(`${kpi} in ${cell}: ${value}, elsewhere ${other}`);
    if (other !== null) compared++;
  }
  for (const [cell, value] of theirs) if (value !== null && value !== 0) throw new Error(`${kpi}: ${cell} is missing`);
  if (compared === 0) throw new Error(`${kpi}: nothing to compare`);
  return compared;
}

/** Some write a period as its first moment. */
const plain = (value: Value): Value => (typeof value === "string" ? value.replace(/T00:00:00(\.0+)?$/, "") : value);

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
