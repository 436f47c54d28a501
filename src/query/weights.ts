import { diagnose } from "../ground/messages.js";
import { measuresOf, type Cell, type Measure, type Row } from "../compile/cell.js";
import { countOf, counting } from "../compile/count.js";
import type { CheckedKpi } from "../compile/program.js";
import { effectiveSize } from "../stats/effective-size.js";
import { cellOf } from "./estimate.js";
import type { Noted } from "./noted.js";
import { weightSums } from "./survey-interval.js";

/** For each survey with weights: how many answers it weighs and what they are worth, and those without a weight. */
export const answersWeighed = (kpis: readonly CheckedKpi[]): readonly Noted[] =>
  kpis.flatMap((kpi) =>
    measuresOf(kpi.cell as Cell).flatMap((measure): readonly Noted[] => {
      if (!measure.weight) return [];
      const { text, weight } = measure;
      const of = { measure: text, column: weight.column.name };
      return [
        {
          kpi,
          cells: [countOf(measure), ...weightSums(measure)].map(cellOf),
          note: (n = 0, sum = 0, squares = 0) =>
            diagnose("answersWeighted", null, { ...of, n, effective: tenths(effectiveSize(sum, squares)) }),
        },
        {
          kpi,
          cells: [cellOf(unweighed(measure, weight))],
          note: (rows = 0) => diagnose("answersUnweighted", null, { ...of, rows }),
        },
      ];
    }),
  );

const tenths = (x: number): number => Math.round(x * 10) / 10;

/** Counts the answers that would be counted if they had a weight above zero. */
function unweighed(measure: Measure, { column, where }: NonNullable<Measure["weight"]>): Measure {
  const none: Row = { kind: "call", fn: "is_null", args: [column], type: "boolean" };
  const zero: Row = { kind: "call", fn: "=", args: [column, { kind: "constant", value: 0, type: "integer" }], type: "boolean" };
  return counting(countOf({ ...measure, where }), { kind: "call", fn: "or", args: [none, zero], type: "boolean" });
}
