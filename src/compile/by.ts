import type { Diagnostic } from "../ground/diagnostic.js";
import type { Expr, PathExpr } from "../ground/expr.js";
import { diagnose } from "../ground/messages.js";
import type { ValueType } from "../ground/type.js";
import { parse, parseText } from "../formula/parse.js";
import type { Row } from "./cell.js";
import { needs } from "./check/combine.js";
import { checkRow } from "./check/row.js";
import type { Grain } from "./definitions.js";
import { isGrain } from "./grain.js";
import type { Program } from "./program.js";

/** What one name of `--by` means: a grain, or a dimension as each aggregated table reaches it. */
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
  tables: readonly string[],
  program: Program,
  out: Diagnostic[],
): readonly (ReadBy | null)[] {
  let start = 0;
  return names.map((name) => {
    const read = readBy(name, start, tables, program, out);
    start += name.length + 1;
    return read;
  });
}

function readBy(raw: string, start: number, tables: readonly string[], program: Program, out: Diagnostic[]): ReadBy | null {
  const word = raw.trim();
  if (isGrain(word)) return { kind: "grain", name: word, grain: word };
  const first = start + raw.length - raw.trimStart().length;
  const span = { file: "--by", start: first, end: first + word.length };
  if (word === "") return (out.push(diagnose("byEmpty", span, {})), null);
  const parsed = parse({ text: word, file: "--by", map: Array.from({ length: word.length + 1 }, (_, i) => first + i) });
  if (parsed.expr?.kind !== "path") {
    out.push(...(parsed.expr ? [diagnose("byNeedsName", span, { name: word })] : parsed.diagnostics));
    return null;
  }
  const path = parsed.expr;
  const last = path.parts.at(-1)?.name ?? "";
  const grain = path.parts.length > 1 && isGrain(last) ? last : null;
  const found =
    grain === null ? reach(path, tables, program) : (reachTime(path, tables, program) ?? reach(path, tables, program));
  const timed = grain !== null && found.path !== path;
  out.push(...found.problems);
  const type = [...found.rows.values()][0]?.type ?? "text";
  const temporal = type === "date" || type === "time";
  if (timed && !temporal && found.rows.size > 0) out.push(diagnose("dimensionTime", path.span, { name: word }));
  return { kind: "dimension", name: word, type, grain: temporal ? (timed ? grain : "day") : null, rows: found.rows };
}

interface Reached {
  readonly path: PathExpr;
  readonly rows: ReadonlyMap<string, Row>;
  readonly problems: readonly Diagnostic[];
}

function reach(path: PathExpr, tables: readonly string[], program: Program): Reached {
  const problems: Diagnostic[] = [];
  const rows = new Map<string, Row>();
  for (const table of tables) {
    const checked = checkRow(path, { world: program.world, table, names: "dimension" }, problems);
    if (checked.meaning.type !== "error") rows.set(table, checked.row);
  }
  return { path, rows, problems };
}

/** The path without its last word, where that gives a time: `members.joined_at.month`. */
function reachTime(path: PathExpr, tables: readonly string[], program: Program): Reached | null {
  const shorter: PathExpr = { ...path, parts: path.parts.slice(0, -1) };
  const found = reach(shorter, tables, program);
  return found.problems.length === 0 ? found : null;
}

/** A question's condition: as each table understands it, and where each of its and-parts stands. */
export interface Conditions {
  readonly rows: ReadonlyMap<string, Row>;
  readonly parts: readonly Expr[];
}

/** `--where`, as each table understands it. */
export function conditions(text: string | null, tables: readonly string[], program: Program, out: Diagnostic[]): Conditions {
  const rows = new Map<string, Row>();
  if (text === null || text.trim() === "") return { rows, parts: [] };
  const parsed = parseText(text, "--where");
  out.push(...parsed.diagnostics);
  const { expr } = parsed;
  if (expr === null) return { rows, parts: [] };
  for (const table of tables) {
    const before = out.length;
    const checked = checkRow(expr, { world: program.world, table, names: "dimension" }, out);
    needs("boolean", "--where", { meaning: checked.meaning, span: expr.span }, out);
    if (out.length === before) rows.set(table, checked.row);
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
  return rows.length === 0 ? null : rows.reduce((a, b): Row => ({ kind: "call", fn: "and", args: [a, b], type: "boolean" }));
}

/** In the order of `conjuncts` of the checked row. */
const andParts = (e: Expr): readonly Expr[] =>
  e.kind === "binary" && e.op === "and" ? [...andParts(e.left), ...andParts(e.right)] : [e];
