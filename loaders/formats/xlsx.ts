import { posix } from "node:path";
import type { Engine } from "../../src/engine/engine.js";
import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { readTypedRows, type TypedCell, type TypedRow } from "./kinds.js";
import type { FilesToRead, Raw } from "./raw.js";
import { readBook, type Book } from "./xlsx-book.js";
import { readSheet, type SheetNotes } from "./xlsx-sheet.js";
import { XmlDamaged } from "./xml.js";
import { openZip, ZipDamaged, ZipTooLarge } from "./zip.js";

/**
 * Reads one sheet of Excel workbooks: the first, or the one `options.sheet` names. Its first row that is not empty holds
 * the names; empty rows are skipped. Numbers, booleans and dates keep their types, a formula counts as its result, an
 * error value (#N/A) is null and a note says how many there were.
 */
export async function readXlsx(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  const notes: Diagnostic[] = [];
  const raw = await readTypedRows(engine, relation, input, "row", (file) => rowsOf(input, file, notes));
  return { ...raw, notes: [...raw.notes, ...notes] };
}

async function* rowsOf(
  input: FilesToRead,
  file: { path: string; name: string },
  notes: Diagnostic[],
): AsyncGenerator<TypedRow> {
  const seen: SheetNotes = { errors: 0, formulasWithoutResult: 0 };
  const zip = await openZip(file.path).catch((cause: unknown) => {
    throw refusal(cause, input, file.name);
  });
  try {
    const book = await readBook(zip);
    const sheet = chosenSheet(book, input, file.name);
    const path = posix.join("xl", sheet.target).replace(/^xl\/xl\//, "xl/");
    let names: Map<number, string> | null = null;
    for await (const { number, cells } of readSheet(zip, path, book, seen)) {
      if (names === null) names = new Map([...cells].map(([column, cell]) => [column, cell.text]));
      else yield { number, cells: named(cells, names) };
    }
    if (names === null) throw new Refused([diagnose("dataNoHeader", input.span, { file: file.name })]);
  } catch (cause) {
    throw refusal(cause, input, file.name);
  } finally {
    zip.close();
  }
  if (seen.errors > 0) notes.push(diagnose("dataSheetErrors", input.span, { file: file.name, count: seen.errors }));
  if (seen.formulasWithoutResult > 0)
    notes.push(diagnose("dataFormulasWithoutResult", input.span, { file: file.name, count: seen.formulasWithoutResult }));
}

function named(cells: ReadonlyMap<number, TypedCell>, names: ReadonlyMap<number, string>): Map<string, TypedCell | null> {
  const row = new Map<string, TypedCell | null>();
  // Every named column is set, so that one without any value is still a column.
  for (const [column, name] of names) row.set(name, cells.get(column) ?? null);
  for (const [column, cell] of cells) if (!names.has(column)) row.set(`column ${column}`, cell);
  return row;
}

function chosenSheet(book: Book, input: FilesToRead, file: string): Book["sheets"][number] {
  const wanted = input.options.sheet;
  const sheet = wanted === undefined ? book.sheets[0] : book.sheets.find((each) => each.name === wanted);
  if (sheet !== undefined) return sheet;
  throw new Refused([
    diagnose("dataNoSheet", input.span, { file, sheet: wanted ?? null, sheets: book.sheets.map((each) => each.name) }),
  ]);
}

function refusal(cause: unknown, input: FilesToRead, file: string): unknown {
  if (cause instanceof ZipTooLarge) return new Refused([diagnose("dataTooLarge", input.span, { file, part: cause.entry })]);
  if (cause instanceof ZipDamaged || cause instanceof XmlDamaged)
    return new Refused([diagnose("dataUnreadable", input.span, { file, reason: cause.message })]);
  return cause;
}
