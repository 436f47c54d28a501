import { diagnose } from "../ground/messages.js";
import { eventRows, everyMeasure, type Cell, type Measure, type Row } from "../compile/cell.js";
import { checkFilter } from "../compile/check/filters.js";
import type { FilterDef } from "../compile/definitions.js";
import { filtersOf } from "../compile/filters.js";
import { walk } from "../compile/scope.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Answerer } from "../engine/engine.js";
import { countedOver, notesOf, type Counted } from "./noted.js";

/** Of the rows that were asked for, how many a named filter leaves out. */
export interface FilterCount {
  readonly filter: FilterDef;
  readonly rows: number;
  readonly all: number;
}

/** A note for each named filter the KPIs' counts go through. */
export const filterNotes = async (...asked: Parameters<typeof filterCounts>): Promise<Answer["notes"]> =>
  notesOf(
    (await filterCounts(...asked)).map(({ filter: { name, table }, rows, all }) =>
      diagnose("filterLeft", null, { filter: name, rows, all, table }),
    ),
  );

/** Each named filter that the KPIs' counts go through, once, with what it leaves out. */
export async function filterCounts(
  engine: Answerer,
  program: Program,
  question: Question,
  kpis: readonly CheckedKpi[],
): Promise<readonly FilterCount[]> {
  const used = kpis.flatMap((kpi) => filtersOf(program, kpi.name).map((filter) => [filter.name, { kpi, filter }] as const));
  const found: FilterCount[] = [];
  for (const { kpi, filter } of new Map(used).values()) {
    const counted = await countedOver(engine, program, { ...question, kpis: [kpi.name] }, filterCells(kpi, filter, program));
    const [rows, all] = counted ?? [];
    if (rows !== undefined && all !== undefined) found.push({ filter, rows, all });
  }
  return found;
}

/** The rows of the filter's table in the asked range: those it leaves out, and all of them. */
export function filterCells(kpi: CheckedKpi, filter: FilterDef, program: Program): readonly Counted[] {
  const measure = everyMeasure(kpi.cell as Cell)
    .flatMap((found) => rowsOf(found, program))
    .find(({ table }) => table === filter.table);
  if (!measure) return [];
  const { row } = checkFilter(filter, program.world, []);
  const no: Row = { kind: "constant", value: false, type: "boolean" };
  const kept: Row = { kind: "call", fn: "coalesce", args: [row, no], type: "boolean" };
  const count = (where: Row | null): Cell => {
    const rows: Measure = { ...measure, fn: "count", distinct: false, arg: null, params: [], frame: [], free: [] };
    return { kind: "measure", measure: { ...rows, where, type: "integer", text: `rows of ${filter.table}` } };
  };
  return [
    { kpi, cell: count({ kind: "call", fn: "not", args: [kept], type: "boolean" }) },
    { kpi, cell: count(null) },
  ];
}

/** The rows that a measure looks at, by table: themselves, not what a form across events makes of them. */
function rowsOf({ events, ...measure }: Measure, { world }: Program): readonly Measure[] {
  if (!events) return [measure];
  const looked = eventRows(events).map(({ table, at }): Measure => ({ ...measure, table, at }));
  if (events.kind !== "retained") return looked;
  const time = world.definitions.tables[measure.table]?.time ?? null;
  const found = time === null ? null : walk(world, measure.table, [time]);
  return [...looked, { ...measure, at: found?.ok ? found.column : null }];
}
