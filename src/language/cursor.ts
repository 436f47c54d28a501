import { formulaText } from "../compile/read/formula-text.js";
import type { Path, ScalarTree, Tree } from "../compile/read/tree.js";
import type { FormulaText } from "../ground/span.js";
import { indentation, linesOf } from "./outline.js";
import type { Document } from "./document.js";

/** Where the cursor stands in the file's structure. */
export type Cursor =
  /** A key is, or would be, typed in the map at `path`; [start, end) is what is written of it. */
  | { readonly kind: "key"; readonly path: Path; readonly start: number; readonly end: number; readonly inFlow: boolean }
  | { readonly kind: "value"; readonly path: Path; readonly scalar: ScalarTree; readonly inFlow: boolean };

/** Finds the cursor's place, in a file that may be broken just there. */
export function cursorAt({ text, outline }: Document, offset: number): Cursor | null {
  const slots = outline.slots.filter(({ start, end }) => start <= offset && offset <= end);
  // Slots of flow collections touch: the later one begins behind the comma or the colon.
  const slot = slots.at(-1);
  if (slot?.kind === "flow-key")
    return { kind: "key", path: slot.path, start: slot.scalar.span.start, end: slot.scalar.span.end, inFlow: true };
  if (slot?.kind === "flow-value") return { kind: "value", path: slot.path, scalar: slot.scalar, inFlow: true };
  if (slot && isIn(slot.scalar, text, offset)) return { kind: "value", path: slot.path, scalar: slot.scalar, inFlow: false };
  const line = linesOf(text).findLastIndex(({ start }) => start <= offset);
  const { start, end } = linesOf(text)[line] ?? { start: 0, end: text.length };
  const first = start + indentation(text, start, end);
  if (text[first] === "\t" || text.slice(first, offset).includes("#")) return null;
  const dash = /^(?:- +)*/.exec(text.slice(first, end))?.[0].length ?? 0;
  const word = /^[^\s:,#]*/.exec(text.slice(first + dash, end))?.[0].length ?? 0;
  const from = Math.min(first + dash, offset);
  const column = (offset < first ? offset : from) - start;
  return {
    kind: "key",
    path: containerOf(outline.rows, line, column),
    start: from,
    end: Math.max(offset, first + dash + word),
    inFlow: false,
  };
}

/** A key typed below a key without a value is read as that value; on another line it is no value yet. */
function isIn(scalar: ScalarTree, text: string, offset: number): boolean {
  return scalar.style !== "plain" || !/\n[ ]*$/.test(text.slice(scalar.span.end, offset)) || scalar.source === "";
}

/** The path of the map that a line of this column belongs to: the nearest key above that stands further left. */
function containerOf(rows: Document["outline"]["rows"], line: number, column: number): Path {
  let limit = column;
  for (const row of [...rows].reverse()) {
    if (row.line > line || (row.line === line && row.column >= column) || row.column >= limit) continue;
    if (row.open || typeof row.path.at(-1) === "number") return row.path;
    limit = row.column;
  }
  return [];
}

/** The formula of a scalar, with the cursor's offset in its text. What is typed behind it counts as blanks. */
export function inFormula(
  scalar: ScalarTree,
  offset: number,
): { readonly formula: FormulaText; readonly at: number; readonly before: string } {
  const formula = formulaText(scalar);
  const { text, map } = formula;
  let at = map.findIndex((place) => place >= offset);
  if (at < 0 || at > text.length) at = text.length;
  const gap = offset > (map[text.length] ?? 0) ? " " : "";
  return { formula, at, before: text.slice(0, at) + gap };
}

/** The path to the innermost key or value at an offset of a sound tree; `onKey` where the key itself is pointed at. */
export function pathAt(
  root: Tree,
  offset: number,
): { readonly path: Path; readonly onKey: boolean; readonly tree: Tree } | null {
  const path: (string | number)[] = [];
  let tree = root;
  for (;;) {
    const next = stepInto(tree, offset);
    if (!next) return path.length === 0 ? null : { path, onKey: false, tree };
    path.push(next.step);
    tree = next.tree;
    if (next.onKey) return { path, onKey: true, tree };
  }
}

function stepInto(tree: Tree, offset: number): { step: string | number; tree: Tree; onKey: boolean } | null {
  if (tree.kind === "map") {
    for (const [step, { key, value }] of tree.entries) {
      if (key.file !== tree.span.file) continue;
      if (key.start <= offset && offset <= key.end) return { step, tree: value, onKey: true };
      if (value.span.start <= offset && offset <= reach(value)) return { step, tree: value, onKey: false };
    }
  }
  if (tree.kind === "list") {
    const step = tree.items.findIndex((item) => item.span.start <= offset && offset <= reach(item));
    if (step >= 0) return { step, tree: tree.items[step] as Tree, onKey: false };
  }
  return null;
}

/** The end of the last thing in a tree; collections of the outline know only their beginnings. */
export function reach(tree: Tree): number {
  if (tree.kind === "scalar") return tree.span.end;
  const last = tree.kind === "map" ? [...tree.entries.values()].at(-1)?.value : tree.items.at(-1);
  return Math.max(tree.span.end, last ? reach(last) : 0);
}
