import { diagnose, sentence } from "../ground/messages.js";
import { everyMeasure, type Cell, type Measure, type Row } from "../compile/cell.js";
import { checkFilter } from "../compile/check/filters.js";
import type { FilterDef } from "../compile/definitions.js";
import { emit } from "../compile/emit/query.js";
import { filtersOf } from "../compile/filters.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Engine } from "../engine/engine.js";
import { run } from "./run.js";

/** A note for each named filter the KPIs' counts go through: how many of the asked rows it leaves out. */
export async function filterNotes(
  engine: Engine,
  program: Program,
  question: Question,
  kpis: readonly CheckedKpi[],
): Promise<Answer["notes"]> {
  const used = kpis.flatMap((kpi) => filtersOf(program, kpi.name).map((filter) => [filter.name, { kpi, filter }] as const));
  const notes: Answer["notes"][number][] = [];
  for (const { kpi, filter } of new Map(used).values()) {
    const outputs = counts(kpi, filter, program);
    const whole: Question = { ...question, kpis: [kpi.name], by: [] };
    const { plan } = makePlan(program, whole, outputs);
    if (plan === null || plan.periods.length === 0) continue;
    const { columns, data } = await run(engine, program, whole, { plan, sql: emit(plan, program) });
    const [rows, all] = ["left", "all"].map((name) =>
      Number(data[columns.findIndex((c) => c.name === `rows_${name}`)]?.[0] ?? 0),
    );
    const note = diagnose("filterLeft", null, { filter: filter.name, rows: rows ?? 0, all: all ?? 0, table: filter.table });
    notes.push({ code: note.code, message: sentence(note) });
  }
  return notes;
}

/** The rows of the filter's table in the asked range: those it leaves out, and all of them. */
function counts(kpi: CheckedKpi, filter: FilterDef, program: Program): readonly Output[] {
  const found = everyMeasure(kpi.cell as Cell).find(
    ({ table, events }) => table === filter.table && events?.kind !== "retained",
  );
  if (!found) return [];
  // The rows themselves, not what a form across events makes of them.
  const { events: _, ...measure } = found;
  const { row } = checkFilter(filter, program.world, []);
  const no: Row = { kind: "constant", value: false, type: "boolean" };
  const kept: Row = { kind: "call", fn: "coalesce", args: [row, no], type: "boolean" };
  const count = (where: Row | null): Cell => {
    const rows: Measure = { ...measure, fn: "count", distinct: false, arg: null, params: [], frame: [], free: [] };
    return { kind: "measure", measure: { ...rows, where, type: "integer", text: `rows of ${filter.table}` } };
  };
  return [
    { name: "rows_left", kpi, cell: count({ kind: "call", fn: "not", args: [kept], type: "boolean" }) },
    { name: "rows_all", kpi, cell: count(null) },
  ];
}
