import { NAMED_SECTIONS, type NamedSection } from "../compile/definitions.js";
import type { Catalog } from "../compile/catalog.js";
import type { Entry, Path, Tree } from "../compile/read/tree.js";

/** Everything that has a name in a workspace, sound or not. */
export interface Names {
  readonly sections: Readonly<Record<NamedSection, ReadonlyMap<string, Named>>>;
  readonly tables: ReadonlyMap<string, TableNames>;
  readonly languages: readonly string[];
  readonly currency: string | null;
}

export interface Named {
  readonly name: string;
  readonly file: string;
  readonly entry: Entry;
}

export interface TableNames {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly time: string | null;
  readonly columns: ReadonlyMap<string, ColumnNames>;
}

export interface ColumnNames {
  readonly name: string;
  readonly type: string | null;
  readonly ref: string | null;
  readonly unit: string | null;
  /** Where it is declared; null where only the data knows it. */
  readonly entry: Entry | null;
}

interface Rooted {
  readonly file: string;
  readonly root: Tree;
}

export function namesOf(documents: readonly Rooted[], catalog: Catalog): Names {
  const sections = Object.fromEntries(NAMED_SECTIONS.map((section) => [section, entriesOf(documents, section)])) as Record<
    NamedSection,
    ReadonlyMap<string, Named>
  >;
  const tables = new Map([...sections.tables].map(([name, named]) => [name, tableNames(name, named.entry.value, catalog)]));
  const community = documents.map(({ root }) => child(root, "community")).find((tree) => tree !== null) ?? null;
  const listed = child(community, "languages");
  const languages = listed?.kind === "list" ? listed.items.flatMap((item) => (item.kind === "scalar" ? [item.text] : [])) : [];
  return { sections, tables, languages: languages.length > 0 ? languages : ["en"], currency: text(community, "currency") };
}

function entriesOf(documents: readonly Rooted[], section: NamedSection): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const { root, file } of documents) {
    const tree = child(root, section);
    if (tree?.kind !== "map") continue;
    for (const [name, entry] of tree.entries) if (!found.has(name)) found.set(name, { name, file, entry });
  }
  return found;
}

function tableNames(name: string, tree: Tree, catalog: Catalog): TableNames {
  const columns = new Map<string, ColumnNames>();
  const plain = (column: string, type: string | null = null): void => {
    if (column !== "" && !columns.has(column)) columns.set(column, { name: column, type, ref: null, unit: null, entry: null });
  };
  const declared = child(tree, "columns");
  if (declared?.kind === "map") {
    for (const [column, entry] of declared.entries) {
      const of = (key: string): string | null => text(entry.value, key);
      columns.set(column, { name: column, type: of("type"), ref: of("ref"), unit: of("unit"), entry });
    }
  }
  const known = Object.hasOwn(catalog.tables, name) ? catalog.tables[name] : undefined;
  for (const { name: column, type } of known?.columns ?? []) {
    const before = columns.get(column);
    if (before) columns.set(column, { ...before, type });
    else plain(column, type);
  }
  const valid = child(tree, "valid");
  plain(text(tree, "key") ?? "");
  plain(text(tree, "time") ?? "", "time");
  plain(text(valid, "from") ?? "", "time");
  plain(text(valid, "to") ?? "", "time");
  return { name, row: text(tree, "row") ?? name, time: text(tree, "time"), columns };
}

export const child = (tree: Tree | null | undefined, key: string): Tree | null =>
  tree?.kind === "map" ? (tree.entries.get(key)?.value ?? null) : null;

/** The text of a scalar below a map, in NFC as names are. */
export function text(tree: Tree | null | undefined, key: string): string | null {
  const found = child(tree, key);
  return found?.kind === "scalar" && found.text !== "" ? found.text.normalize("NFC") : null;
}

/** The tables and columns that `author_id.segment` leads through from a table; null where a part leads nowhere. */
export function walkNames(names: Names, table: string, parts: readonly string[]): string | null {
  let here: string | null = table;
  for (const part of parts) here = here === null ? null : (names.tables.get(here)?.columns.get(part)?.ref ?? null);
  return here;
}

/** True where a path of the file fits a pattern: `*` any one step, `**` any number of them. */
export function fits(path: Path, pattern: string): boolean {
  const wanted = pattern.split("/");
  const match = (p: number, w: number): boolean => {
    if (w === wanted.length) return p === path.length;
    if (wanted[w] === "**") return match(p, w + 1) || (p < path.length && match(p + 1, w));
    return p < path.length && (wanted[w] === "*" || wanted[w] === String(path[p])) && match(p + 1, w + 1);
  };
  return match(0, 0);
}
