import { civil, dayOfCivil } from "../ground/day.js";
import type { CellType, Value } from "./table.js";

// How values look on both sides of the engine's edge. DuckDB counts days and microseconds from 1970-01-01; a Table
// holds them as text. Every engine converts with these functions, so a value has one form only.

const DAY_MICROS = 86_400_000_000;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** An integer as a Table holds it: a number within ±(2^53 − 1), else the string of its digits. */
export const integerValue = (value: bigint): number | string =>
  value <= SAFE && value >= -SAFE ? Number(value) : value.toString();

/** A float as a Table holds it: NaN and the infinities are null. */
export const numberValue = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The number nearest to `unscaled / 10^scale`. */
export function decimalValue(unscaled: bigint, scale: number): number {
  // Both operands exact: one division rounds once. Otherwise the decimal text is parsed, which rounds once too.
  if (unscaled <= SAFE && unscaled >= -SAFE && scale <= 22) return Number(unscaled) / 10 ** scale;
  return Number(`${unscaled}e-${scale}`);
}

/** "2026-01-31" from days since 1970-01-01; years before 1 as DuckDB prints them, "0044-03-15 (BC)". */
export function dayText(days: number): string {
  let text = dayTexts.get(days);
  if (text === undefined) {
    if (dayTexts.size >= 100_000) dayTexts.clear();
    dayTexts.set(days, (text = spellDay(days)));
  }
  return text;
}

/** "2026-01-31T10:00:00", with as many digits of a second as are not zero, from microseconds since 1970. */
export function timeText(micros: bigint): string {
  if (micros > SAFE || micros < -SAFE) {
    const day = BigInt.asIntN(64, micros) / BigInt(DAY_MICROS) - (micros % BigInt(DAY_MICROS) < 0n ? 1n : 0n);
    return dayText(Number(day)) + clockText(Number(micros - day * BigInt(DAY_MICROS)));
  }
  return timeTextSafe(Number(micros));
}

/** As `timeText`, of microseconds that a number holds exactly (years 1684 to 2255). */
export function timeTextSafe(micros: number): string {
  const day = Math.floor(micros / DAY_MICROS);
  return dayText(day) + clockText(micros - day * DAY_MICROS);
}

/** Days since 1970-01-01 of a date's text. Throws RangeError where it is none. */
export function dayNumber(text: string): number {
  let days = dayNumbers.get(text);
  if (days === undefined) {
    if (dayNumbers.size >= 100_000) dayNumbers.clear();
    dayNumbers.set(text, (days = readDay(text)));
  }
  return days;
}

/** Microseconds since 1970 of a time's text (a date alone is its midnight). Throws RangeError where it is none. */
export function timeMicros(text: string): bigint {
  const known = text.length === 19 ? clockNumbers.get(text.slice(10)) : undefined;
  if (known !== undefined) return microsOf(dayNumber(text.slice(0, 10)), known);
  const [, day, clock = "", hour = "0", minute = "0", second = "0", fraction = ""] = TIME.exec(text) ?? [];
  if (day === undefined) throw new RangeError(`not a time: ${text}`);
  const micros = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1e6 + Number(fraction.padEnd(6, "0"));
  if (clock.length === 9) clockNumbers.set(clock, micros);
  return microsOf(dayNumber(day), micros);
}

/** The DuckDB type that holds a column of a Table exactly. Integers take HUGEINT only where BIGINT is too small. */
export function sqlType(type: CellType, values: readonly Value[]): SqlType {
  if (type !== "integer") return SQL_TYPES[type];
  return values.some((value) => typeof value === "string" && BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
    ? "HUGEINT"
    : "BIGINT";
}
export type SqlType = "VARCHAR" | "BIGINT" | "HUGEINT" | "DOUBLE" | "BOOLEAN" | "DATE" | "TIMESTAMP";

/** The words for a column whose type no Table holds. */
export const unsupported = (column: string, type: string): string =>
  `The column "${column}" has the type ${type}, which a table cannot hold. Cast it, for example to VARCHAR, DOUBLE or TIMESTAMP.`;

const SQL_TYPES = {
  text: "VARCHAR",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  time: "TIMESTAMP",
} as const satisfies Record<Exclude<CellType, "integer">, SqlType>;

const DAY = /^(\d{4,7})-(\d\d)-(\d\d)( \(BC\))?$/;
const TIME = /^(\d{4,7}-\d\d-\d\d(?: \(BC\))?)([T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?)?$/;
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
const two = (n: number): string => TWO[n] ?? String(n);

/** A result repeats its days; spelling each once halves the time of a column of times. */
const dayTexts = new Map<number, string>();
const dayNumbers = new Map<string, number>();

/** A day has few seconds: their texts are kept too, so that a time is one join of two kept texts. */
const clockTexts: string[] = [];

const clockNumbers = new Map<string, number>();

function microsOf(days: number, clock: number): bigint {
  const micros = days * DAY_MICROS + clock;
  return Number.isSafeInteger(micros) ? BigInt(micros) : BigInt(days) * BigInt(DAY_MICROS) + BigInt(clock);
}

function clockText(micros: number): string {
  const second = Math.floor(micros / 1e6);
  const text = (clockTexts[second] ??=
    `T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`);
  const fraction = micros - second * 1e6;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
}

/** A day as DuckDB spells it: of any year, those before the first with "(BC)". */
function spellDay(days: number): string {
  const { year, month, dayOfMonth } = civil(days);
  const spelled = String(year > 0 ? year : 1 - year).padStart(4, "0");
  return `${spelled}-${two(month)}-${two(dayOfMonth)}${year > 0 ? "" : " (BC)"}`;
}

/** The inverse of `spellDay`. */
function readDay(text: string): number {
  const [, yearText = "", monthText = "", dayOfMonth = "", bc] = DAY.exec(text) ?? [];
  const year = bc === undefined ? Number(yearText) : 1 - Number(yearText);
  const days = dayOfCivil(year, Number(monthText), Number(dayOfMonth));
  if (spellDay(days) !== text) throw new RangeError(`not a date: ${text}`);
  return days;
}
