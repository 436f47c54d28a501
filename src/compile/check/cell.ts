import type { Diagnostic } from "../../ground/diagnostic.js";
import type { CallExpr, Expr, ExprKind, PathExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { nearest } from "../../ground/nearest.js";
import type { Meaning } from "../../ground/type.js";
import { isCount, ONE, parseUnit, toBase, unitText } from "../../ground/unit.js";
import { FUNCTIONS, type FunctionEntry } from "../../formula/functions.js";
import { TO_DATE } from "../../formula/over-time.js";
import { framed, type Cell, type FrameStep } from "../cell.js";
import { columnNames, hasOwn, isLost, tableOf } from "../scope.js";
import { freed } from "../free.js";
import { checkAggregate } from "./aggregate.js";
import { checkAttributed } from "./attributed.js";
import { applyFunction, rightCount, type Arg } from "./call.js";
import type { CellScope, CheckedCell } from "./cell-scope.js";
import { checkComposite } from "./composite.js";
import { alike, combine, ERROR, needs, plain, type Side } from "./combine.js";
import { checkConverted, checkRetained } from "./events.js";
import { freeDimensions, perWords } from "./group.js";
import { checkPattern, dateConstant, durationSteps, numberMeaning } from "./literal.js";

/** Gives a formula its meaning. Mistakes go to `out`; the result is of type "error" then and silences follow-ups. */
export function checkCell(e: Expr, scope: CellScope, out: Diagnostic[]): CheckedCell {
  return CHECK[e.kind](e as never, scope, out);
}

const NOTHING: Cell = { kind: "constant", value: null, type: "null" };
const failed: CheckedCell = { cell: NOTHING, meaning: ERROR, waits: [] };
const side = (e: Expr, checked: CheckedCell): Side => ({
  meaning: checked.meaning,
  span: e.span,
  counts: e,
  ...(e.kind === "string" ? { literal: e.value } : {}),
});

function call(fn: string, args: readonly CheckedCell[], meaning: Meaning): CheckedCell {
  return {
    cell: { kind: "call", fn, args: args.map((arg) => arg.cell), type: meaning.type },
    meaning,
    waits: args.flatMap((arg) => arg.waits),
  };
}

const CHECK: { [K in ExprKind]: (e: Extract<Expr, { kind: K }>, scope: CellScope, out: Diagnostic[]) => CheckedCell } = {
  number(e, scope, out) {
    const { value, meaning } = numberMeaning(e, scope.world, out);
    return { cell: { kind: "constant", value, type: meaning.type }, meaning, waits: [] };
  },
  string: (e) => ({ cell: { kind: "constant", value: e.value, type: "text" }, meaning: plain("text"), waits: [] }),
  date(e, scope) {
    const { value, type } = dateConstant(e, scope.world);
    return { cell: { kind: "constant", value, type }, meaning: plain(type), waits: [] };
  },
  boolean: (e) => ({ cell: { kind: "constant", value: e.value, type: "boolean" }, meaning: plain("boolean"), waits: [] }),
  null: () => ({ cell: NOTHING, meaning: { type: "null", unit: ONE, bare: true }, waits: [] }),
  path: checkName,
  unary(e, scope, out) {
    const operand = checkCell(e.operand, scope, out);
    if (!needs(e.op === "not" ? "boolean" : "number", e.op, side(e.operand, operand), out)) return failed;
    return call(e.op === "not" ? "not" : "negate", [operand], e.op === "not" ? plain("boolean") : operand.meaning);
  },
  binary(e, scope, out) {
    // A long chain of sums leans to the left: walked in a loop, it needs no deep stack.
    const spine: Extract<Expr, { kind: "binary" }>[] = [];
    let leftmost: Expr = e;
    while (leftmost.kind === "binary") {
      spine.push(leftmost);
      leftmost = leftmost.left;
    }
    let left: { readonly expr: Expr; readonly checked: CheckedCell } = {
      expr: leftmost,
      checked: checkCell(leftmost, scope, out),
    };
    for (const node of spine.reverse()) {
      const right = checkCell(node.right, scope, out);
      const meaning = combine(node.op, side(left.expr, left.checked), side(node.right, right), node.span, out);
      left = { expr: node, checked: call(node.op, [left.checked, right], meaning) };
    }
    return left.checked;
  },
  is_null: (e, scope, out) => call(e.negated ? "is_not_null" : "is_null", [checkCell(e.operand, scope, out)], plain("boolean")),
  in(e, scope, out) {
    const operand = checkCell(e.operand, scope, out);
    const list = e.list.map((item) => {
      const checked = checkCell(item, scope, out);
      alike("in", side(e.operand, operand), side(item, checked), item.span, out);
      return checked;
    });
    return call(e.negated ? "not_in" : "in", [operand, ...list], plain("boolean"));
  },
  like(e, scope, out) {
    const operand = checkCell(e.operand, scope, out);
    needs("text", "like", side(e.operand, operand), out);
    checkPattern(e, out);
    const pattern: CheckedCell = {
      cell: { kind: "constant", value: e.pattern, type: "text" },
      meaning: plain("text"),
      waits: [],
    };
    return call(e.negated ? "not_like" : "like", [operand, pattern], plain("boolean"));
  },
  between(e, scope, out) {
    const parts = [e.operand, e.low, e.high].map((part) => ({ expr: part, checked: checkCell(part, scope, out) }));
    const [operand, low, high] = parts.map((part) => side(part.expr, part.checked)) as [Side, Side, Side];
    alike("between", operand, low, e.span, out);
    alike("between", operand, high, e.span, out);
    return call(
      e.negated ? "not_between" : "between",
      parts.map((part) => part.checked),
      plain("boolean"),
    );
  },
  within: (e, _scope, out) => (out.push(diagnose("withinNotHere", e.span, {})), failed),
  as(e, scope, out) {
    const operand = checkCell(e.operand, scope, out);
    if (operand.meaning.type === "error") return failed;
    if (!isCount(operand.meaning.unit)) {
      out.push(diagnose("asNeedsCount", e.span, { unit: unitText(operand.meaning.unit) }));
      return failed;
    }
    return { ...operand, meaning: { ...operand.meaning, unit: { [e.name]: 1 } } };
  },
  call: checkCall,
  converted: (e, scope, out) => checkConverted(e, scope.world, out) ?? failed,
  retained: (e, scope, out) => checkRetained(e, scope.world, out) ?? failed,
  attributed: (e, scope, out) => checkAttributed(e, scope.world, out) ?? failed,
  each: (e, _scope, out) => (out.push(diagnose("eachNotHere", e.span, {})), failed),
  composite: (e, scope, out) => checkComposite(e, scope, out) ?? failed,
};

/** A name alone: another KPI, or an assumption. */
function checkName(e: PathExpr, scope: CellScope, out: Diagnostic[]): CheckedCell {
  const { world } = scope;
  const name = e.parts[0]?.name ?? "";
  const single = e.parts.length === 1;
  if (single && name === "value" && scope.value) return scope.value;
  if (single && hasOwn(world.definitions.kpis, name)) {
    scope.uses.kpis.add(name);
    return scope.kpi(name, e) ?? failed;
  }
  const assumption = single && hasOwn(world.definitions.assumptions, name) ? world.definitions.assumptions[name] : undefined;
  if (assumption) {
    scope.uses.assumptions.add(name);
    const unit = assumption.unit === null ? null : parseUnit(assumption.unit);
    const scale = unit?.ok ? unit.scale : 1;
    return {
      cell: { kind: "assumption", name, value: toBase(assumption.value, scale) },
      meaning: { type: "number", unit: unit?.ok ? unit.unit : ONE, bare: false },
      waits: [],
    };
  }
  if (tableOf(world, name)) {
    const column = e.parts[1]?.name;
    const fix = column === undefined ? { title: `Count the rows`, span: e.span, text: `count(${name})` } : undefined;
    out.push(
      column === undefined
        ? diagnose("nameIsTable", e.span, { name }, fix)
        : diagnose("nameIsColumn", e.span, { name: column, table: name }),
    );
    return failed;
  }
  if (single && isLost(world, name, "kpis", "assumptions")) return failed;
  const table = Object.keys(world.catalog.tables).find((t) => columnNames(world, t).includes(name));
  const suggestion = nearest(name, [...Object.keys(world.definitions.kpis), ...Object.keys(world.definitions.assumptions)]);
  if (table && suggestion === null) {
    out.push(diagnose("nameIsColumn", e.span, { name, table }));
    return failed;
  }
  out.push(
    diagnose(
      "unknownName",
      e.span,
      { name, suggestion },
      suggestion ? { title: `Write ${suggestion}`, span: e.span, text: suggestion } : undefined,
    ),
  );
  return failed;
}

function checkCall(e: CallExpr, scope: CellScope, out: Diagnostic[]): CheckedCell {
  const entry = FUNCTIONS.get(e.name);
  if (!entry || entry.kind === "event") {
    const suggestion = nearest(e.name, FUNCTIONS.keys());
    const fix = suggestion ? { title: `Write ${suggestion}`, span: e.nameSpan, text: suggestion } : undefined;
    out.push(diagnose("unknownFunction", e.nameSpan, { name: e.name, suggestion }, fix));
    return failed;
  }
  if (entry.kind === "aggregate") return { ...checkAggregate(e, entry, scope.world, out), waits: [] };
  if (e.where || e.at || e.distinct) {
    out.push(diagnose("whereNotHere", e.span, { name: e.name }));
    return failed;
  }
  if (entry.kind === "time") return overTime(e, entry, scope, out);
  const args = e.args.map((arg): Arg<CheckedCell> => {
    const checked = checkCell(arg, scope, out);
    return { expr: arg, node: checked, side: side(arg, checked) };
  });
  return call(
    e.name,
    args.map((arg) => arg.node),
    applyFunction(entry, args, e.span, out),
  );
}

/** The formula inside, looking at another window of rows (prior, …), beyond its own group (all, share) or closer (per). */
function overTime(e: CallExpr, entry: FunctionEntry, scope: CellScope, out: Diagnostic[]): CheckedCell {
  if (!rightCount(entry, e.args.length, e.span, out)) return failed;
  const inner = checkCell(e.args[0] as Expr, scope, out);
  if (!needs("number", e.name, side(e.args[0] as Expr, inner), out) || inner.meaning.type === "error") return failed;
  if (e.name === "all" || e.name === "share") return overGroups(e, inner, scope, out);
  if (e.name === "per") return overFiner(e, inner, scope, out);
  const step = frameStep(e, out);
  if (!step) return failed;
  const stepped: CheckedCell = {
    cell: framed(inner.cell, step),
    meaning: { ...inner.meaning, bare: false },
    waits: inner.waits.map((wait) => ({ ...wait, frame: [step, ...wait.frame] })),
  };
  if (e.name !== "change" && e.name !== "growth") return stepped;
  const meaning: Meaning = e.name === "change" ? stepped.meaning : plain("number");
  const compared = call(e.name === "change" ? "-" : "growth", [inner, stepped], meaning);
  return { ...compared, cell: { kind: "settled", frame: [step], cell: compared.cell } };
}

/** all: the formula ignoring dimensions; share: its part of that. */
function overGroups(e: CallExpr, inner: CheckedCell, scope: CellScope, out: Diagnostic[]): CheckedCell {
  const free = freeDimensions(e, inner.cell, scope.world, out);
  if (free === null) return failed;
  const whole: CheckedCell = { ...inner, cell: freed(inner.cell, free), meaning: { ...inner.meaning, bare: false } };
  return e.name === "all" ? whole : call("/", [inner, whole], plain("number"));
}

/** per: the formula in each finer period, then reduced. */
function overFiner(e: CallExpr, inner: CheckedCell, scope: CellScope, out: Diagnostic[]): CheckedCell {
  const words = perWords(e, inner.cell, scope.world, out);
  if (words === null) return failed;
  const type = words.reducer === "avg" || words.reducer === "median" ? "number" : inner.meaning.type;
  const cell: Cell = { kind: "per", frame: [], ...words, cell: inner.cell, type };
  return { cell, meaning: { ...inner.meaning, type, bare: false }, waits: inner.waits };
}

function frameStep(e: CallExpr, out: Diagnostic[]): FrameStep | null {
  if (e.name === "cumulative") return { kind: "cumulative" };
  const second = e.args[1] as Expr;
  if (e.name === "to_date") {
    const grain = second.kind === "path" && second.parts.length === 1 ? (second.parts[0]?.name ?? "") : "";
    if ((TO_DATE as readonly string[]).includes(grain)) return { kind: "to_date", grain };
    out.push(diagnose("argumentWord", second.span, { name: e.name, position: 2, words: TO_DATE }));
    return null;
  }
  if (second.kind !== "number" || second.unit === null) {
    out.push(
      diagnose("argumentConstant", second.span, { name: e.name, position: 2, wanted: "a length of time such as 28 days" }),
    );
    return null;
  }
  const steps = durationSteps({ digits: second.digits, unit: second.unit, span: second.span }, out);
  return steps && { kind: e.name === "rolling" ? "rolling" : "shift", ...steps };
}
