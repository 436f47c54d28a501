import { tsvFormatRows, tsvParseRows } from "d3-dsv";

/** Cells as spreadsheets take them: tabs between cells, quotes around what holds a tab, a quote or a line break. */
export const tableText = (rows: readonly (readonly string[])[]): string => tsvFormatRows(rows.map((row) => [...row]));

/** What a spreadsheet, or anything else, put on the clipboard, row by row; line breaks at the end are no rows. */
export const tableOf = (text: string): readonly (readonly string[])[] => tsvParseRows(text.replace(/(?:\r?\n)+$/, ""));
