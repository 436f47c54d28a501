import type {
  AttributedExpr,
  CallExpr,
  ConvertedExpr,
  EachExpr,
  Expr,
  KeysExpr,
  RetainedExpr,
  RowsExpr,
} from "../ground/expr.js";
import { Bug } from "../ground/diagnostic.js";
import { nearest } from "../ground/nearest.js";
import type { Cursor } from "./cursor.js";
import { duration } from "./duration.js";
import type { Token } from "./lex.js";
import { path } from "./path.js";
import { exprList, settle } from "./settle.js";
import { FORMS } from "./words.js";

type PlainCall = (c: Cursor, name: Token) => CallExpr;

const HOW = {
  converted: "converted(visits to signups by visitor_id within 30 days)",
  retained: "retained(members from first(posts.created_at) by author_id active posts after 4 weeks)",
  attributed: "attributed(sum(orders.amount) to touches by customer_id within 90 days model last)",
  each: "each(count(referrals) by referrer_id)",
} as const;

/** The calls across events, each with its own grammar; the look-ahead is the bracket after the name. */
export function form(c: Cursor, name: Token, plainCall: PlainCall): Expr {
  const open = c.open();
  const read = READ[name.text as keyof typeof READ];
  if (!read) throw new Bug(`no form named ${name.text}`);
  const draft = read(c, plainCall);
  c.close(open);
  const node = { ...draft, span: c.span(name.start, c.before) } as Expr;
  return c.placed(node, name.start, c.before, below(draft));
}

type Draft = Omit<ConvertedExpr, "span"> | Omit<RetainedExpr, "span"> | Omit<AttributedExpr, "span"> | Omit<EachExpr, "span">;

const READ: { readonly [K in keyof typeof HOW]: (c: Cursor, plainCall: PlainCall) => Draft } = {
  converted(c) {
    const base = rows(c, "converted(");
    expect(c, "to", HOW.converted);
    const conversion = rows(c, "to");
    const by = keys(c, HOW.converted);
    expect(c, "within", HOW.converted);
    return { kind: "converted", base, conversion, by, within: duration(c), ...options(c) };
  },
  retained(c, plainCall) {
    const table = c.name("retained(");
    expect(c, "from", HOW.retained);
    const from = aggregate(c, HOW.retained, plainCall);
    const by = keys(c, HOW.retained);
    expect(c, "active", HOW.retained);
    const active = rows(c, "active");
    expect(c, "after", HOW.retained);
    return { kind: "retained", table, from, by, active, after: duration(c) };
  },
  attributed(c, plainCall) {
    const measure = aggregate(c, HOW.attributed, plainCall);
    expect(c, "to", HOW.attributed);
    const touches = rows(c, "to");
    const by = keys(c, HOW.attributed);
    expect(c, "within", HOW.attributed);
    const within = duration(c);
    expect(c, "model", HOW.attributed);
    const model = c.name("model");
    return { kind: "attributed", measure, touches, by, within, model, modelArgs: modelArgs(c) };
  },
  each(c, plainCall) {
    const measure = aggregate(c, HOW.each, plainCall);
    const by = keys(c, HOW.each);
    const overAll = c.isLocalWord("over");
    if (overAll) {
      c.take();
      expect(c, "all", "over all");
    }
    return { kind: "each", measure, by, overAll };
  },
};

function below(draft: Draft): readonly (Expr | null)[] {
  switch (draft.kind) {
    case "converted":
      return [draft.base.where, draft.conversion.where];
    case "retained":
      return [draft.from, draft.active.where];
    case "attributed":
      return [draft.measure, draft.touches.where, ...draft.modelArgs];
    case "each":
      return [draft.measure];
  }
}

/** A word of the form; where it is missing, the rest of the form cannot be told apart and is stepped over. */
function expect(c: Cursor, word: string, how: string): void {
  if (!c.expectWord(word, how)) c.abandon();
}

/** `name ["where" expr] ["at" path]`. */
function rows(c: Cursor, after: string): RowsExpr {
  const { start } = c.token;
  const table = c.name(after);
  let where: Expr | null = null;
  if (c.isWord("where")) {
    c.take();
    where = c.expr();
    settle(c, endsRows);
  }
  let at = null;
  if (c.isWord("at")) {
    c.take();
    at = path(c);
  }
  return { table, where, at, span: c.span(start, Math.max(c.before, start)) };
}

const endsRows = (token: Token): boolean =>
  (token.kind === "word" && ["at", "to", "by", "within"].includes(token.text)) ||
  (token.kind === "name" && token.text === "after");

/** `"by" path ["=" path]`. */
function keys(c: Cursor, how: string): KeysExpr {
  expect(c, "by", how);
  const { start } = c.token;
  const left = path(c);
  let right = null;
  if (c.isMark("=")) {
    c.take();
    right = path(c);
  }
  return { left, right, span: c.span(start, Math.max(c.before, start)) };
}

/** A plain call: what is measured, never a form inside a form. */
function aggregate(c: Cursor, how: string, plainCall: PlainCall): CallExpr {
  const name = c.token;
  const { start } = name;
  if (name.kind === "name" && (name.quoted || !FORMS.has(name.text))) {
    const named = path(c);
    if (c.isMark("(") && named.parts.length === 1) return plainCall(c, name);
  }
  if (c.fresh()) c.faults.add("expectedAggregate", start, Math.max(c.before, name.end), { form: how });
  c.abandon();
  const span = c.span(start, start);
  return c.placed(
    { kind: "call", name: "", nameSpan: span, distinct: false, args: [], where: null, at: null, span },
    start,
    start,
  );
}

/** `["(" expr {"," expr} ")"]` after the name of a model. */
function modelArgs(c: Cursor): readonly Expr[] {
  if (!c.isMark("(")) return [];
  const open = c.open();
  const args = exprList(c);
  c.close(open);
  return args;
}

const COUNTS = ["base", "conversions", "entities"] as const;
const CREDITS = ["last", "first"] as const;
const OPTIONS = ["same", "count", "credit"];

/** `["same" name {"," name}] ["count" …] ["credit" …]`, each at most once and in this order. */
function options(c: Cursor): Pick<ConvertedExpr, "same" | "count" | "credit"> {
  const same: ConvertedExpr["same"][number][] = [];
  let count: ConvertedExpr["count"] = "base";
  let credit: ConvertedExpr["credit"] = "last";
  for (let reached = -1; c.token.kind === "name" && OPTIONS.includes(c.token.text);) {
    const option = OPTIONS.indexOf(c.token.text);
    if (option <= reached) c.faultHere("optionOrder", { option: c.token.text });
    reached = option;
    c.take();
    if (option === 0) {
      do same.push(c.name("same"));
      while (c.comma());
    } else if (option === 1) count = choice(c, "count", COUNTS);
    else credit = choice(c, "credit", CREDITS);
  }
  return { same, count, credit };
}

function choice<T extends string>(c: Cursor, option: string, allowed: readonly [T, ...T[]]): T {
  const { text, start, end } = c.token;
  const chosen = c.token.kind === "name" ? allowed.find((value) => value === text) : undefined;
  if (chosen !== undefined) {
    c.take();
    return chosen;
  }
  const meant = c.token.kind === "name" ? nearest(text, allowed) : null;
  const edit = meant === null ? undefined : { title: `Write ${meant}`, start, end, text: meant };
  c.faultHere("formOption", { option, found: c.found(), allowed: allowed.join(", "), meant }, edit);
  if (c.token.kind === "name") c.take();
  return allowed[0];
}
