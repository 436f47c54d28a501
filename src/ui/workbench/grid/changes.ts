import type { CellChange } from "../../../language/rows.js";
import type { Sheet, SheetColumn, SheetRow } from "../../../language/sheet.js";
import { valueOf } from "./cell-value.js";
import { between, type Range } from "./range.js";

/** A cell's change with the file it is made in. */
export interface FileChange extends CellChange {
  readonly file: string;
}

/** What a paste, a fill or a replacement comes to. */
export interface Changes {
  readonly changes: readonly FileChange[];
  /** Rows that are new. */
  readonly added: readonly string[];
  /** Cells left as they are, since they cannot be written as one. */
  readonly kept: number;
}

/** The rows and columns as they are shown: what a range counts in. */
export interface Shown {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
}

/** What the cells of a range say, names included. */
export const textsOf = ({ sheet, rows, columns }: Shown, { top, bottom, left, right }: Range): readonly (readonly string[])[] =>
  rows.slice(top, bottom + 1).map((row) =>
    between(left, right).map((c) => {
      if (c < 0) return row.name;
      const column = columns[c];
      return column ? (row.cells[sheet.columns.indexOf(column)]?.text ?? "") : "";
    }),
  );

/**
 * A table put at a range's corner. One value fills the whole range, a table that the range is a multiple of fills it
 * over and over; rows below the last one shown become new entries, named by the id column or by `freeName`.
 */
export function pasted(
  shown: Shown,
  range: Range,
  table: readonly (readonly string[])[],
  freeName: (wanted: string) => string,
  file: string,
): Changes {
  const height = table.length;
  const width = Math.max(0, ...table.map((row) => row.length));
  if (height === 0 || width === 0) return { changes: [], added: [], kept: 0 };
  const tall = range.bottom - range.top + 1;
  const wide = range.right - range.left + 1;
  const rows = tall % height === 0 && wide % width === 0 ? tall : height;
  const columns = tall % height === 0 && wide % width === 0 ? wide : width;
  const writing = writer(shown);
  const taken = new Set<string>();
  for (const r of between(0, rows - 1)) {
    const source = table[r % height] ?? [];
    const old = shown.rows[range.top + r];
    // What a shorter row does not say is left as it is.
    const texts = between(0, columns - 1).flatMap((c) => {
      const text = source[c % width];
      return text === undefined ? [] : [{ column: range.left + c, text }];
    });
    if (old) {
      for (const { column, text } of texts) writing.put(old, column, text);
      continue;
    }
    if (texts.every(({ text }) => text === "")) continue;
    const wanted = texts.find(({ column }) => column < 0)?.text ?? "";
    const name = uniqueName(nameOf(wanted, shown.sheet.section), freeName, taken);
    writing.add(name, file, texts);
  }
  return writing.made();
}

/** The first row of a range put into the rows below it, or its first column into those to the right. */
export function filled(shown: Shown, range: Range, way: "down" | "right"): Changes {
  const writing = writer(shown);
  for (const r of between(range.top, range.bottom))
    for (const c of between(Math.max(0, range.left), range.right)) {
      const from = way === "down" ? { row: range.top, column: c } : { row: r, column: Math.max(0, range.left) };
      const row = shown.rows[r];
      if (!row || (from.row === r && from.column === c)) continue;
      const [[text = ""] = []] = textsOf(shown, { top: from.row, bottom: from.row, left: from.column, right: from.column });
      writing.put(row, c, text);
    }
  return writing.made();
}

/** Every cell of a range emptied: its key is taken out of the file. */
export function cleared(shown: Shown, range: Range): Changes {
  const writing = writer(shown);
  for (const row of shown.rows.slice(range.top, range.bottom + 1))
    for (const c of between(Math.max(0, range.left), range.right)) writing.put(row, c, "");
  return writing.made();
}

/** What is looked for in the cells that are shown. */
export interface Wanted {
  readonly find: string;
  readonly matchCase: boolean;
}

/** The cells that hold a text, row by row. */
export function found(shown: Shown, wanted: Wanted): readonly { readonly row: number; readonly column: number }[] {
  const at = finder(wanted);
  if (!at) return [];
  const last = shown.columns.length - 1;
  return shown.rows.flatMap((_, row) =>
    between(-1, last)
      .filter((column) => textsOf(shown, { top: row, bottom: row, left: column, right: column })[0]?.[0]?.search(at) !== -1)
      .map((column) => ({ row, column })),
  );
}

/** Each of these cells with the text replaced in it, wherever it stands in the cell. */
export function replacedIn(
  shown: Shown,
  cells: readonly { readonly row: number; readonly column: number }[],
  wanted: Wanted,
  by: string,
): Changes {
  const at = finder(wanted);
  const writing = writer(shown);
  for (const { row, column } of cells) {
    const [[text = ""] = []] = textsOf(shown, { top: row, bottom: row, left: column, right: column });
    const into = shown.rows[row];
    if (at && into)
      writing.put(
        into,
        column,
        text.replace(at, () => by),
      );
  }
  return writing.made();
}

const finder = ({ find, matchCase }: Wanted): RegExp | null =>
  find === "" ? null : new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), matchCase ? "gu" : "giu");

function writer({ sheet, columns }: Shown) {
  const changes: FileChange[] = [];
  const added: string[] = [];
  let kept = 0;
  return {
    put(row: SheetRow, c: number, text: string): void {
      const column = columns[c];
      const cell = column ? row.cells[sheet.columns.indexOf(column)] : undefined;
      if (!cell || !column) {
        // A name is changed by a rename, which finds its every use; the same name over itself is no change.
        if (c < 0 && text !== row.name && text !== "") kept++;
        return;
      }
      if (cell.text === text) return;
      if (cell.locked !== null) kept++;
      else changes.push({ file: row.file, path: cell.path, value: text === "" ? null : valueOf(text, column) });
    },
    add(name: string, file: string, texts: readonly { readonly column: number; readonly text: string }[]): void {
      added.push(name);
      for (const { column: c, text } of texts) {
        const column = columns[c];
        if (!column || text === "") continue;
        changes.push({ file, path: [sheet.section, name, ...column.path], value: valueOf(text, column) });
      }
    },
    made: (): Changes => ({ changes, added, kept }),
  };
}

/** A name as formulas can use it: "Resolution rate" is resolution_rate. */
export function nameOf(text: string, section: string): string {
  const name = text
    .normalize("NFC")
    .trim()
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^[\d_]+|_+$/gu, "");
  return name === "" ? `new_${section.replace(/s$/, "")}` : name;
}

function uniqueName(wanted: string, freeName: (wanted: string) => string, taken: Set<string>): string {
  let name = freeName(wanted);
  for (let n = 2; taken.has(name); n++) name = freeName(`${wanted}_${n}`);
  taken.add(name);
  return name;
}
