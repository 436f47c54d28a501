import type { CompositeExpr, CompositePart, Expr, Written } from "../ground/expr.js";
import type { Span } from "../ground/span.js";

/**
 * What a composite comes to, as a formula: `0.4 * greatest(0, least(1, (nps - 0) / (50 - 0))) + …`. Each part is put on
 * 0…1 between its goalposts and cut at the ends, as the indicators of the UNDP Human Development Index are (Technical
 * notes of the Human Development Report), and the weighted arithmetic mean is taken: min–max and linear aggregation in
 * the OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 5 and 6. Without goalposts it is the plain
 * weighted mean.
 */
export function arithmeticOf(e: CompositeExpr): Expr {
  const terms = e.parts.map((part): Expr => binary("*", number(part.weight, part.span), scored(part), part.span));
  return terms.reduce((left, right) => binary("+", left, right, e.span));
}

function scored({ kpi, from, to, span }: CompositePart): Expr {
  if (from === null || to === null) return kpi;
  const [low, high] = [number(from, span), number(to, span)];
  const between = binary("/", binary("-", kpi, low, span), binary("-", high, low, span), span);
  return call("greatest", [plain("0", span), call("least", [plain("1", span), between], span)], span);
}

type Op = Extract<Expr, { kind: "binary" }>["op"];
const binary = (op: Op, left: Expr, right: Expr, span: Span): Expr => ({ kind: "binary", op, left, right, span });
const plain = (digits: string, span: Span, unit: string | null = null): Expr => ({ kind: "number", digits, unit, span });
const call = (name: string, args: readonly Expr[], span: Span): Expr => ({
  kind: "call",
  name,
  nameSpan: span,
  distinct: false,
  args,
  where: null,
  at: null,
  span,
});

/** "14.5 EUR/ticket" as a formula writes it: 14.5 EUR / 1 ticket. */
function number({ digits, word }: Written, span: Span): Expr {
  const [first, ...rest] = (word ?? "").split(/([*/])/).map((piece) => piece.trim());
  const unit = first === "" || first === "1" || first === undefined ? null : first;
  const head = plain(digits.replace(/^[+-]/, "") || "0", span, unit);
  let value: Expr = digits.startsWith("-") ? { kind: "unary", op: "-", operand: head, span } : head;
  for (let i = 0; i + 1 < rest.length; i += 2)
    value = binary(
      rest[i] === "/" ? "/" : "*",
      value,
      plain("1", span, rest[i + 1] === "1" ? null : (rest[i + 1] ?? "")),
      span,
    );
  return value;
}
