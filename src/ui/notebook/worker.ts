import * as aq from "arquero";
import type { CellType, Value } from "../../engine/table.js";
import type { CellRows } from "../../report/notebook.js";
import type { FromSandbox, Given, Shown, ToSandbox } from "./shared.js";

/*
 * Where JavaScript cells run: a worker inside a frame of no origin, which can ask the network for nothing and sees no page.
 * What cells give stays here by its name; only what is shown or drawn leaves, as rows and text.
 */

const MOST_ROWS = 10_000;
const LONGEST_TEXT = 10_000;
const scope = new Map<string, unknown>();

const tell = (message: FromSandbox): void => postMessage(message);
type Running = (...values: readonly unknown[]) => Promise<unknown>;
const AsyncFunction = async function () {}.constructor as new (...words: readonly string[]) => Running;

addEventListener("message", ({ data: told }: MessageEvent<ToSandbox>) => {
  if (told.kind === "set") {
    if (told.rows === null) scope.delete(told.name);
    else scope.set(told.name, told.rows);
  } else if (told.kind === "run") void run(told);
});

async function run({ id, code, declares, name, kpis }: Extract<ToSandbox, { kind: "run" }>): Promise<void> {
  const shown: Shown[] = [];
  const display = (value: unknown): unknown => (shown.push(told(value)), value);
  const names = [...scope.keys()].filter((each) => each !== name && !declares.includes(each));
  const given = names.map((each) => scope.get(each));
  try {
    const own = ["aq", "op", "display", "kpi"];
    const { run: made, isValue } = compiled([...own, ...names], code, declares);
    const value = await made(aq, aq.op, display, kpiOf(kpis), ...given);
    const found = new Map<string, unknown>(isValue ? [] : Object.entries(value as Record<string, unknown>));
    if (isValue && value !== undefined) display(value);
    if (name !== null) found.set(name, isValue ? value : found.get(name));
    for (const [each, is] of found) scope.set(each, is);
    tell({ kind: "done", id, shown, gives: Object.fromEntries([...found].map(([each, is]) => [each, rowsOf(is)])) });
  } catch (cause) {
    tell({ kind: "failed", id, ...fault(cause) });
  }
}

/** The code as a function: of its value where it is an expression, else of the names it declares. */
function compiled(names: readonly string[], code: string, declares: readonly string[]): { run: Running; isValue: boolean } {
  const expression = code.trim().replace(/;$/, "");
  try {
    return { run: new AsyncFunction(...names, `"use strict"; return (\n${expression}\n);`), isValue: true };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { run: new AsyncFunction(...names, `"use strict";\n${code}\n; return { ${declares.join(", ")} };`), isValue: false };
  }
}

const kpiOf =
  (kpis: Given) =>
  (name: string): unknown => {
    if (!Object.hasOwn(kpis, name))
      throw new Error(`There is no KPI “${name}”. Write its name in quotes, as kpi("resolution_rate").`);
    return kpis[name];
  };

/** The sentence of a mistake, and its line in the code: one line stands above it in what is run. */
function fault(cause: unknown): { readonly message: string; readonly line: number | null } {
  const message = cause instanceof Error ? cause.message : String(cause);
  const at = cause instanceof Error ? /<anonymous>:(\d+):\d+\)?(?:\n|$)/.exec(cause.stack ?? "")?.[1] : undefined;
  // The line that begins a function made from text, and our own, stand above it.
  return { message, line: at === undefined ? null : Math.max(1, Number(at) - 3) };
}

function told(value: unknown): Shown {
  const rows = rowsOf(value);
  return rows === null ? { kind: "value", text: inWords(value).slice(0, LONGEST_TEXT) } : { kind: "table", rows };
}

interface ArqueroTable {
  columnNames(): readonly string[];
  objects(options?: { readonly limit?: number }): readonly Readonly<Record<string, unknown>>[];
  numRows(): number;
}
const isTable = (value: unknown): value is ArqueroTable =>
  typeof value === "object" && value !== null && "columnNames" in value && "objects" in value;

/** A table of Arquero, or a list of records, as rows; null for anything else. */
function rowsOf(value: unknown): CellRows | null {
  if (isTable(value)) return tableOf(value.objects({ limit: MOST_ROWS }), value.columnNames(), value.numRows() > MOST_ROWS);
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return null;
  const list = value as readonly Readonly<Record<string, unknown>>[];
  const names = [...new Set(list.slice(0, 100).flatMap((row) => Object.keys(row)))];
  return tableOf(list.slice(0, MOST_ROWS), names, list.length > MOST_ROWS);
}

const isRecord = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

function tableOf(list: readonly Readonly<Record<string, unknown>>[], names: readonly string[], more: boolean): CellRows {
  const data = names.map((name) => list.map((row) => cell(row[name])));
  return { columns: names.map((name, c) => ({ name, type: typeOf(data[c] ?? []) })), rows: list.length, data, more };
}

function cell(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? null
      : value
          .toISOString()
          .replace(/T00:00:00\.000Z$/, "")
          .replace(/Z$/, "");
  return inWords(value).slice(0, 200);
}

function typeOf(values: readonly Value[]): CellType {
  const known = values.filter((value) => value !== null);
  if (known.length > 0 && known.every((value) => typeof value === "number"))
    return known.every((value) => Number.isInteger(value)) ? "integer" : "number";
  return known.length > 0 && known.every((value) => typeof value === "boolean") ? "boolean" : "text";
}

function inWords(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  try {
    return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each), 2) ?? String(value);
  } catch {
    return String(value);
  }
}
