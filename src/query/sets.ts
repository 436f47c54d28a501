import { emitTogether } from "../compile/emit/together.js";
import type { Plan } from "../compile/plan.js";
import type { Program } from "../compile/program.js";
import type { Question } from "../compile/question.js";
import { Refused } from "../ground/diagnostic.js";
import { EngineError, type Answerer } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { ask, headOf, readied, rowsOf, secondPlan, type Asked, type AskOptions, type Ready } from "./ask.js";

/**
 * Answers several questions by one statement, which works out once what their passes have in common: a KPI by month, in
 * total and by its splits. Each answer is what `ask` gives without notes and with the SQL of all; a sum of doubles may
 * differ in its last digits. A question that cannot be asked gives its Refused, the others their answers. One by one where
 * the dialect, or what the rows hold, does not let them be answered together.
 */
export async function askSets(
  engine: Answerer,
  program: Program,
  questions: readonly Question[],
  { detail }: Pick<AskOptions, "detail">,
): Promise<readonly (Asked | Refused)[]> {
  const options = { detail, notes: false };
  const names = [...new Set(questions.flatMap(({ kpis }) => kpis))];
  const planned = questions.map((question) =>
    orRefused(() => readied(program, question, options, { numberOf: (kpi) => names.indexOf(kpi), beside: true })),
  );
  const ready = planned.filter((one): one is Ready => !(one instanceof Refused) && one.plan.periods.length > 0);
  const tables = ready.length > 1 ? await together(engine, program, ready) : null;
  if (tables === null) return oneByOne(engine, program, questions, options);
  const second = ready.map((one, i) => secondPlan(program, one, tables.tables[i] as Table));
  const plans = second.flatMap((plan, i) => (plan === null ? [] : [{ plan, i }]));
  const further = plans.length === 0 ? null : await together(engine, program, plans);
  if (plans.length > 0 && further === null) return oneByOne(engine, program, questions, options);
  return planned.map((one) => {
    if (one instanceof Refused) return one;
    const i = ready.indexOf(one);
    const table = tables.tables[i];
    if (table === undefined) return { ...headOf(one), notes: [], rows: [], sql: "" };
    const at = plans.findIndex((each) => each.i === i);
    const later = at < 0 ? null : { plan: second[i] as Plan, table: further?.tables[at] as Table };
    return { ...headOf(one), notes: [], rows: rowsOf(program, one, table, later), sql: tables.sql };
  });
}

const orRefused = <T>(make: () => T): T | Refused => {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof Refused) return cause;
    throw cause;
  }
};

async function oneByOne(
  engine: Answerer,
  program: Program,
  questions: readonly Question[],
  options: AskOptions,
): Promise<readonly (Asked | Refused)[]> {
  const answers: (Asked | Refused)[] = [];
  for (const question of questions)
    answers.push(
      await ask(engine, program, question, options).catch((cause: unknown) => {
        if (cause instanceof Refused) return cause;
        throw cause;
      }),
    );
  return answers;
}

/** The table of each plan, out of one statement; null where there is none, or the database refuses it. */
async function together(
  engine: Answerer,
  program: Program,
  all: readonly { readonly plan: Plan }[],
): Promise<{ readonly sql: string; readonly tables: readonly Table[] } | null> {
  // A dimension of one name is one column of the answer, unless questions read it as values of different types.
  const known: string[] = [];
  const columnOf = (name: string): string => `g${known.includes(name) ? known.indexOf(name) : known.push(name) - 1}`;
  const many = all.map(({ plan }) => ({
    plan,
    dimensions: plan.by.flatMap((b) => (b.kind === "dimension" ? [columnOf(JSON.stringify([b.name, b.type, b.grain]))] : [])),
  }));
  const sql = emitTogether(many, program, engine.dialect);
  if (sql === null) return null;
  try {
    const whole = await engine.query(sql);
    return { sql, tables: many.map(({ plan, dimensions }, q) => part(whole, q, plan, dimensions)) };
  } catch (cause) {
    if (cause instanceof EngineError) return null;
    throw cause;
  }
}

/** The rows of one plan, its columns by their own names. */
function part({ columns, data }: Table, q: number, plan: Plan, dimensions: readonly string[]): Table {
  const at = (name: string): number => columns.findIndex((column) => column.name === name);
  const marks = data[at("q")] ?? [];
  const [from, to] = [marks.indexOf(q), marks.lastIndexOf(q) + 1];
  const rows = from < 0 ? 0 : to - from;
  const own = [
    { name: "p", column: at("p") },
    ...dimensions.map((name, d) => ({ name: `d${d}`, column: at(name) })),
    ...plan.outputs.map(({ name }) => ({ name, column: at(name) })),
  ];
  return {
    columns: own.map(({ name, column }) => ({ name, type: columns[column]?.type ?? "number" })),
    rows,
    data: own.map(({ column }) => (rows === 0 ? [] : (data[column] ?? []).slice(from, to))),
  };
}
