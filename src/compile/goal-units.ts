import { diagnose } from "../ground/messages.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { Span } from "../ground/span.js";
import { parseUnit, sameUnit, unitText, type Unit } from "../ground/unit.js";
import type { GoalDef } from "./definitions.js";
import type { CheckedKpi, Program } from "./program.js";
import { hasOwn } from "./scope.js";

/** Where a goal's number stands in its file: `["baseline", "value"]`, `["target", "at_least"]`. */
export type PlaceOfGoal = (goal: string, path: readonly string[]) => Span | null;

/** A goal is measured as its KPI is: its baseline and target must have the KPI's unit, in whatever scale. */
export function goalUnitProblems(
  program: Program,
  placeOf: PlaceOfGoal,
  textAt: (span: Span) => string,
): readonly Diagnostic[] {
  return Object.values(program.world.definitions.goals).flatMap((goal) => {
    const kpi = hasOwn(program.kpis, goal.kpi) ? program.kpis[goal.kpi] : undefined;
    if (!kpi || kpi.cell === null) return [];
    return numbersOf(goal).flatMap(({ value, unit, path }) => {
      const span = placeOf(goal.name, path) ?? goal.span;
      const problem = unit === null ? bare(value, kpi, span) : unlike(unit, kpi, span, textAt(span));
      return problem === null ? [] : [problem];
    });
  });
}

const numbersOf = ({ baseline, target }: GoalDef) => [
  ...(baseline ? [{ ...baseline, path: ["baseline", "value"] }] : []),
  { ...target, path: ["target", target.direction] },
];

/** A number alone is the KPI's own, unless that is shown in another scale: is 75 seventy-five percent, or 7500? */
function bare(value: number, kpi: CheckedKpi, span: Span): Diagnostic | null {
  const { unit, scale } = kpi.shown;
  if (scale === 1 || value === 0) return null;
  const text = `${value} ${unit}`;
  return diagnose("goalBare", span, { value, kpi: kpi.name, unit }, { title: `Write ${text}`, span, text });
}

function unlike(written: string, kpi: CheckedKpi, span: Span, source: string): Diagnostic | null {
  const parsed = parseUnit(written);
  if (!parsed.ok || sameUnit(parsed.unit, kpi.unit) || isPlural(parsed.unit, kpi.unit)) return null;
  const { unit } = kpi.shown;
  const [, quote = "", digits] = /^(["']?)\s*([+-]?\d[\d_]*(?:\.\d+)?)\s/.exec(source) ?? [];
  const text = `${quote}${digits} ${unit}${quote}`;
  const fix = digits === undefined || unit === "1" ? undefined : { title: `Write ${digits} ${unit}`, span, text };
  return diagnose("goalUnit", span, { written, kpi: kpi.name, unit }, fix);
}

/** "25 points" of a KPI in point. */
const isPlural = (written: Unit, unit: Unit): boolean => unitText(written) === `${unitText(unit)}s`;
