import type { Duration, Expr, ExprKind, KeysExpr, PathExpr, RowsExpr } from "../ground/expr.js";
import { arithmeticOf } from "./composite.js";
import { FORMS, NEVER_UNITS, written } from "./words.js";

/**
 * The formula a tree stands for, in one line: the fewest brackets, one blank around signs, names in backticks where
 * they must be. `parse` gives back the same tree.
 */
export function print(expr: Expr): string {
  return PRINT[expr.kind](expr as never);
}

/** How tightly a node holds together: an operand looser than its place is put in brackets. */
const RANK = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, unary: 7, as: 8, atom: 9 } as const;
type Rank = (typeof RANK)[keyof typeof RANK];

const BINARY_RANK: Readonly<Record<string, Rank>> = {
  or: RANK.or,
  and: RANK.and,
  "+": RANK.sum,
  "-": RANK.sum,
  "*": RANK.product,
  "/": RANK.product,
};
const RANK_OF: Readonly<Partial<Record<ExprKind, Rank>>> = {
  is_null: RANK.comparison,
  in: RANK.comparison,
  like: RANK.comparison,
  between: RANK.comparison,
  within: RANK.comparison,
  as: RANK.as,
};

function rank(e: Expr): Rank {
  if (e.kind === "binary") return BINARY_RANK[e.op] ?? RANK.comparison;
  if (e.kind === "unary") return e.op === "not" ? RANK.not : RANK.unary;
  return RANK_OF[e.kind] ?? RANK.atom;
}

const held = (e: Expr, least: Rank): string => (rank(e) < least ? `(${print(e)})` : print(e));
const list = (items: readonly Expr[]): string => items.map(print).join(", ");
const not = (negated: boolean): string => (negated ? "not " : "");

const PRINT: { readonly [K in ExprKind]: (e: Extract<Expr, { kind: K }>) => string } = {
  number: (e) => (e.unit === null ? e.digits : `${e.digits} ${written(e.unit, NEVER_UNITS)}`),
  string: (e) => text(e.value),
  date: (e) => `@${/T\d\d:\d\d:00$/.test(e.value) ? e.value.slice(0, -3) : e.value}`,
  boolean: (e) => String(e.value),
  null: () => "null",
  path: (e) => path(e),
  unary: (e) => (e.op === "not" ? `not ${held(e.operand, RANK.not)}` : `-${held(e.operand, RANK.unary)}`),
  binary(e) {
    const own = rank(e);
    const chains = own !== RANK.comparison;
    const next = (own + 1) as Rank;
    return `${held(e.left, chains ? own : next)} ${e.op} ${held(e.right, next)}`;
  },
  is_null: (e) => `${held(e.operand, RANK.sum)} is ${not(e.negated)}null`,
  in: (e) => `${held(e.operand, RANK.sum)} ${not(e.negated)}in (${list(e.list)})`,
  like: (e) => `${held(e.operand, RANK.sum)} ${not(e.negated)}like ${text(e.pattern)}`,
  between: (e) =>
    `${held(e.operand, RANK.sum)} ${not(e.negated)}between ${held(e.low, RANK.sum)} and ${held(e.high, RANK.sum)}`,
  within: (e) => `${held(e.operand, RANK.sum)} ${not(e.negated)}within ${duration(e.duration)} of ${held(e.of, RANK.sum)}`,
  as: (e) => `${held(e.operand, RANK.atom)} as ${written(e.name)}`,
  call(e) {
    const inside = `${e.distinct ? "distinct " : ""}${list(e.args)}${where(e.where)}${at(e.at)}`;
    return `${written(e.name, FORMS)}(${inside})`;
  },
  converted(e) {
    const same = e.same.length === 0 ? "" : ` same ${e.same.map(({ name }) => written(name)).join(", ")}`;
    const count = e.count === "base" ? "" : ` count ${e.count}`;
    const credit = e.credit === "last" ? "" : ` credit ${e.credit}`;
    return `converted(${rows(e.base)} to ${rows(e.conversion)} ${by(e.by)} within ${duration(e.within)}${same}${count}${credit})`;
  },
  retained: (e) =>
    `retained(${written(e.table.name)} from ${print(e.from)} ${by(e.by)} active ${rows(e.active)} after ${duration(e.after)})`,
  attributed(e) {
    const model = written(e.model.name) + (e.modelArgs.length === 0 ? "" : `(${list(e.modelArgs)})`);
    return `attributed(${print(e.measure)} to ${rows(e.touches)} ${by(e.by)} within ${duration(e.within)} model ${model})`;
  },
  each: (e) => `each(${print(e.measure)} ${by(e.by)}${e.overAll ? " over all" : ""})`,
  // No formula can hold one: it is told as what it comes to.
  composite: (e) => print(arithmeticOf(e)),
};

function text(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + value.replaceAll(quote, quote + quote) + quote;
}

const path = (e: PathExpr): string => e.parts.map(({ name }) => written(name)).join(".");
const duration = (d: Duration): string => `${d.digits} ${written(d.unit, NEVER_UNITS)}`;
const where = (condition: Expr | null): string => (condition ? ` where ${print(condition)}` : "");
const at = (basis: PathExpr | null): string => (basis ? ` at ${path(basis)}` : "");
const rows = (r: RowsExpr): string => written(r.table.name) + where(r.where) + at(r.at);
const by = (k: KeysExpr): string => `by ${path(k.left)}${k.right ? ` = ${path(k.right)}` : ""}`;
