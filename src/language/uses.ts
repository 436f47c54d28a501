import { children, type CallExpr, type Expr, type KeysExpr, type PathExpr, type RowsExpr } from "../ground/expr.js";
import type { Span } from "../ground/span.js";
import { FUNCTIONS } from "../formula/functions.js";
import { GRAINS } from "../compile/definitions.js";
import type { Names } from "./names.js";

/** What a name in a formula stands for. */
export type Target =
  | { readonly section: "kpis" | "assumptions" | "tables"; readonly name: string }
  | { readonly section: "columns"; readonly table: string; readonly name: string };

/** A name in a formula. Where one name stands for the columns of two tables (`by id`), each is told with its side. */
export interface NameUse {
  readonly target: Target;
  readonly span: Span;
  readonly shared?: "left" | "right" | "both";
  /** One side of `by a = b`: the other's name, and the place of both. */
  readonly pair?: Pair;
}

export interface Pair {
  readonly name: string;
  readonly span: Span;
}

type Note = (use: NameUse) => void;

/** Every name of a formula. `dimensions` are the tables of bare dimension names, `value` is a test's own word. */
export function usesIn(expr: Expr, names: Names, tests: boolean): readonly NameUse[] {
  const found: NameUse[] = [];
  cell(expr, names, tests, (use) => found.push(use));
  return found;
}

function cell(e: Expr, names: Names, tests: boolean, note: Note): void {
  const into = (inner: Expr): void => cell(inner, names, tests, note);
  switch (e.kind) {
    case "path":
      return cellName(e, names, tests, note);
    case "call": {
      const kind = FUNCTIONS.get(e.name)?.kind;
      if (kind === "aggregate") return aggregate(e, names, note);
      if (kind !== "time") return children(e).forEach(into);
      const [first, ...rest] = e.args;
      if (first) into(first);
      if (e.name === "all" || e.name === "share") {
        const tables = first ? tablesRead(first, names) : [];
        for (const arg of rest) if (arg.kind === "path") dimension(arg, tables, names, note);
      } else if (e.name !== "per" && e.name !== "to_date") rest.forEach(into);
      return;
    }
    case "converted":
      rows(e.base, names, note);
      rows(e.conversion, names, note);
      keys(e.by, e.base.table.name, e.conversion.table.name, names, note);
      for (const { name, span } of e.same) both(name, span, e.base.table.name, e.conversion.table.name, note);
      return;
    case "retained": {
      note({ target: { section: "tables", name: e.table.name }, span: e.table.span });
      aggregate(e.from, names, note);
      rows(e.active, names, note);
      return keys(e.by, tableOf(e.from) ?? e.table.name, e.active.table.name, names, note);
    }
    case "attributed":
      aggregate(e.measure, names, note);
      rows(e.touches, names, note);
      return keys(e.by, tableOf(e.measure) ?? "", e.touches.table.name, names, note);
    default:
      return children(e).forEach(into);
  }
}

function cellName(e: PathExpr, names: Names, tests: boolean, note: Note): void {
  const [first, ...rest] = e.parts;
  if (!first) return;
  if (rest.length > 0) return names.tables.has(first.name) ? row(e, first.name, names, note) : undefined;
  if (tests && first.name === "value") return;
  const { kpis, assumptions } = names.sections;
  const section = kpis.has(first.name) ? "kpis" : assumptions.has(first.name) ? "assumptions" : null;
  if (section) note({ target: { section, name: first.name }, span: first.span });
  else if (names.tables.has(first.name)) note({ target: { section: "tables", name: first.name }, span: first.span });
}

function aggregate(e: CallExpr, names: Names, note: Note): void {
  const table = tableOf(e);
  if (table === null) return;
  const [first] = e.args;
  if (e.name === "count" && !e.distinct && first?.kind === "path" && first.parts.length === 1) {
    const [part] = first.parts;
    if (part) note({ target: { section: "tables", name: table }, span: part.span });
  } else e.args.forEach((arg) => inRow(arg, table, names, note));
  if (e.where) inRow(e.where, table, names, note);
  if (e.at) row(e.at, table, names, note);
}

/** The table whose rows an aggregate reduces: the first part of its first path. */
function tableOf(e: CallExpr): string | null {
  const open: Expr[] = [...e.args];
  for (let node = open.shift(); node; node = open.shift()) {
    if (node.kind === "path") return node.parts[0]?.name ?? null;
    open.unshift(...children(node));
  }
  return null;
}

function inRow(e: Expr, table: string, names: Names, note: Note): void {
  if (e.kind === "path") return row(e, table, names, note);
  if (e.kind === "each") {
    aggregate(e.measure, names, note);
    const inner = tableOf(e.measure) ?? "";
    row(e.by.left, inner, names, note);
    if (e.by.right) row(e.by.right, table, names, note);
    return;
  }
  children(e).forEach((inner) => inRow(inner, table, names, note));
}

/** `author_id.segment` or `topics.author_id.segment`, as a row expression over a table reads it. */
function row(e: PathExpr, table: string, names: Names, note: Note): void {
  const [first, ...rest] = e.parts;
  if (!first) return;
  const own = names.tables.get(table)?.columns.has(first.name) ?? false;
  if (!own && rest.length > 0 && names.tables.has(first.name)) {
    note({ target: { section: "tables", name: first.name }, span: first.span });
    return walk(rest, first.name, names, note);
  }
  walk(e.parts, table, names, note);
}

function walk(parts: PathExpr["parts"], table: string, names: Names, note: Note): void {
  let here: string | null = table;
  for (const { name, span } of parts) {
    if (here === null) return;
    note({ target: { section: "columns", table: here, name }, span });
    here = names.tables.get(here)?.columns.get(name)?.ref ?? null;
  }
}

function rows(e: RowsExpr, names: Names, note: Note): void {
  note({ target: { section: "tables", name: e.table.name }, span: e.table.span });
  if (e.where) inRow(e.where, e.table.name, names, note);
  if (e.at) row(e.at, e.table.name, names, note);
}

function keys(e: KeysExpr, left: string, right: string, names: Names, note: Note): void {
  const [part] = e.left.parts;
  if (e.right) {
    const [other] = e.right.parts;
    if (!part || !other || e.left.parts.length + e.right.parts.length > 2) {
      row(e.left, left, names, note);
      return row(e.right, right, names, note);
    }
    const span: Span = { ...e.left.span, end: e.right.span.end };
    note({ target: { section: "columns", table: left, name: part.name }, span: part.span, pair: { name: other.name, span } });
    note({ target: { section: "columns", table: right, name: other.name }, span: other.span, pair: { name: part.name, span } });
    return;
  }
  if (e.left.parts.length > 1 || !part) return row(e.left, left, names, note);
  note({ target: { section: "columns", table: left, name: part.name }, span: part.span, shared: "left" });
  note({ target: { section: "columns", table: right, name: part.name }, span: part.span, shared: "right" });
}

function both(name: string, span: Span, left: string, right: string, note: Note): void {
  for (const table of [left, right]) note({ target: { section: "columns", table, name }, span, shared: "both" });
}

/** A dimension's name: each table's own column, or `table.column`, a grain of time at its end or not. */
export function dimension(e: PathExpr, tables: readonly string[], names: Names, note: Note): void {
  const last = e.parts.at(-1)?.name ?? "";
  const parts = e.parts.length > 1 && (GRAINS as readonly string[]).includes(last) ? e.parts.slice(0, -1) : e.parts;
  const [first] = parts;
  if (!first) return;
  const owners = tables.filter((table) => names.tables.get(table)?.columns.has(first.name));
  if (owners.length === 0) {
    if (parts.length > 1 && names.tables.has(first.name)) {
      note({ target: { section: "tables", name: first.name }, span: first.span });
      walk(parts.slice(1), first.name, names, note);
    }
    return;
  }
  for (const table of owners) walk(parts, table, names, owners.length === 1 ? note : (use) => note({ ...use, shared: "both" }));
}

/** The tables that a formula's own aggregates read. */
export function tablesRead(e: Expr, names: Names): readonly string[] {
  const found = new Set<string>();
  const open: Expr[] = [e];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === "path" && names.tables.has(node.parts[0]?.name ?? "")) found.add(node.parts[0]?.name ?? "");
    if (node.kind === "converted") found.add(node.base.table.name).add(node.conversion.table.name);
    if (node.kind === "attributed") found.add(node.touches.table.name);
    if (node.kind === "retained") found.add(node.table.name);
    open.push(...children(node));
  }
  return [...found];
}
