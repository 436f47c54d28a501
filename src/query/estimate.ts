import type { Cell, Measure } from "../compile/cell.js";
import type { Value } from "../engine/table.js";
import type { Interval } from "../stats/interval.js";

/** How uncertain a KPI's value is: further cells to compute beside it, and what they make of a row. */
export interface Estimate {
  /** As a report names it: "Wilson", "Student's t", "none: a count is complete". */
  readonly method: string;
  readonly parts: readonly Part[];
  /** Cells that can only be asked once the first answer's counts are known: order statistics. */
  readonly second: (counts: (part: string) => readonly number[]) => readonly Part[];
  readonly bounds: (row: EstimatedRow) => Interval | null;
}

export interface Part {
  readonly name: string;
  readonly cell: Cell;
}

/** One row of the answer: its parts by name, and which definition of a history holds in its period. */
export interface EstimatedRow {
  readonly read: (part: string) => Value;
  readonly branch: (cell: Extract<Cell, { kind: "history" }>) => number;
}

export const NONE = (why: string): Estimate => ({ method: `none: ${why}`, parts: [], second: () => [], bounds: () => null });

export const cellOf = (measure: Measure): Cell => ({ kind: "measure", measure });
export const number = (value: Value): number => (value === null ? Number.NaN : Number(value));
export const once = (method: string, parts: readonly Part[], bounds: Estimate["bounds"]): Estimate => ({
  method,
  parts,
  second: () => [],
  bounds,
});
