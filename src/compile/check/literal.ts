import type { Diagnostic } from "../../ground/diagnostic.js";
import type { Duration, Expr, NumberExpr } from "../../ground/expr.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { nearest } from "../../ground/nearest.js";
import type { Meaning } from "../../ground/type.js";
import { isCurrency, ONE, parseUnit, toBase } from "../../ground/unit.js";
import { localToUtc, utcToLocal } from "../../ground/zone.js";
import type { Constant } from "../cell.js";
import type { World } from "../scope.js";
import { ERROR } from "./combine.js";

/** A number in its base scale; a whole one beyond 2^53 keeps its digits, as text. */
export function numberMeaning(
  e: NumberExpr,
  world: World,
  out: Diagnostic[],
): { readonly value: Constant; readonly meaning: Meaning } {
  const whole = /^\d+$/.test(e.digits);
  const value = Number(e.digits);
  if (e.unit === null) {
    const exact = whole && e.digits.replace(/^0+/, "").length <= MOST_DIGITS;
    const given = exact && !Number.isSafeInteger(value) ? e.digits : value;
    return { value: given, meaning: { type: exact ? "integer" : "number", unit: ONE, bare: true } };
  }
  const unit = parseUnit(e.unit);
  const word = unit.ok ? unknownNoun(Object.keys(unit.unit), world) : e.unit;
  if (!unit.ok || word !== null) {
    const suggestion = nearest(word ?? e.unit, nouns(world));
    const fix =
      suggestion === null ? undefined : { title: `Write ${suggestion}`, span: e.span, text: `${e.digits} ${suggestion}` };
    out.push(diagnose("unknownUnit", e.span, { name: word ?? e.unit, suggestion }, fix));
    return { value, meaning: ERROR };
  }
  return { value: toBase(value, unit.scale), meaning: { type: "number", unit: unit.unit, bare: false } };
}

/**
 * A written date or time: one that the spring skips moves on by the hour, one that the autumn repeats is the earlier. A
 * bare date is a day, and no moment of a clock.
 */
export function dateConstant(
  e: Extract<Expr, { kind: "date" }>,
  world: World,
): { readonly kind: "constant"; readonly value: string; readonly type: "date" | "time"; readonly utc?: string } {
  if (!e.value.includes("T")) return { kind: "constant", value: e.value, type: "date" };
  const zone = world.definitions.community.timezone;
  const moment = localToUtc(zone, e.value);
  return { kind: "constant", value: utcToLocal(zone, moment), type: "time", utc: utcToLocal("UTC", moment) };
}

/** Whole numbers of so many digits fit 128 bits; longer ones are compared as decimals. */
const MOST_DIGITS = 38;

/** Calendar words a duration may use, singular; `s` and `ms` are no calendar steps but lengths. */
const STEPS = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"] as const;
export type Step = (typeof STEPS)[number];

/** `7 days` as a count of one calendar step; null after a complaint. */
export function durationSteps(
  duration: Pick<Duration, "digits" | "unit" | "span">,
  out: Diagnostic[],
): { readonly count: number; readonly unit: Step } | null {
  const unit = stepOf(duration.unit);
  const count = Number(duration.digits);
  const calendar = unit === "month" || unit === "quarter" || unit === "year" || unit === "day" || unit === "week";
  if (unit === null || (calendar && !Number.isInteger(count))) {
    out.push(diagnose("durationNeeded", duration.span, { word: `${duration.digits} ${duration.unit}` }));
    return null;
  }
  if (count * YEARS[unit] > 9999) {
    out.push(diagnose("durationTooLong", duration.span, { word: `${duration.digits} ${duration.unit}` }));
    return null;
  }
  return { count, unit };
}

/** What part of a year a step is, for an upper bound. */
const YEARS: { readonly [K in Step]: number } = {
  second: 1 / 31_536_000,
  minute: 1 / 525_600,
  hour: 1 / 8760,
  day: 1 / 365,
  week: 1 / 52,
  month: 1 / 12,
  quarter: 1 / 4,
  year: 1,
};

/** A pattern of `like` must not end in the middle of an escape. */
export function checkPattern(e: { readonly pattern: string; readonly span: Span }, out: Diagnostic[]): void {
  const slashes = /\\*$/.exec(e.pattern)?.[0].length ?? 0;
  if (slashes % 2 === 1) out.push(diagnose("likeEscape", e.span, {}));
}

export function stepOf(word: string): Step | null {
  const single = word === "s" ? "second" : word.replace(/s$/, "");
  return (STEPS as readonly string[]).includes(single) ? (single as Step) : null;
}

const TIMES = new Set(["s"]);

function unknownNoun(factors: readonly string[], world: World): string | null {
  const known = new Set(nouns(world));
  return factors.find((factor) => !TIMES.has(factor) && !isCurrency(factor) && !known.has(factor)) ?? null;
}

/** Every noun the file uses as a unit: what a row is, and the units of columns and assumptions. */
export function nouns(world: World): readonly string[] {
  const { tables, assumptions } = world.definitions;
  const declared = Object.values(tables).flatMap((table) => Object.values(table.columns).map((c) => c.unit));
  const units = [...declared, ...Object.values(assumptions).map((a) => a.unit)].filter((unit) => typeof unit === "string");
  const factors = units.flatMap((text) => {
    const unit = parseUnit(text);
    return unit.ok ? Object.keys(unit.unit) : [];
  });
  return [...new Set([...Object.values(tables).map((table) => table.row), ...factors])];
}
