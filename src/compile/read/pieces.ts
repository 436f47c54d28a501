import type { Diagnostic } from "../../ground/diagnostic.js";
import { withPlaces, type Span } from "../../ground/span.js";
import { DEEPEST } from "./document.js";
import type { Entry, MapTree, Tree } from "./tree.js";
import { readYaml, type YamlResult } from "./yaml.js";

/** What is kept of a workspace's files between two readings: only the entry that a keystroke changed is read as YAML again. */
export interface YamlMemory {
  readonly files: Map<string, Remembered>;
}

interface Remembered {
  readonly text: string;
  readonly result: YamlResult;
  readonly pieces: ReadonlyMap<string, Piece>;
}

export const yamlMemory = (): YamlMemory => ({ files: new Map() });

/**
 * The value of an entry as its text alone makes it, wherever that stands: the same thing as long as the text is, in one
 * memory. The value itself where nothing is remembered of it.
 */
export const originOf = (value: Tree): Tree => origins.get(value) ?? value;

const origins = new WeakMap<Tree, Tree>();

/** A top-level key with its value, or an entry of a section: sound YAML by itself, wherever it stands. */
interface Piece {
  /** Null where it is no sound map by itself. */
  readonly tree: MapTree | null;
  /** The same as it last stood in the file. */
  placed: { readonly at: number; readonly tree: MapTree } | null;
}

/** Gives what `readYaml` gives, in a time that goes with what has changed since the last reading. */
export function readYamlAgain(file: string, text: string, { files }: YamlMemory): YamlResult {
  const before = files.get(file);
  if (before?.text === text) return before.result;
  const pieces = new Map<string, Piece>();
  const result = joined(file, text, before?.pieces ?? NONE, pieces) ?? readYaml(file, text);
  files.set(file, { text, result, pieces });
  return result;
}

const NONE: ReadonlyMap<string, Piece> = new Map();

function joined(file: string, text: string, known: ReadonlyMap<string, Piece>, kept: Map<string, Piece>): YamlResult | null {
  const cut = MAY_CROSS.test(text) ? null : sectionsOf(text);
  if (cut === null) return null;
  const piece = (start: number, end: number): Piece => {
    const source = text.slice(start, end);
    const found = known.get(source) ?? kept.get(source) ?? { tree: alone(file, source), placed: null };
    kept.set(source, found);
    return found;
  };
  const broken: Part[] = [];
  const tree = (start: number, end: number): MapTree | null => {
    const found = piece(start, end);
    if (found.tree === null) return (broken.push([start, end]), null);
    if (found.placed?.at !== start) found.placed = { at: start, tree: placedAt(found.tree, start) };
    return found.placed.tree;
  };
  const parts: (readonly [string, Entry])[] = [];
  const spans: Span[] = [];
  for (const { start, end, entries } of cut) {
    const [first = end] = entries;
    const head = tree(start, first);
    const inside = entries.map((from, i) => tree(from, entries[i + 1] ?? end));
    if (head === null || inside.some((each) => each === null)) continue;
    const own = [...head.entries];
    const section = entries.length > 0 ? union(inside as readonly MapTree[]) : null;
    if (entries.length > 0 && (section === null || own.length !== 1)) return null;
    spans.push(section ? { ...head.span, end: section.span.end } : head.span);
    for (const [name, entry] of own) parts.push([name, section ? { ...entry, value: section } : entry]);
  }
  if (broken.length > 0) return amiss(file, text, broken, cut);
  const entries = new Map(parts);
  // A key that is there twice is told with its place by the whole reading.
  if (entries.size !== parts.length) return null;
  const span = { file, start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  return { tree: { kind: "map", entries, span }, diagnostics: [], sound: true };
}

/** Maps of one section, one behind the other; null where a key is there twice. */
function union(maps: readonly MapTree[]): MapTree | null {
  const parts = maps.flatMap((map) => [...map.entries]);
  const entries = new Map(parts);
  const [first, last] = [maps[0], maps.at(-1)];
  if (entries.size !== parts.length || !first || !last) return null;
  return { kind: "map", entries, span: { ...first.span, end: last.span.end } };
}

/** Aliases, directives, several documents, and what stands before a key reach across pieces: those files are read whole. */
const MAY_CROSS = /[\s,[{]\*[^\s,[\]{}]|^(?:%|---|\.{3}|[&!?*{[])/m;

function alone(file: string, source: string): MapTree | null {
  const { tree, diagnostics } = readYaml(file, source);
  if (diagnostics.length > 0 || tree?.kind !== "map") return null;
  if (source.startsWith(" ") && endsOpen(tree, source)) return null;
  // How deep a file may be is counted from its root, two maps above a piece's own.
  return depthOf(tree) <= DEEPEST - 2 ? tree : null;
}

/** True where the last key of an entry has no value, and a comment below may belong to what follows. */
function endsOpen(tree: Tree, source: string): boolean {
  if (tree.kind === "scalar") return tree.source === "" && source.includes("#", tree.span.start);
  const last = tree.kind === "list" ? tree.items.at(-1) : [...tree.entries.values()].at(-1)?.value;
  return last !== undefined && endsOpen(last, source);
}

function depthOf(tree: Tree): number {
  if (tree.kind === "scalar") return 1;
  const inside = tree.kind === "list" ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  return 1 + inside.reduce((most, each) => Math.max(most, depthOf(each)), 0);
}

/** A top-level key: where it begins and ends, and where the entries of its map begin, if they can be told apart. */
interface Section {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly number[];
}

/** Cuts at the lines that begin in the column of the root's keys, and those of a section at its entries'. */
function sectionsOf(text: string): readonly Section[] | null {
  const starts = linesAt(text, text.startsWith("\uFEFF") ? 1 : 0, text.length, 0);
  if (/^\s*[^\s#]/m.test(text.slice(0, starts[0]))) return null;
  // What stands before the first key belongs to it.
  const sections = starts.map((at, i) => {
    const start = i === 0 ? 0 : at;
    const end = starts[i + 1] ?? text.length;
    return { start, end, entries: entriesOf(text, at, end) };
  });
  return sections.some(({ entries }) => entries.some((at) => /^ *[&!?*{[]/.test(text.slice(at, lineEnd(text, at)))))
    ? null
    : sections;
}

function entriesOf(text: string, start: number, end: number): readonly number[] {
  const line = text.indexOf("\n", start);
  if (line < 0 || line >= end || !/^[^\s"'#:&!|>]+:\s*(?:#.*)?$/.test(text.slice(start, line))) return [];
  const [, indent = "", first = "-"] = FIRST.exec(text.slice(line + 1, end)) ?? [];
  return indent === "" || first === "-" || first === "\t" ? [] : linesAt(text, line + 1, end, indent.length);
}

export type Part = readonly [start: number, end: number];

/**
 * The section's own lines and those of one of its entries, which together are sound YAML that says of the entry what the
 * whole file says; null where the entry cannot be told apart.
 */
export function entryLines(text: string, section: string, name: string): { readonly head: Part; readonly own: Part } | null {
  const cut = MAY_CROSS.test(text) ? [] : (sectionsOf(text) ?? []);
  const [found, another] = cut.filter(({ start, end }) => text.slice(start, end).match(TOP_KEY)?.[1] === section);
  if (!found || another) return null;
  const { start, end, entries } = found;
  const starts = entries.filter((at) => keyOf(text.slice(at, lineEnd(text, at))) === name);
  const at = starts[0];
  if (at === undefined || starts.length > 1) return null;
  const to = entries[entries.indexOf(at) + 1] ?? end;
  return alone("", text.slice(at, to)) ? { head: [start, entries[0] ?? at], own: [at, to] } : null;
}

const TOP_KEY = /^([^\s"'#:&!|>]+):/m;
const lineEnd = (text: string, at: number): number => (text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at));

/** The key that a line begins with; null where only a whole reading tells. */
function keyOf(line: string): string | null {
  const [, double, single, plain] = /^ *(?:"([^"\\]*)"|'([^']*)'|([^\s"'#][^:#]*?))\s*:(?:\s|$)/.exec(line) ?? [];
  return (double ?? single ?? plain ?? null)?.normalize("NFC") ?? null;
}

/** The first line that holds more than a comment. */
const FIRST = /^( *)([^ \r\n#])/m;

/** Where lines of exactly this indentation begin that are no comment, no list and not blank. */
function linesAt(text: string, from: number, to: number, indent: number): readonly number[] {
  const found: number[] = [];
  for (let at = from; at < to; at = text.indexOf("\n", at) + 1) {
    let first = at;
    while (first < to && text.charCodeAt(first) === SPACE) first++;
    if (first - at === indent && first < to && !"\r\n\t#-".includes(text[first] ?? "\n")) found.push(at);
    if (text.indexOf("\n", at) < 0) break;
  }
  return found;
}
const SPACE = 32;

function placedAt(tree: MapTree, at: number): MapTree {
  const placed = moved(tree, at) as MapTree;
  for (const [name, { value }] of placed.entries) {
    const origin = tree.entries.get(name)?.value;
    if (origin) origins.set(value, origin);
  }
  return placed;
}

/** The same tree with its places moved. */
function moved(tree: Tree, by: number): Tree {
  if (by === 0) return tree;
  const span = shifted(tree.span, by);
  if (tree.kind === "scalar") return { ...tree, span };
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => moved(item, by)), span };
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of tree.entries) entries.set(name, { key: shifted(key, by), value: moved(value, by) });
  return { ...tree, entries, span };
}

const shifted = ({ file, start, end }: Span, by: number): Span => ({ file, start: start + by, end: end + by });

/**
 * What is wrong with the broken pieces of a long file, read without everything sound: what an open bracket makes of the
 * lines far below it is not told then. Null where the whole must be read, as it is short or as that tells nothing.
 */
function amiss(file: string, text: string, broken: readonly Part[], cut: readonly Section[]): YamlResult | null {
  if (text.length < LONG) return null;
  const heads = cut
    .filter(({ start, end, entries }) => entries.length > 0 && broken.some(([from]) => from > start && from < end))
    .map(({ start, entries }) => [start, entries[0] ?? start] as Part);
  const parts = [...heads, ...broken].sort((a, b) => a[0] - b[0]);
  const result = readYaml(file, parts.map(([start, end]) => text.slice(start, end)).join(""));
  return result.sound
    ? null
    : { ...result, tree: null, diagnostics: result.diagnostics.map((each) => backInPlace(each, parts)) };
}

/** A place in parts put one behind the other, as a place in the text they were taken from. */
function backInPlace(diagnostic: Diagnostic, parts: readonly Part[]): Diagnostic {
  return withPlaces(diagnostic, ({ file, start, end }) => {
    let before = 0;
    for (const [from, to] of parts) {
      const by = from - before;
      before += to - from;
      // What an open bracket swallows ends with the part it stands in.
      if (start < before) return { file, start: start + by, end: Math.min(end + by, to) };
    }
    const last = parts.at(-1)?.[1] ?? 0;
    return { file, start: last, end: last };
  });
}

/** Read whole within a keystroke: some 30 ms. */
const LONG = 100_000;
