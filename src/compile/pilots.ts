import type { Diagnostic } from "../ground/diagnostic.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { conditions, readNames } from "./by.js";
import { measuresOf } from "./cell.js";
import type { PilotDef } from "./definitions.js";
import { grainsOf } from "./dimensions.js";
import type { Program } from "./program.js";
import { readersOf, type Reader } from "./reader.js";
import { hasOwn } from "./scope.js";

type PlaceOf = (pilot: string, key: "units" | "arm" | "grain") => Span | null;

/** What is wrong with a pilot's question: columns and conditions that its KPI's rows do not reach, periods it cannot be asked by. */
export const pilotProblems = (program: Program, placeOf: PlaceOf): readonly Diagnostic[] =>
  Object.values(program.world.definitions.pilots).flatMap((pilot) => {
    const kpi = hasOwn(program.kpis, pilot.kpi) ? program.kpis[pilot.kpi] : undefined;
    if (!kpi || kpi.cell === null) return [];
    const readers = readersOf(measuresOf(kpi.cell));
    const place = (key: "units" | "arm" | "grain"): Span => placeOf(pilot.name, key) ?? pilot.span;
    const columns = (["units", "arm"] as const).flatMap((key) => {
      const name = pilot[key];
      return name === null ? [] : column(name, key, place(key), readers, program);
    });
    return [...columns, ...rowsOf(pilot, readers, program), ...grain(pilot, place("grain"), program)];
  });

function column(
  name: string,
  key: "units" | "arm",
  span: Span,
  readers: readonly Reader[],
  program: Program,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const [by] = readNames([name], readers, program, problems);
  const isTime = by?.kind === "grain" || (by?.kind === "dimension" && by.grain !== null);
  if (isTime && problems.length === 0) return [diagnose("pilotByTime", span, { name, key })];
  return problems.map((problem) => diagnose("pilotColumn", span, { name, key, reason: sentence(problem) }));
}

function rowsOf({ where }: PilotDef, readers: readonly Reader[], program: Program): readonly Diagnostic[] {
  if (where === null) return [];
  const problems: Diagnostic[] = [];
  conditions(where.text, readers, program, problems);
  return problems.map((problem) => ({ ...problem, span: placed(problem.span, where) }));
}

/** A place in the condition's text as one in its file. */
const placed = (span: Span | null, { file, map }: FormulaText): Span => ({
  file,
  start: map[span?.start ?? 0] ?? map[0] ?? 0,
  end: map[span?.end ?? map.length - 1] ?? map.at(-1) ?? 0,
});

function grain({ grain: asked, kpi, name }: PilotDef, span: Span, program: Program): readonly Diagnostic[] {
  const able = grainsOf(program, kpi);
  if (able.includes(asked)) return [];
  const [finest] = able;
  if (finest === undefined) return [diagnose("pilotWithoutTime", span, { kpi })];
  return [diagnose("pilotGrain", span, { pilot: name, kpi, asked, finest })];
}
