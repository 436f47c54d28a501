import type { Definitions } from "../../compile/definitions.js";
import { parseUnit, toBase } from "../../ground/unit.js";
import type { ProgramInfo } from "../input.js";
import type { AssumptionReport } from "../model.js";

/** The register of assumptions, each in the base scale of its unit and with the KPIs that read it. */
export function assumptionReports(definitions: Definitions, program: ProgramInfo): readonly AssumptionReport[] {
  return Object.values(definitions.assumptions).map((a) => {
    const parsed = parseUnit(a.unit ?? "1");
    const base = (x: number): number => (parsed.ok ? toBase(x, parsed.scale) : x);
    return {
      id: a.name,
      label: a.label,
      description: a.description,
      value: base(a.value),
      low: a.low === null ? null : base(a.low),
      high: a.high === null ? null : base(a.high),
      unit: a.unit ?? "1",
      class: a.class,
      source: a.source,
      owner: a.owner,
      review: a.review,
      status: a.status,
      usedBy: Object.keys(program.kpis).filter((id) => program.kpis[id]?.assumptions.includes(a.name)),
    };
  });
}
