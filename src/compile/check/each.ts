import type { Diagnostic } from "../../ground/diagnostic.js";
import type { EachExpr, PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { common, type Meaning } from "../../ground/type.js";
import { print } from "../../formula/print.js";
import type { Cell, Column, Each } from "../cell.js";
import { columnNames, columnOf, walk, type World } from "../scope.js";
import { ERROR, inWords } from "./combine.js";
import { checkRow, type CheckedRow, type RowScope } from "./row.js";

const NOTHING: CheckedRow = { row: { kind: "constant", value: null, type: "null" }, meaning: ERROR };

/** Gives `each(count(referrals) by referrer_id)` its meaning for the rows of one table; `inner` is its checked aggregate. */
export function checkEach(
  e: EachExpr,
  scope: RowScope,
  inner: { readonly cell: Cell; readonly meaning: Meaning },
  out: Diagnostic[],
): CheckedRow {
  if (inner.cell.kind !== "measure") return NOTHING;
  const { measure } = inner.cell;
  const keys = keysOf(e, measure.table, measure.at !== null, scope, out);
  if (keys === null) return NOTHING;
  const ever = e.overAll && measure.at !== null;
  const row: Each = {
    kind: "each",
    measure: ever ? { ...measure, frame: [{ kind: "cumulative" }] } : measure,
    ...keys,
    type: inner.meaning.type,
  };
  return { row, meaning: inner.meaning };
}

/** The other table's column, and the column of this row that it equals: its key where the column is a reference. */
function keysOf(
  { by: { left, right } }: EachExpr,
  other: string,
  dated: boolean,
  scope: RowScope,
  out: Diagnostic[],
): { readonly by: Column; readonly key: Column } | null {
  const { world, table } = scope;
  const by = column(left, { world, table: other, names: "row", dated }, out);
  if (right !== null) {
    const key = column(right, scope, out);
    if (by === null || key === null) return null;
    if (common(by.type, key.type) !== null) return { by, key };
    const span = { ...left.span, end: right.span.end };
    out.push(diagnose("typesDiffer", span, { operator: "by", left: inWords(by.type), right: inWords(key.type) }));
    return null;
  }
  if (by === null) return null;
  const { key, valid } = world.definitions.tables[table] ?? { key: null, valid: null };
  const found = key === null ? null : walk(world, table, [key]);
  if (columnOf(world, by.table, by.name)?.ref !== table || !found?.ok) {
    const reference = referenceTo(table, other, world);
    const fix = reference ? { title: `Write ${reference}`, span: left.span, text: reference } : undefined;
    out.push(diagnose("eachNeedsReference", left.span, { path: print(left), other, table, reference }, fix));
    return null;
  }
  if (valid === null) return { by, key: found.column };
  // Of several rows of a key, a row of the other table refers to the one that held at its own time.
  const name = { name: found.column.name, span: left.span };
  const walked = column({ ...left, parts: [...left.parts, name] }, { world, table: other, names: "row", dated }, out);
  return walked && { by: rowOf(walked), key: rowOf(found.column) };
}

const rowOf = (column: Column): Column => ({ ...column, name: "@row", type: "integer", scale: 1 });

function column(path: PathExpr, scope: RowScope, out: Diagnostic[]): Column | null {
  const { row } = checkRow(path, scope, out);
  return row.kind === "column" ? row : null;
}

const referenceTo = (table: string, other: string, world: World): string | null =>
  columnNames(world, other).find((name) => columnOf(world, other, name)?.ref === table) ?? null;
