import type { Page } from "./page.js";

/** "Customer segment (Members)" for a column of a table the rows refer to. */
export function dimensionName(name: string, page: Page): string {
  const table = name.includes(".") ? (name.split(".")[0] ?? "") : "";
  const own = page.dimension(name);
  return table !== "" && Object.hasOwn(page.results.tables, table) ? `${own} (${page.table(table)})` : own;
}
