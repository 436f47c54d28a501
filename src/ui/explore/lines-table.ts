import { table as columnTable } from "arquero";
import type { Table } from "../../engine/table.js";
import type { Strand } from "./answer.js";

/** The view as one long table, a row a value, in the base scale: what every export of figures holds. */
export function linesTable(strands: readonly Strand[]): Table {
  const rows = strands.flatMap(({ kpi, group, series }) =>
    series.points.map(({ period, cell }) => ({ kpi: kpi.id, period, group: group ?? null, ...cell })),
  );
  const text = ["kpi", "period", "group", "state"] as const;
  const names = ["kpi", "period", "group", "value", "low", "high", "n", "state"] as const;
  return {
    columns: names.map((name) => ({ name, type: (text as readonly string[]).includes(name) ? "text" : "number" })),
    rows: rows.length,
    data: names.map((name) => rows.map((row) => row[name])),
  };
}

/** A table as CSV: a head, a line a row, nothing where nothing is known. */
export function csv(table: Table): string {
  // Columns of one name would be one column to Arquero.
  const names = table.columns.map(({ name }, i) =>
    table.columns.findIndex((other) => other.name === name) === i ? name : `${name}_${i + 1}`,
  );
  const columns = Object.fromEntries(names.map((name, c) => [name, table.data[c] ?? []]));
  return `${columnTable(columns, names).toCSV()}\n`;
}
