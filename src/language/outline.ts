import type { Entry, MapTree, Path, ScalarTree, Tree } from "../compile/read/tree.js";
import { flow, type FlowSlot } from "./outline-flow.js";
import { commentAt, quotedEnd, scalarOf } from "./outline-scalar.js";

/**
 * A YAML text read line by line, by its indentation alone: where the strict reader gives up at the first mistake, this
 * one loses the line and goes on. It serves the editor only, while a file is being typed; nothing is computed from it.
 */
export interface Outline {
  readonly root: MapTree;
  /** Every key and list item of block style, in the file's order. */
  readonly rows: readonly Row[];
  /** Every scalar's place, flow collections' parts among them: where the cursor may stand. */
  readonly slots: readonly Slot[];
}

/** A key, or an item's dash, of block style: what lies deeper below it belongs to it. */
export interface Row {
  readonly path: Path;
  readonly line: number;
  readonly column: number;
  /** True where nothing stands behind it, so that a block may follow. */
  readonly open: boolean;
}

export type Slot =
  | { readonly kind: "value"; readonly path: Path; readonly start: number; readonly end: number; readonly scalar: ScalarTree }
  | FlowSlot;

/** A map or list that is still being read. */
type Growing =
  | { readonly kind: "map"; readonly column: number; readonly path: Path; readonly entries: Map<string, Entry>; start: number }
  | { readonly kind: "list"; readonly column: number; readonly path: Path; readonly items: Tree[]; start: number };

export function outline(text: string, file: string): Outline {
  const lines = linesOf(text);
  const rows: Row[] = [];
  const slots: Slot[] = [];
  const top: Extract<Growing, { kind: "map" }> = { kind: "map", column: 0, path: [], entries: new Map(), start: 0 };
  const stack: Growing[] = [top];

  for (let i = 0; i < lines.length; i++) {
    const { start, end } = lines[i] as Line;
    const column = indentation(text, start, end);
    let at = start + column;
    if (at >= end || text[at] === "#" || (column === 0 && /^(---|\.\.\.|%)/.test(text.slice(at, end)))) continue;
    let here = column;
    // Dashes first: each opens an item, whose content may follow on the line.
    while (text[at] === "-" && (at + 1 >= end || text[at + 1] === " ")) {
      const list = collection("list", here, at);
      if (list?.kind !== "list") break;
      const path = [...list.path, list.items.length];
      list.items.push(empty(file, Math.min(at + 1, end)));
      const content = skipBlanks(text, at + 1, end);
      rows.push({ path, line: i, column: here, open: content >= end || text[content] === "#" });
      here += content - at;
      at = content;
      if (at >= end) slots.push({ kind: "value", path, start: Math.min(content, end), end, scalar: empty(file, end) });
    }
    if (at >= end) continue;
    const key = keyAt(text, at, end);
    if (!key) {
      i = loose(at, i, here);
      continue;
    }
    const map = collection("map", here, at);
    if (map?.kind !== "map") continue;
    const path = [...map.path, key.name];
    const content = skipBlanks(text, key.colon + 1, end);
    const nothing = content >= end || text[content] === "#";
    rows.push({ path, line: i, column: here, open: nothing || /^[&|>]/.test(text[content] ?? "") });
    const read = nothing ? { tree: empty(file, Math.min(key.colon + 1, end)), line: i } : value(content, i, here, path);
    if (nothing) slots.push({ kind: "value", path, start: key.colon + 1, end, scalar: read.tree as ScalarTree });
    if (!map.entries.has(key.name)) map.entries.set(key.name, { key: { file, start: at, end: key.end }, value: read.tree });
    i = read.line;
  }

  const root: MapTree = { kind: "map", entries: top.entries, span: { file, start: 0, end: text.length } };
  return { root, rows, slots };

  /** The map or list of this column: the one that is open, or a new one below the last key or item. */
  function collection(kind: Growing["kind"], column: number, start: number): Growing | null {
    // A list may stand in its key's own column; a key in a list's column ends the list.
    while (stack.length > 1 && tooDeep(stack.at(-1) as Growing, kind, column)) stack.pop();
    const last = stack.at(-1) as Growing;
    if (last.kind === kind && last.column === column) return last;
    if (last === top && kind === "map" && top.entries.size === 0) return top;
    const holder = lastChild(last);
    if (!holder || (last.column > column && kind === "map")) return last.kind === kind ? last : null;
    const grown: Growing =
      kind === "map"
        ? { kind, column, path: holder.path, entries: new Map(), start }
        : { kind, column, path: holder.path, items: [], start };
    const span = { file, start, end: start };
    holder.set(
      grown.kind === "map" ? { kind: "map", entries: grown.entries, span } : { kind: "list", items: grown.items, span },
    );
    stack.push(grown);
    return grown;
  }

  /** A line without a key: an item's value, the value of the key above, or the beginning of a key. */
  function loose(at: number, line: number, column: number): number {
    while (stack.length > 1 && (stack.at(-1) as Growing).column >= column) stack.pop();
    const holder = lastChild(stack.at(-1) as Growing);
    const row = rows.at(-1);
    const isItem = row?.line === line;
    if (!holder || !row || !(row.open || isItem) || row.column >= column) return line;
    const read = value(at, line, row.column, holder.path);
    holder.set(read.tree);
    return read.line;
  }

  function value(at: number, line: number, column: number, path: Path): { readonly tree: Tree; readonly line: number } {
    const first = text[at] ?? "";
    const room = lastLine(line, column, first === "{" || first === "[");
    const limit = lines[room]?.end ?? text.length;
    if (first === "{" || first === "[") {
      const read = flow(text, file, at, limit, path);
      slots.push(...read.slots);
      return { tree: read.tree, line: lineAt(read.end, line) };
    }
    const found = scalarAt(at, line, room, limit);
    const scalar = scalarOf(text, file, at, found.end, found.style);
    // A blank behind a value is still in it: whoever goes on typing there goes on with the value.
    const lineEnd = lines[lineAt(found.end, line)]?.end ?? found.end;
    const until = commentAt(text, found.end, lineEnd) ?? lineEnd;
    slots.push({ kind: "value", path, start: at, end: Math.max(found.end, until), scalar });
    return { tree: scalar, line: Math.max(line, lineAt(found.end, line)) };
  }

  function scalarAt(at: number, line: number, room: number, limit: number): { end: number; style: ScalarTree["style"] } {
    const first = text[at] ?? "";
    const lineEnd = lines[line]?.end ?? limit;
    if ((first === "|" || first === ">") && /^[|>][-+1-9]*\s*(#|$)/.test(text.slice(at, lineEnd)))
      return { end: limit, style: first === "|" ? "literal" : "folded" };
    if (first === '"' || first === "'")
      return { end: quotedEnd(text, at, limit) ?? lineEnd, style: first === '"' ? "double" : "single" };
    let end = trimEnd(text, at, commentAt(text, at, lineEnd) ?? lineEnd);
    for (let next = line + 1; next <= room && end >= trimEnd(text, at, lines[next - 1]?.end ?? end); next++) {
      const { start, end: stop } = lines[next] as Line;
      const from = start + indentation(text, start, stop);
      if (from >= stop) continue;
      if (text[from] === "#" || keyAt(text, from, stop)) break;
      end = trimEnd(text, from, commentAt(text, from, stop) ?? stop);
    }
    return { end, style: "plain" };
  }

  /** The last line that may belong to a value whose key stands in this column. */
  function lastLine(line: number, column: number, closes: boolean): number {
    let last = line;
    for (let next = line + 1; next < lines.length; next++) {
      const { start, end } = lines[next] as Line;
      const deep = indentation(text, start, end);
      if (start + deep >= end) continue;
      if (deep <= column && !(closes && deep === column && /[\]}]/.test(text[start + deep] ?? ""))) break;
      last = next;
    }
    return last;
  }

  function lineAt(offset: number, from: number): number {
    let line = from;
    while (line + 1 < lines.length && (lines[line + 1]?.start ?? Infinity) <= offset - 1) line++;
    return line;
  }

  function lastChild(of: Growing): { readonly path: Path; readonly set: (tree: Tree) => void } | null {
    if (of.kind === "list") {
      const index = of.items.length - 1;
      return index < 0 ? null : { path: [...of.path, index], set: (tree) => void (of.items[index] = tree) };
    }
    const name = [...of.entries.keys()].at(-1);
    const entry = name === undefined ? undefined : of.entries.get(name);
    if (name === undefined || !entry) return null;
    return { path: [...of.path, name], set: (tree) => void of.entries.set(name, { key: entry.key, value: tree }) };
  }
}

function tooDeep(open: Growing, kind: Growing["kind"], column: number): boolean {
  return open.column > column || (open.column === column && open.kind === "list" && kind === "map");
}

interface Line {
  readonly start: number;
  /** Before the line's end. */
  readonly end: number;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

export function indentation(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === " ") at++;
  return at - start;
}

const skipBlanks = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at++;
  return at;
};

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && " \t\r\n".includes(text[at - 1] ?? "")) at--;
  return at;
}

interface Key {
  readonly name: string;
  readonly end: number;
  readonly colon: number;
}

const PLAIN_KEY = /[^\s,[\]{}#&*!|>'"%@`](?:[^:#\n\r]|:(?=\S)|(?<=\S)#)*?(?=\s*:(?:\s|$))/my;
const QUOTED_KEY = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')(?=\s*:(?:\s|$))/my;

/** The key that begins here, where a colon follows it on the line. */
function keyAt(text: string, at: number, end: number): Key | null {
  const quoted = text[at] === '"' || text[at] === "'";
  const pattern = quoted ? QUOTED_KEY : PLAIN_KEY;
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  if (found === undefined || at + found.length > end) return null;
  const colon = skipBlanks(text, at + found.length, end);
  const raw = found.trimEnd();
  const name = quoted ? scalarOf(raw, "", 0, raw.length, raw[0] === '"' ? "double" : "single").text : raw;
  return text[colon] === ":" ? { name: name.normalize("NFC"), end: at + raw.length, colon } : null;
}

function empty(file: string, at: number): ScalarTree {
  return { kind: "scalar", value: null, text: "", style: "plain", source: "", span: { file, start: at, end: at } };
}
