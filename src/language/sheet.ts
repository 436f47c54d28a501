import { NAMED_SECTIONS, type NamedSection } from "../compile/definitions.js";
import { treeAt, type Path, type Tree } from "../compile/read/tree.js";
import { meantAt } from "./places.js";
import type { Project } from "./project.js";
import { isMapNode, isTexts, schemaAt, type SchemaNode } from "./schema.js";

/** A section of the file as rows and columns: a view of its text, never a copy that is edited. */
export interface Sheet {
  readonly section: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

export interface SheetColumn {
  /** The key, and for texts the language behind it: "formula", "label.en", "target.by". */
  readonly id: string;
  /** Below the row's own path. */
  readonly path: readonly string[];
  readonly kind: "text" | "number" | "boolean" | "choice" | "formula";
  /** Whether it is a text in another language than the community's first. */
  readonly translation: boolean;
  readonly choices: readonly string[];
  /** What the schema says of the key. */
  readonly about: string;
}

export interface SheetRow {
  readonly name: string;
  readonly file: string;
  /** Where the name stands. */
  readonly start: number;
  readonly end: number;
  /** By the columns' order. */
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  /** As the file says it, without quotes; "" where it says nothing. */
  readonly text: string;
  readonly path: Path;
  /** Why it is not edited as one cell: a list, or a text shared by all languages. Null where it is. */
  readonly locked: "list" | "map" | "shared" | null;
}

/** The sheet of a section; null where it has no entries by name. */
export function sheet(project: Project, section: string): Sheet | null {
  if (!isSection(section)) return null;
  const { sections, languages } = project.names;
  const rows = [...sections[section].values()];
  const columns = columnsOf(section, languages).map((column) => ({
    column,
    cells: rows.map(({ name, entry }) => cellOf(entry.value, [section, name], column, languages[0] ?? "en")),
  }));
  // What nobody has yet stands behind what somebody has.
  const used = ({ cells }: { readonly cells: readonly SheetCell[] }): boolean => cells.some(({ text }) => text !== "");
  const shown = [...columns.filter(used), ...columns.filter((each) => !used(each))];
  return {
    section,
    columns: shown.map(({ column }) => column),
    rows: rows.map(({ name, file, entry }, i) => ({
      name,
      file,
      start: entry.key.start,
      end: entry.key.end,
      cells: shown.map(({ cells }) => cells[i] as SheetCell),
    })),
  };
}

const isSection = (section: string): section is NamedSection => NAMED_SECTIONS.some((each) => each === section);

/** How many keys deep a column lies: a target's day is a cell, a pilot's criterion another. */
const DEEPEST = 2;

function columnsOf(section: string, languages: readonly string[]): readonly SheetColumn[] {
  const columns: SheetColumn[] = [];
  const add = (path: readonly string[], nodes: readonly SchemaNode[], about: string): void => {
    const texts = nodes.find(isTexts);
    if (texts) {
      for (const [i, language] of languages.entries())
        columns.push({ ...column([...path, language], [], "text", about), translation: i > 0 });
      return;
    }
    const inner = nodes.find((node) => isMapNode(node) && node.properties);
    if (inner && path.length < DEEPEST) {
      for (const [key, node] of Object.entries(inner.properties ?? {}))
        add([...path, key], schemaAt([section, "*", ...path, key]), node.description ?? about);
      return;
    }
    const choices = nodes.flatMap((node) => node.enum ?? []).map(String);
    const types = nodes.flatMap(({ type }) => type ?? []);
    const formula = meantAt([section, "*", ...path])?.kind === "formula";
    const isNumber = types.length > 0 && types.every((type) => type === "number" || type === "integer");
    const kind = formula ? "formula" : choices.length > 0 ? "choice" : isNumber ? "number" : "text";
    columns.push(column(path, choices, types.length === 1 && types[0] === "boolean" ? "boolean" : kind, about));
  };
  for (const entry of schemaAt([section, "*"]).filter(isMapNode))
    for (const [key, node] of Object.entries(entry.properties ?? {}))
      add([key], schemaAt([section, "*", key]), node.description ?? "");
  return columns;
}

const column = (
  path: readonly string[],
  choices: readonly string[],
  kind: SheetColumn["kind"],
  about: string,
): SheetColumn => ({ id: path.join("."), path, kind, translation: false, choices, about });

function cellOf(row: Tree, at: Path, { path }: SheetColumn, first: string): SheetCell {
  const whole = [...at, ...path];
  const found = treeAt(row, path);
  if (found?.kind === "scalar") return { text: found.text, path: whole, locked: null };
  if (found) return { text: listed(found), path: whole, locked: found.kind };
  // A text without languages is the same in all of them: it is edited once, as the first one's.
  const parent = path.length > 1 ? treeAt(row, path.slice(0, -1)) : null;
  if (parent?.kind !== "scalar" || parent.source === "") return { text: "", path: whole, locked: null };
  return path.at(-1) === first
    ? { text: parent.text, path: whole.slice(0, -1), locked: null }
    : { text: "", path: whole, locked: "shared" };
}

/** A list in a line. */
function listed(tree: Tree): string {
  if (tree.kind === "scalar") return tree.text;
  const items = tree.kind === "list" ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  const names = tree.kind === "map" ? [...tree.entries.keys()] : null;
  return items.map((item, i) => (names ? `${names[i]}: ${listed(item)}` : listed(item))).join(", ");
}
