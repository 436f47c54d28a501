import { readNames } from "./by.js";
import { measuresOf } from "./cell.js";
import type { Program } from "./program.js";
import { readersOf, type Reader } from "./reader.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { Span } from "../ground/span.js";

/** What is wrong with the KPIs' `splits`: names that are none, or that a table of the KPI cannot reach. */
export function splitProblems(program: Program, placeOf: (kpi: string, split: number) => Span | null): readonly Diagnostic[] {
  // Many KPIs are split alike: what a name means to the same readers is found out once.
  const known = new Map<string, Meant>();
  return Object.values(program.kpis).flatMap((kpi) => {
    if (kpi.cell === null || kpi.def.splits.length === 0) return [];
    const readers = readersOf(measuresOf(kpi.cell));
    const keys = readers.map(({ key }) => key);
    return kpi.def.splits.flatMap((split, i) => {
      const key = JSON.stringify([split, ...keys]);
      const { isGrain, problems } = known.get(key) ?? meant(split, readers, program);
      known.set(key, { isGrain, problems });
      if (!isGrain && problems.length === 0) return [];
      const span = placeOf(kpi.name, i) ?? kpi.def.span;
      if (isGrain) return [diagnose("splitByTime", span, { split })];
      return problems.map((problem) => diagnose("splitRefused", span, { split, reason: sentence(problem) }));
    });
  });
}

interface Meant {
  readonly isGrain: boolean;
  readonly problems: readonly Diagnostic[];
}

function meant(split: string, readers: readonly Reader[], program: Program): Meant {
  const problems: Diagnostic[] = [];
  const [by] = readNames([split], readers, program, problems);
  return { isGrain: by?.kind === "grain", problems };
}
