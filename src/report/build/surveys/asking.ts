import { Refused } from "../../../ground/diagnostic.js";
import { remembered, type ReportInput } from "../../input.js";
import type { ReportCell } from "../../model.js";
import { settledCell } from "../cell.js";

/** A row of an answer about one KPI: what it was asked by, as text, and the cell. */
export interface AskedRow {
  readonly key: readonly (string | null)[];
  readonly cell: ReportCell;
}

export interface Asked {
  readonly kpi: string;
  readonly by: readonly string[];
  readonly where?: string | null;
  /** Local dates, half-open; absent: all there is. */
  readonly from?: string;
  readonly to?: string;
}

/** One KPI by some names; null where it cannot be asked so: a page with a gap says more than none. */
export async function asked(input: ReportInput, of: Asked): Promise<readonly AskedRow[] | null> {
  const { kpi, by, where = null, from = null, to = null } = of;
  const question = { kpis: [kpi], by, where, from, to };
  try {
    const answer = await remembered(input.memory, { kpi }, ["survey", question], () => input.ask(question, { interval: true }));
    return answer.rows.map(({ key, cells: [cell] }) => ({
      key: key.map((part) => (part === null ? null : String(part))),
      cell: cell ? settledCell(cell) : EMPTY,
    }));
  } catch (refusal) {
    // What only the rows can tell is wrong is no question that cannot be asked: it must be heard.
    if (!(refusal instanceof Refused) || refusal.diagnostics.some(({ code }) => code.startsWith("data-"))) throw refusal;
    return null;
  }
}

export const EMPTY: ReportCell = { value: null, n: null, low: null, high: null, state: "no_data" };
