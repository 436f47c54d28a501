import type { Diagnostic } from "../../src/ground/diagnostic.js";
import type { Duration, Expr, ExprKind, KeysExpr, RowsExpr } from "../../src/ground/expr.js";
import { sentence } from "../../src/ground/messages.js";

/**
 * A tree in one line, for cases: `/(count(topics where is_null(solved_at)), count(topics))`. Operators are functions,
 * `!` marks a negated one, names that would not read as themselves stand in backticks.
 */
export function notation(e: Expr): string {
  return NOTE[e.kind](e as never);
}

const list = (items: readonly Expr[]): string => items.map(notation).join(", ");
const negated = (e: { readonly negated: boolean }): string => (e.negated ? "!" : "");
const duration = (d: Duration): string => `${d.digits}·${d.unit}`;
const rows = (r: RowsExpr): string =>
  [r.table.name, r.where && `where ${notation(r.where)}`, r.at && `at ${notation(r.at)}`].filter(Boolean).join(" ");
const keys = (k: KeysExpr): string => notation(k.left) + (k.right ? `=${notation(k.right)}` : "");
const name = (text: string): string => (/^[\p{L}\p{M}\p{N}_]+$/u.test(text) ? text : `\`${text}\``);

const NOTE: { readonly [K in ExprKind]: (e: Extract<Expr, { kind: K }>) => string } = {
  number: (e) => e.digits + (e.unit === null ? "" : `·${e.unit}`),
  string: (e) => JSON.stringify(e.value),
  date: (e) => `@${e.value}`,
  boolean: (e) => String(e.value),
  null: () => "null",
  path: (e) => e.parts.map((part) => name(part.name)).join("."),
  unary: (e) => `${e.op === "-" ? "neg" : "not"}(${notation(e.operand)})`,
  binary: (e) => `${e.op}(${notation(e.left)}, ${notation(e.right)})`,
  is_null: (e) => `${negated(e)}is_null(${notation(e.operand)})`,
  in: (e) => `${negated(e)}in(${notation(e.operand)}, [${list(e.list)}])`,
  like: (e) => `${negated(e)}like(${notation(e.operand)}, ${JSON.stringify(e.pattern)})`,
  between: (e) => `${negated(e)}between(${notation(e.operand)}, ${notation(e.low)}, ${notation(e.high)})`,
  within: (e) => `${negated(e)}within(${notation(e.operand)}, ${duration(e.duration)}, ${notation(e.of)})`,
  as: (e) => `as(${notation(e.operand)}, ${name(e.name)})`,
  call(e) {
    const clauses = [e.where && ` where ${notation(e.where)}`, e.at && ` at ${notation(e.at)}`].filter(Boolean).join("");
    return `${name(e.name)}(${e.distinct ? "distinct " : ""}${list(e.args)}${clauses})`;
  },
  converted: (e) =>
    `converted{${rows(e.base)} | ${rows(e.conversion)} | by ${keys(e.by)} | ${duration(e.within)} | same [${e.same.map((s) => s.name).join(", ")}] | count ${e.count} | credit ${e.credit}}`,
  retained: (e) =>
    `retained{${e.table.name} | ${notation(e.from)} | by ${keys(e.by)} | ${rows(e.active)} | ${duration(e.after)}}`,
  attributed: (e) =>
    `attributed{${notation(e.measure)} | ${rows(e.touches)} | by ${keys(e.by)} | ${duration(e.within)} | ${e.model.name}(${list(e.modelArgs)})}`,
  each: (e) => `each{${notation(e.measure)} | by ${keys(e.by)}${e.overAll ? " | over all" : ""}}`,
  composite: (e) => `composite[${e.parts.map(({ kpi }) => notation(kpi)).join(", ")}]`,
};

/** A diagnostic in two or three lines: code and message, the formula with the place in ⟦ ⟧, the sentence, the fix. */
export function complaint(d: Diagnostic, text: string): string {
  const { start, end } = d.span ?? { start: 0, end: 0 };
  const marked = `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
  const fixed = d.fix && `      fix: ${text.slice(0, d.fix.span.start)}${d.fix.text}${text.slice(d.fix.span.end)}`;
  return [`!! ${d.code} ${d.message}  ${marked}`, `      ${sentence(d)}`, fixed].filter(Boolean).join("\n");
}
