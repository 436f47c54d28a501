import type { Definitions } from "../../compile/definitions.js";
import type { ProgramInfo } from "../input.js";
import type { ReportCell } from "../model.js";

/** A Net Promoter Score of fewer answers is reported as their count alone. */
const NPS_NEEDS = 30;

/**
 * The fewest answers or rows a KPI's number may stand on: its `min_n`, or what its measure needs; 0 where any will do. A
 * composite needs what its most demanding part does, or that part could be worked out from it.
 */
export function leastOf(kpi: string, definitions: Definitions, program: ProgramInfo): number {
  const expr = program.kpis[kpi]?.expr;
  if (expr?.kind === "composite") {
    const parts = expr.parts.map((part) => leastOf(part.kpi.parts[0]?.name ?? "", definitions, program));
    return Math.max(definitions.kpis[kpi]?.minN ?? 0, ...parts);
  }
  return definitions.kpis[kpi]?.minN ?? (expr?.kind === "call" && expr.name === "nps" ? NPS_NEEDS : 0);
}

/** The cell, or its count alone where that is too small for a number. */
export const enough = (cell: ReportCell, least: number): ReportCell =>
  cell.value !== null && cell.n !== null && cell.n < least
    ? { value: null, n: cell.n, low: null, high: null, state: "too_few" }
    : cell;
