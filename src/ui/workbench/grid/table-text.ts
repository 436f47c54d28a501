import { tsvFormatRows, tsvParseRows } from "d3-dsv";

/** Cells as spreadsheets take them: tabs between cells, quotes around what holds a tab, a quote or a line break. */
export const tableText = (rows: readonly (readonly string[])[]): string => tsvFormatRows(rows.map((row) => [...row]));

/** What a spreadsheet, or anything else, put on the clipboard, as rows of equal length; empty lines at the end are none. */
export function tableOf(text: string): readonly (readonly string[])[] {
  const rows = tsvParseRows(text.replace(/(?:\r?\n)+$/, ""));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}
