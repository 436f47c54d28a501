import type { Table } from "../../engine/table.js";
import { grid } from "./grid.js";

/** Rows as the engine gave them: the values themselves, not rounded for reading. */
export function resultGrid(label: string, table: Table): HTMLElement {
  const columns = table.columns.map(({ name, type }) => ({ head: name, right: type === "number" || type === "integer" }));
  return grid(label, columns, table.rows, (r) =>
    table.data.map((column) => (column[r] === null || column[r] === undefined ? "–" : String(column[r]))),
  );
}
