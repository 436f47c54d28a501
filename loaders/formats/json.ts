import type { Engine } from "../../src/engine/engine.js";
import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import { readText } from "./encoding.js";
import { integerCell, numberCell, readTypedRows, type TypedCell, type TypedRow } from "./kinds.js";
import type { FilesToRead, Raw } from "./raw.js";

type File = { readonly path: string; readonly name: string };

/** Reads a JSON file that is a list of objects, or an object that holds one such list. */
export function readJson(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  return readTypedRows(engine, relation, input, "entry", async function* (file) {
    const blocks: string[] = [];
    for await (const text of readText(input, file)) blocks.push(text);
    const entries = theList(
      parse(blocks.join(""), () => diagnose("dataBadJson", input.span, { file: file.name, line: null })),
      input,
      file,
    );
    let number = 0;
    for (const entry of entries) yield rowOf(entry, ++number, "entry", input, file);
  });
}

/** Reads a file with one JSON object a line. Blank lines are skipped. */
export function readNdjson(engine: Engine, relation: string, input: FilesToRead): Promise<Raw> {
  return readTypedRows(engine, relation, input, "line", async function* (file) {
    let line = 0;
    for await (const text of lines(readText(input, file))) {
      line++;
      if (text.trim() === "") continue;
      const at = line;
      yield rowOf(
        parse(text, () => diagnose("dataBadJson", input.span, { file: file.name, line: at })),
        line,
        "line",
        input,
        file,
      );
    }
  });
}

async function* lines(blocks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const block of blocks) {
    const parts = (rest + block).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function theList(value: unknown, input: FilesToRead, file: File): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter((each) => Array.isArray(each)) : [];
  const only = lists[0];
  if (lists.length !== 1 || only === undefined)
    throw new Refused([diagnose("dataJsonNoList", input.span, { file: file.name, lists: lists.length })]);
  return only;
}

function rowOf(entry: unknown, number: number, at: "line" | "entry", input: FilesToRead, file: File): TypedRow {
  if (!isObject(entry)) throw new Refused([diagnose("dataJsonNoObject", input.span, { file: file.name, at, number })]);
  const cells = new Map<string, TypedCell | null>();
  for (const [name, value] of Object.entries(entry)) {
    const cell = cellOf(value);
    if (cell === "endless")
      throw new Refused([diagnose("dataEndlessNumber", input.span, { file: file.name, at, number, column: name })]);
    cells.set(name, cell);
  }
  return { number, cells };
}

function cellOf(value: unknown): TypedCell | "endless" | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return { text: String(value), kind: "boolean" };
  if (typeof value === "number") return Number.isFinite(value) ? numberCell(value) : "endless";
  if (typeof value !== "string") return { text: plainJson(value), kind: "text" };
  const digits = value.startsWith(MARK) ? value.slice(MARK.length) : "";
  return /^-?\d+$/.test(digits) ? integerCell(digits) : { text: value, kind: "text" };
}

// JSON.parse rounds integers beyond 2^53. Those are put in quotes behind a mark before, so that their digits survive;
// the mark cannot stand in JSON text itself, where control characters are escaped.
const MARK = "\u0000worthwhile:integer:";
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\d.eE+-]*/g;

function parse(text: string, problem: () => Diagnostic): unknown {
  const escaped = JSON.stringify(MARK).slice(1, -1);
  const safe = /\d{16}/.test(text)
    ? text.replace(STRING_OR_NUMBER, (token) => (/^-?[1-9]\d{15,}$/.test(token) ? `"${escaped}${token}"` : token))
    : text;
  try {
    return JSON.parse(safe) as unknown;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Refused([problem()]);
  }
}

/** A nested value as JSON text, with the digits of its wide integers bare again. */
function plainJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes("worthwhile:integer:") ? text.replace(/"\\u0000worthwhile:integer:(-?\d+)"/g, "$1") : text;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
