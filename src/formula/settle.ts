import type { Expr } from "../ground/expr.js";
import { misspelt } from "../ground/nearest.js";
import type { Cursor } from "./cursor.js";
import { FUNCTIONS } from "./functions.js";
import type { Token } from "./lex.js";
import { RESERVED } from "./words.js";

/**
 * After an expression: says once what is wrong with whatever stands before the next token that may follow (`stops`),
 * and steps over it. A closing bracket always stops inside brackets, the end stops everywhere.
 */
export function settle(c: Cursor, stops: (token: Token) => boolean): void {
  for (let said = 0; c.token.kind !== "end" && !stops(c.token) && !(c.inBrackets && c.isMark(")")); said++) {
    if (said === MOST) c.faults.givenUp = true;
    if (c.isWord("where") || c.isWord("at")) {
      outside(c, said === 0);
      continue;
    }
    if (said === 0) complain(c);
    else c.fresh();
    if (beginsValue(c.token)) c.deeper(c.expr);
    else c.take();
  }
}

/** So much that does not belong is not read to its end. */
const MOST = 100;

/** `expr {"," expr}`, up to the bracket that closes it or another token that may follow. */
export function exprList(c: Cursor, stops: (token: Token) => boolean = () => false): Expr[] {
  const list: Expr[] = [];
  do {
    list.push(c.expr());
    settle(c, (token) => isComma(token) || stops(token));
  } while (c.comma());
  return list;
}

const isComma = (token: Token): boolean => token.kind === "mark" && token.text === ",";

function complain(c: Cursor): void {
  const { token } = c;
  const found = c.found() ?? "";
  if (c.isMark(")")) {
    return c.faultHere("extraBracket", {}, { title: "Remove )", start: token.start, end: token.end, text: "" });
  }
  if (isShouted(token)) {
    wordCase(c, token);
    c.take();
    c.fresh();
    return;
  }
  if (beginsValue(token) && isShouted(c.last)) return wordCase(c, c.last);
  const meant = mistyped(token) ?? mistyped(c.last);
  if (meant !== null && beginsValue(token)) return wordMeant(c, meant);
  if (beginsValue(token))
    return c.faultHere("missingOperator", { before: c.text.slice(c.last.start, c.last.end), after: found });
  c.faultHere("unexpected", { found });
}

/** `count(topics) where …`: what follows the word is read, so that it can be put into the brackets before it. */
function outside(c: Cursor, isFirst: boolean): void {
  const isNew = c.fresh() && isFirst;
  const [word, bracket, faults] = [c.token, c.last, c.faults.count];
  c.take();
  if (beginsValue(c.token)) c.deeper(c.expr);
  if (!isNew) return;
  const inside = c.faults.count === faults ? aggregateBefore(c.text, bracket) : null;
  const joined = word.text === "where" && inside !== null && /\bwhere\b/.test(inside) ? "and" : word.text;
  const text = ` ${joined} ${c.text.slice(word.end, c.before).trim()})`;
  const edit = inside === null ? undefined : { title: "Put it inside the brackets", start: bracket.start, end: c.before, text };
  c.faults.add("whereOutside", word.start, word.end, { found: word.text }, edit);
}

/** What an aggregate's brackets hold, where this token closes them. */
function aggregateBefore(text: string, { kind, text: mark, start }: Token): string | null {
  if (kind !== "mark" || mark !== ")") return null;
  for (let at = start - 1, open = 1; at >= 0; at--) {
    // Brackets inside of texts and names are told apart by whoever reads from the left.
    if (`"'\``.includes(text[at] ?? "")) return null;
    open += text[at] === ")" ? 1 : text[at] === "(" ? -1 : 0;
    if (open > 0) continue;
    const name = /([a-z]+)\s*$/.exec(text.slice(0, at))?.[1] ?? "";
    return FUNCTIONS.get(name)?.kind === "aggregate" ? text.slice(at + 1, start) : null;
  }
  return null;
}

/** A reserved word in capitals: read as a name, meant as the word. */
const isShouted = (token: Token): boolean => token.kind === "name" && !token.quoted && RESERVED.has(token.text.toLowerCase());

function wordCase(c: Cursor, { text, start, end }: Token): void {
  const meant = text.toLowerCase();
  if (c.fresh())
    c.faults.add("wordCase", start, end, { found: text, meant }, { title: `Write ${meant}`, start, end, text: meant });
}

/** A name that stands where only a word of the language can, and is one but for a letter or two. */
function mistyped(token: Token): { readonly token: Token; readonly meant: string } | null {
  if (token.kind !== "name" || token.quoted) return null;
  const meant = misspelt(token.text, BETWEEN_VALUES);
  return meant === null ? null : { token, meant };
}
const BETWEEN_VALUES = ["where", "and", "or", "between", "within", "like"] as const;

function wordMeant(c: Cursor, { token, meant }: { readonly token: Token; readonly meant: string }): void {
  const { start, end, text: found } = token;
  if (c.fresh()) c.faults.add("wordMeant", start, end, { found, meant }, { title: `Write ${meant}`, start, end, text: meant });
}

/** True where a token can only begin a new value: an operator is missing before it. */
function beginsValue(token: Token): boolean {
  if (token.kind === "mark") return token.text === "(";
  if (token.kind === "word") return ["not", "true", "false", "null"].includes(token.text);
  return token.kind !== "end";
}
