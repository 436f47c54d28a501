import { GRAINS } from "../../compile/definitions.js";
import type { Answer, KpiCell } from "../../compile/question.js";
import { compareLocal } from "../../ground/day.js";
import { Refused } from "../../ground/diagnostic.js";
import type { Memory, ReportInput } from "../input.js";

/** What KPIs are asked by: a grain and dimensions, from a date on, up to another where one is given. */
export interface Together {
  readonly by: readonly string[];
  readonly from: string | null;
  readonly to?: string;
}

/** One KPI's answer, the same whichever others were asked beside it. */
export interface OneAnswer {
  readonly kpi: string;
  readonly method: string;
  readonly rows: readonly { readonly key: readonly (string | null)[]; readonly cell: KpiCell }[];
}

/**
 * The answers of many KPIs: those known from before, and the others in as few questions as there are spans of time that
 * their tables cover. A KPI that cannot be asked so (it cannot reach a dimension, or has no such grain) is left out: a
 * report with a gap says more than none.
 */
export async function askTogether(
  input: ReportInput,
  kpis: readonly string[],
  together: Together,
): Promise<readonly OneAnswer[]> {
  const found = new Map<string, OneAnswer>();
  for (const kpi of kpis) {
    const known = input.memory?.get({ kpi }, together);
    if (known !== undefined) found.set(kpi, known as OneAnswer);
  }
  const unknown = kpis.filter((name) => !found.has(name));
  for (const group of bySpan(input, unknown)) {
    for (const one of await askAll(input, group, together)) {
      found.set(one.kpi, one);
      input.memory?.set({ kpi: one.kpi }, together, one);
    }
  }
  return kpis.map((kpi) => found.get(kpi)).filter((one) => one !== undefined);
}

/** KPIs put together by the span of time that their tables cover, which is what they are asked over. */
function bySpan(input: ReportInput, kpis: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const kpi of kpis) {
    const span = spanOf(input, [kpi]);
    const key = span === null ? "" : `${span.from} ${span.to}`;
    groups.set(key, [...(groups.get(key) ?? []), kpi]);
  }
  return [...groups.values()];
}

/** Some KPIs asked in one way. */
export interface Wanted {
  readonly kpis: readonly string[];
  readonly together: Together;
}

/**
 * Asks what will be asked for anyway, all at once, and remembers it: months, quarters and totals of the same rows have much
 * of their work in common. Splits have not: each reads its own column, and one statement of many splits took as long as
 * they did one by one. What cannot be asked so is left to `askTogether`.
 */
export async function askAhead(input: ReportInput & { readonly memory: Memory }, wanted: readonly Wanted[]): Promise<void> {
  if (!input.askSets) return;
  const asked = wanted.flatMap(({ kpis, together }) => {
    const unknown = kpis.filter((kpi) => input.memory.get({ kpi }, together) === undefined);
    return bySpan(input, unknown).map((group) => ({ kpis: group, together }));
  });
  if (asked.length < 2) return;
  const questions = asked.map(({ kpis, together: { by, from } }) => ({ kpis, by, from, to: null, where: null }));
  const answers = await input.askSets(questions, { interval: true });
  for (const [i, answer] of answers.entries())
    for (const one of answer === null ? [] : each(input, answer))
      input.memory.set({ kpi: one.kpi }, (asked[i] as (typeof asked)[number]).together, one);
}

const each = (input: ReportInput, answer: Answer): readonly OneAnswer[] =>
  answer.kpis.map(({ name }, i) => alone(answer, i, input.program.kpis[name]?.partOfWhole ?? false));

/** The earliest start and the latest end of what these KPIs' tables cover; null where they cover nothing. */
export function spanOf(input: ReportInput, kpis: readonly string[]): { readonly from: string; readonly to: string } | null {
  const tables = new Set(kpis.flatMap((id) => input.program.kpis[id]?.tables ?? []));
  const spans = [...tables].map((table) => input.catalog.tables[table]?.coverage ?? null).filter((each) => each !== null);
  const [first] = spans;
  if (!first) return null;
  return spans.reduce(
    (all, each) => ({
      from: compareLocal(each.from, all.from) < 0 ? each.from : all.from,
      to: compareLocal(each.to, all.to) > 0 ? each.to : all.to,
    }),
    first,
  );
}

/** Asks all at once, and in halves where one of them is refused. */
async function askAll(input: ReportInput, kpis: readonly string[], together: Together): Promise<readonly OneAnswer[]> {
  const { by, from, to = null } = together;
  try {
    const answer = await input.ask({ kpis, by, from, to, where: null }, { interval: true });
    return each(input, answer);
  } catch (refusal) {
    // What only the rows can tell is wrong is no question asked too finely: it must be heard.
    if (!(refusal instanceof Refused) || refusal.diagnostics.some(({ code }) => code.startsWith("data-"))) throw refusal;
    if (kpis.length === 1) return [];
    const half = Math.ceil(kpis.length / 2);
    return [...(await askAll(input, kpis.slice(0, half), together)), ...(await askAll(input, kpis.slice(half), together))];
  }
}

/** One KPI's part of an answer, without groups that only the others have rows in. */
function alone(answer: Answer, i: number, partOfWhole: boolean): OneAnswer {
  const { name, method } = answer.kpis[i] as Answer["kpis"][number];
  const rows = answer.rows.map(({ key, cells }) => ({
    key: key.map((part) => (part === null ? null : String(part))),
    cell: partOfWhole ? cut(cells[i] as KpiCell) : (cells[i] as KpiCell),
  }));
  const periods = answer.by.filter((by) => (GRAINS as readonly string[]).includes(by.name)).length;
  if (answer.by.length === periods) return { kpi: name, method, rows };
  // Grains are asked before dimensions.
  const groupOf = (key: readonly (string | null)[]): string => JSON.stringify(key.slice(periods));
  const own = new Set(rows.filter(({ cell }) => sizeOf(cell) > 0).map(({ key }) => groupOf(key)));
  return { kpi: name, method, rows: rows.filter(({ key }) => own.has(groupOf(key))) };
}

/** A share with its interval cut to what a share can be: a symmetric one of few rows would reach below nothing. */
function cut(cell: KpiCell): KpiCell {
  if (typeof cell.value !== "number" || cell.value < 0 || cell.value > 1) return cell;
  const { low, high } = cell;
  return { ...cell, low: low === null ? null : Math.max(low, 0), high: high === null ? null : Math.min(high, 1) };
}

/** What a cell stands for: how many values entered it, else how great it is. */
export const sizeOf = ({ n, value }: Pick<KpiCell, "n" | "value">): number =>
  n ?? (typeof value === "number" ? Math.abs(value) : value === null ? 0 : 1);
