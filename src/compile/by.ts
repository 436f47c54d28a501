import type { Diagnostic } from "../ground/diagnostic.js";
import type { Expr, PathExpr } from "../ground/expr.js";
import { diagnose } from "../ground/messages.js";
import { misspelt } from "../ground/nearest.js";
import type { Meaning, ValueType } from "../ground/type.js";
import { ONE } from "../ground/unit.js";
import { parse, parseText } from "../formula/parse.js";
import { print } from "../formula/print.js";
import { columnsOf, type Row } from "./cell.js";
import { isOf, ofTouch } from "./check/attributed.js";
import { needs } from "./check/combine.js";
import { and } from "./check/events.js";
import { checkRow, type CheckedRow } from "./check/row.js";
import { GRAINS, type Grain } from "./definitions.js";
import { isGrain } from "./grain.js";
import type { Program } from "./program.js";
import { hasLost, lostKey, type Reader } from "./reader.js";
import { columnNames } from "./scope.js";

/** What one name of `--by` means: a grain, or a dimension as each reader reaches it, by the reader's key. */
export type ReadBy =
  | { readonly kind: "grain"; readonly name: string; readonly grain: Grain }
  | {
      readonly kind: "dimension";
      readonly name: string;
      readonly type: ValueType;
      readonly grain: Grain | null;
      readonly rows: ReadonlyMap<string, Row>;
    };

/** Reads the names of `--by`, placed as if they stood there one after another, parted by commas. */
export function readNames(
  names: readonly string[],
  readers: readonly Reader[],
  program: Program,
  out: Diagnostic[],
): readonly (ReadBy | null)[] {
  let start = 0;
  return names.map((name) => {
    const read = readBy(name, start, readers, program, out);
    start += name.length + 1;
    return read;
  });
}

function readBy(raw: string, start: number, readers: readonly Reader[], program: Program, out: Diagnostic[]): ReadBy | null {
  const word = raw.trim();
  if (isGrain(word)) return { kind: "grain", name: word, grain: word };
  const first = start + raw.length - raw.trimStart().length;
  const span = { file: "--by", start: first, end: first + word.length };
  if (word === "") return (out.push(diagnose("byEmpty", span, {})), null);
  const parsed = parse({ text: word, file: "--by", map: Array.from({ length: word.length + 1 }, (_, i) => first + i) });
  if (parsed.expr?.kind !== "path") {
    out.push(...(parsed.expr ? [diagnose("byNeedsName", span, { name: word, suggestion: null })] : parsed.diagnostics));
    return null;
  }
  const path = parsed.expr;
  const last = path.parts.at(-1)?.name ?? "";
  const grain = path.parts.length > 1 && isGrain(last) ? last : null;
  const found =
    grain === null ? reach(path, readers, program) : (reachTime(path, readers, program) ?? reach(path, readers, program));
  const slip = path.parts.length > 1 || found.rows.size > 0 ? null : grainMeant(word, program);
  if (slip !== null) {
    out.push(diagnose("byNeedsName", span, { name: word, suggestion: slip }, { title: `Write ${slip}`, span, text: slip }));
    return null;
  }
  const timed = grain !== null && found.path !== path;
  out.push(...found.problems);
  const type = [...found.rows.values()][0]?.type ?? "text";
  const temporal = type === "date" || type === "time";
  if (timed && !temporal && found.rows.size > 0) out.push(diagnose("dimensionTime", path.span, { name: word }));
  return { kind: "dimension", name: word, type, grain: temporal ? (timed ? grain : "day") : null, rows: found.rows };
}

/** The grain that a name is but for a letter or two, where it is near no column of any table. */
function grainMeant(word: string, { world }: Program): string | null {
  const columns = Object.keys(world.catalog.tables).flatMap((table) => columnNames(world, table));
  return columns.includes(word) || misspelt(word, columns) !== null ? null : misspelt(word, GRAINS);
}

interface Reached {
  readonly path: PathExpr;
  readonly rows: ReadonlyMap<string, Row>;
  readonly problems: readonly Diagnostic[];
}

function reach(path: PathExpr, readers: readonly Reader[], program: Program): Reached {
  const problems: Diagnostic[] = [];
  const rows = new Map<string, Row>();
  for (const reader of readers) {
    for (const { key, row } of found(path, reader, program, problems)) rows.set(key, row);
  }
  return { path, rows, problems };
}

/** What a name or a condition means to a reader: its rows by key; of lost paths too, where they are counted. */
function found(
  e: Expr,
  reader: Reader,
  program: Program,
  out: Diagnostic[],
): readonly { readonly key: string; readonly row: Row }[] {
  const { key, touches } = reader;
  const look = (
    table: string,
  ): { readonly checked: CheckedRow; readonly problems: readonly Diagnostic[]; readonly ok: boolean } => {
    const problems: Diagnostic[] = [];
    const checked = checkRow(e, { world: program.world, table, names: "dimension" }, problems);
    return { checked, problems, ok: checked.meaning.type !== "error" && problems.length === 0 };
  };
  const own = look(reader.table);
  if (own.ok && touches && hasLost(reader)) {
    const lost = look(touches.table);
    out.push(...lost.problems);
    return [
      { key, row: own.checked.row },
      { key: lostKey(key), row: lost.checked.row },
    ];
  }
  if (own.ok) return [{ key, row: own.checked.row }];
  const touch = touches && look(touches.table);
  if (!touches || !touch?.ok) return (out.push(...own.problems), []);
  const { row } = touch.checked;
  if ("player" in touches.model && !isOf(touches.model.player, row)) {
    const { name, player } = touches.model;
    const other = columnsOf(row).find((column) => !isOf(player, column));
    out.push(diagnose("creditsPlayers", e.span, { name: other?.name ?? print(e), model: name, player: player.name }));
    return [];
  }
  return [{ key, row: ofTouch(row) }];
}

/** The path without its last word, where that gives a time: `members.joined_at.month`. */
function reachTime(path: PathExpr, readers: readonly Reader[], program: Program): Reached | null {
  const shorter: PathExpr = { ...path, parts: path.parts.slice(0, -1) };
  const found = reach(shorter, readers, program);
  return found.problems.length === 0 ? found : null;
}

/** A question's condition: as each reader understands it, by its key, and where each of its and-parts stands. */
export interface Conditions {
  readonly rows: ReadonlyMap<string, Row>;
  readonly parts: readonly Expr[];
}

/** `--where`, as each reader understands it. */
export function conditions(text: string | null, readers: readonly Reader[], program: Program, out: Diagnostic[]): Conditions {
  const rows = new Map<string, Row>();
  if (text === null || text.trim() === "") return { rows, parts: [] };
  const parsed = parseText(text, "--where");
  out.push(...parsed.diagnostics);
  const { expr } = parsed;
  if (expr === null) return { rows, parts: [] };
  for (const reader of readers) {
    // Of orders and their touches each part speaks of the ones or the others.
    for (const part of reader.touches ? andParts(expr) : [expr]) {
      const before = out.length;
      const meanings = found(part, reader, program, out);
      const [first] = meanings;
      if (!first) continue;
      const meaning: Meaning = { type: first.row.type, unit: ONE, bare: false };
      needs("boolean", "--where", { meaning, span: part.span }, out);
      if (out.length > before) continue;
      for (const { key, row } of meanings) rows.set(key, and(rows.get(key) ?? null, row));
    }
  }
  return { rows, parts: andParts(expr) };
}

/** The parts of a question's condition that one more table can reach: the others say nothing of its rows. */
export function conditionFor(table: string, { parts }: Conditions, program: Program): Row | null {
  const rows = parts.flatMap((part) => {
    const problems: Diagnostic[] = [];
    const { row, meaning } = checkRow(part, { world: program.world, table, names: "dimension" }, problems);
    return problems.length === 0 && meaning.type === "boolean" ? [row] : [];
  });
  return rows.reduce<Row | null>(and, null);
}

/** In the order of `conjuncts` of the checked row. */
const andParts = (e: Expr): readonly Expr[] =>
  e.kind === "binary" && e.op === "and" ? [...andParts(e.left), ...andParts(e.right)] : [e];
