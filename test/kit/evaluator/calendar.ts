import type { Steps, Time } from "./values.js";

/*
 * The calendar by JavaScript's own Date and Intl: local times are milliseconds of the wall clock read as if UTC.
 */

export interface Calendar {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  readonly fiscalYearStart: number;
  readonly zone: string;
}

export type Grain = "hour" | "day" | "week" | "month" | "quarter" | "year" | "fiscal_quarter" | "fiscal_year";
export const GRAINS: readonly string[] = ["hour", "day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year"];
export const isGrain = (word: string): word is Grain => GRAINS.includes(word);

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const localOf = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
export const dateText = (local: number): string => new Date(local).toISOString().slice(0, 10);
export const timeText = (local: number): string => new Date(local).toISOString().slice(0, 19);

/** The start of the period that holds a local time. */
export function startOf(grain: Grain, local: number, calendar: Calendar): number {
  const at = new Date(local);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const fiscal = calendar.fiscalYearStart - 1;
  switch (grain) {
    case "hour":
      return Math.floor(local / HOUR) * HOUR;
    case "day":
      return Math.floor(local / DAY) * DAY;
    case "week": {
      let day = Math.floor(local / DAY) * DAY;
      while (weekday(day) !== calendar.weekStart) day -= DAY;
      return day;
    }
    case "month":
      return Date.UTC(year, month, 1);
    case "quarter":
      return Date.UTC(year, month - (month % 3), 1);
    case "year":
      return Date.UTC(year, 0, 1);
    case "fiscal_year":
      return Date.UTC(month >= fiscal ? year : year - 1, fiscal, 1);
    case "fiscal_quarter": {
      const since = (month - fiscal + 12) % 3;
      return Date.UTC(year, month - since, 1);
    }
  }
}

const LENGTH: { readonly [G in Grain]: readonly [number, string] } = {
  hour: [1, "hour"],
  day: [1, "day"],
  week: [1, "week"],
  month: [1, "month"],
  quarter: [3, "month"],
  year: [1, "year"],
  fiscal_quarter: [3, "month"],
  fiscal_year: [1, "year"],
};
export const nextOf = (grain: Grain, start: number): number => step(start, ...LENGTH[grain]);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (local: number): number => ((new Date(local).getUTCDay() + 6) % 7) + 1;

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const FIXED: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: HOUR, day: DAY, week: 7 * DAY };

/** So many steps of the calendar later; months clamp. */
export function step(local: number, count: number, unit: string): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return local + count * fixed;
  const at = new Date(local);
  const month = at.getUTCMonth() + count * (MONTHS[unit] ?? Number.NaN);
  const first = Date.UTC(at.getUTCFullYear(), month, 1);
  const days = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return first + (Math.min(at.getUTCDate(), days) - 1) * DAY + (local - Math.floor(local / DAY) * DAY);
}

export const isCalendarStep = ({ unit }: Pick<Steps, "unit">): boolean => !["second", "minute", "hour"].includes(unit);

/** `7 days` as a count and a word without its s. */
export const stepsOf = (digits: string, unit: string): Steps => ({
  kind: "steps",
  count: Number(digits.replaceAll("_", "")),
  unit: unit.replace(/s$/, ""),
});

const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. */
export function offsetAt(zone: string, utc: number): number {
  const hour = Math.floor(utc / HOUR) * HOUR;
  const known = offsets.get(`${zone} ${hour}`);
  if (known !== undefined) return known;
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  clocks.set(zone, clock);
  const offset = localOf(clock.format(hour).replace(" ", "T")) - hour;
  offsets.set(`${zone} ${hour}`, offset);
  return offset;
}

export const atInstant = (zone: string, utc: number): Time => ({
  kind: "time",
  utc,
  local: utc + offsetAt(zone, utc),
  date: false,
});

/** A local time: one that the spring skips moves on by the hour, one that the autumn repeats is the earlier. */
export function atLocal(zone: string, local: number, date = false): Time {
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  const shown = [before, after].find((offset) => offsetAt(zone, local - offset) === offset);
  if (shown !== undefined) return { kind: "time", utc: local - shown, local, date };
  return atInstant(zone, local - before);
}

/** Whether the zone's clock ever shows this hour. */
export const isShown = (zone: string, hour: number): boolean => atLocal(zone, hour).local === hour;
