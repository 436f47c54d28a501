import { diagnose } from "../ground/messages.js";
import { measuresOf, TOUCH, type Cell, type Events, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import { made } from "../compile/check/events.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { countedOver, notesOf } from "./noted.js";

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
  const counts = await countedOver(engine, program, question, found);
  return notesOf(
    found.flatMap(({ measure }, i) => {
      const rows = counts?.[i] ?? 0;
      const { events } = measure;
      if (rows === 0 || events?.kind !== "attributed") return [];
      const { count, unit } = events.within;
      const window = `${count} ${unit}${count === 1 ? "" : "s"}`;
      return [diagnose("ordersWithoutTouch", null, { table: measure.table, touches: events.touches.table, window, rows })];
    }),
  );
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
