import type { Span } from "../../ground/span.js";

/**
 * A YAML text as plain data with a place for everything: aliases resolved, keys in NFC, no key twice. Depth and size
 * are bounded by the reader (yaml.ts), so what follows may walk it freely.
 */
export type Tree = ScalarTree | MapTree | ListTree;

export interface ScalarTree {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The scalar's text, whatever its type: "14.50" of the number 14.5. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** As it stands in the file, quotes or block header included. */
  readonly source: string;
  readonly span: Span;
}

export interface MapTree {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: Span;
}

export interface Entry {
  readonly key: Span;
  readonly value: Tree;
}

export interface ListTree {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly span: Span;
}

export type Path = readonly (string | number)[];

/** The tree at a path, or null where nothing stands. */
export function treeAt(root: Tree, path: Path): Tree | null {
  let tree: Tree | undefined = root;
  for (const step of path) {
    if (tree?.kind === "map") tree = tree.entries.get(String(step))?.value;
    else if (tree?.kind === "list") tree = tree.items[Number(step)];
    else return null;
  }
  return tree ?? null;
}

/** The place of the key a path ends in; of the item, where it ends in a list. */
export function keyAt(root: Tree, path: Path): Span | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  const parent = treeAt(root, path.slice(0, -1));
  if (parent?.kind === "map") return parent.entries.get(String(last))?.key ?? null;
  return treeAt(root, path)?.span ?? null;
}

/** A mutable value for the schema. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The values alone, in objects without a prototype; keys as `safeKey` writes them. */
export function plain(tree: Tree): Plain {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(plain);
  const object = Object.create(null) as { [key: string]: Plain };
  for (const [key, entry] of tree.entries) object[safeKey(key)] = plain(entry.value);
  return object;
}

const PROTO = "__proto__";
const STAND_IN = "__proto__\uF8FF";

/** zod drops the key `__proto__` from records; it travels under another name between `plain` and `record`. */
export const safeKey = (key: string): string => (key === PROTO ? STAND_IN : key);
export const trueKey = (key: string): string => (key === STAND_IN ? PROTO : key);

/** A record without a prototype, so that no name is special. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const object = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}
