import type { Table, Value } from "../engine/table.js";
import type { KpiReport } from "./model.js";

/** The rows that a notebook's cell came to. */
export interface CellRows extends Table {
  /** True where there were more than were read. */
  readonly more: boolean;
}

/** What asking for rows came to: the rows, or why there are none, with the line of the SQL from 1 where one is known. */
export type RowsAnswer =
  | { readonly ok: true; readonly rows: CellRows; readonly milliseconds: number }
  | { readonly ok: false; readonly message: string; readonly line: number | null };

/** A statement of a notebook, with the named ones above that it reads, in their order. */
export interface RowsQuestion {
  readonly sql: string;
  readonly views: readonly { readonly name: string; readonly sql: string }[];
}

/** Rows as records: what charts and JavaScript cells are given. */
export function records({ columns, data, rows }: Table): readonly Readonly<Record<string, Value>>[] {
  return Array.from({ length: rows }, (_, r) => Object.fromEntries(columns.map(({ name }, c) => [name, data[c]?.[r] ?? null])));
}

/** A KPI by its periods, as later cells see it: values in the KPI's own unit, a share as a number from 0 to 1. */
export function kpiRows(kpis: readonly KpiReport[]): CellRows {
  const all = kpis.flatMap((kpi) => kpi.series.points.map(({ period, cell }) => ({ kpi: kpi.id, period, cell })));
  return {
    columns: [
      { name: "kpi", type: "text" },
      { name: "period", type: "text" },
      { name: "value", type: "number" },
      { name: "low", type: "number" },
      { name: "high", type: "number" },
      { name: "n", type: "integer" },
      { name: "state", type: "text" },
    ],
    rows: all.length,
    data: [
      all.map(({ kpi }) => kpi),
      all.map(({ period }) => period),
      all.map(({ cell }) => cell.value),
      all.map(({ cell }) => cell.low),
      all.map(({ cell }) => cell.high),
      all.map(({ cell }) => cell.n),
      all.map(({ cell }) => cell.state),
    ],
    more: false,
  };
}
