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
import { countsWithin, notesBeside, notesOf, type Noted } from "./noted.js";
import { strayScores } from "./scores.js";
import { untouchedOrders } from "./touches.js";
import type { Estimate, EstimatedRow } from "./estimate.js";
import { estimate } from "./interval.js";
import { answersWeighed } from "./weights.js";

export interface AskOptions {
  /** Computes low, high and n beside each value. */
  readonly detail: boolean;
  /** false: no statement is run for notes, and none are told. */
  readonly notes?: boolean;
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
  const isNoted = options.notes !== false;
  const noted = isNoted ? notedOf(kpis) : [];
  const ready = readied(program, question, options, { noted });
  const known = isNoted ? [...planNotes(ready.plan, program), ...(await filterNotes(engine, program, question, kpis))] : [];
  if (ready.plan.periods.length === 0) return { ...headOf(ready), notes: known, rows: [], sql: "" };
  const sql = emit(ready.plan, program, engine.dialect);
  const table = await run(engine, program, question, { plan: ready.plan, sql });
  const notes = [...known, ...(isNoted ? await notesBeside(engine, program, question, noted, table) : [])];
  const plan = secondPlan(program, ready, table);
  const second = plan && {
    plan,
    table: await run(engine, program, question, { plan, sql: emit(plan, program, engine.dialect) }),
  };
  return { ...headOf(ready), notes, rows: rowsOf(program, ready, table, second), sql };
}

/** A question with its plan, ready to be run. */
export interface Ready {
  readonly question: Question;
  readonly options: AskOptions;
  readonly plan: Plan;
  readonly kpis: readonly CheckedKpi[];
  readonly estimates: readonly Estimate[];
  /** The number in the names of each KPI's outputs: v3, n3, e3_low. */
  readonly numbers: readonly number[];
}

/** Plans a question. Throws Refused where it, or an asked KPI, is wrong. */
export function readied(
  program: Program,
  question: Question,
  options: AskOptions,
  how: { readonly noted?: readonly Noted[]; readonly numberOf?: (kpi: string) => number; readonly beside?: boolean } = {},
): Ready {
  const { noted = [], numberOf, beside = false } = how;
  const kpis = asked(program, question.kpis);
  const numbers = kpis.map((kpi, i) => numberOf?.(kpi.name) ?? i);
  const estimates = kpis.map((kpi, i) => estimate(kpi, program, `e${numbers[i]}`));
  const outputs = kpis.flatMap((kpi, i) =>
    outputsOf(kpi, numbers[i] as number, options.detail ? (estimates[i] as Estimate) : null),
  );
  const { plan, diagnostics } = makePlan(program, question, [...outputs, ...countsWithin(question, noted)], beside);
  if (plan === null) throw new Refused(diagnostics);
  return { question, options, plan, kpis, estimates, numbers };
}

/** What an answer says of its columns. */
export const headOf = ({ plan, kpis, estimates }: Ready): Pick<Asked, "by" | "kpis" | "types"> => ({
  by: plan.by.map((b) => ({ name: b.name, type: byType(b) })),
  kpis: kpis.map((kpi, i) => ({ name: kpi.name, unit: kpi.unitText, method: (estimates[i] as Estimate).method })),
  types: kpis.map((kpi) => answerType(kpi.type)),
});

/** The table of a plan's statement. */
export interface Tabled {
  readonly plan: Plan;
  readonly table: Table;
}

/** The rows of an answer, out of the table of its statement and the one of its second plan. */
export function rowsOf(program: Program, ready: Ready, table: Table, later: Tabled | null): Asked["rows"] {
  const { plan, kpis, estimates, numbers, options } = ready;
  const first = reader(table);
  const second = later && byKey(later);
  const values = numbers.map((i) => columnOf(table, `v${i}`));
  const states = kpis.map((kpi) => byPeriod((period) => periodState(plan, program, kpi, period)));
  return Array.from({ length: table.rows }, (_, r) => {
    const period = Number(first("p", r));
    const key = keyOf(plan, period, (d) => first(`d${d}`, r));
    const cells = kpis.map((_kpi, i): KpiCell => {
      const value = values[i]?.[r] ?? null;
      const base = states[i]?.(period) ?? "complete";
      const state: State = base === "no_data" ? base : value === null ? "undefined" : base;
      if (!options.detail) return { value, n: null, low: null, high: null, state };
      const read = (part: string): Value => first(part, r) ?? second?.(part, key) ?? null;
      const n = state === "no_data" ? null : numeric(read(`n${numbers[i]}`));
      const branch: EstimatedRow["branch"] = (cell) => branchInForce(plan, cell, period, program);
      const bounds = value === null ? null : (estimates[i] as Estimate).bounds({ read, branch });
      return { value, n, low: finite(bounds?.low), high: finite(bounds?.high), state };
    });
    return { key, cells };
  });
}

/** What is counted beside the answers of these KPIs. */
export const notedOf = (kpis: readonly CheckedKpi[]): readonly Noted[] => [
  ...strayScores(kpis),
  ...untouchedOrders(kpis),
  ...answersWeighed(kpis),
];

/** The SQL of a question alone, without notes; of values only, as a reader of one KPI's page should see it, or with detail. */
export function sqlOf(program: Program, question: Question, { detail }: AskOptions = { detail: false }): string {
  const outputs = asked(program, question.kpis).flatMap((kpi, i) =>
    outputsOf(kpi, i, detail ? estimate(kpi, program, `e${i}`) : null),
  );
  const { plan, diagnostics } = makePlan(program, question, outputs);
  if (plan === null) throw new Refused(diagnostics);
  return plan.periods.length === 0 ? "" : emit(plan, program, DUCKDB);
}

const finite = (value: number | null | undefined): number | null =>
  value !== undefined && value !== null && Number.isFinite(value) ? value : null;

/** The plan of what depends on the first answer's counts (the order statistics around a median); null where nothing does. */
export function secondPlan(program: Program, { question, options, estimates, kpis }: Ready, table: Table): Plan | null {
  if (!options.detail) return null;
  const counts = (part: string): readonly number[] => columnOf(table, part).flatMap((value) => numeric(value) ?? []);
  const further = estimates.flatMap((e, i) =>
    e.second(counts).map((part): Output => ({ ...part, kpi: kpis[i] as CheckedKpi })),
  );
  if (further.length === 0) return null;
  const { plan, diagnostics } = makePlan(program, question, further);
  if (plan === null) throw new Refused(diagnostics);
  return plan.periods.length === 0 ? null : plan;
}

/** Other tables may see other groups and periods, so rows are found by their key. */
function byKey({ plan, table }: Tabled): (part: string, key: readonly Value[]) => Value {
  const read = reader(table);
  const rows = new Map(
    Array.from(
      { length: table.rows },
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

export function outputsOf(kpi: CheckedKpi, i: number, detail: Estimate | null): readonly Output[] {
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
