import type { Sheet, SheetRow } from "../../../language/sheet.js";

export interface Sort {
  /** A column's id; "" is the row's name. */
  readonly by: string;
  readonly descending: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * The rows of a sheet that are shown, in that order: a view, which leaves the file as it is. Every word of the filter
 * stands somewhere in the row, "unit:percent" in that column; rows without a value come last, whichever way is sorted.
 */
export function shownRows(sheet: Sheet, filter: string, sort: Sort | null): readonly SheetRow[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = sheet.rows.filter((row) => words.every((word) => hasWord(sheet, row, word)));
  if (sort === null) return rows;
  const value = (row: SheetRow): string => textIn(sheet, row, sort.by);
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === "" || right === "") return Number(left === "") - Number(right === "");
    return collator.compare(left, right) * (sort.descending ? -1 : 1);
  });
}

function hasWord(sheet: Sheet, row: SheetRow, word: string): boolean {
  const colon = word.indexOf(":");
  const wanted = colon > 0 ? word.slice(0, colon) : null;
  const named = wanted === null ? [] : sheet.columns.filter(({ id }) => id.toLocaleLowerCase().split(".")[0] === wanted);
  const has = (text: string, part: string): boolean => text.toLocaleLowerCase().includes(part);
  if (named.length > 0) return named.some(({ id }) => has(textIn(sheet, row, id), word.slice(colon + 1)));
  return has(row.name, word) || row.cells.some(({ text }) => has(text, word));
}

const textIn = (sheet: Sheet, row: SheetRow, id: string): string =>
  id === "" ? row.name : (row.cells[sheet.columns.findIndex((column) => column.id === id)]?.text ?? "");
