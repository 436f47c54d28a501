import { diagnose } from "../ground/messages.js";
import { measuresOf, type Cell, type Measure, type Row } from "../compile/cell.js";
import { counting } from "../compile/count.js";
import type { CheckedKpi } from "../compile/program.js";
import type { Noted } from "./noted.js";

/** For each `nps`, its rows with scores outside 0 to 10, which are no answer. */
export const strayScores = (kpis: readonly CheckedKpi[]): readonly Noted[] =>
  kpis.flatMap((kpi) =>
    measuresOf(kpi.cell as Cell).flatMap((measure): readonly Noted[] => {
      if (measure.fn !== "nps" || !measure.arg) return [];
      const note = (rows = 0) => diagnose("scoresOutside", null, { measure: measure.text, rows });
      return [{ kpi, cells: [outside(measure, measure.arg)], note }];
    }),
  );

const outside = (measure: Measure, score: Row): Cell => ({
  kind: "measure",
  measure: counting(measure, {
    kind: "call",
    fn: "not_between",
    args: [score, { kind: "constant", value: 0, type: "integer" }, { kind: "constant", value: 10, type: "integer" }],
    type: "boolean",
  }),
});
