import { diagnose } from "../ground/messages.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { Span } from "../ground/span.js";
import { parseUnit, sameUnit, unitText, type Unit } from "../ground/unit.js";
import type { GoalDef } from "./definitions.js";
import type { CheckedKpi, Program } from "./program.js";
import { hasOwn } from "./scope.js";

/** Where a number of a goal or a pilot stands in its file: `["baseline", "value"]`, `["criterion", "at_least"]`. */
export type PlaceOf = (name: string, path: readonly string[]) => Span | null;

/** Goals and pilots are measured as their KPI is: their numbers must have the KPI's unit, in whatever scale. */
export function measureProblems(
  program: Program,
  placeOf: { readonly goal: PlaceOf; readonly pilot: PlaceOf },
  textAt: (span: Span) => string,
): readonly Diagnostic[] {
  const { goals, pilots } = program.world.definitions;
  const measured = [
    ...Object.values(goals).flatMap((goal) =>
      numbersOf(goal).map(({ path, ...number }) => ({
        ...number,
        of: "goal" as const,
        kpi: goal.kpi,
        span: placeOf.goal(goal.name, path) ?? goal.span,
      })),
    ),
    ...Object.values(pilots).map(({ name, kpi, criterion, span }) => ({
      ...criterion,
      of: "pilot" as const,
      kpi,
      span: placeOf.pilot(name, ["criterion", criterion.direction]) ?? span,
    })),
  ];
  return measured.flatMap(({ of, kpi: name, value, unit, span }) => {
    const kpi = hasOwn(program.kpis, name) ? program.kpis[name] : undefined;
    if (!kpi || kpi.cell === null) return [];
    const problem = unit === null ? bare(of, value, kpi, span) : unlike(of, unit, kpi, span, textAt(span));
    return problem === null ? [] : [problem];
  });
}

/** A season is a way to deal out a sum's target over the parts of a period: there must be a sum, and parts. */
export function seasonProblems(program: Program, placeOf: PlaceOf): readonly Diagnostic[] {
  return Object.values(program.world.definitions.goals).flatMap((goal) => {
    const kpi = hasOwn(program.kpis, goal.kpi) ? program.kpis[goal.kpi] : undefined;
    if (goal.target.path !== "season" || !kpi || kpi.cell === null) return [];
    const adds = kpi.additive === "additive";
    if (adds && /quarter|year/.test(goal.grain)) return [];
    const span = placeOf(goal.name, ["target", "path"]) ?? goal.span;
    const fix = { title: "Write linear", span, text: "linear" };
    return [diagnose("goalSeason", span, { kpi: kpi.name, grain: goal.grain, adds }, fix)];
  });
}

type Measured = "goal" | "pilot";

const numbersOf = ({ baseline, target }: GoalDef) => [
  ...(baseline ? [{ value: baseline.value, unit: baseline.unit, path: ["baseline", "value"] }] : []),
  { value: target.value, unit: target.unit, path: ["target", target.direction] },
];

/** A number alone is the KPI's own, unless that is shown in another scale: is 75 seventy-five percent, or 7500? */
function bare(of: Measured, value: number, kpi: CheckedKpi, span: Span): Diagnostic | null {
  const { unit, scale } = kpi.shown;
  if (scale === 1 || value === 0) return null;
  const text = `${value} ${unit}`;
  const message = of === "goal" ? "goalBare" : "pilotBare";
  return diagnose(message, span, { value, kpi: kpi.name, unit }, { title: `Write ${text}`, span, text });
}

function unlike(of: Measured, written: string, kpi: CheckedKpi, span: Span, source: string): Diagnostic | null {
  const parsed = parseUnit(written);
  if (!parsed.ok || sameUnit(parsed.unit, kpi.unit) || isPlural(parsed.unit, kpi.unit)) return null;
  const { unit } = kpi.shown;
  const [, quote = "", digits] = /^(["']?)\s*([+-]?\d[\d_]*(?:\.\d+)?)\s/.exec(source) ?? [];
  const text = `${quote}${digits} ${unit}${quote}`;
  const fix = digits === undefined || unit === "1" ? undefined : { title: `Write ${digits} ${unit}`, span, text };
  const message = of === "goal" ? "goalUnit" : "pilotUnit";
  return diagnose(message, span, { written, kpi: kpi.name, unit }, fix);
}

/** "25 points" of a KPI in point. */
const isPlural = (written: Unit, unit: Unit): boolean => unitText(written) === `${unitText(unit)}s`;
