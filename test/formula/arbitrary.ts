import fc from "fast-check";
import type { Duration, Expr, KeysExpr, PathExpr, RowsExpr } from "../../src/ground/expr.js";
import type { Span } from "../../src/ground/span.js";
import { DURATION_WORDS, durationUnit, isCalendarStep } from "../../src/ground/day.js";
import { RESERVED } from "../../src/formula/words.js";

const span: Span = { file: "", start: 0, end: 0 };

/** Names of every sort: plain, reserved, special elsewhere, of other scripts, with anything in them. */
const name = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom("topics", "views", "created_at", "a", "b2", "_x", "作成日", "größe", "имя") },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...RESERVED,
        "from",
        "active",
        "after",
        "model",
        "same",
        "count",
        "credit",
        "over",
        "all",
        "each",
        "converted",
      ),
    },
    { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }).map((s) => s.normalize("NFC")) },
  )
  .filter((s) => !/[\0\p{Surrogate}]/u.test(s));
const placedName = name.map((text) => ({ name: text, span }));

const digits = fc.oneof(
  fc.nat(100).map(String),
  fc.constantFrom("0", "007", "12345678901234567890", "1.5", "0.9", "1e-3", "2.5E+10", "1.50"),
);
const text = fc
  .oneof(fc.constantFrom("", "a", 'say "x"', "it's", `both ' and "`, "50\\%%", "日本語"), fc.string({ unit: "grapheme" }))
  .filter((s) => !/[\0\p{Surrogate}]/u.test(s));
const date = fc.constantFrom(
  "2026-01-31",
  "0001-01-01",
  "9999-12-31",
  "2026-01-31T10:00:00",
  "2026-01-31T23:59:59",
  "2026-01-31T00:00:00.25",
);
const duration: fc.Arbitrary<Duration> = fc
  .tuple(fc.nat(400).map(String), fc.constantFrom("1.5", "0.25", ""), fc.constantFrom(...DURATION_WORDS))
  .map(([whole, fraction, unit]) => {
    const step = isCalendarStep(durationUnit(unit) ?? "day");
    return { digits: step || fraction === "" ? whole : fraction, unit, span };
  });

const path: fc.Arbitrary<PathExpr> = fc
  .array(placedName, { minLength: 1, maxLength: 3 })
  .map((parts) => ({ kind: "path" as const, parts, span }));
const keys: fc.Arbitrary<KeysExpr> = fc.record({ left: path, right: fc.option(path), span: fc.constant(span) });

/** Any tree the grammar can write. Comparisons with a bare null are left out: they parse with a diagnostic. */
export const tree: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr; call: Expr & { kind: "call" }; rows: RowsExpr }>((tie) => {
  const expr = tie("expr");
  const call = tie("call");
  const rows = tie("rows");
  const negated = fc.boolean();
  const s = fc.constant(span);
  const kind = <K extends string>(k: K) => fc.constant(k);
  const leaf: fc.Arbitrary<Expr> = fc.oneof(
    path,
    fc.record({ kind: kind("number"), digits, unit: fc.option(name), span: s }),
    fc.record({ kind: kind("string"), value: text, span: s }),
    fc.record({ kind: kind("date"), value: date, span: s }),
    fc.record({ kind: kind("boolean"), value: fc.boolean(), span: s }),
  );
  return {
    rows: fc.record({ table: placedName, where: fc.option(expr, { depthSize: "small" }), at: fc.option(path), span: s }),
    call: fc
      .record({
        kind: kind("call"),
        name,
        nameSpan: s,
        distinct: fc.boolean(),
        args: fc.array(expr, { maxLength: 3, depthIdentifier: "tree" }),
        where: fc.option(expr),
        at: fc.option(path),
        span: s,
      })
      .map((c) => (c.args.length === 0 ? { ...c, distinct: false, where: null, at: null } : c)),
    expr: fc.oneof(
      { maxDepth: 5, depthIdentifier: "tree" },
      leaf,
      {
        weight: 3,
        arbitrary: fc.record({
          kind: kind("unary"),
          op: fc.constantFrom("-" as const, "not" as const),
          operand: expr,
          span: s,
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: kind("binary"),
          op: fc.constantFrom("or" as const, "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"),
          left: expr,
          right: expr,
          span: s,
        }),
      },
      fc.record({ kind: kind("is_null"), operand: expr, negated, span: s }),
      fc.record({ kind: kind("in"), operand: expr, list: fc.array(expr, { minLength: 1, maxLength: 3 }), negated, span: s }),
      fc.record({ kind: kind("like"), operand: expr, pattern: text, negated, span: s }),
      fc.record({ kind: kind("between"), operand: expr, low: expr, high: expr, negated, span: s }),
      fc.record({ kind: kind("within"), operand: expr, duration, of: expr, negated, span: s }),
      fc.record({ kind: kind("as"), operand: expr, name, span: s }),
      call,
      fc.record({
        kind: kind("converted"),
        base: rows,
        conversion: rows,
        by: keys,
        within: duration,
        same: fc.array(placedName, { maxLength: 2 }),
        count: fc.constantFrom("base" as const, "conversions", "entities"),
        credit: fc.constantFrom("last" as const, "first"),
        span: s,
      }),
      fc.record({ kind: kind("retained"), table: placedName, from: call, by: keys, active: rows, after: duration, span: s }),
      fc.record({
        kind: kind("attributed"),
        measure: call,
        touches: rows,
        by: keys,
        within: duration,
        model: placedName,
        modelArgs: fc.array(expr, { maxLength: 2 }),
        span: s,
      }),
      fc.record({ kind: kind("each"), measure: call, by: keys, overAll: fc.boolean(), span: s }),
    ),
  };
}).expr;

/** The tree without its places. */
export function bare(e: Expr): unknown {
  return JSON.parse(JSON.stringify(e, (key, value: unknown) => (key === "span" || key === "nameSpan" ? undefined : value)));
}

/** A formula with a few characters lost, doubled, swapped or put in: what a hand or a machine can do to one. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      "count(topics where solved_at within 7 days of created_at) / count(topics)",
      'sum(topics.views where language in ("en", "ja") and not bot at solved_at) * 14.5 EUR / 1 ticket',
      'converted(visits where page = "trial" to signups by visitor_id within 30 days same country count base credit last)',
      "retained(members from first(posts.created_at) by author_id active posts where kind = 5 after 4 weeks)",
      "attributed(sum(orders.amount) to touches by customer_id = id within 90 days model position(0.4, 0.4))",
      "count(members where each(count(referrals) by referrer_id over all) >= 3 or `odd ``name``` is not null)",
      "per(count(distinct events.member_id), day, avg) as x + -if(a between 1 and 2, @2026-01-31T10:00, null) like 'it''s%'",
    ),
    fc.array(
      fc.record({
        at: fc.nat(130),
        remove: fc.nat(6),
        insert: fc.oneof(
          fc.constant(""),
          fc.constantFrom(
            "(",
            ")",
            ",",
            '"',
            "'",
            "`",
            "@",
            "=",
            "==",
            "not ",
            " null ",
            " in ",
            " as ",
            " where ",
            " by ",
            "5 ",
            ".",
            "*",
            "“",
            "%",
            "//",
            "\0",
            "\ud800",
            "−",
          ),
          fc.string({ maxLength: 6, unit: "binary" }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([formula, changes]) =>
    changes.reduce<string>(
      (f, { at, remove, insert }) => f.slice(0, at % (f.length + 1)) + insert + f.slice((at % (f.length + 1)) + remove),
      formula,
    ),
  );
