import { diagnose, sentence } from "../ground/messages.js";
import { measuresOf, type Cell, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import { emit } from "../compile/emit/query.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { run } from "./run.js";

/** A note for each `nps` whose rows hold scores outside 0 to 10, which are no answer. */
export async function scoreNotes(
  engine: Engine,
  program: Program,
  question: Question,
  kpis: readonly CheckedKpi[],
): Promise<Answer["notes"]> {
  const found = kpis.flatMap((kpi) =>
    measuresOf(kpi.cell as Cell).flatMap((measure) => (measure.fn === "nps" && measure.arg ? [{ kpi, measure }] : [])),
  );
  const outputs = found.map(({ kpi, measure }, i): Output => ({
    name: `x${i}`,
    kpi,
    cell: outside(measure, measure.arg as Row),
  }));
  if (outputs.length === 0) return [];
  const whole = { ...question, by: [] };
  const { plan } = makePlan(program, whole, outputs);
  if (plan === null) return [];
  const { columns, data } = await run(engine, program, whole, { plan, sql: emit(plan, program) });
  const notes = found.flatMap(({ measure }, i) => {
    const rows = Number(data[columns.findIndex(({ name }) => name === `x${i}`)]?.[0] ?? 0);
    return rows > 0 ? [diagnose("scoresOutside", null, { measure: measure.text, rows })] : [];
  });
  return [...new Map(notes.map((d) => [sentence(d), { code: d.code as string, message: sentence(d) }])).values()];
}

const outside = (measure: Measure, score: Row): Cell => ({
  kind: "measure",
  measure: counting(measure, {
    kind: "call",
    fn: "not_between",
    args: [score, { kind: "constant", value: 0, type: "integer" }, { kind: "constant", value: 10, type: "integer" }],
    type: "boolean",
  }),
});
