import type { Entry, Path, ScalarTree, Tree } from "../compile/read/tree.js";
import { quotedEnd, scalarOf } from "./outline-scalar.js";

/** A place inside a flow collection where a key or a value stands, or may be typed. */
export interface FlowSlot {
  readonly kind: "flow-key" | "flow-value";
  /** Of the map for a key, of the value itself for a value. */
  readonly path: Path;
  readonly start: number;
  readonly end: number;
  readonly scalar: ScalarTree;
}

interface Read {
  readonly tree: Tree;
  readonly end: number;
  readonly slots: readonly FlowSlot[];
}

/** Deeper collections are not looked into. */
const DEEPEST = 100;

/** `{a: 1, b: [2]}` from its bracket on, closed or not; never past `limit`. */
export function flow(text: string, file: string, start: number, limit: number, path: Path): Read {
  const slots: FlowSlot[] = [];
  let at = start;

  const tree = collection(path, 0);
  return { tree, end: at, slots };

  function collection(own: Path, depth: number): Tree {
    const from = at;
    const isMap = text[at] === "{";
    const close = isMap ? "}" : "]";
    const entries = new Map<string, Entry>();
    const items: Tree[] = [];
    at++;
    if (onlyBlanks(at, close))
      slots.push(hole(isMap ? "flow-key" : "flow-value", isMap ? own : [...own, 0], at, blanksEnd(at)));
    while (at < limit && text[at] !== close) {
      const before = at;
      if (isMap) pair(own, entries, depth);
      else {
        items.push(value([...own, items.length], depth));
        // What an item ends in is its comma; an empty one before the closing bracket is none.
        const last = items.at(-1);
        if (text[at] === close && last?.kind === "scalar" && last.source === "") items.pop();
      }
      if (text[at] === ",") {
        at++;
        if (!isMap && onlyBlanks(at, close)) slots.push(hole("flow-value", [...own, items.length], at, blanksEnd(at)));
        if (isMap && onlyBlanks(at, close)) slots.push(hole("flow-key", own, at, blanksEnd(at)));
      } else if (at === before || (at < limit && text[at] !== close)) at = Math.max(at, before) + 1;
    }
    if (at < limit) at++;
    const span = { file, start: from, end: at };
    return isMap ? { kind: "map", entries, span } : { kind: "list", items, span };
  }

  function pair(own: Path, entries: Map<string, Entry>, depth: number): void {
    const slotStart = at;
    at = blanksEnd(at);
    const start = at;
    const key = scalar(true);
    const colon = blanksEnd(at);
    slots.push({ kind: "flow-key", path: own, start: slotStart, end: text[colon] === ":" ? at : blanksEnd(at), scalar: key });
    at = colon;
    if (text[at] !== ":") return;
    at++;
    const name = key.text.normalize("NFC");
    const read = value([...own, name], depth);
    if (key.source !== "" && !entries.has(name))
      entries.set(name, { key: { file, start, end: start + key.source.length }, value: read });
  }

  function value(own: Path, depth: number): Tree {
    const slotStart = at;
    at = blanksEnd(at);
    if ((text[at] === "{" || text[at] === "[") && depth < DEEPEST) return collection(own, depth + 1);
    const read = scalar(false);
    const end = blanksEnd(at);
    slots.push({ kind: "flow-value", path: own, start: slotStart, end, scalar: read });
    at = end;
    return read;
  }

  function scalar(isKey: boolean): ScalarTree {
    const from = at;
    const first = text[at];
    if (first === '"' || first === "'") {
      const lineEnd = text.indexOf("\n", at);
      at = quotedEnd(text, at, limit) ?? Math.min(limit, lineEnd < 0 ? limit : lineEnd);
      return scalarOf(text, file, from, at, first === '"' ? "double" : "single");
    }
    while (at < limit && !ends(isKey)) at += text.startsWith("${", at) ? Math.max(2, text.indexOf("}", at) - at + 1) : 1;
    at = Math.min(at, limit);
    let end = at;
    while (end > from && " \t\r\n".includes(text[end - 1] ?? "")) end--;
    at = Math.max(end, from);
    return scalarOf(text, file, from, end, "plain");
  }

  function ends(isKey: boolean): boolean {
    const c = text[at] ?? "";
    if (",[]{}".includes(c)) return true;
    if (c === "#" && " \t\n\r".includes(text[at - 1] ?? "")) return true;
    return c === ":" && (isKey ? /[\s,[\]{}]|$/ : /[\s]/).test(text[at + 1] ?? " ");
  }

  function blanksEnd(from: number): number {
    let to = from;
    while (to < limit && " \t\r\n".includes(text[to] ?? "")) to++;
    return to;
  }

  function onlyBlanks(from: number, close: string): boolean {
    const next = blanksEnd(from);
    return next >= limit || text[next] === close;
  }

  function hole(kind: FlowSlot["kind"], own: Path, from: number, to: number): FlowSlot {
    return { kind, path: own, start: from, end: to, scalar: scalarOf(text, file, to, to, "plain") };
  }
}
