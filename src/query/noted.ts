import type { Diagnostic } from "../ground/diagnostic.js";
import { sentence } from "../ground/messages.js";
import type { Cell } from "../compile/cell.js";
import { emit } from "../compile/emit/query.js";
import { isGrain } from "../compile/grain.js";
import { makePlan, type Output } from "../compile/plan.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import type { Answer, Question } from "../compile/question.js";
import type { Answerer } from "../engine/engine.js";
import type { Table } from "../engine/table.js";
import { run } from "./run.js";

/** Something to count beside an answer, over all that was asked; `kpi` is whose range and history it follows. */
export interface Counted {
  readonly kpi: CheckedKpi;
  readonly cell: Cell;
}

/** Counts and sums that may be worth a note, which is made where the first of them is not 0. */
export interface Noted {
  readonly kpi: CheckedKpi;
  readonly cells: readonly Cell[];
  readonly note: (...counts: readonly number[]) => Diagnostic;
}

/**
 * The counts that the answer's own statement gives, as its periods' sums: of plain rows, where the periods make up the
 * range and no dimension leaves rows out. The others need a statement of their own.
 */
export const countsWithin = (question: Question, noted: readonly Noted[]): readonly Output[] =>
  each(noted).flatMap(({ kpi, cell }, i) => (isWithin(question, cell) ? [{ name: nameOf(i), kpi, cell }] : []));

const each = (noted: readonly Noted[]): readonly Counted[] =>
  noted.flatMap(({ kpi, cells }) => cells.map((cell) => ({ kpi, cell })));

const isWithin = ({ by }: Question, cell: Cell): boolean =>
  by.every(isGrain) && cell.kind === "measure" && cell.measure.frame.length === 0;
const nameOf = (i: number): string => `c${i}`;

/** The notes beside an answer, of whose statement `answer` is the table. */
export async function notesBeside(
  engine: Answerer,
  program: Program,
  question: Question,
  noted: readonly Noted[],
  answer: Table,
): Promise<Answer["notes"]> {
  const all = each(noted);
  const apart = all.filter(({ cell }) => !isWithin(question, cell));
  const further = await countedOver(engine, program, question, apart);
  const counts = all.map((count, i) =>
    isWithin(question, count.cell) ? totalOf(answer, nameOf(i)) : (further?.[apart.indexOf(count)] ?? 0),
  );
  return notesOf(
    noted.flatMap(({ cells, note }, i) => {
      const before = each(noted.slice(0, i)).length;
      const own = counts.slice(before, before + cells.length);
      return (own[0] ?? 0) > 0 ? [note(...own)] : [];
    }),
  );
}

/** A column's sum over all rows. */
const totalOf = ({ columns, data }: Table, name: string): number =>
  (data[columns.findIndex((column) => column.name === name)] ?? []).reduce<number>((sum, n) => sum + Number(n ?? 0), 0);

/** What these cells count over the question's whole range, in one statement; null where it has no periods or no plan. */
export async function countedOver(
  engine: Answerer,
  program: Program,
  question: Question,
  cells: readonly Counted[],
): Promise<readonly number[] | null> {
  if (cells.length === 0) return null;
  const outputs = cells.map(({ kpi, cell }, i): Output => ({ name: `x${i}`, kpi, cell }));
  const whole = { ...question, by: [] };
  const { plan } = makePlan(program, whole, outputs);
  if (plan === null || plan.periods.length === 0) return null;
  const { columns, data } = await run(engine, program, whole, { plan, sql: emit(plan, program, engine.dialect) });
  return cells.map((_, i) => Number(data[columns.findIndex(({ name }) => name === `x${i}`)]?.[0] ?? 0));
}

/** Diagnostics as an answer's notes, each sentence once. */
export const notesOf = (found: readonly Diagnostic[]): Answer["notes"] => [
  ...new Map(found.map((d) => [sentence(d), { code: d.code as string, message: sentence(d) }])).values(),
];
