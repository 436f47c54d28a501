import type { KpiCell } from "../../compile/question.js";
import { settled } from "../canonical.js";
import type { ReportCell } from "../model.js";

/** A cell of an answer as the report keeps it: a number settled to twelve digits, or nothing. */
export function settledCell(cell: Omit<KpiCell, "state"> & Pick<ReportCell, "state">): ReportCell {
  const value = numberOf(cell.value);
  const end = (x: number | null): number | null => (x === null || value === null ? null : settled(x));
  return { value, n: cell.n === null ? null : settled(cell.n), low: end(cell.low), high: end(cell.high), state: cell.state };
}

/** Beyond 2^53 the digits come as text; the report rounds to twelve of them anyway. A text or a date is no number. */
function numberOf(value: KpiCell["value"]): number | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  const number = typeof value === "string" && !/^-?\d+$/.test(value) ? NaN : Number(value);
  return Number.isFinite(number) ? settled(number) : null;
}
