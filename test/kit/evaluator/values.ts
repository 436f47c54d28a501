/** What a cell of a table, a part of a formula or an answer may hold. Plain data. */
export type Value = null | number | string | boolean | Time | Steps;

/** A time in the project's zone: `local` is its wall clock read as if UTC, `utc` the instant, both in milliseconds. */
export interface Time {
  readonly kind: "time";
  readonly local: number;
  readonly utc: number;
  /** True for a bare date. */
  readonly date: boolean;
  /**
   * True where only the wall clock counts: some days after a time. LANGUAGE.md does not say which moment that is where
   * the clocks change; the product compares such a time, as a date, by the wall clock.
   */
  readonly wall?: true;
}

/** A written length of time: `7 days`. */
export interface Steps {
  readonly kind: "steps";
  readonly count: number;
  readonly unit: string;
}

export const isTime = (v: Value): v is Time => typeof v === "object" && v?.kind === "time";
export const isSteps = (v: Value): v is Steps => typeof v === "object" && v?.kind === "steps";

/** Whether two times meet on the wall clock, since one of them is no moment. */
export const onWall = (a: Time, b: Time): boolean => [a, b].some(({ date, wall }) => date || wall);

/** Negative, zero or positive: numbers by size, text by code point, false before true, times by the instant. */
export function compare(a: Value, b: Value): number {
  if (isTime(a) && isTime(b)) return onWall(a, b) ? a.local - b.local : a.utc - b.utc;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  if (a === null || b === null) throw new Error("null is not compared");
  return seconds(a) - seconds(b);
}

function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const step = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (step !== 0) return step;
  }
  return x.length - y.length;
}

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** A number; a written length as its seconds; true as one. */
export function seconds(v: Value): number {
  if (isSteps(v)) return v.count * (SECONDS[v.unit] ?? Number.NaN);
  if (typeof v === "number" || typeof v === "boolean") return Number(v);
  throw new Error(`${JSON.stringify(v)} is no number`);
}

/** A value as a key among others: equal values have equal keys, nulls too. */
export const keyOf = (v: Value): string => (isTime(v) ? `t${v.local}/${v.utc}` : JSON.stringify(v));

/** A number without the sign of zero. */
export const clean = (n: number): number => n + 0;
