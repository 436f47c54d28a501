import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { NAMED_SECTIONS } from "../definitions.js";
import type { Files } from "./files.js";
import { FileProblem, LONGEST_FILE, LONGEST_WORKSPACE, MOST_FILES, staysInside } from "./files.js";
import type { Entry, MapTree, Tree } from "./tree.js";
import { readYamlAgain, type YamlMemory } from "./pieces.js";
import { readYaml } from "./yaml.js";

export interface Loaded {
  /** The main file with everything it includes; null where it is no map. */
  readonly root: MapTree | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  /** False where a file could not be read as YAML: its definitions are missing. */
  readonly sound: boolean;
}

/** Reads the main file, then those it includes, and merges their sections. */
export function load(files: Files, entry: string, memory: YamlMemory | null = null): Loaded {
  const texts = Object.create(null) as Record<string, string>;
  const diagnostics: Diagnostic[] = [];
  let sound = true;

  const open = (path: string, at: Span): MapTree | null => {
    const text = textOf(files, path);
    if (typeof text !== "string") {
      texts[path] ??= "";
      sound = false;
      const missing = text.kind === "missing" && path === entry;
      diagnostics.push(
        missing ? diagnose("noWorkspaceFile", at, { path }) : diagnose("fileProblem", at, { path, kind: text.kind }),
      );
      return null;
    }
    texts[path] = text;
    const read = memory ? readYamlAgain(path, text, memory) : readYaml(path, text);
    // One by one: there may be more of them than a call takes arguments.
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
    if (!read.sound) sound = false;
    if (!read.sound || read.tree?.kind === "map") return read.sound ? (read.tree as MapTree) : null;
    if (!read.tree && path !== entry) return null;
    const start = { file: path, start: 0, end: 0 };
    diagnostics.push(read.tree ? diagnose("rootIsNoMap", read.tree.span, {}) : diagnose("emptyFile", start, { path }));
    sound = false;
    return null;
  };

  const main = open(entry, { file: entry, start: 0, end: 0 });
  if (!main) return { root: null, texts, diagnostics, sound };
  let root = main;
  let length = texts[entry]?.length ?? 0;
  for (const { path, at } of included(main, files, entry, diagnostics)) {
    if (path in texts) continue;
    if (Object.keys(texts).length > MOST_FILES || length > LONGEST_WORKSPACE) {
      diagnostics.push(diagnose("tooManyFiles", at, { most: MOST_FILES }));
      break;
    }
    const part = open(path, at);
    length += texts[path]?.length ?? 0;
    if (part) root = merged(root, part, diagnostics);
  }
  return { root, texts, diagnostics, sound };
}

function textOf(files: Files, path: string): string | FileProblem {
  try {
    const text = files.read(path);
    return text.length > LONGEST_FILE ? new FileProblem("too-large", path) : text;
  } catch (problem) {
    if (problem instanceof FileProblem) return problem;
    throw problem;
  }
}

/** The files `include:` names, each with the place that names it. */
function included(main: MapTree, files: Files, entry: string, diagnostics: Diagnostic[]): { path: string; at: Span }[] {
  const include = main.entries.get("include")?.value;
  const items = include?.kind === "list" ? include.items : include ? [include] : [];
  return items.flatMap((item) => {
    // What is no path at all is the shape's complaint.
    if (item.kind !== "scalar" || typeof item.value !== "string" || !staysInside(item.value)) return [];
    const pattern = item.value;
    const found = [...files.list(pattern)].filter((path) => path !== entry).sort();
    if (found.length === 0) {
      const isPattern = /[*?[{]/.test(pattern);
      const why = isPattern
        ? diagnose("includeEmpty", item.span, { glob: pattern })
        : diagnose("includeMissing", item.span, { path: pattern });
      diagnostics.push(why);
    }
    return found.map((path) => ({ path, at: item.span }));
  });
}

/** Maps of named things and lists are added to; what only one file can say may be said once. */
function merged(root: MapTree, part: MapTree, diagnostics: Diagnostic[]): MapTree {
  const entries = new Map(root.entries);
  for (const [key, entry] of part.entries) {
    const before = entries.get(key);
    if (key === "include") diagnostics.push(diagnose("includeNested", entry.key, {}));
    else if (!before || isNothing(before.value)) entries.set(key, entry);
    else if (isNothing(entry.value) || (key === "version" && sameScalar(before.value, entry.value))) continue;
    else entries.set(key, { key: before.key, value: joined(key, before, entry, diagnostics) });
  }
  return { ...root, entries };
}

function joined(section: string, before: Entry, added: Entry, diagnostics: Diagnostic[]): Tree {
  const [a, b] = [before.value, added.value];
  if (a.kind === "list" && b.kind === "list") return { ...a, items: [...a.items, ...b.items] };
  if (a.kind !== "map" || b.kind !== "map" || !(NAMED_SECTIONS as readonly string[]).includes(section)) {
    diagnostics.push(diagnose("duplicateKey", added.key, { key: section }));
    return a;
  }
  const entries = new Map(a.entries);
  for (const [name, entry] of b.entries) {
    if (entries.has(name)) diagnostics.push(diagnose("duplicateKey", entry.key, { key: name }));
    else entries.set(name, entry);
  }
  return { ...a, entries };
}

const isNothing = (tree: Tree): boolean => tree.kind === "scalar" && tree.value === null;
const sameScalar = (a: Tree, b: Tree): boolean => a.kind === "scalar" && b.kind === "scalar" && a.value === b.value;
