import type { Diagnostic } from "../../ground/diagnostic.js";
import type { EachExpr, Expr, ExprKind, PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { nearest } from "../../ground/nearest.js";
import type { Span } from "../../ground/span.js";
import type { Meaning } from "../../ground/type.js";
import { noun } from "../../ground/unit.js";
import { FUNCTIONS } from "../../formula/functions.js";
import { print } from "../../formula/print.js";
import type { Column, Row } from "../cell.js";
import { convertedBeside, moneyProblems } from "../money.js";
import { chain, columnNames, columnOf, hasOwn, reachable, tableOf, walk, type World } from "../scope.js";
import { alike, combine, ERROR, needs, plain, type Side } from "./combine.js";
import { applyFunction, type Arg } from "./call.js";
import { checkPattern, dateConstant, durationSteps, numberMeaning, stepOf } from "./literal.js";

/** Where a row expression is read: the table whose rows it speaks of, and whether names are dimension names. */
export interface RowScope {
  readonly world: World;
  readonly table: string;
  /**
   * "row": a name is a column of the table, or walks its references. "dimension": `table.column` is reached by the one
   * shortest chain, as in `--by` and `--where`.
   */
  readonly names: "row" | "dimension";
  /** True where the rows are placed in time by another column than the table's own: `at`. */
  readonly dated?: boolean;
  /** Gives `each` its meaning; absent where its value would be of no cell. */
  readonly each?: (e: EachExpr, scope: RowScope, out: Diagnostic[]) => CheckedRow;
  /** Finds the filter of this name; absent where filters cannot be named. */
  readonly filter?: (e: PathExpr, scope: RowScope, out: Diagnostic[]) => CheckedRow | null;
}

export interface CheckedRow {
  readonly row: Row;
  readonly meaning: Meaning;
}

/** Gives a row expression its meaning over one table. Mistakes go to `out`; the result is of type "error" then. */
export function checkRow(e: Expr, scope: RowScope, out: Diagnostic[]): CheckedRow {
  return CHECK[e.kind](e as never, scope, out);
}

const NOTHING: Row = { kind: "constant", value: null, type: "null" };
const failed: CheckedRow = { row: NOTHING, meaning: ERROR };
const call = (fn: string, args: readonly Row[], meaning: Meaning): CheckedRow => ({
  row: { kind: "call", fn, args, type: meaning.type },
  meaning,
});

/** The same node as one side of an operator. */
function side(e: Expr, checked: CheckedRow): Side {
  return { meaning: checked.meaning, span: e.span, ...(e.kind === "string" ? { literal: e.value } : {}) };
}

const CHECK: { [K in ExprKind]: (e: Extract<Expr, { kind: K }>, scope: RowScope, out: Diagnostic[]) => CheckedRow } = {
  number(e, scope, out) {
    const step = e.unit === null ? null : stepOf(e.unit);
    if (step !== null) {
      const steps = durationSteps({ digits: e.digits, unit: e.unit as string, span: e.span }, out);
      if (!steps) return failed;
      return {
        row: { kind: "duration", count: steps.count, unit: steps.unit, type: "duration" },
        meaning: { type: "duration", unit: { s: 1 }, bare: false },
      };
    }
    const { value, meaning } = numberMeaning(e, scope.world, out);
    return { row: { kind: "constant", value, type: meaning.type }, meaning };
  },
  string: (e) => ({ row: { kind: "constant", value: e.value, type: "text" }, meaning: plain("text") }),
  date: (e, scope) => {
    const row = dateConstant(e, scope.world);
    return { row, meaning: plain(row.type) };
  },
  boolean: (e) => ({ row: { kind: "constant", value: e.value, type: "boolean" }, meaning: plain("boolean") }),
  null: () => ({ row: NOTHING, meaning: { type: "null", unit: ERROR.unit, bare: true } }),
  path: checkPath,
  unary(e, scope, out) {
    const operand = checkRow(e.operand, scope, out);
    if (!needs(e.op === "not" ? "boolean" : "number", e.op, side(e.operand, operand), out)) return failed;
    if (!fixedLengths([operand.row], e.span, out)) return failed;
    return call(e.op === "not" ? "not" : "negate", [operand.row], e.op === "not" ? plain("boolean") : operand.meaning);
  },
  binary(e, scope, out) {
    const left = checkRow(e.left, scope, out);
    const right = checkRow(e.right, scope, out);
    const meaning = combine(e.op, side(e.left, left), side(e.right, right), e.span, out);
    const shifts = meaning.type === "time" || meaning.type === "error";
    if (!shifts && !fixedLengths([left.row, right.row], e.span, out)) return failed;
    return call(e.op, [left.row, right.row], meaning);
  },
  is_null(e, scope, out) {
    const operand = checkRow(e.operand, scope, out);
    if (!fixedLengths([operand.row], e.span, out)) return failed;
    return call(e.negated ? "is_not_null" : "is_null", [operand.row], plain("boolean"));
  },
  in(e, scope, out) {
    const operand = checkRow(e.operand, scope, out);
    const list = e.list.map((item) => {
      const checked = checkRow(item, scope, out);
      alike("in", side(e.operand, operand), side(item, checked), item.span, out);
      return checked.row;
    });
    if (!fixedLengths([operand.row, ...list], e.span, out)) return failed;
    return call(e.negated ? "not_in" : "in", [operand.row, ...list], plain("boolean"));
  },
  like(e, scope, out) {
    const operand = checkRow(e.operand, scope, out);
    needs("text", "like", side(e.operand, operand), out);
    checkPattern(e, out);
    return call(
      e.negated ? "not_like" : "like",
      [operand.row, { kind: "constant", value: e.pattern, type: "text" }],
      plain("boolean"),
    );
  },
  between(e, scope, out) {
    const [operand, low, high] = [e.operand, e.low, e.high].map((part) => checkRow(part, scope, out)) as [
      CheckedRow,
      CheckedRow,
      CheckedRow,
    ];
    alike("between", side(e.operand, operand), side(e.low, low), e.span, out);
    alike("between", side(e.operand, operand), side(e.high, high), e.span, out);
    if (!fixedLengths([operand.row, low.row, high.row], e.span, out)) return failed;
    return call(e.negated ? "not_between" : "between", [operand.row, low.row, high.row], plain("boolean"));
  },
  within(e, scope, out) {
    const operand = checkRow(e.operand, scope, out);
    const of = checkRow(e.of, scope, out);
    needs("temporal", "within", side(e.operand, operand), out);
    needs("temporal", "within", side(e.of, of), out);
    const steps = durationSteps(e.duration, out);
    if (!steps) return failed;
    return call(
      e.negated ? "not_within" : "within",
      [operand.row, { kind: "duration", ...steps, type: "duration" }, of.row],
      plain("boolean"),
    );
  },
  as(e, scope, out) {
    out.push(diagnose("asNotHere", e.span, { name: e.name }));
    return checkRow(e.operand, scope, []);
  },
  call(e, scope, out) {
    const entry = FUNCTIONS.get(e.name);
    if (!entry || entry.kind === "event") {
      const suggestion = nearest(e.name, FUNCTIONS.keys());
      const fix = suggestion === null ? undefined : { title: `Write ${suggestion}`, span: e.nameSpan, text: suggestion };
      out.push(diagnose("unknownFunction", e.nameSpan, { name: e.name, suggestion }, fix));
      return failed;
    }
    if (entry.kind === "aggregate") {
      out.push(diagnose(isCondition(scope) ? "aggregateInCondition" : "aggregateInAggregate", e.span, { name: e.name }));
      return failed;
    }
    if (entry.kind !== "row") {
      out.push(diagnose("aggregateInCondition", e.span, { name: e.name }));
      return failed;
    }
    if (e.where || e.at || e.distinct) {
      out.push(diagnose("whereNotHere", e.span, { name: e.name }));
      return failed;
    }
    const args = e.args.map((arg): Arg<Row> => {
      const checked = checkRow(arg, scope, out);
      return { expr: arg, node: checked.row, side: side(arg, checked) };
    });
    const meaning = applyFunction(entry, args, e.span, out);
    const rows = args.map((arg) => arg.node);
    return fixedLengths(rows, e.span, out) ? call(e.name, rows, meaning) : failed;
  },
  converted: eventHere,
  retained: eventHere,
  attributed: eventHere,
  each(e, scope, out) {
    if (scope.each) return scope.each(e, scope, out);
    out.push(diagnose("eachNotHere", e.span, {}));
    return failed;
  },
  // No formula can hold one.
  composite: () => failed,
};

/** True in a `where`, of a formula or of a question: only there may filters or dimensions be named. */
const isCondition = (scope: RowScope): boolean => scope.names === "dimension" || scope.filter !== undefined;

/** A form across events is a value of a cell, as an aggregate is. */
function eventHere(
  e: Extract<Expr, { kind: "converted" | "retained" | "attributed" }>,
  scope: RowScope,
  out: Diagnostic[],
): CheckedRow {
  const name = isCondition(scope) ? "aggregateInCondition" : "aggregateInAggregate";
  out.push(diagnose(name, e.span, { name: e.kind }));
  return failed;
}

/** Complains of a month, quarter or year where only a length in seconds makes sense. */
function fixedLengths(rows: readonly Row[], span: Span, out: Diagnostic[]): boolean {
  const step = rows.find((row) => row.kind === "duration" && ["month", "quarter", "year"].includes(row.unit));
  if (step?.kind === "duration") out.push(diagnose("monthsAreNoSeconds", span, { word: step.unit }));
  return step === undefined;
}

function checkPath(e: PathExpr, scope: RowScope, out: Diagnostic[]): CheckedRow {
  const filter = scope.filter?.(e, scope, out) ?? null;
  if (filter !== null) return filter;
  const names = e.parts.map((part) => part.name);
  const resolved = scope.names === "row" ? rowPath(names, scope) : dimensionPath(names, scope);
  const found = resolved.walk;
  if (found === null) return (out.push(...resolved.problem(e)), failed);
  if (!found.ok) return (out.push(pathProblem(e, resolved.from + found.at, found.table, found.why, scope)), failed);
  const dated = scope.dated ?? scope.world.definitions.tables[scope.table]?.time !== null;
  const valid = dated
    ? undefined
    : walked(scope.table, found.column.via, scope.world).find((t) => isValidForATime(t, scope.world));
  if (valid !== undefined) {
    out.push(diagnose("validNeedsTime", e.span, { name: print(e), table: scope.table, target: valid }));
    return failed;
  }
  if (found.meaning.currency !== null) return converted(found.column, scope.world, out);
  return { row: found.column, meaning: { type: found.meaning.type, unit: found.meaning.unit, bare: false } };
}

/** Money in several currencies is read as it was converted, in the community's. */
function converted(column: Column, { definitions }: World, out: Diagnostic[]): CheckedRow {
  const table = definitions.tables[column.table];
  const def = table?.columns[column.name];
  const problems = table && def ? moneyProblems(definitions, table, def) : [];
  const { currency } = definitions.community;
  if (problems.length > 0 || currency === null) return (out.push(...problems), failed);
  return {
    row: { ...column, name: convertedBeside(column.name), type: "number" },
    meaning: { type: "number", unit: noun(currency), bare: false },
  };
}

/** The tables that a chain of references leads through. */
function walked(table: string, via: readonly string[], world: World): readonly string[] {
  const tables: string[] = [];
  for (const name of via) tables.push(columnOf(world, tables.at(-1) ?? table, name)?.ref ?? "");
  return tables;
}

const isValidForATime = (table: string, world: World): boolean =>
  hasOwn(world.definitions.tables, table) && world.definitions.tables[table]?.valid !== null;

interface Resolved {
  readonly walk: ReturnType<typeof walk> | null;
  /** How many of the path's parts came before the walk. */
  readonly from: number;
  readonly problem: (e: PathExpr) => Diagnostic[];
}
const none = (): Diagnostic[] => [];

function rowPath(names: readonly string[], { world, table }: RowScope): Resolved {
  const own = columnNames(world, table).includes(names[0] ?? "");
  if (!own && names.length > 1 && names[0] === table)
    return { walk: walk(world, table, names.slice(1)), from: 1, problem: none };
  if (!own && names.length > 1 && tableOf(world, names[0] ?? "")) {
    return {
      walk: null,
      from: 0,
      problem: (e) => [diagnose("twoTables", e.span, { name: "This formula", first: table, second: names[0] ?? "" })],
    };
  }
  return { walk: walk(world, table, names), from: 0, problem: none };
}

/** A dimension name: the table's own column, or `table.column` by the one shortest chain, or a walked path. */
function dimensionPath(names: readonly string[], scope: RowScope): Resolved {
  const { world, table } = scope;
  const [first, ...rest] = names;
  if (first === undefined) return { walk: null, from: 0, problem: none };
  const own = columnNames(world, table).includes(first);
  if (!own && rest.length > 0 && tableOf(world, first)) {
    const via = chain(world, table, first);
    if (via === "ambiguous") {
      return {
        walk: null,
        from: 0,
        problem: (e) => [diagnose("ambiguousPath", e.span, { name: names.join("."), table, target: first })],
      };
    }
    if (via === null) {
      const how = `It reaches ${reachable(world, table).join(", ")}. Declare a reference (columns: …: {ref: ${first}}), or leave the dimension out.`;
      return { walk: null, from: 0, problem: (e) => [diagnose("unreachable", e.span, { name: names.join("."), table, how })] };
    }
    return { walk: walk(world, first, rest, via), from: 1, problem: none };
  }
  const found = walk(world, table, names);
  if (!found.ok && found.at === 0) {
    // Another aggregated table may have this column: what is missing is the way, not the name.
    const elsewhere = Object.keys(world.catalog.tables).find(
      (t) => columnNames(world, t).includes(first) && chain(world, table, t) !== null,
    );
    const suggestion = nearest(first, columnNames(world, table));
    // A column that no table has is a slip of the pen.
    if (
      !elsewhere &&
      suggestion !== null &&
      !Object.keys(world.catalog.tables).some((t) => columnNames(world, t).includes(first))
    )
      return { walk: null, from: 0, problem: (e) => [pathProblem(e, 0, table, "no-column", scope)] };
    const how = elsewhere
      ? `Write ${elsewhere}.${first}.`
      : suggestion
        ? `Did you mean “${suggestion}”?`
        : "It has no such column; leave it out, or ask the KPIs apart.";
    return { walk: null, from: 0, problem: (e) => [diagnose("unreachable", e.span, { name: names.join("."), table, how })] };
  }
  return { walk: found, from: 0, problem: none };
}

function pathProblem(
  e: PathExpr,
  at: number,
  table: string,
  why: "no-column" | "no-reference",
  { world }: RowScope,
): Diagnostic {
  const part = e.parts[at] ?? e.parts[0];
  if (part === undefined) return diagnose("unknownColumn", e.span, { name: "", table, suggestion: null, columns: [] });
  if (why === "no-reference") {
    return diagnose("notAReference", part.span, { name: part.name, table, next: e.parts[at + 1]?.name ?? "" });
  }
  const columns = columnNames(world, table);
  const suggestion = nearest(part.name, e.parts.length === 1 ? [...columns, "true", "false"] : columns);
  if (e.parts.length === 1 && (hasOwn(world.definitions.kpis, part.name) || hasOwn(world.definitions.assumptions, part.name))) {
    return diagnose("unknownColumn", part.span, { name: part.name, table, suggestion: null, columns });
  }
  const fix = suggestion === null ? undefined : { title: `Write ${suggestion}`, span: part.span, text: suggestion };
  return diagnose("unknownColumn", part.span, { name: part.name, table, suggestion, columns }, fix);
}
