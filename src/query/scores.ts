import { diagnose } from "../ground/messages.js";
import { measuresOf, type Cell, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { countedOver, notesOf } from "./noted.js";

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
  const cells = found.map(({ kpi, measure }) => ({ kpi, cell: outside(measure, measure.arg as Row) }));
  const counts = await countedOver(engine, program, question, cells);
  return notesOf(
    found.flatMap(({ measure }, i) => {
      const rows = counts?.[i] ?? 0;
      return rows > 0 ? [diagnose("scoresOutside", null, { measure: measure.text, rows })] : [];
    }),
  );
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
