import { formulaText } from "../compile/read/formula-text.js";
import type { Path, ScalarTree, Tree } from "../compile/read/tree.js";
import { parse } from "../formula/parse.js";
import { children, type Expr } from "../ground/expr.js";
import type { FormulaText, Span } from "../ground/span.js";
import { NAMED_SECTIONS, type NamedSection } from "../compile/definitions.js";
import { text } from "./names.js";
import { meantAt } from "./places.js";
import { usesInNotebook, type NotebookUse } from "./notebooks.js";
import type { Project } from "./project.js";
import { dimension, tablesRead, usesIn, type NameUse, type Target, type Pair } from "./uses.js";

/** Something with a name, wherever it is written. */
export type Thing =
  Target | { readonly section: Exclude<NamedSection, "kpis" | "assumptions" | "tables">; readonly name: string };

/** One place where a thing's name stands. */
export interface Occurrence {
  readonly thing: Thing;
  readonly span: Span;
  /** The path of the value it stands in, or of the key it is. */
  readonly path: Path;
  readonly role: "definition" | "use";
  readonly site: Site;
}

export type Site =
  | { readonly kind: "key" }
  /** The whole scalar is the name. */
  | { readonly kind: "scalar"; readonly scalar: ScalarTree }
  /** A part of a formula or of a dimension's name. */
  | {
      readonly kind: "formula";
      readonly scalar: ScalarTree;
      readonly formula: FormulaText;
      readonly shared?: "left" | "right" | "both";
      readonly pair?: Pair;
    }
  /** The source of `source.table`. */
  | { readonly kind: "origin" }
  /** A name in a notebook's cell, in quotes or not. */
  | { readonly kind: "notebook"; readonly quote: NotebookUse["quote"] };

/** Every name of the workspace in the files' order. */
export function occurrences(project: Project): readonly Occurrence[] {
  const known = kept.get(project);
  if (known) return known;
  const found: Occurrence[] = [];
  for (const { root } of project.documents) visit(root, [], project, found);
  for (const file of project.notebooks)
    for (const { target, span, quote } of usesInNotebook(file, project.workspace.texts[file] ?? "", project.names))
      found.push({ thing: target, span, path: [file], role: "use", site: { kind: "notebook", quote } });
  kept.set(project, found);
  return found;
}
/** A project never changes: what is found in it is found once. */
const kept = new WeakMap<Project, readonly Occurrence[]>();

function visit(tree: Tree, path: Path, project: Project, found: Occurrence[]): void {
  if (tree.kind === "scalar") return scalar(tree, path, project, found);
  if (tree.kind === "list") return tree.items.forEach((item, i) => visit(item, [...path, i], project, found));
  for (const [name, { key, value }] of tree.entries) {
    const at = [...path, name];
    const thing = declared(at);
    if (thing) found.push({ thing, span: key, path: at, role: "definition", site: { kind: "key" } });
    visit(value, at, project, found);
  }
}

/** The thing that a key names. */
export function declared(path: Path): Thing | null {
  const [section, name, columns, column] = path.map(String);
  if (path.length === 2 && (NAMED_SECTIONS as readonly (string | undefined)[]).includes(section))
    return { section: section as NamedSection, name: name ?? "" };
  if (path.length === 4 && section === "tables" && columns === "columns")
    return { section: "columns", table: name ?? "", name: column ?? "" };
  return null;
}

function scalar(tree: ScalarTree, path: Path, project: Project, found: Occurrence[]): void {
  const meant = meantAt(path);
  const name = tree.text.normalize("NFC");
  const whole = (thing: Thing): void => {
    found.push({ thing, span: tree.span, path, role: "use", site: { kind: "scalar", scalar: tree } });
  };
  if (meant?.kind === "named") whole({ section: meant.section, name });
  else if (meant?.kind === "own-column") whole({ section: "columns", table: String(path[1]), name });
  else if (meant?.kind === "origin") origin(tree, path, project, found);
  else if (meant?.kind === "formula" || meant?.kind === "dimension") {
    const formula = formulaText(tree);
    const { expr } = parse(formula);
    if (!expr) return;
    const uses = meant.kind === "formula" ? inFormula(expr, path, project) : inDimension(expr, path, project);
    for (const { target, span, shared, pair } of uses) {
      const site: Site = { kind: "formula", scalar: tree, formula, ...(shared ? { shared } : {}), ...(pair ? { pair } : {}) };
      found.push({ thing: target, span, path, role: "use", site });
    }
  }
}

function origin(tree: ScalarTree, path: Path, { names }: Project, found: Occurrence[]): void {
  const source = tree.text.slice(0, Math.max(0, tree.text.indexOf(".")));
  const offset = tree.style === "plain" ? 0 : 1;
  if (!names.sections.sources.has(source) || tree.source.slice(offset, offset + source.length) !== source) return;
  const start = tree.span.start + offset;
  const span = { ...tree.span, start, end: start + source.length };
  found.push({ thing: { section: "sources", name: source }, span, path, role: "use", site: { kind: "origin" } });
}

function inFormula(expr: Expr, path: Path, { names }: Project): readonly NameUse[] {
  if (path[0] !== "filters") return usesIn(expr, names, path.includes("tests"));
  // A filter's condition is a row expression over its table.
  const filter = names.sections.filters.get(String(path[1]))?.entry.value;
  const table = filter?.kind === "map" ? filter.entries.get("table")?.value : undefined;
  if (table?.kind !== "scalar") return [];
  const span = expr.span;
  const named = { kind: "path" as const, parts: [{ name: table.text.normalize("NFC"), span }], span };
  const counted: Expr = {
    kind: "call",
    name: "count",
    nameSpan: span,
    distinct: false,
    args: [named],
    where: expr,
    at: null,
    span,
  };
  return usesIn(counted, names, false).slice(1);
}

function inDimension(expr: Expr, path: Path, project: Project): readonly NameUse[] {
  if (expr.kind !== "path") return [];
  const found: NameUse[] = [];
  const tables = path[0] === "kpis" ? tablesOfKpi(String(path[1]), project) : [];
  dimension(expr, tables, project.names, (use) => found.push(use));
  return found;
}

/** The tables a KPI reads, through others too. */
function tablesOfKpi(kpi: string, { names }: Project): readonly string[] {
  const tables = new Set<string>();
  const seen = new Set([kpi]);
  for (const name of seen) {
    const tree = names.sections.kpis.get(name)?.entry.value;
    const formula = tree?.kind === "map" ? tree.entries.get("formula")?.value : undefined;
    const composite = tree?.kind === "map" ? tree.entries.get("composite")?.value : undefined;
    for (const part of composite?.kind === "list" ? composite.items : []) seen.add(text(part, "kpi") ?? "");
    const expr = formula?.kind === "scalar" ? parse(formulaText(formula)).expr : null;
    if (!expr) continue;
    for (const table of tablesRead(expr, names)) tables.add(table);
    const open: Expr[] = [expr];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.kind === "path" && node.parts.length === 1 && names.sections.kpis.has(node.parts[0]?.name ?? ""))
        seen.add(node.parts[0]?.name ?? "");
      open.push(...children(node));
    }
  }
  return [...tables];
}

export function sameThing(a: Thing, b: Thing): boolean {
  return (
    a.section === b.section &&
    a.name === b.name &&
    (a.section !== "columns" || (b.section === "columns" && a.table === b.table))
  );
}

/** The name at an offset; a definition before a use, the first table's column before another's. */
export function occurrenceAt(project: Project, file: string, offset: number): Occurrence | null {
  return occurrences(project).find(({ span }) => span.file === file && span.start <= offset && offset <= span.end) ?? null;
}

/** Where the thing at an offset is defined; a column that only the data knows is defined by its table. */
export function definitionAt(project: Project, file: string, offset: number): Span | null {
  const here = occurrenceAt(project, file, offset);
  if (!here) return null;
  const of = (thing: Thing): Span | null =>
    occurrences(project).find((each) => each.role === "definition" && sameThing(each.thing, thing))?.span ?? null;
  const { thing } = here;
  return of(thing) ?? (thing.section === "columns" ? of({ section: "tables", name: thing.table }) : null);
}

/** Every place where the thing at an offset is named, its definition among them. */
export function usagesAt(project: Project, file: string, offset: number): readonly Occurrence[] {
  const here = occurrenceAt(project, file, offset);
  return here ? occurrences(project).filter((each) => sameThing(each.thing, here.thing)) : [];
}
