import type { Definitions } from "../../compile/definitions.js";
import type { ProgramInfo } from "../input.js";
import type { AssumptionReport } from "../model.js";

/** The register of assumptions, each with the KPIs that read it. */
export function assumptionReports(definitions: Definitions, program: ProgramInfo): readonly AssumptionReport[] {
  return Object.values(definitions.assumptions).map((a) => ({
    id: a.name,
    label: a.label,
    description: a.description,
    value: a.value,
    low: a.low,
    high: a.high,
    unit: a.unit ?? "1",
    class: a.class,
    source: a.source,
    owner: a.owner,
    review: a.review,
    status: a.status,
    usedBy: Object.keys(program.kpis).filter((id) => program.kpis[id]?.assumptions.includes(a.name)),
  }));
}
