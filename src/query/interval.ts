import type { Cell, Measure, Row } from "../compile/cell.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Plan } from "../compile/plan.js";
import type { Engine } from "../engine/engine.js";
import type { Table, Value } from "../engine/table.js";

/** How uncertain a KPI's value is: further cells to compute beside it, and what they make. */
export interface Estimate {
  readonly method: string;
  readonly parts: readonly { readonly name: string; readonly cell: Cell }[];
  readonly prepare?: (engine: Engine, plan: Plan, program: Program, table: Table) => Promise<unknown>;
  readonly bounds: (read: (part: string) => Value, cell: { readonly value: number | null; readonly n: number | null; readonly row: number; readonly later: unknown }) => { readonly low: number | null; readonly high: number | null } | null;
}

export function estimate(_kpi: CheckedKpi, _program: Program, _index: number): Estimate | null {
  return null;
}
export function methodOf(_kpi: CheckedKpi, _program: Program): string {
  return "none";
}
export type { Measure, Row };
