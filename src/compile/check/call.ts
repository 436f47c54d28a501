import type { Diagnostic } from "../../ground/diagnostic.js";
import type { Expr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { isNumeric, isTemporal, type Meaning } from "../../ground/type.js";
import { ONE } from "../../ground/unit.js";
import type { Argument, FunctionEntry } from "../../formula/functions.js";
import { alike, ERROR, inWords, plain, type Side } from "./combine.js";

/** An argument as written, as checked, and what it means. `node` is a Row or a Cell. */
export interface Arg<Node> {
  readonly expr: Expr;
  readonly node: Node;
  readonly side: Side;
}

/** Checks a row function's arguments and says what it gives; used for rows and for cells alike. */
export function applyFunction<Node>(entry: FunctionEntry, args: readonly Arg<Node>[], span: Span, out: Diagnostic[]): Meaning {
  if (!rightCount(entry, args.length, span, out)) return ERROR;
  const fits = args.map((arg, i) => fitsArgument(entry, i, arg, out));
  if (!fits.every(Boolean) || args.some((arg) => arg.side.meaning.type === "error")) return ERROR;
  const values = entry.name === "if" ? args.slice(1) : args;
  const shared = entry.result === "common" || entry.unit === "common" ? together(entry.name, values, span, out) : null;
  const first = args[0]?.side.meaning ?? ERROR;
  const type = entry.result === "common" ? (shared?.type ?? "error") : entry.result === "same" ? first.type : entry.result;
  if (entry.name === "date_trunc") return plain(DAY_OR_LONGER.includes(word(args[0]?.expr)) ? "date" : "time");
  const unit = entry.unit === "common" ? (shared?.unit ?? ONE) : entry.unit === "same" ? first.unit : ONE;
  const bare = entry.unit === "common" ? (shared?.bare ?? true) : entry.unit === "same" && first.bare;
  return { type, unit, bare };
}

export function rightCount(entry: FunctionEntry, given: number, span: Span, out: Diagnostic[]): boolean {
  const [least, most] = entry.arity;
  if (given >= least && given <= most) return true;
  out.push(diagnose("argumentCount", span, { name: entry.name, signature: entry.signature, given }));
  return false;
}

/** All values of one type and unit, as in coalesce, if, least and greatest. */
function together<Node>(name: string, args: readonly Arg<Node>[], span: Span, out: Diagnostic[]): Meaning | null {
  return args.reduce<Meaning | null>((sofar, arg) => {
    if (sofar === null) return arg.side.meaning;
    const known: Side = { meaning: sofar, span };
    return alike(name, known, arg.side, arg.side.span, out);
  }, null);
}

const DAY_OR_LONGER: readonly string[] = ["year", "quarter", "month", "week", "day"];
const word = (e: Expr | undefined): string => (e?.kind === "string" ? e.value : "");

function fitsArgument<Node>(entry: FunctionEntry, i: number, arg: Arg<Node>, out: Diagnostic[]): boolean {
  const wanted = entry.takes[Math.min(i, entry.takes.length - 1)] ?? "any";
  const { type } = arg.side.meaning;
  if (wanted === "word" || wanted === "digits") return fitsConstant(entry, i, wanted, arg.expr, out);
  if (type === "error" || type === "null" || FITS[wanted](type)) return true;
  out.push(
    diagnose("argumentType", arg.side.span, {
      name: entry.name,
      position: i + 1,
      wanted: NEEDED[wanted],
      given: inWords(type),
    }),
  );
  return false;
}

function fitsConstant(entry: FunctionEntry, i: number, wanted: "word" | "digits", e: Expr, out: Diagnostic[]): boolean {
  const { name, words = [] } = entry;
  if (wanted === "word") {
    if (words.includes(word(e))) return true;
    out.push(diagnose("argumentWord", e.span, { name, position: i + 1, words: words.map((w) => `"${w}"`) }));
    return false;
  }
  if (e.kind === "number" && e.unit === null && /^\d{1,2}$/.test(e.digits) && Number(e.digits) <= 15) return true;
  out.push(diagnose("argumentConstant", e.span, { name, position: i + 1, wanted: "a whole number from 0 to 15" }));
  return false;
}

type Checked = Exclude<Argument, "word" | "digits">;
const always = (): boolean => true;
const FITS: { [K in Checked]: (type: Meaning["type"]) => boolean } = {
  number: isNumeric,
  text: (type) => type === "text",
  boolean: (type) => type === "boolean",
  temporal: isTemporal,
  any: always,
  table: always,
  share: isNumeric,
  duration: always,
  grain: always,
};
const NEEDED: { [K in Checked]: string } = {
  number: "a number",
  text: "a text",
  boolean: "a condition",
  temporal: "a date or time",
  any: "a value",
  table: "a table",
  share: "a share from 0 to 1",
  duration: "a length of time",
  grain: "a grain",
};
