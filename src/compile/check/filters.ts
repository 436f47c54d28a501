import type { Diagnostic } from "../../ground/diagnostic.js";
import type { PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { parse } from "../../formula/parse.js";
import type { Row } from "../cell.js";
import type { FilterDef } from "../definitions.js";
import { columnNames, hasOwn, isLost, type World } from "../scope.js";
import { ERROR } from "./combine.js";
import { checkCondition } from "./condition.js";
import { checkRow, type CheckedRow, type RowScope } from "./row.js";

const NOTHING: CheckedRow = { row: { kind: "constant", value: null, type: "null" }, meaning: ERROR };

export const filterNamed = (name: string, world: World): FilterDef | null =>
  hasOwn(world.definitions.filters, name) ? (world.definitions.filters[name] ?? null) : null;

/** A name in a formula's where that is no column of the table, but a filter; null where it is none either. */
export function namedFilter(e: PathExpr, { world, table }: RowScope, out: Diagnostic[]): CheckedRow | null {
  const name = e.parts.length === 1 ? (e.parts[0]?.name ?? "") : "";
  if (columnNames(world, table).includes(name)) return null;
  const def = filterNamed(name, world);
  if (def === null) return isLost(world, name, "filters") ? NOTHING : null;
  if (def.table === table) return checkFilter(def, world, out);
  out.push(diagnose("filterOfOther", e.span, { name, table: def.table, used: table }));
  return NOTHING;
}

/** The filters that hold for every count of a table; "failed" where one of them is wrong. */
export function tableFilters(table: string, world: World, out: Diagnostic[]): readonly Row[] | "failed" {
  const declared = world.definitions.tables[table];
  const checked = (declared?.filters ?? []).map((name) => {
    const def = filterNamed(name, world);
    // That no filter has this name is said where the table names it.
    if (def === null) return NOTHING;
    if (def.table === table) return checkFilter(def, world, out);
    out.push(diagnose("filterOfOther", declared?.span ?? def.span, { name, table: def.table, used: table }));
    return NOTHING;
  });
  return checked.some(({ meaning }) => meaning.type === "error") ? "failed" : checked.map(({ row }) => row);
}

/** A filter's condition over its table's rows. It names columns only, never another filter. */
export function checkFilter({ table, where }: FilterDef, world: World, out: Diagnostic[]): CheckedRow {
  const { expr, diagnostics } = parse(where);
  out.push(...diagnostics);
  if (expr === null || !hasOwn(world.catalog.tables, table)) return NOTHING;
  const checked = checkRow(expr, { world, table, names: "row" }, out);
  return checkCondition(expr, checked, out) ? checked : NOTHING;
}

/** What is wrong with the filters, whether a count uses them or not. */
export function filterProblems(world: World): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  for (const def of Object.values(world.definitions.filters)) checkFilter(def, world, out);
  return out;
}
