import type { Diagnostic } from "../ground/diagnostic.js";
import type { BinaryOp, Expr } from "../ground/expr.js";
import { diagnose } from "../ground/messages.js";
import type { FormulaText } from "../ground/span.js";
import { spanIn } from "../ground/span.js";
import { atom } from "./atom.js";
import { comparison } from "./comparison.js";
import { Cursor } from "./cursor.js";
import { settle } from "./settle.js";

/** The tree of a formula, and what is wrong with it. `expr` is null where it could not be read as a whole. */
export interface Parsed {
  readonly expr: Expr | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a formula: one whole `expr` of the language. Every mistake is found in one go, each placed in the formula's
 * file. A tree may come with diagnostics of code `type` (`= null`): it is as written, yet means nothing.
 */
export function parse(formula: FormulaText): Parsed {
  const known = kept.get(formula);
  if (known) return known;
  const read = readWhole(formula);
  kept.set(formula, read);
  return read;
}

/** A formula is plain data that never changes: whoever asks again about the same one gets the same tree. */
const kept = new WeakMap<FormulaText, Parsed>();

function readWhole(formula: FormulaText): Parsed {
  if (formula.text.length > LONGEST) return tooLarge(formula);
  const c = new Cursor(formula, expr);
  if (c.token.kind === "end") c.faultHere("emptyFormula", {});
  const tree = c.token.kind === "end" ? c.hole() : expr(c);
  settle(c, () => false);
  return { expr: c.faults.whole ? tree : null, diagnostics: c.faults.list() };
}

/** Reads a formula that stands in no file: a condition of the command line, a line typed in a page. */
export function parseText(text: string, file = "<command line>"): Parsed {
  return parse({ text, file, map: Array.from({ length: Math.min(text.length, LONGEST) + 1 }, (_, i) => i) });
}

/** Nobody writes, and nobody can check, a formula of so many characters. */
const LONGEST = 250_000;

function tooLarge(formula: FormulaText): Parsed {
  return { expr: null, diagnostics: [diagnose("tooLarge", spanIn(formula, 0, 1), { limit: LONGEST })] };
}

function expr(c: Cursor): Expr {
  return chain(c, or, conjunction);
}

const conjunction = (c: Cursor): Expr => chain(c, and, negation);

function negation(c: Cursor): Expr {
  if (!c.isWord("not")) return comparison(c, sum);
  const { start } = c.take();
  const operand = c.deeper(() => negation(c));
  return c.unary("not", operand, start);
}

const sum = (c: Cursor): Expr => chain(c, additive, product);
const product = (c: Cursor): Expr => chain(c, multiplicative, unary);

function unary(c: Cursor): Expr {
  if (!c.isMark("-")) return primary(c);
  const { start } = c.take();
  const operand = c.deeper(() => unary(c));
  return c.unary("-", operand, start);
}

function primary(c: Cursor): Expr {
  const start = c.token.start;
  let node = atom(c);
  for (let times = 0; c.isWord("as"); times++) {
    const word = c.take();
    if (times > 0) c.faults.add("renameTwice", word.start, word.end, {});
    const name = c.name("as");
    node = c.placed({ kind: "as", operand: node, name: name.name, span: c.span(start, c.before) }, start, c.before, [node]);
  }
  return node;
}

type Operator = (c: Cursor) => BinaryOp | null;
const or: Operator = (c) => (c.isWord("or") ? "or" : null);
const and: Operator = (c) => (c.isWord("and") ? "and" : null);
const additive: Operator = (c) => (c.isMark("+") ? "+" : c.isMark("-") ? "-" : null);
const multiplicative: Operator = (c) => (c.isMark("*") ? "*" : c.isMark("/") ? "/" : null);

/** Operations of one rank, one after another, from the left; a loop, so that their number costs no stack. */
function chain(c: Cursor, operator: Operator, operand: (c: Cursor) => Expr): Expr {
  let left = operand(c);
  for (let op = operator(c); op !== null; op = operator(c)) {
    c.take();
    const right = operand(c);
    const { start } = c.place(left);
    const { end } = c.place(right);
    left = c.placed({ kind: "binary", op, left, right, span: c.span(start, end) }, start, end, [left, right]);
  }
  return left;
}
