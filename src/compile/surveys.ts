import { print } from "../formula/print.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { Expr } from "../ground/expr.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { conditions, readNames } from "./by.js";
import { measuresOf } from "./cell.js";
import type { SurveyDef } from "./definitions.js";
import { grainsOf } from "./dimensions.js";
import { isGrain } from "./grain.js";
import type { CheckedKpi, Program } from "./program.js";
import type { Path } from "./read/tree.js";
import { readersOf } from "./reader.js";
import { hasOwn } from "./scope.js";

export type SurveyKind = "nps" | "csat" | "poll";
const KINDS: readonly string[] = ["nps", "csat", "poll"] satisfies readonly SurveyKind[];

/** What a formula asks of the answers: its function and the column they stand in, where it is one; null for any other. */
export function surveyOf(expr: Expr | null): { readonly kind: SurveyKind; readonly answers: string | null } | null {
  if (expr?.kind !== "call" || !KINDS.includes(expr.name)) return null;
  const [answers] = expr.args;
  return { kind: expr.name as SurveyKind, answers: answers?.kind === "path" ? print(answers) : null };
}

type PlaceOf = (survey: string, path: Path) => Span | null;

/** What is wrong with a survey's questions: KPIs that are no survey, share or count; waves, splits and rows out of reach. */
export const surveyProblems = (program: Program, placeOf: PlaceOf): readonly Diagnostic[] =>
  Object.values(program.world.definitions.surveys).flatMap((survey) => {
    const known = (name: string | null): CheckedKpi | null => {
      const kpi = name !== null && hasOwn(program.kpis, name) ? program.kpis[name] : undefined;
      return kpi && kpi.cell !== null ? kpi : null;
    };
    const at = (...path: Path): Span => placeOf(survey.name, path) ?? survey.span;
    const [kpi, rate, invited] = [known(survey.kpi), known(survey.responseRate), known(survey.invited)];
    return [
      ...kinds(survey, { kpi, rate, invited }, program, at),
      ...waves(survey, [kpi, rate, invited], program, at),
      ...splits(survey, kpi, program, at),
      ...rows(survey, [kpi, rate, invited], program),
    ];
  });

type At = (...path: Path) => Span;

function kinds(
  survey: SurveyDef,
  { kpi, rate, invited }: Record<"kpi" | "rate" | "invited", CheckedKpi | null>,
  program: Program,
  at: At,
): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  const asked = kpi && surveyOf(kpi.expr);
  if (kpi && !asked) {
    const others = Object.values(program.kpis).flatMap(({ name, expr }) => (surveyOf(expr) ? [name] : []));
    const formula = kpi.expr ? print(kpi.expr) : "";
    out.push(diagnose("surveyKpi", at("kpi"), { kpi: kpi.name, formula, others }));
  }
  if (asked?.kind === "nps" && Object.keys(survey.choices).length > 0)
    out.push(diagnose("surveyChoices", at("choices"), { survey: survey.name }));
  if (rate && (rate.unitText !== "1" || rate.additive === "additive"))
    out.push(diagnose("surveyRate", at("response_rate"), { kpi: rate.name, unit: rate.unitText }));
  if (invited && invited.additive !== "additive") out.push(diagnose("surveyInvited", at("invited"), { kpi: invited.name }));
  return out;
}

function waves(
  { name, wave }: SurveyDef,
  kpis: readonly (CheckedKpi | null)[],
  program: Program,
  at: At,
): readonly Diagnostic[] {
  if (wave === null) return [];
  // Where one KPI cannot be told apart by it, that is what is to be mended: the others would say the same again.
  for (const kpi of kpis) {
    if (!kpi) continue;
    if (!isGrain(wave)) {
      const problems = column(wave, "wave", kpi, program, at("wave"));
      if (problems.length > 0) return problems;
      continue;
    }
    const able = grainsOf(program, kpi.name);
    if (!able.includes(wave))
      return [diagnose("surveyGrain", at("wave"), { survey: name, kpi: kpi.name, asked: wave, finest: able[0] ?? null })];
  }
  return [];
}

function splits({ splits: names }: SurveyDef, kpi: CheckedKpi | null, program: Program, at: At): readonly Diagnostic[] {
  if (!kpi) return [];
  return (names ?? []).flatMap((split, i) =>
    isGrain(split)
      ? [diagnose("surveyColumn", at("splits", i), { name: split, key: "splits", kpi: kpi.name, reason: "It is a period." })]
      : column(split, "splits", kpi, program, at("splits", i)),
  );
}

function column(name: string, key: string, kpi: CheckedKpi, program: Program, span: Span): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  readNames([name], readersOf(kpi.cell ? measuresOf(kpi.cell) : []), program, problems);
  const [problem] = problems;
  return problem ? [diagnose("surveyColumn", span, { name, key, kpi: kpi.name, reason: sentence(problem) })] : [];
}

/** The condition must be sound for every table that it is asked of; a fault of its own is told once. */
function rows({ where }: SurveyDef, kpis: readonly (CheckedKpi | null)[], program: Program): readonly Diagnostic[] {
  if (where === null) return [];
  for (const kpi of kpis) {
    const problems: Diagnostic[] = [];
    conditions(where.text, readersOf(kpi?.cell ? measuresOf(kpi.cell) : []), program, problems);
    if (problems.length > 0) return problems.map((problem) => ({ ...problem, span: placed(problem.span, where) }));
  }
  return [];
}

/** A place in the condition's text as one in its file. */
const placed = (span: Span | null, { file, map }: FormulaText): Span => ({
  file,
  start: map[span?.start ?? 0] ?? map[0] ?? 0,
  end: map[span?.end ?? map.length - 1] ?? map.at(-1) ?? 0,
});
