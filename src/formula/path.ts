import type { PathExpr } from "../ground/expr.js";
import type { Cursor } from "./cursor.js";

/** `name {"." name}`, each part with its own place. */
export function path(c: Cursor): PathExpr {
  const { start } = c.token;
  const parts = [c.token.kind === "word" ? anyWord(c) : c.name(c.text.slice(c.last.start, c.last.end))];
  while (c.isMark(".")) {
    c.take();
    parts.push(c.name("."));
  }
  const end = Math.max(c.before, start);
  return c.placed({ kind: "path", parts, span: c.span(start, end) }, start, end);
}

/** A reserved word read as a name, once its mistake is noted. */
function anyWord(c: Cursor) {
  if (!c.readsAsName()) return c.name(c.text.slice(c.last.start, c.last.end));
  c.reservedName();
  const { text, start, end } = c.take();
  return { name: text, span: c.span(start, end) };
}
