import type { Path } from "../compile/read/tree.js";
import { treeAt } from "../compile/read/tree.js";
import { isCurrency } from "../ground/unit.js";
import { columnItems, dimensionItems, formulaItems } from "./completion-formula.js";
import { cursorAt, inFormula, type Cursor } from "./cursor.js";
import type { Completion, Item, ItemKind } from "./item.js";
import { labelOf } from "./label.js";
import type { Edit } from "./edit.js";
import { notebookCompletions } from "./notebook/completion.js";
import { isNotebook } from "./notebooks.js";
import { meantAt, type Meant } from "./places.js";
import type { Document } from "./document.js";
import type { Project } from "./project.js";
import { insideScalar } from "./scalar.js";
import { isMapNode, isTexts, schemaAt, type SchemaNode } from "./schema.js";
import { typing } from "./typing.js";
import { unitItems } from "./units.js";

/** What may be written at an offset of a file, which may be broken there. The likeliest come first. */
export function completions(project: Project, file: string, offset: number): readonly Completion[] {
  if (isNotebook(file)) return notebookCompletions(file, project.workspace.texts[file] ?? "", offset, project.sketch);
  const document = project.document(file);
  const cursor = document && cursorAt(document, offset);
  if (!document || !cursor) return [];
  if (cursor.kind === "key") return keys(project, document, cursor, offset);
  const meant = meantAt(cursor.path);
  if (meant?.kind === "formula") return inAFormula(project, document, cursor, offset);
  const nodes = schemaAt(cursor.path);
  const { scalar } = cursor;
  // What is read as the value of a key above may be the first key of the map that belongs there.
  const typesKey =
    !cursor.inFlow && scalar.style === "plain" && nodes.some(isMapNode) && onOwnLine(document.text, scalar.span.start);
  if (typesKey) {
    const { start, end } = scalar.span;
    return keys(project, document, { kind: "key", path: cursor.path, start, end, inFlow: false }, offset);
  }
  const from = scalar.source === "" ? offset : scalar.span.start;
  const space = scalar.source === "" && document.text[offset - 1] === ":" ? " " : "";
  const edit = (item: Item): Edit => ({ file, start: from, end: Math.max(scalar.span.end, from), text: space + item.insert });
  return [...valueItems(project, meant, cursor.path), ...enumItems(nodes)].map((item) => ({ ...item, edit: edit(item) }));
}

const onOwnLine = (text: string, at: number): boolean =>
  /^[ ]*(- +)*$/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));

function inAFormula(project: Project, { text, file }: Document, cursor: Extract<Cursor, { kind: "value" }>, offset: number) {
  const { scalar } = cursor;
  const { formula, at, before } = inFormula(scalar, offset);
  const t = typing(before, project.sketch);
  const isPast = before.length > at;
  const start = t.word.text === "" || isPast ? offset : (formula.map[t.word.start] ?? offset);
  const rest = isPast ? "" : (/^[\p{L}\p{M}\p{Nd}_`]*/u.exec(formula.text.slice(at))?.[0] ?? "");
  const end = rest === "" ? offset : (formula.map[at + rest.length - 1] ?? offset) + 1;
  const space = scalar.source === "" && text[offset - 1] === ":" ? " " : "";
  const alone = scalar.style === "plain" && at === t.word.text.length && before.trim() === t.word.text;
  const own = cursor.path[0] === "kpis" && !cursor.path.includes("tests") ? cursor.path[1] : null;
  const items = formulaItems(t, project.sketch, cursor.path.includes("tests"));
  return items
    .filter(({ kind, label }) => kind !== "kpi" || label !== own)
    .map((item): Completion => {
      // A plain scalar cannot begin with a backtick: then the formula is put in quotes.
      const inserted =
        alone && item.insert.startsWith("`") ? JSON.stringify(item.insert) : insideScalar(scalar.style, item.insert);
      // The bracket behind a function's name may be there already.
      const called = inserted.endsWith("(") && text[end] === "(" ? inserted.slice(0, -1) : inserted;
      return { ...item, edit: { file, start, end, text: space + called } };
    });
}

function keys(project: Project, document: Document, cursor: Extract<Cursor, { kind: "key" }>, offset: number) {
  const { path, start, end, inFlow } = cursor;
  const here = treeAt(document.outline.root, path);
  const typed = document.text.slice(start, end);
  const present = new Set(
    here?.kind === "map" ? [...here.entries].filter(([, e]) => e.key.start !== start).map(([key]) => key) : [],
  );
  const hasColon = /^\s*:/.test(document.text.slice(end));
  const from = typed === "" ? offset : start;
  const given = new Set([...present, ...schemaAt(path).flatMap((node) => standIns(node, present))]);
  return keyItems(project, path)
    .filter(({ label }) => !given.has(label))
    .map((item): Completion => {
      const opens = !inFlow && item.detail === "map";
      const insert = hasColon ? item.insert : `${item.insert}:${opens ? "" : " "}`;
      return { ...item, edit: { file: document.file, start: from, end: Math.max(from, end), text: insert } };
    });
}

/** The keys that another one is there in place of. */
function standIns({ oneOf = [] }: SchemaNode, present: ReadonlySet<string>): readonly string[] {
  const sets = oneOf.map(({ required }) => required);
  return sets.some((set) => set.some((key) => present.has(key))) ? sets.flat() : [];
}

function keyItems(project: Project, path: Path): readonly Item[] {
  const nodes = schemaAt(path);
  const items = nodes.flatMap((node) => Object.entries(node.properties ?? {}).map(([key, below]) => keyItem(key, below, node)));
  if (nodes.some(isTexts))
    items.push(...project.sketch.languages.map((language): Item => ({ label: language, kind: "key", insert: language })));
  if (path.length === 3 && path[0] === "tables" && path[2] === "columns")
    items.push(...columnItems(project.sketch, String(path[1])).map((item) => ({ ...item, insert: plainKey(item.label) })));
  return items;
}

function keyItem(key: string, below: SchemaNode, parent: SchemaNode): Item {
  const isBlock = below.type === "object" || below.type === "array";
  const needed = parent.required?.includes(key) ?? false;
  return {
    label: key,
    kind: "key",
    insert: key,
    detail: isBlock ? "map" : needed ? "needed" : "",
    ...(below.description === undefined ? {} : { documentation: below.description }),
  };
}

const plainKey = (key: string): string =>
  /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(key) && key.trim() === key ? key : JSON.stringify(key);

function enumItems(nodes: readonly SchemaNode[]): readonly Item[] {
  const values = nodes.flatMap((node) => [
    ...(node.enum ?? []),
    ...(node.const === undefined ? [] : [node.const]),
    ...(node.type === "boolean" ? [true, false] : []),
  ]);
  return values.map((value) => ({ label: String(value), kind: "value", insert: scalarText(value) }));
}

const scalarText = (value: string | number | boolean): string =>
  typeof value === "string" && !/^[\w]/.test(value) ? JSON.stringify(value) : String(value);

/** The six languages that reports are written in. */
const LANGUAGES = ["en", "ja", "da", "es", "fr", "ru"];

function valueItems({ sketch: names, workspace }: Project, meant: Meant | null, path: Path): readonly Item[] {
  switch (meant?.kind) {
    case "named": {
      // A KPI is no part of itself.
      const own = path[0] === "kpis" ? path[1] : null;
      return [...names.sections[meant.section].values()]
        .filter(({ name }) => name !== own)
        .map(({ name, entry }) => ({
          label: name,
          kind: ITEM_KIND[meant.section] ?? "name",
          insert: plainKey(name),
          detail: labelOf(entry.value, names),
        }));
    }
    case "own-column":
      return columnItems(names, String(path[1])).map((item) => ({ ...item, insert: plainKey(item.label) }));
    case "dimension":
      return dimensionItems(names).map((item) => ({
        ...item,
        insert: item.insert.includes("`") ? JSON.stringify(item.insert) : item.insert,
      }));
    case "origin":
      return [...names.sections.sources.keys()].map((name) => ({
        label: name,
        kind: "name",
        insert: `${name}.`,
        detail: "source",
      }));
    case "unit":
      return unitItems(names);
    case "language":
      return [...new Set([...(path[0] === "community" ? [] : names.languages), ...LANGUAGES])].map(value);
    case "zone":
      return ["UTC", ...Intl.supportedValuesOf("timeZone")].map(value);
    case "currency":
      return Intl.supportedValuesOf("currency").filter(isCurrency).map(value);
    case "loader":
      return (workspace.loaders ?? []).map(value);
    default:
      return [];
  }
}

const value = (text: string): Item => ({ label: text, kind: "value", insert: text });
const ITEM_KIND: Readonly<Record<string, ItemKind>> = { tables: "table", kpis: "kpi", stakeholders: "stakeholder" };
