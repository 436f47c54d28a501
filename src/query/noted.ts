import type { Diagnostic } from "../ground/diagnostic.js";
import { sentence } from "../ground/messages.js";
import type { Cell } from "../compile/cell.js";
import { emit } from "../compile/emit/query.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { run } from "./run.js";

/** Something to count beside an answer, over all that was asked; `kpi` is whose range and history it follows. */
export interface Counted {
  readonly kpi: CheckedKpi;
  readonly cell: Cell;
}

/** What these cells count over the question's whole range, in one statement; null where it has no periods or no plan. */
export async function countedOver(
  engine: Engine,
  program: Program,
  question: Question,
  cells: readonly Counted[],
): Promise<readonly number[] | null> {
  if (cells.length === 0) return null;
  const outputs = cells.map(({ kpi, cell }, i): Output => ({ name: `x${i}`, kpi, cell }));
  const whole = { ...question, by: [] };
  const { plan } = makePlan(program, whole, outputs);
  if (plan === null || plan.periods.length === 0) return null;
  const { columns, data } = await run(engine, program, whole, { plan, sql: emit(plan, program) });
  return cells.map((_, i) => Number(data[columns.findIndex(({ name }) => name === `x${i}`)]?.[0] ?? 0));
}

/** Diagnostics as an answer's notes, each sentence once. */
export const notesOf = (found: readonly Diagnostic[]): Answer["notes"] => [
  ...new Map(found.map((d) => [sentence(d), { code: d.code as string, message: sentence(d) }])).values(),
];
