import type { Diagnostic } from "../../ground/diagnostic.js";
import type { Expr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import { print } from "../../formula/print.js";
import type { Row } from "../cell.js";
import { needs } from "./combine.js";
import type { CheckedRow } from "./row.js";

/** Complains of a `where` that is no condition, and warns of one that no row can fulfil. */
export function checkCondition(e: Expr, { row, meaning }: CheckedRow, out: Diagnostic[]): boolean {
  if (!needs("boolean", "where", { meaning, span: e.span }, out)) return false;
  if (meaning.type !== "error" && isNeverTrue(row)) out.push(diagnose("neverTrue", e.span, { condition: print(e) }));
  return true;
}

/**
 * True where no row whatever can fulfil a condition: a value equal to two others, above one and below a smaller, null and
 * compared. Only what is certain from the condition alone; most of what can never be true is not seen.
 */
export function isNeverTrue(row: Row): boolean {
  // A null may stand for what could not be read.
  if (row.kind === "constant") return row.value === false;
  if (row.kind !== "call") return false;
  if (row.fn === "or") return row.args.every(isNeverTrue);
  const parts = partsOf(row);
  if (parts.length > 1 && parts.some(isNeverTrue)) return true;
  const claims = new Map<string, Claim["says"][]>();
  for (const { of, says } of parts.flatMap(claimsOf)) claims.set(of, [...(claims.get(of) ?? []), says]);
  return [...claims.values()].some(contradict);
}

const partsOf = (row: Row): readonly Row[] => (row.kind === "call" && row.fn === "and" ? row.args.flatMap(partsOf) : [row]);

/** What a part says of one value, were it true. `of` is the value's row as text. */
interface Claim {
  readonly of: string;
  readonly says:
    | { readonly kind: "null" | "filled" }
    /** Nothing but one of these, or none of them. */
    | { readonly kind: "among" | "not among"; readonly values: readonly Known[] }
    | { readonly kind: "above" | "below"; readonly value: Known; readonly included: boolean };
}
type Known = string | number | boolean;

const BOUNDS: Readonly<Record<string, readonly ["above" | "below", boolean]>> = {
  ">": ["above", false],
  ">=": ["above", true],
  "<": ["below", false],
  "<=": ["below", true],
};
const MIRRORED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!=" };

function claimsOf(row: Row): readonly Claim[] {
  if (row.kind === "column") return [claim(row, { kind: "among", values: [true] })];
  if (row.kind !== "call") return [];
  const { fn, args } = row;
  const [value, second, third] = args;
  if (value === undefined) return [];
  if (fn === "is_null") return [claim(value, { kind: "null" })];
  if (fn === "is_not_null") return [claim(value, { kind: "filled" })];
  if (fn === "not") return value.kind === "column" ? [claim(value, { kind: "among", values: [false] })] : [];
  if (fn === "in" || fn === "not_in") {
    const values = args.slice(1).map(known);
    const kind = fn === "in" ? "among" : "not among";
    return values.every((one) => one !== null) ? [claim(value, { kind, values })] : [claim(value, { kind: "filled" })];
  }
  if (fn === "between" && second && third) return [...compared(">=", value, second), ...compared("<=", value, third)];
  if (["like", "not_like", "within", "not_within", "not_between"].includes(fn)) return [claim(value, { kind: "filled" })];
  if (!Object.hasOwn(MIRRORED, fn) || !second) return [];
  return [...compared(fn, value, second), ...compared(MIRRORED[fn] ?? fn, second, value)];
}

const claim = (value: Row, what: Claim["says"]): Claim => ({ of: JSON.stringify(value), says: what });

function compared(fn: string, value: Row, to: Row): readonly Claim[] {
  const constant = known(to);
  if (constant === null) return [claim(value, { kind: "filled" })];
  const bound = Object.hasOwn(BOUNDS, fn) ? BOUNDS[fn] : undefined;
  if (bound) return [claim(value, { kind: bound[0], value: constant, included: bound[1] })];
  return [claim(value, { kind: fn === "=" ? "among" : "not among", values: [constant] })];
}

/** A constant that is compared exactly; dates as their first moment, so that they compare with times. */
function known(row: Row): Known | null {
  if (row.kind !== "constant" || row.value === null) return null;
  // A whole number beyond 2^53 is its digits, which are no order and have other spellings.
  if (typeof row.value === "string" && (row.type === "integer" || row.type === "number")) return null;
  return row.type === "date" && typeof row.value === "string" ? `${row.value}T00:00:00` : row.value;
}

function contradict(all: readonly Claim["says"][]): boolean {
  const isNull = all.some(({ kind }) => kind === "null");
  if (isNull && all.some(({ kind }) => kind !== "null")) return true;
  const fits = (value: Known): boolean =>
    all.every((what) => {
      if (what.kind === "among") return what.values.includes(value);
      if (what.kind === "not among") return !what.values.includes(value);
      if (what.kind === "above" || what.kind === "below") return isWithin(value, what);
      return true;
    });
  const among = all.flatMap((what) => (what.kind === "among" ? [what.values] : []))[0];
  if (among) return !among.some(fits);
  const bounds = (kind: Bound["kind"]): readonly Bound[] => all.flatMap((what) => (what.kind === kind ? [what as Bound] : []));
  return bounds("above").some((low) => bounds("below").some((high) => isEmpty(low, high)));
}

type Bound = Extract<Claim["says"], { kind: "above" | "below" }>;

function isWithin(value: Known, bound: Bound): boolean {
  if (!comparable(value, bound.value)) return true;
  if (value === bound.value) return bound.included;
  return bound.kind === "above" ? value > bound.value : value < bound.value;
}

function isEmpty(low: Bound, high: Bound): boolean {
  if (!comparable(low.value, high.value)) return false;
  return low.value > high.value || (low.value === high.value && !(low.included && high.included));
}

/** Numbers, and days and times, which are in order as text; other text is not ordered here. */
const comparable = (a: Known, b: Known): boolean =>
  (typeof a === "number" && typeof b === "number") || (isMoment(a) && isMoment(b));
const isMoment = (value: Known): boolean => typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value);
