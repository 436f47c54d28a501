import type { Expr } from "../../../src/ground/expr.js";
import {
  atInstant,
  atLocal,
  isCalendarStep,
  isGrain,
  localOf,
  startOf,
  step,
  stepsOf,
  weekday,
  type Calendar,
  DAY,
} from "./calendar.js";
import { clean, compare, isSteps, isTime, onWall, seconds, type Steps, type Time, type Value } from "./values.js";

/** What an expression's own parts are: a path, a call that is no row function, `each`. */
export type Leaf = (e: Expr) => Value;

const STEP_WORD = /^(second|minute|hour|day|week|month|quarter|year)s?$/;

/** The value of an expression, whose leaves somebody else knows: the same for a row and for a cell. */
export function evaluate(e: Expr, leaf: Leaf, calendar: Calendar): Value {
  const of = (x: Expr): Value => evaluate(x, leaf, calendar);
  switch (e.kind) {
    case "number":
      if (e.unit !== null && STEP_WORD.test(e.unit)) return stepsOf(e.digits, e.unit);
      return Number(e.digits.replaceAll("_", ""));
    case "string":
    case "boolean":
      return e.value;
    case "date":
      return atLocal(calendar.zone, localOf(e.value), e.value.length === 10);
    case "null":
      return null;
    case "unary": {
      const x = of(e.operand);
      if (x === null) return null;
      return e.op === "not" ? x !== true : clean(-seconds(x));
    }
    case "binary":
      return binary(e.op, of(e.left), of(e.right), calendar);
    case "is_null":
      return (of(e.operand) === null) !== e.negated;
    case "in": {
      const x = of(e.operand);
      const each = e.list.map(of).map((item) => binary("=", x, item, calendar));
      return opposite(
        each.reduce<Value>((a, b) => binary("or", a, b, calendar), false),
        e.negated,
      );
    }
    case "like": {
      const x = of(e.operand);
      return x === null ? null : opposite(pattern(e.pattern).test(String(x)), e.negated);
    }
    case "between": {
      const [x, low, high] = [of(e.operand), of(e.low), of(e.high)];
      const inside = binary("and", binary(">=", x, low, calendar), binary("<=", x, high, calendar), calendar);
      return opposite(inside, e.negated);
    }
    case "within":
      return opposite(within(of(e.operand), stepsOf(e.duration.digits, e.duration.unit), of(e.of)), e.negated);
    case "as":
      return of(e.operand);
    case "call":
      if (Object.hasOwn(FUNCTIONS, e.name)) return FUNCTIONS[e.name]?.(e.args.map(of), calendar) ?? null;
      return leaf(e);
    default:
      return leaf(e);
  }
}

const opposite = (value: Value, negated: boolean): Value => (value === null ? null : (value === true) !== negated);

function binary(op: string, a: Value, b: Value, calendar: Calendar): Value {
  if (op === "and") return a === false || b === false ? false : a === null || b === null ? null : true;
  if (op === "or") return a === true || b === true ? true : a === null || b === null ? null : false;
  if (a === null || b === null) return null;
  switch (op) {
    case "=":
      return compare(a, b) === 0;
    case "!=":
      return compare(a, b) !== 0;
    case "<":
      return compare(a, b) < 0;
    case "<=":
      return compare(a, b) <= 0;
    case ">":
      return compare(a, b) > 0;
    case ">=":
      return compare(a, b) >= 0;
    case "+":
      if (isTime(a)) return later(a, b, 1, calendar);
      return isTime(b) ? later(b, a, 1, calendar) : seconds(a) + seconds(b);
    case "-":
      if (isTime(a) && isTime(b)) return (onWall(a, b) ? a.local - b.local : a.utc - b.utc) / 1000;
      return isTime(a) ? later(a, b, -1, calendar) : clean(seconds(a) - seconds(b));
    case "*":
      return clean(seconds(a) * seconds(b));
    case "/":
      return seconds(b) === 0 ? null : clean(seconds(a) / seconds(b));
    default:
      throw new Error(`no operator ${op}`);
  }
}

/** A written day or longer is a step of the calendar; hours, and computed lengths, pass. */
function later(time: Time, length: Value, sign: 1 | -1, { zone }: Calendar): Time {
  if (!isSteps(length)) return atInstant(zone, time.utc + sign * seconds(length) * 1000);
  if (isCalendarStep(length)) {
    const local = step(time.local, sign * length.count, length.unit);
    return { ...atLocal(zone, local), local, wall: true };
  }
  return atInstant(zone, step(time.utc, sign * length.count, length.unit));
}

/**
 * b ≤ a < b + length. A calendar step ends where the wall clock shows the same time again; two local times, or a date
 * beside a time, are compared on the wall clock.
 */
function within(a: Value, length: Steps, b: Value): Value {
  if (!isTime(a) || !isTime(b)) return null;
  const wall = onWall(a, b);
  const after = wall ? b.local <= a.local : b.utc <= a.utc;
  if (wall || isCalendarStep(length)) return after && a.local < step(b.local, length.count, length.unit);
  return after && a.utc < step(b.utc, length.count, length.unit);
}

/** `%` any text, `_` one character, `\` before either of them means itself. */
function pattern(like: string): RegExp {
  let source = "";
  const letters = [...like];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string;
    if (letter === "%") source += ".*";
    else if (letter === "_") source += ".";
    else source += (letter === "\\" ? (letters[++i] as string) : letter).replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
  }
  return new RegExp(`^${source}$`, "su");
}

type Apply = (args: readonly Value[], calendar: Calendar) => Value;
/** Null in, null out. */
const strict =
  (apply: Apply): Apply =>
  (args, calendar) =>
    args.some((arg) => arg === null) ? null : apply(args, calendar);
const number = (apply: (x: number) => number | null): Apply => {
  return strict(([x = null]) => {
    const result = apply(seconds(x));
    return result === null ? null : clean(result);
  });
};
const text = (apply: (x: string, y: string) => Value): Apply => strict(([x = "", y = ""]) => apply(String(x), String(y)));
const best = (sign: 1 | -1): Apply =>
  strict((args) => args.reduce((a, b) => (sign * compare(b, a) < 0 ? b : a), args[0] as Value));

/** Halves go away from zero. */
const rounded = (x: number): number => Math.sign(x) * Math.floor(Math.abs(x) + 0.5);

const FUNCTIONS: Readonly<Record<string, Apply>> = {
  if: ([condition, a = null, b = null]) => (condition === true ? a : b),
  coalesce: (args) => args.find((arg) => arg !== null) ?? null,
  abs: number(Math.abs),
  floor: number(Math.floor),
  ceil: number(Math.ceil),
  round: strict(([x = null, digits = 0]) => {
    const scale = 10 ** seconds(digits);
    return clean(rounded(seconds(x) * scale) / scale);
  }),
  least: best(1),
  greatest: best(-1),
  sqrt: number((x) => (x < 0 ? null : Math.sqrt(x))),
  ln: number((x) => (x <= 0 ? null : Math.log(x))),
  exp: number((x) => (Number.isFinite(Math.exp(x)) ? Math.exp(x) : null)),
  lower: text((x) => x.toLowerCase()),
  upper: text((x) => x.toUpperCase()),
  contains: text((x, y) => x.includes(y)),
  starts_with: text((x, y) => x.startsWith(y)),
  date_part: strict(([word, at = null]) => (isTime(at) ? part(String(word), at.local) : null)),
  date_trunc: strict(([word, at = null], calendar) => (isTime(at) ? truncated(String(word), at, calendar) : null)),
};

function part(word: string, local: number): number {
  const at = new Date(local);
  switch (word) {
    case "year":
      return at.getUTCFullYear();
    case "quarter":
      return Math.floor(at.getUTCMonth() / 3) + 1;
    case "month":
      return at.getUTCMonth() + 1;
    case "week":
      return isoWeek(local);
    case "day":
      return at.getUTCDate();
    case "weekday":
      return weekday(local);
    case "hour":
      return at.getUTCHours();
    case "minute":
      return at.getUTCMinutes();
    default:
      throw new Error(`no part ${word}`);
  }
}

/** The week of ISO 8601: the year's first is the one that holds its first Thursday. */
function isoWeek(local: number): number {
  const day = Math.floor(local / DAY) * DAY;
  const thursday = day + (4 - weekday(day)) * DAY;
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1;
}

function truncated(word: string, at: Time, calendar: Calendar): Time {
  if (word === "minute")
    return { ...at, local: Math.floor(at.local / 60_000) * 60_000, utc: Math.floor(at.utc / 60_000) * 60_000 };
  if (!isGrain(word)) throw new Error(`no period ${word}`);
  const start = startOf(word, at.local, calendar);
  // The hour of a time stays on its own side of the autumn's repeated one.
  return word === "hour" ? { ...at, local: start, utc: at.utc - (at.local - start) } : atLocal(calendar.zone, start, true);
}
