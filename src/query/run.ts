import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { emit } from "../compile/emit/query.js";
import { makePlan, type Output, type Plan } from "../compile/plan.js";
import { wholeSpan, type CheckedKpi, type Program } from "../compile/program.js";
import type { Question } from "../compile/question.js";
import { EngineError, type Answerer } from "../engine/engine.js";
import type { Table } from "../engine/table.js";

/**
 * Runs a plan. Where the database finds in the rows what no check could foresee (a number that grows too great), each
 * KPI is tried alone, so that the one at fault is named. Throws Refused.
 */
export async function run(
  engine: Answerer,
  program: Program,
  question: Question,
  { plan, sql }: { readonly plan: Plan; readonly sql: string },
): Promise<Table> {
  try {
    return await engine.query(sql);
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    const kpis = [...new Set(plan.outputs.map(({ kpi }) => kpi))];
    const alone = kpis.length > 1 ? await failures(engine, program, question, plan.outputs, kpis) : [];
    throw new Refused(alone.length > 0 ? alone : [failed(kpis, cause)]);
  }
}

async function failures(
  engine: Answerer,
  program: Program,
  question: Question,
  outputs: readonly Output[],
  kpis: readonly CheckedKpi[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const kpi of kpis) {
    const own = outputs.filter((output) => output.kpi === kpi);
    const { plan } = makePlan(program, { ...question, kpis: [kpi.name] }, own);
    if (plan === null || plan.periods.length === 0) continue;
    try {
      await engine.query(emit(plan, program, engine.dialect));
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      found.push(failed([kpi], cause));
    }
  }
  return found;
}

/** A database's refusal as a diagnostic: at the formula where it is one KPI's. */
export function failed(kpis: readonly CheckedKpi[], cause: EngineError): Diagnostic {
  const [only] = kpis;
  const span = kpis.length === 1 && only ? wholeSpan(only.def.formula) : null;
  const [words = ""] = cause.message.split("\n");
  // ClickHouse says so of a whole number that has no room.
  const overflow = /\boverflow\b|cannot be safely converted/i.test(words);
  const trouble = overflow ? "overflow" : /out of range/i.test(words) ? "range" : "other";
  return diagnose("dataFailed", span, { kpis: kpis.map((kpi) => kpi.name), trouble, words });
}
