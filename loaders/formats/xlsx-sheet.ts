import { numberCell, type TypedCell } from "./kinds.js";
import { unescape, type Book } from "./xlsx-book.js";
import { readXml } from "./xml.js";
import type { Zip } from "./zip.js";

export interface SheetRow {
  /** As the sheet counts, from 1. */
  readonly number: number;
  /** By column, from 1; only cells with a value. */
  readonly cells: ReadonlyMap<number, TypedCell>;
}

export interface SheetNotes {
  errors: number;
  formulasWithoutResult: number;
}

/** A full sheet of a million rows is some hundred megabytes of XML. */
const MOST = 1 << 30;

/** A sheet's rows that hold anything, as they come. */
export function readSheet(zip: Zip, path: string, book: Book, notes: SheetNotes): AsyncGenerator<SheetRow> {
  let done: SheetRow[] = [];
  let number = 0;
  let cells = new Map<number, TypedCell>();
  let column = 0;
  let type = "n";
  let style = 0;
  let value = "";
  let isFormula = false;
  let reading = false;
  let phonetic = 0;

  return readXml(
    zip.read(path, MOST),
    {
      open: (name, at) => {
        if (name === "row") {
          number = at["r"] === undefined ? number + 1 : Number(at["r"]);
          cells = new Map();
          column = 0;
        } else if (name === "c") {
          column = at["r"] === undefined ? column + 1 : columnOf(at["r"]);
          type = at["t"] ?? "n";
          style = Number(at["s"] ?? -1);
          value = "";
          isFormula = false;
        } else if (name === "f") isFormula = true;
        else if (name === "rPh") phonetic++;
        reading = name === "v" || (name === "t" && phonetic === 0);
      },
      text: (part) => {
        if (reading) value += part;
      },
      close: (name) => {
        reading = false;
        if (name === "rPh") phonetic--;
        else if (name === "c") {
          if (type === "e") notes.errors++;
          else if (isFormula && value === "" && type !== "str") notes.formulasWithoutResult++;
          const cell = cellOf(type, value, style, book);
          if (cell !== null) cells.set(column, cell);
        } else if (name === "row" && cells.size > 0) done.push({ number, cells });
      },
    },
    () => {
      const ready = done;
      done = [];
      return ready;
    },
  );
}

function cellOf(type: string, value: string, style: number, book: Book): TypedCell | null {
  if (value === "" || type === "e") return null;
  switch (type) {
    case "s":
      return textCell(book.texts[Number(value)] ?? "");
    case "str":
    case "inlineStr":
      return textCell(unescape(value));
    case "b":
      return { text: value === "1" || value === "true" ? "true" : "false", kind: "boolean" };
    case "d":
      return { text: value.replace(/Z$/, ""), kind: value.includes("T") ? "time" : "date" };
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return textCell(value);
      const shown = book.styles[style] ?? null;
      return shown === null ? numberCell(number) : momentCell(number, shown, book.from1904);
    }
  }
}

const textCell = (text: string): TypedCell | null => (text === "" ? null : { text, kind: "text" });

const DAY = 86_400_000;

/** A day count as a date, or as a time where it is no whole day; a time of day alone is text. */
function momentCell(serial: number, shown: "date" | "clock", from1904: boolean): TypedCell {
  // Excel's 1900 has a 29 February (day 60), so days before it count from one day later.
  const zero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const moment = new Date(zero + Math.round(serial * DAY));
  if (serial < 0 || Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999) return numberCell(serial);
  const text = moment.toISOString().slice(0, -1);
  if (shown === "clock" && serial < 1) return { text: text.slice(11).replace(/\.000$/, ""), kind: "text" };
  if (text.endsWith("T00:00:00.000")) return { text: text.slice(0, 10), kind: "date" };
  return { text: text.replace(/\.000$/, ""), kind: "time" };
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column;
}
