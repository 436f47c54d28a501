import { measuresOf, type Measure } from "../compile/cell.js";
import { filtersOf } from "../compile/filters.js";
import type { Program } from "../compile/program.js";
import { notedOf, outputsOf } from "./ask.js";
import { filterCells } from "./filters.js";
import { estimate } from "./interval.js";

/** Every aggregate that a first answer with detail, and its notes, may compute for any sound KPI. */
export const measuresAnswered = (program: Program): readonly Measure[] =>
  Object.values(program.kpis).flatMap((kpi) => {
    if (kpi.cell === null) return [];
    const told = notedOf([kpi]).flatMap(({ cells }) => cells);
    const left = filtersOf(program, kpi.name).flatMap((filter) => filterCells(kpi, filter, program));
    const answered = outputsOf(kpi, 0, estimate(kpi, program, "e"));
    return [...told, ...[...answered, ...left].map(({ cell }) => cell)].flatMap(measuresOf);
  });
