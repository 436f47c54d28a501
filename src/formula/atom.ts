import type { Expr, PathExpr } from "../ground/expr.js";
import { call } from "./call.js";
import type { Cursor } from "./cursor.js";
import { unitWord } from "./duration.js";
import type { Token } from "./lex.js";
import { path } from "./path.js";
import { settle } from "./settle.js";

/** A literal, a path, a call, or an `expr` in brackets. */
export function atom(c: Cursor): Expr {
  const { kind, text, start, end } = c.token;
  switch (kind) {
    case "number":
      return number(c);
    case "string":
      c.take();
      return c.placed({ kind: "string", value: text, span: c.span(start, end) }, start, end);
    case "date":
      c.take();
      return c.placed({ kind: "date", value: text, span: c.span(start, end) }, start, end);
    case "name":
      return named(c);
    case "word":
      return word(c);
    default:
      return c.isMark("(") ? bracketed(c) : missing(c);
  }
}

function number(c: Cursor): Expr {
  const { text: digits, start } = c.take();
  const word = c.token;
  const unit = unitWord(c);
  if (unit !== null && (c.isMark(".") || c.isMark("("))) {
    // `5 topics.views`: what was read as the number's unit begins a value of its own.
    if (c.fresh()) c.faults.add("missingOperator", word.start, word.end, { before: digits, after: unit });
    return c.isMark("(") ? call(c, word) : afterDot(c, word);
  }
  return c.placed({ kind: "number", digits, unit, span: c.span(start, c.before) }, start, c.before);
}

function afterDot(c: Cursor, word: Token): Expr {
  while (c.isMark(".")) {
    c.take();
    c.name(".");
  }
  return c.isMark("(") ? call(c, word) : c.hole();
}

function named(c: Cursor): Expr {
  const name = c.token;
  const node = path(c);
  if (!c.isMark("(")) return node;
  if (node.parts.length > 1) {
    const found = c.source(node);
    c.faultHere("functionDots", { found });
  }
  return call(c, name);
}

function bracketed(c: Cursor): Expr {
  const open = c.open();
  const inner = c.deeper(() => {
    const node = c.expr();
    settle(c, () => false);
    return node;
  });
  c.close(open);
  return c.widened(inner, open.start, c.before);
}

function word(c: Cursor): Expr {
  const { text, start, end } = c.token;
  switch (text) {
    case "true":
    case "false":
      c.take();
      return c.placed({ kind: "boolean", value: text === "true", span: c.span(start, end) }, start, end);
    case "null":
      c.take();
      return c.placed({ kind: "null", span: c.span(start, end) }, start, end);
    case "not":
      return misplacedNot(c);
    case "distinct":
      c.faultHere("distinctPlace", {});
      c.take();
      return c.deeper(() => atom(c));
    default:
      return c.readsAsName() ? reserved(c) : missing(c);
  }
}

function reserved(c: Cursor): PathExpr {
  c.reservedName();
  return path(c);
}

/** `a = not b`: `not` binds weaker than a comparison, so that it needs brackets here. */
function misplacedNot(c: Cursor): Expr {
  const { start, end } = c.token;
  const isFresh = c.fresh();
  c.take();
  const operand = c.deeper(() => atom(c));
  const stop = c.place(operand).end;
  const edit = { title: "Put brackets around it", start, end: stop, text: `(${c.text.slice(start, stop)})` };
  if (isFresh) c.faults.add("notNeedsBrackets", start, end, {}, c.isHole(operand) ? undefined : edit);
  return c.unary("not", operand, start);
}

function missing(c: Cursor): Expr {
  c.faultHere("expectedValue", { found: c.found() });
  return c.hole();
}
