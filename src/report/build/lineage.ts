import type { Definitions } from "../../compile/definitions.js";
import { children, type Expr } from "../../ground/expr.js";
import type { ProgramInfo } from "../input.js";
import type { EvidenceLevel, KpiReport } from "../model.js";

/**
 * Who reads a KPI: goals (as their KPI or a leading one), other KPIs, the executive questions, the return (by itself or as
 * a factor of what it counts), pilots, promises and credit.
 */
export function usedBy(id: string, definitions: Definitions, program: ProgramInfo): KpiReport["lineage"]["usedBy"] {
  const goals = Object.values(definitions.goals).filter((goal) => goal.kpi === id || goal.leading.includes(id));
  const kpis = Object.keys(program.kpis).filter((other) => program.kpis[other]?.kpis.includes(id));
  const { executive } = definitions;
  const questions =
    executive === null
      ? []
      : (["organisation", "members", "alignment"] as const).filter((question) => executive[question].includes(id));
  return [
    ...goals.map((goal) => ({ kind: "goal", id: goal.name }) as const),
    ...kpis.map((kpi) => ({ kind: "kpi", id: kpi }) as const),
    ...questions.map((question) => ({ kind: "executive", id: question }) as const),
    ...returnOf(id, definitions, program),
    ...Object.values(definitions.pilots).flatMap(({ name, kpi }) => (kpi === id ? [{ kind: "pilot", id: name } as const] : [])),
    ...Object.values(definitions.propositions).flatMap(({ name, business, members, kpis: others }) =>
      [business?.kpi, members?.kpi, ...others].includes(id) ? [{ kind: "proposition", id: name } as const] : [],
    ),
    ...(definitions.attribution?.kpi === id ? [{ kind: "attribution", id } as const] : []),
  ];
}

function returnOf(id: string, { roi }: Definitions, program: ProgramInfo): KpiReport["lineage"]["usedBy"] {
  if (roi === null) return [];
  const amounts = [
    ...Object.values(roi.benefits).map(({ name, kpi }) => ({ kind: "benefit", id: name, kpi }) as const),
    ...Object.values(roi.costs).map(({ name, kpi }) => ({ kind: "cost", id: name, kpi }) as const),
  ];
  return [
    ...amounts.filter(({ kpi }) => kpi === id).map((amount) => ({ kind: amount.kind, id: amount.id })),
    ...amounts
      .filter(({ kpi }) => kpi !== id && madeOf(kpi, program).includes(id))
      .map((amount) => ({ kind: "factor", id: amount.id }) as const),
  ];
}

/**
 * What a KPI's value can claim: it is observed (L0), unless a rule of attribution or an assumption enters it: then it
 * is no more than credited (L1). Higher levels belong to pilots and their designs, not to a formula.
 */
export function evidenceOf(id: string, program: ProgramInfo, seen: ReadonlySet<string> = new Set()): EvidenceLevel {
  const kpi = Object.hasOwn(program.kpis, id) ? program.kpis[id] : undefined;
  if (!kpi || seen.has(id)) return 0;
  if (kpi.assumptions.length > 0 || attributes(kpi.expr)) return 1;
  const path = new Set([...seen, id]);
  return kpi.kpis.some((part) => evidenceOf(part, program, path) > 0) ? 1 : 0;
}

/** The days on which a definition changed, of the KPI itself or of one it is made of; earliest first. */
export function changesOf(id: string, definitions: Definitions, program: ProgramInfo): readonly string[] {
  const days = madeOf(id, program).flatMap((name) => definitions.kpis[name]?.history.map(({ until }) => until) ?? []);
  return [...new Set(days)].sort();
}

/** A KPI and all that it is made of. */
function madeOf(id: string, program: ProgramInfo): readonly string[] {
  const made = [id];
  for (const name of made) made.push(...(program.kpis[name]?.kpis ?? []).filter((part) => !made.includes(part)));
  return made;
}

const attributes = (expr: Expr): boolean => expr.kind === "attributed" || children(expr).some(attributes);
