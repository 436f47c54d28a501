import { readNames } from "./by.js";
import { measuresOf } from "./cell.js";
import type { Program } from "./program.js";
import { readersOf } from "./reader.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { Span } from "../ground/span.js";

/** What is wrong with the KPIs' `splits`: names that are none, or that a table of the KPI cannot reach. */
export function splitProblems(program: Program, placeOf: (kpi: string, split: number) => Span | null): readonly Diagnostic[] {
  return Object.values(program.kpis).flatMap((kpi) => {
    if (kpi.cell === null) return [];
    const readers = readersOf(measuresOf(kpi.cell));
    return kpi.def.splits.flatMap((split, i) => {
      const problems: Diagnostic[] = [];
      const [by] = readNames([split], readers, program, problems);
      const span = placeOf(kpi.name, i) ?? kpi.def.span;
      if (by?.kind === "grain") return [diagnose("splitByTime", span, { split })];
      return problems.map((problem) => diagnose("splitRefused", span, { split, reason: sentence(problem) }));
    });
  });
}
