import type { Asked } from "../../src/query/ask.js";
import type { Table } from "../../src/engine/table.js";

/**
 * Throws where two answers by month differ: by more than rounding, or in which months they know. Ours says 0 or nothing
 * where a month has no rows; by hand such a month is missing.
 */
export function sameAnswers(kpi: string, ours: Asked, column: number, hand: Table): number {
  const [months = [], values = []] = hand.data;
  const byHand = new Map(months.map((month, r) => [String(month), values[r] ?? null]));
  let compared = 0;
  for (const { key, cells } of ours.rows) {
    const month = String(key[0]);
    const value = cells[column]?.value ?? null;
    const other = byHand.get(month) ?? null;
    byHand.delete(month);
    const same = other === null ? value === null || value === 0 : value !== null && close(Number(value), Number(other));
    if (!same) throw new Error(`${kpi} in ${month}: ${value}, by hand ${other}`);
    if (other !== null) compared++;
  }
  for (const [month, value] of byHand) if (value !== null && value !== 0) throw new Error(`${kpi}: ${month} is missing`);
  if (compared === 0) throw new Error(`${kpi}: nothing to compare`);
  return compared;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
