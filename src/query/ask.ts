import type { Diagnostic } from "../ground/diagnostic.js";
import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { countCell } from "../compile/count.js";
import { conversionOf, moneyRead } from "../compile/money.js";
import { columnsOf, tablesRead, type Cell } from "../compile/cell.js";
import { DUCKDB } from "../compile/emit/duckdb.js";
import { emit } from "../compile/emit/query.js";
import { branchInForce, everyScan, makePlan, periodState, type By, type Output, type Plan } from "../compile/plan.js";
import { closure, type CheckedKpi, type Program } from "../compile/program.js";
import type { Answer, KpiCell, Question, State } from "../compile/question.js";
import { hasOwn, tableOf } from "../compile/scope.js";
import type { Answerer } from "../engine/engine.js";
import type { CellType, Table, Value } from "../engine/table.js";
import { nearest } from "../ground/nearest.js";
import { filterNotes } from "./filters.js";
import { run } from "./run.js";
import { countsWithin, notesBeside, notesOf } from "./noted.js";
import { strayScores } from "./scores.js";
import { untouchedOrders } from "./touches.js";
import type { Estimate, EstimatedRow } from "./estimate.js";
import { estimate } from "./interval.js";
import { answersWeighed } from "./weights.js";

export interface AskOptions {
  /** Computes low, high and n beside each value. */
  readonly detail: boolean;
}

/** An answer with the types of its KPI values, as `query` prints them. */
export interface Asked extends Answer {
  readonly types: readonly AnswerType[];
}
export type AnswerType = "date" | "timestamp" | "text" | "number" | "boolean";

/**
 * Answers a question: plan, one SQL statement, one table, cells with their states.
 *
 * Throws Refused with the diagnostics where the question or an asked KPI is wrong.
 */
export async function ask(engine: Answerer, program: Program, question: Question, options: AskOptions): Promise<Asked> {
  const kpis = asked(program, question.kpis);
  const estimates = kpis.map((kpi, i) => estimate(kpi, program, `e${i}`));
  const outputs = kpis.flatMap((kpi, i) => outputsOf(kpi, i, options.detail ? (estimates[i] as Estimate) : null));
  const noted = [...strayScores(kpis), ...untouchedOrders(kpis), ...answersWeighed(kpis)];
  const { plan, diagnostics } = makePlan(program, question, [...outputs, ...countsWithin(question, noted)]);
  if (plan === null) throw new Refused(diagnostics);
  const head = {
    by: plan.by.map((b) => ({ name: b.name, type: byType(b) })),
    kpis: kpis.map((kpi, i) => ({ name: kpi.name, unit: kpi.unitText, method: (estimates[i] as Estimate).method })),
    types: kpis.map((kpi) => answerType(kpi.type)),
  };
  const known = [...planNotes(plan, program), ...(await filterNotes(engine, program, question, kpis))];
  if (plan.periods.length === 0) return { ...head, notes: known, rows: [], sql: "" };
  const sql = emit(plan, program, engine.dialect);
  const table = await run(engine, program, question, { plan, sql });
  const notes = [...known, ...(await notesBeside(engine, program, question, noted, table))];
  const second = options.detail ? await secondPass(engine, program, question, estimates, kpis, table) : null;
  const first = reader(table);
  const values = kpis.map((_, i) => columnOf(table, `v${i}`));
  const states = kpis.map((kpi) => byPeriod((period) => periodState(plan, program, kpi, period)));
  const rows = Array.from({ length: table.rows }, (_, r) => {
    const period = Number(first("p", r));
    const key = keyOf(plan, period, (d) => first(`d${d}`, r));
    const cells = kpis.map((_kpi, i): KpiCell => {
      const value = values[i]?.[r] ?? null;
      const base = states[i]?.(period) ?? "complete";
      const state: State = base === "no_data" ? base : value === null ? "undefined" : base;
      if (!options.detail) return { value, n: null, low: null, high: null, state };
      const read = (part: string): Value => first(part, r) ?? second?.(part, key) ?? null;
      const n = state === "no_data" ? null : numeric(read(`n${i}`));
      const branch: EstimatedRow["branch"] = (cell) => branchInForce(plan, cell, period, program);
      const bounds = value === null ? null : (estimates[i] as Estimate).bounds({ read, branch });
      return { value, n, low: finite(bounds?.low), high: finite(bounds?.high), state };
    });
    return { key, cells };
  });
  return { ...head, notes, rows, sql };
}

/** The SQL of a question alone: values only, as a reader of one KPI's page should see it. */
export function sqlOf(program: Program, question: Question): string {
  const outputs = asked(program, question.kpis).flatMap((kpi, i) => outputsOf(kpi, i, null));
  const { plan, diagnostics } = makePlan(program, question, outputs);
  if (plan === null) throw new Refused(diagnostics);
  return plan.periods.length === 0 ? "" : emit(plan, program, DUCKDB);
}

const finite = (value: number | null | undefined): number | null =>
  value !== undefined && value !== null && Number.isFinite(value) ? value : null;

/** Asks for what depends on the first answer's counts: the order statistics around a median. */
async function secondPass(
  engine: Answerer,
  program: Program,
  question: Question,
  estimates: readonly Estimate[],
  kpis: readonly CheckedKpi[],
  table: Table,
): Promise<((part: string, key: readonly Value[]) => Value) | null> {
  const counts = (part: string): readonly number[] =>
    (table.data[table.columns.findIndex((c) => c.name === part)] ?? []).flatMap((value) => numeric(value) ?? []);
  const further = estimates.flatMap((e, i) =>
    e.second(counts).map((part): Output => ({ ...part, kpi: kpis[i] as CheckedKpi })),
  );
  if (further.length === 0) return null;
  const { plan, diagnostics } = makePlan(program, question, further);
  if (plan === null) throw new Refused(diagnostics);
  if (plan.periods.length === 0) return null;
  const answer = await run(engine, program, question, { plan, sql: emit(plan, program, engine.dialect) });
  const read = reader(answer);
  // Other tables may see other groups and periods, so rows are found by their key.
  const rows = new Map(
    Array.from(
      { length: answer.rows },
      (_, r) => [JSON.stringify(keyOf(plan, Number(read("p", r)), (d) => read(`d${d}`, r))), r] as const,
    ),
  );
  return (part, key) => {
    const row = rows.get(JSON.stringify(key));
    return row === undefined ? null : read(part, row);
  };
}

/** The asked KPIs; throws Refused where one is unknown, or it or one it uses is wrong. */
export function asked(program: Program, names: readonly string[]): readonly CheckedKpi[] {
  const unknown = names.filter((name) => !hasOwn(program.kpis, name));
  if (unknown.length > 0) {
    throw new Refused(
      unknown.map((name) => diagnose("unknownKpi", null, { name, suggestion: nearest(name, Object.keys(program.kpis)) })),
    );
  }
  const wrong = closure(program, names).flatMap((kpi) => kpi.diagnostics.filter((d) => d.severity === "error"));
  if (wrong.length > 0) throw new Refused(wrong);
  return names.map((name) => program.kpis[name] as CheckedKpi);
}

function outputsOf(kpi: CheckedKpi, i: number, detail: Estimate | null): readonly Output[] {
  const n = detail ? countCell(kpi.cell as Cell) : null;
  return [
    { name: `v${i}`, kpi, cell: kpi.cell as Cell },
    ...(n ? [{ name: `n${i}`, kpi, cell: n }] : []),
    ...(detail?.parts.map((part) => ({ ...part, kpi })) ?? []),
  ];
}

/** What is the same for all cells of a period, worked out once. */
function byPeriod<T>(work: (period: number) => T): (period: number) => T {
  const known: T[] = [];
  return (period) => (known[period] ??= work(period));
}

type Read = (column: string, row: number) => Value;

function reader(table: Table): Read {
  const columns = new Map(table.columns.map((column, c) => [column.name, table.data[c] ?? []]));
  return (column, row) => columns.get(column)?.[row] ?? null;
}

const columnOf = (table: Table, name: string): readonly Value[] =>
  table.data[table.columns.findIndex((c) => c.name === name)] ?? [];

export const numeric = (value: Value): number | null => (value === null || typeof value === "boolean" ? null : Number(value));

function keyOf(plan: Plan, period: number, dimension: (d: number) => Value): readonly Value[] {
  let [g, d] = [0, 0];
  return plan.by.map((b) => (b.kind === "grain" ? (plan.periods[period]?.labels[g++] ?? null) : dimension(d++)));
}

function byType(by: By): AnswerType {
  if (by.kind === "grain") return by.grain === "hour" ? "timestamp" : "date";
  if (by.grain !== null) return by.grain === "hour" ? "timestamp" : "date";
  return answerType(by.type);
}

const ANSWER: Readonly<Record<string, AnswerType>> = { date: "date", time: "timestamp", text: "text", boolean: "boolean" };
export const answerType = (type: CellType | string): AnswerType => ANSWER[type] ?? "number";

/** What a reader should know beside the numbers: rows left out, definitions that change inside the range. */
function planNotes(plan: Plan, program: Program): Answer["notes"] {
  const outside = [...new Set(everyScan(plan).flatMap((scan) => scan.measures.flatMap(tablesRead)))].flatMap(
    (table): Diagnostic[] => {
      const catalog = tableOf(program.world, table);
      if (!catalog || catalog.outside === 0 || catalog.coverage === null) return [];
      return [diagnose("rowsOutside", null, { table, rows: catalog.outside, ...catalog.coverage })];
    },
  );
  const changes = closure(
    program,
    plan.kpis.map((kpi) => kpi.name),
  ).flatMap((kpi) =>
    kpi.def.history
      .filter(({ until }) => plan.range !== null && until > plan.range.from && until < plan.range.to)
      .map(({ until }) => ({
        code: "definition-changed",
        message: `The definition of ${kpi.name} changed on ${until}; each period uses its own.`,
      })),
  );
  const grouped = everyScan(plan).flatMap((scan) => [scan.where, ...scan.dimensions].flatMap(columnsOf));
  const conversion = conversionOf(program.world, [...plan.kpis.flatMap(({ money }) => money), ...moneyRead(grouped)]);
  const converted = conversion === null ? [] : [diagnose("amountsConverted", null, { ...conversion })];
  return [...notesOf([...outside, ...converted]), ...changes];
}
