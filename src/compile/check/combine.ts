import type { BinaryOp, Expr } from "../../ground/expr.js";
import type { Diagnostic, Fix } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { common, isNumeric, isTemporal, type Meaning, type ValueType } from "../../ground/type.js";
import { print } from "../../formula/print.js";
import { divide, isCount, isCurrency, multiply, ONE, sameUnit, unitText } from "../../ground/unit.js";

/** One side of an operator: what it means, where it stands, and its text where it is a string literal. */
export interface Side {
  readonly meaning: Meaning;
  readonly span: Span;
  readonly literal?: string;
  /** Its tree, where counts may be renamed. */
  readonly counts?: Expr;
}

export const ERROR: Meaning = { type: "error", unit: ONE, bare: true };
export const plain = (type: ValueType): Meaning => ({ type, unit: ONE, bare: false });

/** What an operator makes of its sides; mistakes are put into `out`, and the result silences follow-ups. */
export function combine(op: BinaryOp, left: Side, right: Side, span: Span, out: Diagnostic[]): Meaning {
  if (left.meaning.type === "error" || right.meaning.type === "error")
    return op in COMPARES || op === "and" || op === "or" ? plain("boolean") : ERROR;
  if (op === "and" || op === "or") {
    needs("boolean", op, left, out);
    needs("boolean", op, right, out);
    return plain("boolean");
  }
  if (op in COMPARES) {
    alike(op, left, right, span, out);
    return plain("boolean");
  }
  if (op === "+" || op === "-") return sum(op, left, right, span, out);
  return product(op as "*" | "/", left, right, out);
}

const COMPARES: Readonly<Record<string, true>> = { "=": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true };

/** Complains unless the side is of this sort of type. */
export function needs(
  wanted: "boolean" | "number" | "text" | "temporal",
  operator: string,
  side: Side,
  out: Diagnostic[],
): boolean {
  const { type } = side.meaning;
  const fits = { boolean: type === "boolean", number: isNumeric(type), text: type === "text", temporal: isTemporal(type) }[
    wanted
  ];
  if (fits || type === "error" || type === "null") return true;
  out.push(diagnose("operandType", side.span, { operator, wanted: WANTED[wanted], given: inWords(type) }));
  return false;
}

const WANTED = { boolean: "a condition", number: "a number", text: "text", temporal: "a date or time" } as const;

const TYPE_WORDS: { readonly [K in ValueType]: string } = {
  text: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "a condition",
  date: "a date",
  time: "a time",
  duration: "a length of time",
  null: "null",
  error: "nothing",
};
export const inWords = (type: ValueType): string => TYPE_WORDS[type];

/** Both sides must be of one type and unit; gives what they have in common, a bare number taking the other's unit. */
export function alike(operator: string, left: Side, right: Side, span: Span, out: Diagnostic[]): Meaning {
  const [a, b] = [left.meaning, right.meaning];
  if (a.type === "error" || b.type === "error") return ERROR;
  const type = common(a.type, b.type);
  if (type === null) {
    const [text, other] = a.type === "text" ? [left, right] : [right, left];
    const date = text.literal?.match(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/);
    if (date && isTemporal(other.meaning.type)) {
      out.push(
        diagnose(
          "textForDate",
          text.span,
          { text: date[0] },
          { title: `Write @${date[0]}`, span: text.span, text: `@${date[0]}` },
        ),
      );
    } else {
      out.push(diagnose("typesDiffer", span, { operator, left: inWords(a.type), right: inWords(b.type) }));
    }
    return ERROR;
  }
  if (a.bare && !b.bare) return { type, unit: b.unit, bare: false };
  if (b.bare && !a.bare) return { type, unit: a.unit, bare: false };
  // The unit of a text says what its different values are (members, messages), not how much it is.
  if (type === "text" || type === "boolean") return { type, unit: a.unit, bare: false };
  if (!sameUnit(a.unit, b.unit)) {
    const words = { operator, left: unitText(a.unit), right: unitText(b.unit) };
    const money = isCurrency(words.left) && isCurrency(words.right);
    const counts = isCount(a.unit) && isCount(b.unit);
    out.push(
      money
        ? diagnose("currenciesDiffer", span, words)
        : diagnose("unitsDiffer", span, { ...words, counts }, inCommon(operator, left, right, span)),
    );
    return ERROR;
  }
  return { type, unit: a.unit, bare: a.bare && b.bare };
}

/** `count(topics) + count(posts)`, each with the name of what they have in common. */
function inCommon(op: string, left: Side, right: Side, span: Span): Fix | undefined {
  if ((op !== "+" && op !== "-") || !left.counts || !right.counts) return undefined;
  if (!isCount(left.meaning.unit) || !isCount(right.meaning.unit)) return undefined;
  const given = [left.counts, right.counts].find((e) => e.kind === "as");
  const name = given?.kind === "as" ? given.name : left.counts.kind === "binary" ? unitText(left.meaning.unit) : "contribution";
  const named = (e: Expr): Expr =>
    e.kind === "as" || e.kind === "binary" ? e : { kind: "as", operand: e, name, span: e.span };
  const text = print({ kind: "binary", op, left: named(left.counts), right: named(right.counts), span });
  return { title: `Count both as ${name}`, span, text };
}

function sum(op: "+" | "-", left: Side, right: Side, span: Span, out: Diagnostic[]): Meaning {
  const [a, b] = [left.meaning.type, right.meaning.type];
  const temporal = (type: ValueType): boolean => type === "date" || type === "time";
  if (op === "-" && temporal(a) && temporal(b)) return { type: "duration", unit: { s: 1 }, bare: false };
  if (temporal(a) && isLength(right.meaning)) return plain("time");
  if (op === "+" && temporal(b) && isLength(left.meaning)) return plain("time");
  if (temporal(a) || temporal(b)) {
    out.push(diagnose("typesDiffer", span, { operator: op, left: inWords(a), right: inWords(b) }));
    return ERROR;
  }
  if (!needs("number", op, left, out) || !needs("number", op, right, out)) return ERROR;
  return alike(op, left, right, span, out);
}

const isLength = (meaning: Meaning): boolean => isNumeric(meaning.type) && sameUnit(meaning.unit, { s: 1 });

function product(op: "*" | "/", left: Side, right: Side, out: Diagnostic[]): Meaning {
  if (!needs("number", op, left, out) || !needs("number", op, right, out)) return ERROR;
  const [a, b] = [left.meaning, right.meaning];
  return {
    type: op === "*" && a.type === "integer" && b.type === "integer" ? "integer" : "number",
    unit: op === "*" ? multiply(a.unit, b.unit) : divide(a.unit, b.unit),
    bare: a.bare && b.bare,
  };
}
