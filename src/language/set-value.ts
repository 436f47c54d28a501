import type { Span } from "../ground/span.js";
import { readYaml } from "../compile/read/yaml.js";
import { keyAt, plain, treeAt, type Entry, type Path, type Plain, type ScalarTree, type Tree } from "../compile/read/tree.js";
import { reach } from "./cursor.js";
import { applied, type Edit } from "./edit.js";
import { entryText } from "./entry-text.js";
import { plainSafe, quotedDouble, quotedSingle } from "./scalar.js";

export type Value = string | number | boolean;

/** The text with one value set, and the edit that does it; or null where it cannot be set without touching more. */
export interface ValueSet {
  readonly text: string;
  readonly edit: Edit;
}

/**
 * Sets one cell of a file: the scalar at the path is replaced, or its key added in its neighbours' style, and not a
 * byte more. Every way of writing it is read back, and the first is taken that says the new value and changes nothing
 * else; so a value that an alias shares, or a file that is no sound YAML, is left alone.
 */
export const setValue = (text: string, path: Path, value: Value, file = "metrics.yaml"): ValueSet | null =>
  inEntry(text, path, (own) => setIn(own, path, value, file)) ?? setIn(text, path, value, file);

/** A change tried out in the entry it belongs to: in a long file that is quicker by far. */
function inEntry(text: string, path: Path, change: (text: string) => ValueSet | null): ValueSet | null {
  const steps = path.map((step) => (typeof step === "string" ? step.normalize("NFC") : step));
  const entry = entryText(text, steps);
  const made = entry ? change(entry.text) : null;
  const edit = made && entry ? entry.inFile(made.edit) : null;
  return edit && { text: applied(text, [edit]), edit };
}

function setIn(text: string, path: Path, value: Value, file: string): ValueSet | null {
  const before = readYaml(file, text);
  if (!before.sound || path.length === 0) return null;
  const steps = path.map((step) => (typeof step === "string" ? step.normalize("NFC") : step));
  const root: Tree = before.tree ?? { kind: "map", entries: new Map(), span: { file, start: 0, end: 0 } };
  const wanted = asSet(plain(root), steps, value);
  if (wanted === undefined) return null;
  for (const edit of candidates(text, root, steps, value)) {
    const changed = applied(text, [edit]);
    const after = readYaml(file, changed);
    if (after.sound && after.tree && same(plain(after.tree), wanted, steps)) return { text: changed, edit };
  }
  return null;
}

/** The file's values with the new one among them; undefined where the path leads nowhere. */
function asSet(root: Plain, [step, ...rest]: Path, value: Value): Plain | undefined {
  if (step === undefined) return typeof root === "object" && root !== null ? undefined : value;
  if (typeof step === "number") {
    if (root === null && step === 0) root = [];
    if (!Array.isArray(root) || step > root.length || step < 0) return undefined;
    const item = asSet(root[step] ?? null, rest, value);
    return item === undefined ? undefined : Object.assign([...root], { [step]: item });
  }
  if (root === null) root = {};
  if (typeof root !== "object" || Array.isArray(root)) return undefined;
  const inner = asSet(Object.hasOwn(root, step) ? (root[step] ?? null) : null, rest, value);
  return inner === undefined ? undefined : Object.assign(Object.create(null) as object, root, { [step]: inner });
}

/** Equal, but for the last line break of a block scalar at the path, which belongs to the block. */
function same(a: Plain | undefined, b: Plain | undefined, path: Path | null): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null)
    return a === b || (path?.length === 0 && typeof a === "string" && a === `${String(b)}\n` && typeof b === "string");
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const at = (of: object, key: string): Plain | undefined => (of as Record<string, Plain>)[key];
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && same(at(a, key), at(b, key), path && String(path[0]) === key ? path.slice(1) : null),
    )
  );
}

function* candidates(text: string, root: Tree, path: Path, value: Value): Generator<Edit> {
  const found = treeAt(root, path);
  if (found?.kind === "scalar" && found.source !== "") {
    const { file, start, end } = found.span;
    for (const put of rewritten(found, value, text)) yield { file, start, end, text: put };
    return;
  }
  if (found?.kind === "scalar") return yield* afterKey(text, root, path, value);
  // The nearest thing that is there: the rest of the path is new.
  let depth = path.length - 1;
  while (depth > 0 && !isThere(treeAt(root, path.slice(0, depth)))) depth--;
  const holder = treeAt(root, path.slice(0, depth));
  const rest = path.slice(depth);
  if (holder?.kind === "scalar" || holder === null) return;
  if (rest.length > 1 && keyAt(root, path.slice(0, depth + 1))) {
    yield* afterKey(text, root, path.slice(0, depth + 1), value, rest.slice(1));
    return;
  }
  yield* added(text, holder, rest, value, root);
}

const isThere = (tree: Tree | null): boolean => tree !== null && (tree.kind !== "scalar" || tree.source !== "");

/** The value in the scalar's own style first, then in those that can hold more. */
function* rewritten(scalar: ScalarTree, value: Value, text: string): Generator<string> {
  const written = String(value);
  if (typeof value !== "string") yield written + (isBlock(scalar) ? breaksBehind(scalar.source) : "");
  else if (scalar.style === "single" && !/[\r\n]/.test(written)) yield quotedSingle(written);
  else if (isBlock(scalar)) yield* blocks(scalar, written, text);
  else if (scalar.style === "plain" && plainSafe(written, false)) yield written;
  if (typeof value === "string") yield quotedDouble(written) + (isBlock(scalar) ? breaksBehind(scalar.source) : "");
}

const isBlock = ({ style }: ScalarTree): boolean => style === "literal" || style === "folded";

/** The line breaks a block scalar ends with; blanks before them are no part of what it says. */
const breaksBehind = (source: string): string => (/\s*$/.exec(source)?.[0] ?? "").replace(/[^\r\n]/g, "");

/** A block scalar with its header and indentation kept. */
function* blocks(scalar: ScalarTree, value: string, text: string): Generator<string> {
  const [header = "", ...lines] = scalar.source.split(/\r\n|\n/);
  const first = lines.find((line) => line.trim() !== "") ?? "";
  const margin = /^ */.exec(first)?.[0] ?? "";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const tail = breaksBehind(scalar.source);
  const body = value.endsWith("\n") ? value.slice(0, -1) : value;
  const joint = scalar.style === "folded" ? lineEnd + lineEnd : lineEnd;
  const inner = body
    .split("\n")
    .map((line) => (line === "" ? "" : margin + line))
    .join(joint);
  yield `${header}${lineEnd}${inner}${tail === "" && scalar.span.end < text.length ? lineEnd : tail}`;
}

/** A key with nothing behind it gets its value, in one line or as a block below it. */
function* afterKey(text: string, root: Tree, path: Path, value: Value, below: Path = []): Generator<Edit> {
  const key = keyAt(root, path);
  if (!key) return;
  const item = typeof path.at(-1) === "number";
  const colon = item ? key.start : text.indexOf(":", key.end) + 1;
  if (colon === 0) return;
  const { file } = key;
  for (const put of spelled(value)) {
    if (below.length === 0) yield { file, start: colon, end: colon, text: ` ${put}` };
    else
      yield {
        file,
        start: lineEndAt(text, colon),
        end: lineEndAt(text, colon),
        text: nested(text, columnOf(text, key.start) + 2, below, put),
      };
  }
}

function* spelled(value: Value): Generator<string> {
  if (typeof value !== "string") yield String(value);
  else {
    if (plainSafe(value, true)) yield value;
    if (plainSafe(value, false)) yield value;
    yield quotedDouble(value);
  }
}

/** A new key, or a new item, behind the last of its neighbours. */
function* added(text: string, holder: Tree, rest: Path, value: Value, root: Tree): Generator<Edit> {
  const { file } = root.span;
  const [step, ...below] = rest;
  if (step === undefined || holder.kind === "scalar") return;
  const open = text[holder.span.start];
  const members =
    holder.kind === "map" ? [...holder.entries.values()] : holder.items.map((item): Entry => ({ key: item.span, value: item }));
  const last = members.at(-1);
  if ((open === "{" || open === "[") && holder.span.end > holder.span.start) {
    for (const put of spelled(value)) {
      const entry = inFlow(rest, put);
      const at = last ? Math.max(last.key.end, reach(last.value)) : holder.span.start + 1;
      yield { file, start: at, end: at, text: last ? `, ${entry}` : entry };
    }
    return;
  }
  const column = last ? columnOf(text, (members[0] as Entry).key.start) : 0;
  const at = last ? lineEndAt(text, Math.max(last.key.end, trimmedEnd(text, reach(last.value)))) : text.length;
  for (const put of spelled(value)) {
    const isItem = typeof step === "number";
    const start = isItem ? dashColumn(text, members[0]?.key.start ?? 0) : column;
    const inner = nested(text, start, [step, ...below], put);
    const first = last === undefined && (text === "" || text.endsWith("\n"));
    yield { file, start: at, end: at, text: first ? `${inner.slice(lineBreak(text).length)}${lineBreak(text)}` : inner };
  }
}

function inFlow([step, ...below]: Path, put: string): string {
  const inner = below.length === 0 ? put : typeof below[0] === "number" ? `[${inFlow(below, put)}]` : `{${inFlow(below, put)}}`;
  return typeof step === "number" ? inner : `${keyText(String(step))}: ${inner}`;
}

/** Lines for the rest of a path, each step two blanks deeper. */
function nested(text: string, column: number, path: Path, put: string): string {
  let lines = "";
  let margin = column;
  path.forEach((step, i) => {
    const end = i === path.length - 1 ? ` ${put}` : "";
    lines += `${lineBreak(text)}${" ".repeat(margin)}${typeof step === "number" ? "-" : `${keyText(step)}:`}${end}`;
    margin += 2;
  });
  return lines;
}

export const keyText = (key: string): string =>
  plainSafe(key, true) && !/^(?:true|false|null|~|<<|[-+.\d].*|---.*)$/i.test(key) ? key : quotedDouble(key);

const lineBreak = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");

function lineEndAt(text: string, from: number): number {
  const found = /\r\n|\n/.exec(text.slice(from));
  return found ? from + found.index : text.length;
}

/** Before the blank lines that a block scalar takes in. */
function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && " \t\r\n".includes(text[at - 1] ?? "")) at--;
  return at;
}

const columnOf = (text: string, at: number): number =>
  at - (text.lastIndexOf("\n", at - 1) + 1) - (text.startsWith("\uFEFF") && !text.slice(0, at).includes("\n") ? 1 : 0);

/** The column of the dash that begins an item. */
function dashColumn(text: string, at: number): number {
  const dash = text.lastIndexOf("-", at);
  return columnOf(text, dash < 0 ? at : dash);
}

/**
 * Takes a key with its value out of the file, the whole of its lines where it stands in lines of its own, and not a byte
 * more; null where that cannot be, as for what an alias shares or a list counts by its place.
 */
export const removeKey = (text: string, path: Path, file = "metrics.yaml"): ValueSet | null =>
  inEntry(text, path, (own) => removeIn(own, path, file)) ?? removeIn(text, path, file);

function removeIn(text: string, path: Path, file: string): ValueSet | null {
  const before = readYaml(file, text);
  const steps = path.map((step) => (typeof step === "string" ? step.normalize("NFC") : step));
  const last = steps.at(-1);
  const key = before.sound && before.tree ? keyAt(before.tree, steps) : null;
  const found = before.tree ? treeAt(before.tree, steps) : null;
  const holder = before.tree ? treeAt(before.tree, steps.slice(0, -1)) : null;
  if (key === null || found === null || before.tree === null || typeof last !== "string" || holder?.kind !== "map") return null;
  const wanted = without(plain(before.tree), steps);
  for (const edit of removals(text, key, Math.max(key.end, reach(found)), holder, file)) {
    const changed = applied(text, [edit]);
    const after = readYaml(file, changed);
    if (after.sound && after.tree && same(plain(after.tree), wanted, null)) return { text: changed, edit };
  }
  return null;
}

function without(root: Plain, [step, ...rest]: Path): Plain {
  if (step === undefined || root === null || typeof root !== "object") return root;
  if (Array.isArray(root)) return root.map((item, i) => (i === step ? without(item, rest) : item));
  const entries = Object.entries(root);
  const kept = rest.length === 0 ? entries.filter(([key]) => key !== step) : entries;
  return Object.assign(
    Object.create(null) as object,
    Object.fromEntries(kept.map(([key, value]) => [key, key === step ? without(value, rest) : value])),
  );
}

function* removals(text: string, key: Span, end: number, holder: Tree, file: string): Generator<Edit> {
  const lineStart = text.lastIndexOf("\n", key.start - 1) + 1;
  const own = text.slice(lineStart, key.start).trim() === "";
  const lineEnd = lineEndAt(text, trimmedEnd(text, end));
  const next = lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : lineEnd < text.length ? 1 : 0);
  const flow = text[holder.span.start] === "{";
  if (own && !flow) yield { file, start: lineStart, end: next, text: "" };
  if (!flow) return;
  const comma = /^\s*,\s*/.exec(text.slice(end));
  if (comma) yield { file, start: key.start, end: end + comma[0].length, text: "" };
  const before = /\s*,\s*$/.exec(text.slice(0, key.start));
  if (before) yield { file, start: key.start - before[0].length, end, text: "" };
  yield { file, start: key.start, end, text: "" };
}
