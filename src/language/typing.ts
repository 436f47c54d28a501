import { Faults } from "../formula/faults.js";
import { FUNCTIONS } from "../formula/functions.js";
import { Lexer, type Token } from "../formula/lex.js";
import { FORMS } from "../formula/words.js";
import type { Names } from "./names.js";

/** What stands before the cursor in a formula, however unfinished: the calls that are open, and what may come next. */
export interface Typing {
  /** The word the cursor touches: it is replaced by what is chosen. */
  readonly word: { readonly text: string; readonly start: number };
  /** The parts of the path before the cursor, `author_id.` as ["author_id"]. */
  readonly path: readonly string[];
  /** The open calls, outermost first. */
  readonly calls: readonly OpenCall[];
  /** What the language expects: a value, or an operator behind one. */
  readonly expects: "value" | "operator" | "unit";
  /** The token before the word and its path. */
  readonly previous: Token | null;
  /** The text of the token before that one. */
  readonly before: string;
  readonly inText: boolean;
}

export interface OpenCall {
  /** Null for plain brackets. */
  readonly name: string | null;
  readonly start: number;
  /** The number of commas so far. */
  argument: number;
  /** The word that rules what follows: where, at, by, to, … or null among the arguments. */
  clause: string | null;
  /** The table whose rows the call speaks of here. */
  table: string | null;
  /** Of a form: the table of its first rows. */
  base: string | null;
  distinct: boolean;
}

const CLAUSES: ReadonlySet<string> = new Set(["where", "at", "by", "to"]);
const FORM_CLAUSES: ReadonlySet<string> = new Set([
  "from",
  "active",
  "within",
  "after",
  "model",
  "same",
  "count",
  "credit",
  "over",
]);

export function typing(before: string, names: Names): Typing {
  const faults = new Faults({ text: before, file: "", map: [] });
  const lexer = new Lexer(before, faults);
  const tokens: Token[] = [];
  // The lexer gives up after many mistakes; what was read until then is enough.
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) tokens.push(token);
  const calls: OpenCall[] = [];
  tokens.forEach((token, i) => step(calls, token, tokens[i + 1], tokens[i - 1], names));

  const last = tokens.at(-1);
  const touching = last !== undefined && last.end === before.length && (last.kind === "name" || last.kind === "word");
  const word = touching ? { text: last.text, start: last.start } : { text: "", start: before.length };
  let at = tokens.length - 1 - (touching ? 1 : 0);
  const path: string[] = [];
  while (isMark(tokens[at], ".") && (tokens[at - 1]?.kind === "name" || tokens[at - 1]?.kind === "word")) {
    path.unshift(tokens[at - 1]?.text ?? "");
    at -= 2;
  }
  const previous = tokens[at] ?? null;
  return {
    word,
    path,
    calls,
    expects: expected(previous, path, tokens[at - 1]),
    previous,
    before: tokens[at - 1]?.text ?? "",
    inText: (lexer.lostText && last?.kind === "string") || (last?.kind === "string" && last.end > before.length),
  };
}

const isMark = (token: Token | undefined, text: string): boolean => token?.kind === "mark" && token.text === text;

function step(calls: OpenCall[], token: Token, next: Token | undefined, previous: Token | undefined, names: Names): void {
  const open = calls.at(-1);
  if (token.kind === "mark") {
    if (token.text === "(") calls.push(opened(token, previous));
    else if (token.text === ")") closed(calls);
    else if (token.text === "=" && open?.clause === "by") open.clause = "by other";
    else if (token.text === "," && open) open.argument++;
    return;
  }
  if (!open || isMark(previous, ".")) return;
  if (token.kind === "word" && token.text === "distinct") open.distinct = true;
  const isForm = open.name !== null && FORMS.has(open.name);
  if (token.kind === "word" && CLAUSES.has(token.text)) {
    open.clause = token.text;
    if (isForm && token.text === "to") [open.base, open.table] = [open.table, null];
    return;
  }
  if (isForm && token.kind === "name" && FORM_CLAUSES.has(token.text) && open.table !== null && !isMark(next, "(")) {
    open.clause = token.text;
    if (token.text === "active") [open.base, open.table] = [open.table, null];
    return;
  }
  const speaksOfRows = isForm || (open.name !== null && FUNCTIONS.get(open.name)?.kind === "aggregate");
  if (token.kind === "name" && speaksOfRows && open.table === null && names.tables.has(token.text)) open.table = token.text;
  // `sum(coalesce(orders.amount, 0) where …`: the path inside a row function names the aggregate's table too.
  if (token.kind === "name" && isMark(next, ".") && names.tables.has(token.text)) {
    const rows = rowsCall(calls);
    if (rows && rows.table === null) rows.table = token.text;
  }
}

/** What a form measures names its first table: `attributed(sum(orders.amount) to …`, `retained(… from first(posts.at) …`. */
function closed(calls: OpenCall[]): void {
  const inner = calls.pop();
  const outer = calls.at(-1);
  if (!inner || inner.table === null || !outer || outer.name === null || !FORMS.has(outer.name)) return;
  if (outer.table === null || outer.clause === "from") outer.table = inner.table;
}

function opened(token: Token, previous: Token | undefined): OpenCall {
  const name = previous?.kind === "name" && previous.end === token.start ? previous.text : null;
  return { name, start: token.start, argument: 0, clause: null, table: null, base: null, distinct: false };
}

/** The innermost open call that speaks of a table's rows. */
export const rowsCall = (calls: readonly OpenCall[]): OpenCall | null =>
  calls.findLast(({ name }) => name !== null && (FORMS.has(name) || FUNCTIONS.get(name)?.kind === "aggregate")) ?? null;

const OPERATOR_WORDS: ReadonlySet<string> = new Set(["null", "true", "false"]);

function expected(previous: Token | null, path: readonly string[], before: Token | undefined): Typing["expects"] {
  if (path.length > 0 || previous === null) return "value";
  switch (previous.kind) {
    case "number":
      return "unit";
    case "string":
    case "date":
      return "operator";
    case "name":
      // A form's own word asks for what follows it; any other name is a value.
      return FORM_CLAUSES.has(previous.text) && before?.kind !== "mark" ? "value" : "operator";
    case "word":
      return OPERATOR_WORDS.has(previous.text) ? "operator" : "value";
    default:
      return previous.text === ")" ? "operator" : "value";
  }
}
