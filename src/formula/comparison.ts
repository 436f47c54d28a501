import type { BinaryOp, Expr } from "../ground/expr.js";
import type { Cursor } from "./cursor.js";
import type { Token } from "./lex.js";
import { duration } from "./duration.js";
import { exprList } from "./settle.js";

const SIGNS: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">="]);
/** A longer list is not written out again in a fix. */
const LONG_LIST = 50;
const WORDS: ReadonlySet<string> = new Set(["is", "in", "like", "between", "within", "not"]);

/** `sum`, or two of them compared; what the comparison words (`is null`, `in`, `like`, `between`, `within`) say of one. */
export function comparison(c: Cursor, sum: (c: Cursor) => Expr): Expr {
  const left = sum(c);
  if (!compares(c.token)) return left;
  let node = tail(c, left, sum);
  while (compares(c.token) && !c.faults.givenUp) {
    chained(c, node);
    node = tail(c, node, sum);
  }
  return node;
}

const compares = (token: Token): boolean =>
  (token.kind === "mark" && SIGNS.has(token.text)) || (token.kind === "word" && WORDS.has(token.text));

function chained(c: Cursor, node: Expr): void {
  const middle = node.kind === "binary" && c.token.kind === "mark" && !c.isHole(node.right) ? c.source(node.right) : null;
  const at = c.place(node).end;
  const fixed = middle === null ? null : `${c.source(node)} and ${middle} ${c.token.text} …`;
  const edit = middle === null ? undefined : { title: "Write two comparisons", start: at, end: at, text: ` and ${middle}` };
  c.faultHere("chainedComparison", { fixed }, edit);
}

function tail(c: Cursor, left: Expr, sum: (c: Cursor) => Expr): Expr {
  if (c.token.kind === "mark") return compared(c, left, sum);
  if (c.isWord("is")) return isNull(c, left, sum);
  const negated = c.isWord("not");
  if (negated) c.take();
  switch (c.token.kind === "word" ? c.token.text : "") {
    case "in":
      return inList(c, left, negated, sum);
    case "like":
      return like(c, left, negated, sum);
    case "between":
      return between(c, left, negated, sum);
    case "within":
      return within(c, left, negated, sum);
    default:
      return notWhat(c, left, sum);
  }
}

function compared(c: Cursor, left: Expr, sum: (c: Cursor) => Expr): Expr {
  const sign = c.take();
  const op = sign.text as BinaryOp;
  const right = sum(c);
  refuseNull(c, sign, left, right);
  return done(c, left, { kind: "binary", op, left, right, span: c.span(c.place(left).start, c.place(right).end) }, [
    left,
    right,
  ]);
}

function refuseNull(c: Cursor, sign: Token, left: Expr, right: Expr): void {
  if (left.kind !== "null" && right.kind !== "null") return;
  const [start, end] = [c.place(left).start, c.place(right).end];
  if (sign.text !== "=" && sign.text !== "!=") return c.faults.remark("nullCompared", start, end, { sign: sign.text });
  const meant = sign.text === "=" ? "is null" : "is not null";
  const fromRight = right.kind === "null";
  const edit = fromRight
    ? { title: `Write ${meant}`, start: sign.start, end, text: meant }
    : { title: `Write ${meant}`, start, end, text: `${c.source(right)} ${meant}` };
  c.faults.remark("equalsNull", fromRight ? sign.start : start, end, { meant }, edit);
}

function isNull(c: Cursor, left: Expr, sum: (c: Cursor) => Expr): Expr {
  const { start } = c.take();
  const negated = c.isWord("not");
  if (negated) c.take();
  if (c.isWord("null")) c.take();
  else {
    const sign = negated ? "!=" : "=";
    c.faults.add("isWhat", start, c.before, { sign }, { title: `Write ${sign}`, start, end: c.before, text: sign });
    sum(c);
  }
  return done(c, left, { kind: "is_null", operand: left, negated, span: c.span(c.place(left).start, c.before) }, [left]);
}

function inList(c: Cursor, left: Expr, negated: boolean, sum: (c: Cursor) => Expr): Expr {
  c.take();
  let list: readonly Expr[] = [];
  if (c.isMark("(")) {
    const open = c.open();
    c.deeper(() => {
      list = exprList(c);
      return left;
    });
    c.close(open);
  } else {
    const value = sum(c);
    const { start, end } = c.place(value);
    const edit = { title: "Put the value in brackets", start, end, text: `(${c.source(value)})` };
    c.faults.add("listBrackets", start, Math.max(end, start), {}, c.isHole(value) ? undefined : edit);
  }
  refuseNullInList(c, left, list, negated);
  return done(c, left, { kind: "in", operand: left, list, negated, span: c.span(c.place(left).start, c.before) }, [
    left,
    ...list,
  ]);
}

function refuseNullInList(c: Cursor, left: Expr, list: readonly Expr[], negated: boolean): void {
  const isNull = list.find((item) => item.kind === "null");
  if (!isNull) return;
  const values = list.filter((item) => item.kind !== "null").map((item) => c.source(item));
  const asked = `${c.source(left)} ${negated ? "is not null" : "is null"}`;
  const rest = `${c.source(left)} ${negated ? "not in" : "in"} (${values.join(", ")})`;
  const meant = values.length === 0 ? asked : `(${rest} ${negated ? "and" : "or"} ${asked})`;
  const { start, end } = c.place(isNull);
  if (list.length > LONG_LIST) return c.faults.remark("nullInList", start, end, { meant: asked });
  c.faults.remark(
    "nullInList",
    start,
    end,
    { meant },
    { title: `Write ${meant}`, start: c.place(left).start, end: c.before, text: meant },
  );
}

function like(c: Cursor, left: Expr, negated: boolean, sum: (c: Cursor) => Expr): Expr {
  c.take();
  let pattern = "";
  if (c.token.kind === "string") pattern = c.take().text;
  else {
    c.faultHere("likeText", {});
    sum(c);
  }
  return done(c, left, { kind: "like", operand: left, pattern, negated, span: c.span(c.place(left).start, c.before) }, [left]);
}

function between(c: Cursor, left: Expr, negated: boolean, sum: (c: Cursor) => Expr): Expr {
  c.take();
  const low = sum(c);
  c.expectWord("and", "x between 1 and 5");
  const high = sum(c);
  const span = c.span(c.place(left).start, c.place(high).end);
  return done(c, left, { kind: "between", operand: left, low, high, negated, span }, [left, low, high]);
}

function within(c: Cursor, left: Expr, negated: boolean, sum: (c: Cursor) => Expr): Expr {
  c.take();
  const length = duration(c);
  c.expectWord("of", "solved_at within 7 days of created_at");
  const of = sum(c);
  const span = c.span(c.place(left).start, c.place(of).end);
  return done(c, left, { kind: "within", operand: left, duration: length, of, negated, span }, [left, of]);
}

/** `a not = b`, `a not b`: read on as if the `not` had been a sign between two values. */
function notWhat(c: Cursor, left: Expr, sum: (c: Cursor) => Expr): Expr {
  const sign = c.token.kind === "mark" && SIGNS.has(c.token.text);
  const edit = { title: "Write !=", start: c.last.start, end: c.token.end, text: "!=" };
  c.faultHere("notWhat", { found: c.found() }, c.isMark("=") ? edit : undefined);
  if (sign) c.take();
  const right = sum(c);
  return done(c, left, { kind: "binary", op: "!=", left, right, span: c.span(c.place(left).start, c.before) }, [left, right]);
}

function done(c: Cursor, left: Expr, node: Expr, below: readonly Expr[]): Expr {
  return c.placed(node, c.place(left).start, Math.max(c.before, c.place(left).end), below);
}
