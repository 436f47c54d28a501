import { NAMED_SECTIONS, type NamedSection } from "../compile/definitions.js";
import { keyAt, plain, treeAt, type MapTree, type Path, type Plain, type Tree } from "../compile/read/tree.js";
import { readYaml } from "../compile/read/yaml.js";
import { reach } from "./cursor.js";
import { applied, type Edit } from "./edit.js";
import { keyText, removeKey, setValue, type Value } from "./set-value.js";
import type { Project } from "./project.js";

/** A cell to be written: the value at a path; null takes the key out. */
export interface CellChange {
  readonly path: Path;
  readonly value: Value | null;
}

/** Edits made one after the other, each to the text that those before it left, and the paths that could not be written. */
export interface Written {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly refused: readonly Path[];
}

/** Writes many cells of one file, as a paste, a fill or a replacement does. */
export function setCells(text: string, changes: readonly CellChange[], file = "metrics.yaml"): Written {
  const edits: Edit[] = [];
  const refused: Path[] = [];
  let now = text;
  for (const { path, value } of changes) {
    const made = value === null ? removeKey(now, path, file) : setValue(now, path, value, file);
    if (made === null) {
      refused.push(path);
      continue;
    }
    now = made.text;
    edits.push(made.edit);
  }
  return { text: now, edits, refused };
}

export const namesTaken = (project: Project): ReadonlySet<string> =>
  new Set(NAMED_SECTIONS.flatMap((section) => [...project.names.sections[section].keys()]));

/** What a new entry begins with: as much as makes it mean something at once. */
export function beginning(project: Project, section: string): readonly (readonly [key: string, value: Value])[] {
  const { sections, languages } = project.names;
  const first = (of: NamedSection): string => sections[of].keys().next().value ?? "";
  const starts: Readonly<Record<string, readonly (readonly [string, Value])[]>> = {
    kpis: [["formula", `count(${first("tables")})`]],
    goals: [
      ["for", first("stakeholders")],
      ["kpi", first("kpis")],
    ],
    assumptions: [
      ["value", 1],
      ["unit", "1"],
    ],
    stakeholders: [
      ["name", "New stakeholder"],
      ["language", languages[0] ?? "en"],
    ],
    tables: [["from", "data/in/new.csv"]],
    pilots: [["kpi", first("kpis")]],
  };
  return starts[section] ?? [];
}

/**
 * A copy of an entry under another name, right behind it, with every byte of it as it stands; null where it cannot be
 * copied by itself, as where an anchor would be there twice.
 */
export function duplicateEntry(text: string, section: string, name: string, as: string, file = "metrics.yaml"): Edit | null {
  const found = entryIn(text, section, name, file);
  if (!found) return null;
  const { root, holder, key, end } = found;
  const source = text.slice(key.end, end);
  const wanted = withCopy(plain(root), section, name, as);
  const tries: Edit[] = [];
  if (text[holder.span.start] === "{") tries.push({ file, start: end, end, text: `, ${keyText(as)}${source}` });
  else {
    const from = lineStart(text, key.start);
    const to = nextLine(text, end);
    // Entries with an empty line between them keep one.
    const gap = /^[ \t]*\r?\n/.exec(text.slice(to))?.[0] ?? "";
    const lines = gap + text.slice(from, key.start) + keyText(as) + text.slice(key.end, to);
    tries.push({ file, start: to, end: to, text: to > 0 && text[to - 1] !== "\n" ? `${lineBreak(text)}${lines}` : lines });
  }
  return (
    proven(
      text,
      tries.map((edit) => [edit]),
      wanted,
      file,
    )?.[0] ?? null
  );
}

/** Takes an entry out; with the last one its section goes too, as a section cannot be empty. */
export function removeEntry(text: string, section: string, name: string, file = "metrics.yaml"): Edit | null {
  const found = entryIn(text, section, name, file);
  if (!found) return null;
  return removeKey(text, found.holder.entries.size === 1 ? [section] : [section, name], file)?.edit ?? null;
}

/**
 * Puts an entry before the one above it (-1) or behind the one below it (1), with the comment right above it; null where
 * there is none, or where the file's style does not let lines be moved.
 */
export function moveEntry(
  text: string,
  section: string,
  name: string,
  by: -1 | 1,
  file = "metrics.yaml",
): readonly Edit[] | null {
  const found = entryIn(text, section, name, file);
  if (!found || text[found.holder.span.start] === "{") return null;
  const { root, holder } = found;
  const names = [...holder.entries.keys()];
  const at = names.indexOf(name);
  const other = names[at + by];
  if (other === undefined) return null;
  const [upper, lower] = by < 0 ? [other, name] : [name, other];
  const [above, below] = [linesOf(text, holder, upper), linesOf(text, holder, lower)];
  if (!above || !below || above.to > below.from) return null;
  // What stands between the two, as an empty line, stays there.
  const wanted = inOrder(plain(root), section, swapped(names, at, at + by));
  const ended = (lines: string): string => (lines.endsWith("\n") ? lines : lines + lineBreak(text));
  const [first, second] = [text.slice(below.from, below.to), text.slice(above.from, above.to)];
  const isLast = below.to === text.length && !first.endsWith("\n");
  const edits = [
    { file, start: above.from, end: above.to, text: ended(first) },
    { file, start: below.from, end: below.to, text: isLast ? second.replace(/\r?\n$/, "") : second },
  ];
  return proven(text, [edits], wanted, file);
}

interface Found {
  readonly root: MapTree;
  readonly holder: MapTree;
  readonly key: { readonly start: number; readonly end: number };
  /** Behind the last byte of its value. */
  readonly end: number;
}

function entryIn(text: string, section: string, name: string, file: string): Found | null {
  const { tree, sound } = readYaml(file, text);
  const holder = tree ? treeAt(tree, [section]) : null;
  const key = tree ? keyAt(tree, [section, name]) : null;
  const value = tree ? treeAt(tree, [section, name]) : null;
  if (!sound || tree?.kind !== "map" || holder?.kind !== "map" || !key || !value) return null;
  return { root: tree, holder, key, end: endOf(text, key.end, value) };
}

/** Behind the value's last character; a block scalar's last line breaks are not it. */
function endOf(text: string, key: number, value: Tree): number {
  let end = Math.max(key + 1, reach(value));
  while (end > key && " \t\r\n".includes(text[end - 1] ?? "")) end--;
  return end;
}

/** The lines of an entry and of the comment right above it. */
function linesOf(text: string, holder: MapTree, name: string): { readonly from: number; readonly to: number } | null {
  const entry = holder.entries.get(name);
  if (!entry) return null;
  let from = lineStart(text, entry.key.start);
  if (text.slice(from, entry.key.start).trim() !== "") return null;
  const margin = text.slice(from, entry.key.start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (!text.slice(above, from).startsWith(`${margin}#`)) break;
    from = above;
  }
  return { from, to: nextLine(text, endOf(text, entry.key.end, entry.value)) };
}

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);
const nextLine = (text: string, at: number): number => (text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at) + 1);
const lineBreak = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");

const swapped = (names: readonly string[], a: number, b: number): readonly string[] =>
  names.map((name, i) => (i === a ? (names[b] ?? name) : i === b ? (names[a] ?? name) : name));

type PlainMap = { [key: string]: Plain };

function inOrder(root: Plain, section: string, names: readonly string[]): Plain {
  const entries = (root as PlainMap)[section] as PlainMap;
  return { ...(root as PlainMap), [section]: Object.fromEntries(names.map((name) => [name, entries[name] ?? null])) };
}

function withCopy(root: Plain, section: string, name: string, as: string): Plain {
  const entries = Object.entries((root as PlainMap)[section] as PlainMap);
  const all = entries.flatMap(([key, value]) =>
    key === name ? [[key, value] as const, [as, value] as const] : [[key, value] as const],
  );
  return { ...(root as PlainMap), [section]: Object.fromEntries(all) };
}

/** The first of the tries after which the text reads as wanted, its entries in that order. */
function proven(text: string, tries: readonly (readonly Edit[])[], wanted: Plain, file: string): readonly Edit[] | null {
  const asWanted = JSON.stringify(wanted);
  return (
    tries.find((edits) => {
      const { tree, sound } = readYaml(file, applied(text, edits));
      return sound && tree !== null && JSON.stringify(plain(tree)) === asWanted;
    }) ?? null
  );
}
