import type { CallExpr, Expr, PathExpr } from "../ground/expr.js";
import { nearest } from "../ground/nearest.js";
import type { Cursor } from "./cursor.js";
import { form } from "./forms.js";
import { FUNCTIONS } from "./functions.js";
import type { Token } from "./lex.js";
import { path } from "./path.js";
import { exprList, settle } from "./settle.js";
import { FORMS } from "./words.js";

/** A call, once its name is read and the look-ahead is its opening bracket; forms with a grammar of their own too. */
export function call(c: Cursor, name: Token): Expr {
  return c.deeper(() => (!name.quoted && FORMS.has(name.text) ? form(c, name, plainCall) : namedCall(c, name)));
}

/** A plain call. What cannot be read of one with a mistyped name, `convert(visits to …)`, follows from that name. */
function namedCall(c: Cursor, name: Token): CallExpr {
  const said = c.faults.count;
  const node = plainCall(c, name);
  if (c.faults.count === said || name.quoted || FUNCTIONS.has(name.text)) return node;
  const suggestion = nearest(name.text, FUNCTIONS.keys());
  if (suggestion === null || !FORMS.has(suggestion)) return node;
  const { text, start, end } = name;
  const edit = { title: `Write ${suggestion}`, start, end, text: suggestion };
  c.faults.instead(said, "unknownFunction", start, end, { name: text, suggestion }, edit);
  return node;
}

function plainCall(c: Cursor, name: Token): CallExpr {
  const open = c.open();
  let distinct = false;
  let args: readonly Expr[] = [];
  let where: Expr | null = null;
  let at: PathExpr | null = null;
  if (!c.isMark(")")) {
    distinct = c.isWord("distinct");
    if (distinct) c.take();
    args = starred(c) ?? exprList(c, isClause);
    ({ where, at } = clauses(c));
  }
  c.close(open);
  const node: CallExpr = {
    kind: "call",
    name: name.text,
    nameSpan: c.span(name.start, name.end),
    distinct,
    args,
    where,
    at,
    span: c.span(name.start, c.before),
  };
  return c.placed(node, name.start, c.before, [...args, where]);
}

const isClause = (token: Token): boolean => token.kind === "word" && (token.text === "where" || token.text === "at");

/** `count(*)`: the star is noted, and what it stood for is left open. */
function starred(c: Cursor): readonly Expr[] | null {
  if (!c.isMark("*")) return null;
  c.faultHere("countStar", {});
  c.take();
  return [c.hole()];
}

/** `["where" expr] ["at" path]`; in another order, or twice, they are read and noted. */
function clauses(c: Cursor): { where: Expr | null; at: PathExpr | null } {
  let where: Expr | null = null;
  let at: PathExpr | null = null;
  while (isClause(c.token) || c.isMark(",")) {
    if (c.isMark(",")) {
      c.faultHere("argumentAfterWhere", {});
      c.take();
      exprList(c, isClause);
    } else if (c.isWord("at")) {
      if (at) c.faultHere("unexpected", { found: "at" });
      c.take();
      at = path(c);
    } else {
      const { start, end } = c.token;
      if (where) c.faultHere("whereTwice", {}, { title: "Write and", start, end, text: "and" });
      else if (at) c.faultHere("whereBeforeAt", {});
      c.take();
      where = c.expr();
    }
    settle(c, (token) => isClause(token) || (token.kind === "mark" && token.text === ","));
  }
  return { where, at };
}
