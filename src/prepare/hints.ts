import { diagnose } from "../ground/messages.js";
import type { TableDef } from "../compile/definitions.js";
import type { Column } from "./columns.js";
import { note, type Note } from "./note.js";
import type { Sample } from "../../loaders/formats/sample.js";

/**
 * Notes on columns that stayed text and look, by their first values, as if they were meant otherwise: dates whose order
 * of day and month is not certain, and numbers with grouped thousands or a decimal comma. They say how to declare it.
 */
export function hints(table: TableDef, columns: readonly Column[], sample: Sample): Note[] {
  return columns.flatMap((column): Note[] => {
    const cells = (sample.get(column.raw.stored) ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
    const example = cells[0];
    if (column.type !== "text" || column.declared !== null || example === undefined) return [];
    const all = (pattern: RegExp): boolean => cells.every((cell) => pattern.test(cell));
    const about = { table: table.name, column: column.name };
    const at = column.def === null ? "from" : { column: column.name };
    if (all(DATES))
      return [note(at, diagnose("dataAmbiguousDates", null, { ...about, example, formats: dateFormats(cells, example) }))];
    const decimal = all(GROUPED) ? "." : all(COMMA) ? "," : null;
    if (column.raw.kind !== "cells" || decimal === null) return [];
    const telling = cells.find((cell) => /,|\.\d{3}\./.test(cell));
    return telling === undefined
      ? []
      : [note(at, diagnose("dataNumbersAsText", null, { ...about, example: telling, decimal }))];
  });
}

const DATES = /^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})([ T]+\d{1,2}:\d{2}(:\d{2})?)?$/;
const GROUPED = /^-?(\d{1,3}(,\d{3})*|\d+)(\.\d+)?$/;
const COMMA = /^-?(\d{1,3}(\.\d{3})*|\d+)(,\d+)?$/;

/** The formats the values allow: a part above 12 is a day. With dots it is the day that comes first. */
function dateFormats(cells: readonly string[], example: string): string[] {
  const most = (part: number): number => cells.reduce((max, cell) => Math.max(max, Number(cell.split(/[/.-]/)[part])), 0);
  const separator = /[/.-]/.exec(example)?.[0] ?? "/";
  const year = /[/.-]\d{4}/.test(example) ? "%Y" : "%y";
  const clock = /:\d\d:/.test(example) ? " %H:%M:%S" : example.includes(":") ? " %H:%M" : "";
  const dayFirst = `%d${separator}%m${separator}${year}${clock}`;
  const monthFirst = `%m${separator}%d${separator}${year}${clock}`;
  if (most(0) > 12 || separator === ".") return [dayFirst];
  return most(1) > 12 ? [monthFirst] : [dayFirst, monthFirst];
}
