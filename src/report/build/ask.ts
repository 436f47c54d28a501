import type { Answer } from "../../compile/question.js";
import { Refused } from "../../ground/diagnostic.js";
import type { ReportInput } from "../input.js";

/** Which KPIs are asked by what; each answer holds the KPIs it could be given for. */
export interface Together {
  readonly by: readonly string[];
  readonly from: string | null;
}

/** KPIs parted by the tables they read: what is asked together without a range takes the range of all it reads. */
export function ofOneRange(input: ReportInput, kpis: readonly string[]): readonly (readonly string[])[] {
  const parts = new Map<string, string[]>();
  for (const id of kpis) {
    const tables = JSON.stringify([...(input.program.kpis[id]?.tables ?? [])].sort());
    parts.set(tables, [...(parts.get(tables) ?? []), id]);
  }
  return [...parts.values()];
}

/**
 * Asks many KPIs at once. Where the compiler refuses (one KPI cannot reach a dimension, or has no such grain), each is
 * asked alone and the refused are left out: a report with a gap says more than none.
 */
export async function askTogether(
  input: ReportInput,
  kpis: readonly string[],
  together: Together,
): Promise<readonly { readonly kpis: readonly string[]; readonly answer: Answer }[]> {
  if (kpis.length === 0) return [];
  try {
    return [
      {
        kpis,
        answer: await input.ask({ kpis, by: together.by, from: together.from, to: null, where: null }, { interval: true }),
      },
    ];
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    if (kpis.length === 1) return [];
    const half = Math.ceil(kpis.length / 2);
    return [
      ...(await askTogether(input, kpis.slice(0, half), together)),
      ...(await askTogether(input, kpis.slice(half), together)),
    ];
  }
}
