import type { Diagnostic } from "../../ground/diagnostic.js";
import type { ConvertedExpr, EachExpr, KeysExpr, PathExpr, RetainedExpr, RowsExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { isTemporal, type Meaning } from "../../ground/type.js";
import { ONE } from "../../ground/unit.js";
import { print } from "../../formula/print.js";
import type { Cell, Column, EventRows, Events, Measure, Row, Wait } from "../cell.js";
import { columnOf, type World } from "../scope.js";
import { dateBasis, knownTable, unitOfDistinct } from "./aggregate.js";
import { alike, ERROR } from "./combine.js";
import { checkCondition } from "./condition.js";
import { namedFilter, tableFilters } from "./filters.js";
import { durationSteps } from "./literal.js";
import { checkRow, type CheckedRow, type RowScope } from "./row.js";

/** A checked form: its value, what that means, and how long it takes to settle. */
export interface CheckedEvents {
  readonly cell: Cell;
  readonly meaning: Meaning;
  readonly waits: readonly Wait[];
}

/** Rows of one side of a form, with what their key means. */
export interface CheckedRows {
  /** Without those that their table's named filters leave out. */
  readonly rows: EventRows;
  readonly key: Meaning;
  /** The two parts of the rows' condition: what the form says, and the table's filters. */
  readonly said: Row | null;
  readonly held: Row | null;
}

/**
 * Gives `converted(…)` its meaning: a count of base rows, of conversions or of entities, placed by the base row. Null
 * after a complaint.
 */
export function checkConverted(e: ConvertedExpr, world: World, out: Diagnostic[]): CheckedEvents | null {
  const base = checkRows("converted", e.base, e.by.left, world, out);
  const conversion = checkRows("converted", e.conversion, e.by.right ?? e.by.left, world, out);
  const within = durationSteps(e.within, out);
  if (!base || !conversion) return null;
  const keys = sameKind(e.by, base, conversion, out);
  const same = e.same.flatMap((name): (readonly [Row, Row])[] => {
    const path: PathExpr = { kind: "path", parts: [name], span: name.span };
    const [a, b] = [base, conversion].map(({ rows }) => checkRow(path, scopeOf(rows.table, world), out));
    if (!a || !b || alike("same", unitless(a.meaning, path), unitless(b.meaning, path), name.span, out).type === "error")
      return [];
    return [[a.row, b.row]];
  });
  if (!within || !keys || same.length < e.same.length) return null;
  const events: Events = {
    kind: "converted",
    base: base.rows,
    conversion: conversion.rows,
    within,
    same,
    credit: e.credit,
  };
  const rowOf = (table: string): string => world.definitions.tables[table]?.row ?? "row";
  const { table, where, at, by } = base.rows;
  const credits = made(table, "@credits", "integer");
  const credited: Row = { kind: "call", fn: "is_not_null", args: [credits], type: "boolean" };
  const counts = {
    base: { fn: "count", arg: null, where: and(where, credited), unit: { [rowOf(table)]: 1 } },
    conversions: { fn: "sum", arg: credits, where, unit: { [rowOf(conversion.rows.table)]: 1 } },
    entities: { fn: "count", arg: by, where: and(where, credited), unit: unitOfDistinct(by, base.key.unit, world) },
  } as const;
  return ofMeasure(
    {
      ...counts[e.count],
      table,
      distinct: e.count === "entities",
      params: [],
      at,
      frame: [],
      free: [],
      type: "integer",
      text: print(e),
      events,
    },
    [{ frame: [], ...within, tables: [conversion.rows.table] }],
  );
}

/** Gives `retained(…)` its meaning: of the entities that begin in a cell, the share that is active later. */
export function checkRetained(e: RetainedExpr, world: World, out: Diagnostic[]): CheckedEvents | null {
  const named = knownTable(e.table.name, { kind: "path", parts: [e.table], span: e.table.span }, world, out);
  const [value] = e.from.args;
  const table = value?.kind === "path" && value.parts.length > 1 ? value.parts[0] : undefined;
  const { name } = e.from;
  if ((name !== "first" && name !== "min") || !table || e.from.args.length !== 1 || e.from.distinct || e.from.at) {
    out.push(diagnose("retainedStart", e.from.span, {}));
    return null;
  }
  const start = checkRows("retained", { ...e.from, table }, e.by.left, world, out);
  const active = checkRows("retained", e.active, e.by.right ?? e.by.left, world, out);
  const after = durationSteps(e.after, out);
  const held = named === null ? "failed" : heldBack(named, world, out);
  if (!start || !active || named === null || held === "failed") return null;
  const began = checkRow(value as PathExpr, scopeOf(table.name, world), out);
  if (began.meaning.type === "error") return null;
  if (!isTemporal(began.meaning.type) || began.row.kind !== "column") {
    out.push(diagnose("retainedStart", e.from.span, {}));
    return null;
  }
  const key = keyOf(named, start.rows, world);
  if (key === null) {
    const written = print(e.by.left);
    out.push(diagnose("retainedTable", e.by.left.span, { key: written, table: named, from: table.name }));
    return null;
  }
  if (!sameKind(e.by, start, active, out) || !after) return null;
  const events: Events = {
    kind: "retained",
    start: { ...start.rows, value: began.row, fn: name },
    key,
    active: active.rows,
    after,
  };
  return ofMeasure(
    {
      table: named,
      fn: "avg",
      distinct: false,
      arg: made(named, "@kept", "integer"),
      params: [],
      where: held,
      at: made(named, "@start", began.meaning.type),
      frame: [],
      free: [],
      type: "number",
      unit: ONE,
      text: print(e),
      events,
    },
    [{ frame: [], count: after.count + 1, unit: after.unit, tables: [active.rows.table] }],
  );
}

/** The named table's column that the entities of `by` are found in: what it refers to, or its own key. */
function keyOf(named: string, start: EventRows, world: World): Column | null {
  const { by } = start;
  const key = world.definitions.tables[named]?.key ?? null;
  if (by.kind !== "column" || key === null) return null;
  const refers = columnOf(world, by.table, by.name)?.ref === named;
  if (!refers && !(by.table === named && by.name === key)) return null;
  return { kind: "column", via: [], table: named, name: key, type: by.type, scale: 1 };
}

/** The rows one side of a form looks at, dated and with their key; null after a complaint. */
export function checkRows(
  form: string,
  given: Pick<RowsExpr, "table" | "where" | "at">,
  key: PathExpr,
  world: World,
  out: Diagnostic[],
): CheckedRows | null {
  const { name, span } = given.table;
  const table = knownTable(name, { kind: "path", parts: [given.table], span }, world, out);
  const declared = table === null ? undefined : world.definitions.tables[table];
  if (table === null || !declared) return null;
  const dated = given.at !== null || declared.time !== null;
  const scope: RowScope = { world, table, names: "row", dated, each: (e, _, found) => eachInside(form, e, found) };
  const held = heldBack(table, world, out);
  const where = given.where ? checkRow(given.where, { ...scope, filter: namedFilter }, out) : null;
  if (where && given.where) checkCondition(given.where, where, out);
  const at = dateBasis(given.at, declared.time, scope, out);
  const by = checkRow(key, scope, out);
  if (at === null) out.push(diagnose("eventNeedsTime", span, { form, table }));
  if (at === null || at === "failed" || held === "failed") return null;
  if (by.meaning.type === "error" || where?.meaning.type === "error") return null;
  const said = where?.row ?? null;
  return { rows: { table, where: said ? and(held, said) : held, at, by: by.row }, key: by.meaning, said, held };
}

/** The condition of a table's named filters; "failed" where one of them is wrong. */
function heldBack(table: string, world: World, out: Diagnostic[]): Row | null | "failed" {
  const filters = tableFilters(table, world, out);
  return filters === "failed" ? filters : filters.reduce<Row | null>(and, null);
}

function eachInside(form: string, e: EachExpr, out: Diagnostic[]): CheckedRow {
  out.push(diagnose("eachInEvents", e.span, { form }));
  return { row: { kind: "constant", value: null, type: "null" }, meaning: ERROR };
}

const scopeOf = (table: string, world: World): RowScope => ({ world, table, names: "row" });

/** Whether the keys of both sides can be compared; their units do not matter, a visitor is a visitor. */
export function sameKind(by: KeysExpr, a: CheckedRows, b: CheckedRows, out: Diagnostic[]): boolean {
  return alike("by", unitless(a.key, by.left), unitless(b.key, by.right ?? by.left), by.span, out) !== ERROR;
}

const unitless = (meaning: Meaning, { span }: PathExpr): { readonly meaning: Meaning; readonly span: PathExpr["span"] } => ({
  meaning: { ...meaning, unit: ONE, bare: false },
  span,
});

/** A column that the form makes. */
export const made = (table: string, name: string, type: Column["type"]): Column => ({
  kind: "column",
  via: [],
  table,
  name,
  type,
  scale: 1,
});

export const and = (a: Row | null, b: Row): Row => (a ? { kind: "call", fn: "and", args: [a, b], type: "boolean" } : b);

export const ofMeasure = (measure: Measure, waits: readonly Wait[]): CheckedEvents => ({
  cell: { kind: "measure", measure },
  meaning: { type: measure.type, unit: measure.unit, bare: false },
  waits,
});
