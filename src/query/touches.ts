import { diagnose, sentence } from "../ground/messages.js";
import { measuresOf, TOUCH, type Cell, type Events, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import { made } from "../compile/check/events.js";
import { emit } from "../compile/emit/query.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { run } from "./run.js";

/** A note for each `attributed` some of whose orders in the asked range had no touch: they credit nobody. */
export async function touchNotes(
  engine: Engine,
  program: Program,
  question: Question,
  kpis: readonly CheckedKpi[],
): Promise<Answer["notes"]> {
  const found = kpis.flatMap((kpi) =>
    measuresOf(kpi.cell as Cell).flatMap((measure) => {
      const { events } = measure;
      return events?.kind === "attributed" ? [{ kpi, measure, cell: untouched(measure, events) }] : [];
    }),
  );
  if (found.length === 0) return [];
  const outputs = found.map(({ kpi, cell }, i): Output => ({ name: `x${i}`, kpi, cell }));
  const whole = { ...question, by: [] };
  const { plan } = makePlan(program, whole, outputs);
  if (plan === null) return [];
  const { columns, data } = await run(engine, program, whole, { plan, sql: emit(plan, program) });
  const notes = found.flatMap(({ measure }, i) => {
    const rows = Number(data[columns.findIndex(({ name }) => name === `x${i}`)]?.[0] ?? 0);
    const { events } = measure;
    if (rows === 0 || events?.kind !== "attributed") return [];
    const { count, unit } = events.within;
    const window = `${count} ${unit}${count === 1 ? "" : "s"}`;
    return [diagnose("ordersWithoutTouch", null, { table: measure.table, touches: events.touches.table, window, rows })];
  });
  return [...new Map(notes.map((d) => [sentence(d), { code: d.code as string, message: sentence(d) }])).values()];
}

/** Counts the orders that enter the measure and have no path. The same for every model. */
function untouched(measure: Measure, events: Extract<Events, { kind: "attributed" }>): Cell {
  const touch = made(measure.table, TOUCH, "integer");
  const none: Row = { kind: "call", fn: "is_null", args: [touch], type: "boolean" };
  return {
    kind: "measure",
    measure: {
      ...counting({ ...measure, where: events.order.where }, none),
      events: { ...events, model: { name: "linear" } },
    },
  };
}
