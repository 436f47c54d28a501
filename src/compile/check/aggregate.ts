import type { Diagnostic, Fix } from "../../ground/diagnostic.js";
import { children, type CallExpr, type Expr, type PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { nearest } from "../../ground/nearest.js";
import { isNumeric, isTemporal, type Meaning } from "../../ground/type.js";
import { ONE, type Unit } from "../../ground/unit.js";
import { FUNCTIONS, type FunctionEntry } from "../../formula/functions.js";
import { REDUCERS } from "../../formula/over-time.js";
import { print } from "../../formula/print.js";
import type { Cell, Column, Measure, Row } from "../cell.js";
import { columnNames, columnOf, hasOwn, isLost, tableOf, walk, type World } from "../scope.js";
import { rightCount } from "./call.js";
import { ERROR, inWords } from "./combine.js";
import { checkEach } from "./each.js";
import { checkCondition } from "./condition.js";
import { namedFilter, tableFilters } from "./filters.js";
import { checkRow, type RowScope } from "./row.js";

export interface CheckedAggregate {
  readonly cell: Cell;
  readonly meaning: Meaning;
}

const NOTHING: CheckedAggregate = { cell: { kind: "constant", value: null, type: "null" }, meaning: ERROR };

/** Gives an aggregate its meaning: which table's rows it reduces, under which condition and date basis, to which unit. */
export function checkAggregate(e: CallExpr, entry: FunctionEntry, world: World, out: Diagnostic[]): CheckedAggregate {
  if (!rightCount(entry, e.args.length, e.span, out)) return NOTHING;
  if (e.distinct && e.name !== "count") return (out.push(diagnose("distinctOnlyCount", e.span, { name: e.name })), NOTHING);
  const first = e.args[0] as Expr;
  if (first.kind === "call" && FUNCTIONS.get(first.name)?.kind === "aggregate") {
    out.push(diagnose("aggregateInAggregate", first.span, { name: first.name }, perInstead(e, first, world)));
    return NOTHING;
  }
  const table = e.name === "count" && !e.distinct ? countedTable(first, world, out) : argumentTable(e, first, world, out);
  if (table === null) return NOTHING;
  const declared = world.definitions.tables[table];
  if (declared === undefined) return NOTHING;
  const scope: RowScope = {
    world,
    table,
    names: "row",
    dated: e.at !== null || declared.time !== null,
    each: (of, here, found) => checkEach(of, here, innerAggregate(of.measure, world, found), found),
  };
  const counted = e.name === "count" && !e.distinct;
  const filters = tableFilters(table, world, out);
  const arg = counted ? null : checkRow(first, scope, out);
  const where = e.where ? checkRow(e.where, { ...scope, filter: namedFilter }, out) : null;
  if (where && e.where) checkCondition(e.where, where, out);
  const at = dateBasis(e.at, declared.time, scope, out);
  const params = e.args.slice(1).map((param, i) => constantParam(e.name, param, i + 1, arg?.meaning ?? ERROR, out));
  if (arg && !fitsAggregate(e, entry, first, arg.meaning, declared.series !== null, out)) return NOTHING;
  if (arg?.meaning.type === "error" || where?.meaning.type === "error" || at === "failed" || params.includes(null))
    return NOTHING;
  if (filters === "failed") return NOTHING;
  const meaning: Meaning = {
    type:
      entry.result === "same" && arg
        ? arg.meaning.type
        : entry.result === "same" || entry.result === "common"
          ? "number"
          : entry.result,
    unit: unitOf(e, entry, declared.row, arg?.row ?? null, arg?.meaning.unit ?? ONE, world),
    bare: false,
  };
  const measure: Measure = {
    table,
    fn: e.name,
    distinct: e.distinct,
    arg: arg?.row ?? null,
    params: params.filter((p) => p !== null),
    ...weighed(e.name, declared.weight, [...filters, ...(where ? [where.row] : [])].reduce<Row | null>(both, null), scope),
    at,
    frame: [],
    free: [],
    type: meaning.type,
    unit: meaning.unit,
    text: print(e),
  };
  return { cell: { kind: "measure", measure }, meaning };
}

/** The condition of the rows; of a survey's answers with weights, those of weight zero left out. */
function weighed(
  name: string,
  weight: string | null,
  where: Row | null,
  { world, table }: RowScope,
): Pick<Measure, "where" | "weight"> {
  const found = weight !== null && SURVEYS.has(name) ? walk(world, table, [weight]) : null;
  if (!found?.ok || !isNumeric(found.meaning.type)) return { where };
  const { column } = found;
  const zero: Row = { kind: "constant", value: 0, type: "integer" };
  return { where: both(where, { kind: "call", fn: ">", args: [column, zero], type: "boolean" }), weight: { column, where } };
}
const SURVEYS: ReadonlySet<string> = new Set(["nps", "csat", "poll"]);

/** `avg(sum(topics.views))` was most likely meant per day; per the table's own grain, where that is coarser. */
function perInstead(e: CallExpr, inner: CallExpr, world: World): Fix | undefined {
  const table = firstPath(inner)?.parts[0]?.name ?? "";
  const declared = hasOwn(world.definitions.tables, table) ? world.definitions.tables[table] : undefined;
  if (
    !(REDUCERS as readonly string[]).includes(e.name) ||
    e.where ||
    e.at ||
    e.args.length > 1 ||
    !declared ||
    declared.time === null
  )
    return undefined;
  const grain = declared.grain ?? "day";
  return { title: `Put values per ${grain} together`, span: e.span, text: `per(${print(inner)}, ${grain}, ${e.name})` };
}

const both = (all: Row | null, row: Row): Row =>
  all === null ? row : { kind: "call", fn: "and", args: [all, row], type: "boolean" };

/** The aggregate inside each(…). */
function innerAggregate(e: CallExpr, world: World, out: Diagnostic[]): CheckedAggregate {
  const entry = FUNCTIONS.get(e.name);
  if (entry?.kind === "aggregate") return checkAggregate(e, entry, world, out);
  const suggestion = nearest(e.name, FUNCTIONS.keys());
  if (entry) out.push(diagnose("notAggregate", e.nameSpan, { name: e.name }));
  else out.push(diagnose("unknownFunction", e.nameSpan, { name: e.name, suggestion }));
  return NOTHING;
}

/** The table of count(table): a name alone. */
function countedTable(e: Expr, world: World, out: Diagnostic[]): string | null {
  if (e.kind !== "path") {
    out.push(diagnose("noTable", e.span, { name: "count" }));
    return null;
  }
  const names = e.parts.map((part) => part.name);
  if (names.length === 1) return knownTable(names[0] as string, e, world, out);
  const table = names[0] as string;
  if (!tableOf(world, table)) return knownTable(table, e, world, out);
  const path = names.slice(1).join(".");
  const fix = { title: "Count the filled rows", span: e.span, text: `${table} where ${path} is not null` };
  out.push(diagnose("countOfColumn", e.span, { path: print(e), table }, fix));
  return null;
}

/** A table by its name, or null after a complaint. */
export function knownTable(name: string, e: PathExpr, world: World, out: Diagnostic[]): string | null {
  if (tableOf(world, name)) return name;
  // A declared table that could not be read, or whose data could not, has its own diagnostic already.
  if (hasOwn(world.definitions.tables, name) || isLost(world, name, "tables")) return null;
  const suggestion = nearest(name, Object.keys(world.definitions.tables));
  const span = e.parts[0]?.span ?? e.span;
  out.push(
    diagnose(
      "unknownTable",
      span,
      { name, suggestion },
      suggestion ? { title: `Write ${suggestion}`, span, text: suggestion } : undefined,
    ),
  );
  return null;
}

/** The table that the first path of the argument names. */
function argumentTable(e: CallExpr, arg: Expr, world: World, out: Diagnostic[]): string | null {
  const path = firstPath(arg);
  if (!path) {
    out.push(diagnose("noTable", arg.span, { name: e.name }));
    return null;
  }
  const name = path.parts[0]?.name ?? "";
  if (path.parts.length > 1) return knownTable(name, path, world, out);
  if (tableOf(world, name)) {
    out.push(diagnose("noTable", path.span, { name: e.name }));
    return null;
  }
  const owner = Object.keys(world.catalog.tables).find((table) => columnNames(world, table).includes(name));
  const fix = owner ? { title: `Write ${owner}.${name}`, span: path.span, text: `${owner}.${name}` } : undefined;
  out.push(diagnose("noTable", path.span, { name: e.name }, fix));
  return null;
}

function firstPath(e: Expr): PathExpr | null {
  if (e.kind === "path") return e;
  // What is asked of another table does not say whose rows these are.
  if (e.kind === "each") return null;
  for (const child of children(e)) {
    const found = firstPath(child);
    if (found) return found;
  }
  return null;
}

/** What places the rows in time: the column `at` names, else the table's own; null where there is none. */
export function dateBasis(
  at: PathExpr | null,
  time: string | null,
  scope: RowScope,
  out: Diagnostic[],
): Column | null | "failed" {
  if (at === null) {
    if (time === null) return null;
    const found = walk(scope.world, scope.table, [time]);
    return found.ok ? found.column : "failed";
  }
  const checked = checkRow(at, scope, out);
  if (checked.meaning.type === "error" || checked.row.kind !== "column") return "failed";
  if (isTemporal(checked.meaning.type)) return checked.row;
  out.push(diagnose("atNeedsTime", at.span, { name: print(at), type: inWords(checked.meaning.type) }));
  return "failed";
}

function constantParam(name: string, e: Expr, position: number, of: Meaning, out: Diagnostic[]): Row | null {
  if (name === "poll") {
    const fits =
      (e.kind === "string" && of.type === "text") ||
      (e.kind === "number" && isNumeric(of.type)) ||
      (e.kind === "boolean" && of.type === "boolean");
    if (fits)
      return {
        kind: "constant",
        value: e.kind === "number" ? Number(e.digits) : e.value,
        type: e.kind === "string" ? "text" : e.kind === "number" ? "number" : "boolean",
      };
    if (of.type !== "error")
      out.push(
        diagnose("argumentConstant", e.span, {
          name,
          position: position + 1,
          wanted: `${inWords(of.type)}, as the answers are`,
        }),
      );
    return null;
  }
  const value = e.kind === "number" && e.unit === null ? Number(e.digits) : Number.NaN;
  const fits = name === "percentile" ? value >= 0 && value <= 1 : Number.isFinite(value);
  if (fits) return { kind: "constant", value, type: "number" };
  out.push(
    diagnose("argumentConstant", e.span, {
      name,
      position: position + 1,
      wanted: name === "percentile" ? "a number from 0 to 1" : "a number",
    }),
  );
  return null;
}

function fitsAggregate(
  e: CallExpr,
  entry: FunctionEntry,
  arg: Expr,
  meaning: Meaning,
  inSeries: boolean,
  out: Diagnostic[],
): boolean {
  const levels = inSeries && (e.name === "first" || e.name === "last");
  const any = (entry.takes[0] === "any" && !levels) || e.distinct;
  if (any || meaning.type === "error" || isNumeric(meaning.type)) return true;
  const wanted = levels ? "a number, since the levels of the series are added up" : "a number";
  out.push(diagnose("argumentType", arg.span, { name: e.name, position: 1, wanted, given: inWords(meaning.type) }));
  return false;
}

function unitOf(e: CallExpr, entry: FunctionEntry, row: string, arg: Row | null, unit: Unit, world: World): Unit {
  if (entry.unit === "point") return { point: 1 };
  if (entry.unit === "same") return unit;
  if (entry.unit !== "row") return ONE;
  return !e.distinct || arg === null ? { [row]: 1 } : unitOfDistinct(arg, unit, world);
}

/** What different values of a column are: the rows it refers to, else its unit, else its name. */
export function unitOfDistinct(arg: Row, unit: Unit, world: World): Unit {
  if (arg.kind !== "column") return ONE;
  const column = columnOf(world, arg.table, arg.name);
  const referred = column?.ref ? world.definitions.tables[column.ref] : undefined;
  if (referred) return { [referred.row]: 1 };
  const key = world.definitions.tables[arg.table];
  if (key?.key === arg.name) return { [key.row]: 1 };
  return Object.keys(unit).length > 0 ? unit : { [arg.name]: 1 };
}
