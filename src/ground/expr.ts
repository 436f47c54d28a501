import type { Span } from "./span.js";

/**
 * The tree of a formula: plain, readonly, tagged, JSON-safe. The parser makes it, the printer writes it back, the
 * checker gives it meaning. Spans place each node in the file it was written in.
 */
export type Expr =
  | NumberExpr
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  /** `value` is "2026-01-31" or "2026-01-31T10:00:00". */
  | { readonly kind: "date"; readonly value: string; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  | { readonly kind: "null"; readonly span: Span }
  | PathExpr
  | { readonly kind: "unary"; readonly op: "-" | "not"; readonly operand: Expr; readonly span: Span }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr; readonly span: Span }
  | { readonly kind: "is_null"; readonly operand: Expr; readonly negated: boolean; readonly span: Span }
  | {
      readonly kind: "in";
      readonly operand: Expr;
      readonly list: readonly Expr[];
      readonly negated: boolean;
      readonly span: Span;
    }
  | { readonly kind: "like"; readonly operand: Expr; readonly pattern: string; readonly negated: boolean; readonly span: Span }
  | {
      readonly kind: "between";
      readonly operand: Expr;
      readonly low: Expr;
      readonly high: Expr;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "within";
      readonly operand: Expr;
      readonly duration: Duration;
      readonly of: Expr;
      readonly negated: boolean;
      readonly span: Span;
    }
  | { readonly kind: "as"; readonly operand: Expr; readonly name: string; readonly span: Span }
  | CallExpr
  | ConvertedExpr
  | RetainedExpr
  | AttributedExpr
  | EachExpr
  | CompositeExpr;

export type ExprKind = Expr["kind"];
export type BinaryOp = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/";

/** `digits` is the number as written without `_`; a whole one (no point, no exponent) is an exact integer. */
export interface NumberExpr {
  readonly kind: "number";
  readonly digits: string;
  readonly unit: string | null;
  readonly span: Span;
}

/** `topics.author_id.segment`; each part with its own span, for rename and for "did you mean". */
export interface PathExpr {
  readonly kind: "path";
  readonly parts: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
}

/** A number literal with a unit word of time: `7 days`, `1 month`. */
export interface Duration {
  readonly digits: string;
  readonly unit: string;
  readonly span: Span;
}

export interface CallExpr {
  readonly kind: "call";
  readonly name: string;
  readonly nameSpan: Span;
  readonly distinct: boolean;
  readonly args: readonly Expr[];
  readonly where: Expr | null;
  readonly at: PathExpr | null;
  readonly span: Span;
}

/** `posts where … at edited_at`: the rows an event function looks at. */
export interface RowsExpr {
  readonly table: { readonly name: string; readonly span: Span };
  readonly where: Expr | null;
  readonly at: PathExpr | null;
  readonly span: Span;
}

/** `by a = b`; `right` is null where both sides use the same column name. */
export interface KeysExpr {
  readonly left: PathExpr;
  readonly right: PathExpr | null;
  readonly span: Span;
}

export interface ConvertedExpr {
  readonly kind: "converted";
  readonly base: RowsExpr;
  readonly conversion: RowsExpr;
  readonly by: KeysExpr;
  readonly within: Duration;
  readonly same: readonly { readonly name: string; readonly span: Span }[];
  readonly count: "base" | "conversions" | "entities";
  readonly credit: "last" | "first";
  readonly span: Span;
}

export interface RetainedExpr {
  readonly kind: "retained";
  readonly table: { readonly name: string; readonly span: Span };
  readonly from: CallExpr;
  readonly by: KeysExpr;
  readonly active: RowsExpr;
  readonly after: Duration;
  readonly span: Span;
}

export interface AttributedExpr {
  readonly kind: "attributed";
  readonly measure: CallExpr;
  readonly touches: RowsExpr;
  readonly by: KeysExpr;
  readonly within: Duration;
  readonly model: { readonly name: string; readonly span: Span };
  readonly modelArgs: readonly Expr[];
  readonly span: Span;
}

export interface EachExpr {
  readonly kind: "each";
  readonly measure: CallExpr;
  readonly by: KeysExpr;
  readonly overAll: boolean;
  readonly span: Span;
}

/**
 * An index of several KPIs by declared weights. No formula holds one: a KPI's `composite:` is read as it, whole. Where
 * the parts have goalposts each is put on 0…1 between them before it is weighed.
 */
export interface CompositeExpr {
  readonly kind: "composite";
  readonly parts: readonly CompositePart[];
  readonly span: Span;
}

export interface CompositePart {
  readonly kpi: PathExpr;
  /** A share of the whole. */
  readonly weight: Written;
  /** What gives nothing and what gives all; null where they are not said. */
  readonly from: Written | null;
  readonly to: Written | null;
  readonly span: Span;
}

/** A value of the file: as written ("-20", "percent"), and in the base scale of its unit, which is null for a bare number. */
export interface Written {
  readonly digits: string;
  readonly word: string | null;
  readonly value: number;
  readonly unit: string | null;
  readonly span: Span;
}

/** The direct children of a node in source order: the one place that knows each kind's slots. */
export function children(e: Expr): readonly Expr[] {
  return SLOTS[e.kind](e as never);
}

const rowsParts = (rows: RowsExpr): Expr[] => [rows.where, rows.at].filter((x) => x !== null);
const keysParts = (keys: KeysExpr): Expr[] => (keys.right ? [keys.left, keys.right] : [keys.left]);

const SLOTS: { [K in ExprKind]: (e: Extract<Expr, { kind: K }>) => readonly Expr[] } = {
  number: () => [],
  string: () => [],
  date: () => [],
  boolean: () => [],
  null: () => [],
  path: () => [],
  unary: (e) => [e.operand],
  binary: (e) => [e.left, e.right],
  is_null: (e) => [e.operand],
  in: (e) => [e.operand, ...e.list],
  like: (e) => [e.operand],
  between: (e) => [e.operand, e.low, e.high],
  within: (e) => [e.operand, e.of],
  as: (e) => [e.operand],
  call: (e) => [...e.args, ...[e.where, e.at].filter((x) => x !== null)],
  converted: (e) => [...rowsParts(e.base), ...rowsParts(e.conversion), ...keysParts(e.by)],
  retained: (e) => [e.from, ...keysParts(e.by), ...rowsParts(e.active)],
  attributed: (e) => [e.measure, ...rowsParts(e.touches), ...keysParts(e.by), ...e.modelArgs],
  each: (e) => [e.measure, ...keysParts(e.by)],
  composite: (e) => e.parts.map(({ kpi }) => kpi),
};
