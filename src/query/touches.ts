import { diagnose } from "../ground/messages.js";
import { measuresOf, TOUCH, type Cell, type Events, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import { made } from "../compile/check/events.js";
import type { CheckedKpi } from "../compile/program.js";
import type { Noted } from "./noted.js";

/** For each `attributed`, the orders in the asked range without a touch: they credit nobody. */
export const untouchedOrders = (kpis: readonly CheckedKpi[]): readonly Noted[] =>
  kpis.flatMap((kpi) =>
    measuresOf(kpi.cell as Cell).flatMap((measure): readonly Noted[] => {
      const { events, table } = measure;
      if (events?.kind !== "attributed") return [];
      const { count, unit } = events.within;
      const window = `${count} ${unit}${count === 1 ? "" : "s"}`;
      const note = (rows = 0) => diagnose("ordersWithoutTouch", null, { table, touches: events.touches.table, window, rows });
      return [{ kpi, cells: [untouched(measure, events)], note }];
    }),
  );

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
