import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar, DurationUnit, PeriodGrain } from "../../src/ground/day.js";
import {
  addDuration,
  compareLocal,
  dateOf,
  dayNumber,
  durationUnit,
  isDate,
  nextPeriod,
  parseLocal,
  periodStart,
  periods,
  toDateStart,
  weekday,
} from "../../src/ground/day.js";

/* The reference is the platform's own Date in UTC, which shares nothing with day.ts but the Gregorian calendar. */
const MONDAY: Calendar = { weekStart: 1, fiscalYearStart: 1 };
const GRAINS: readonly PeriodGrain[] = ["hour", "day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year"];

const utc = (local: string): Date => new Date(`${local.length === 10 ? `${local}T00:00:00` : local}Z`);
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const anyDate = fc
  .integer({ min: Date.UTC(1, 0, 1) / 86_400_000, max: Date.UTC(2400, 0, 1) / 86_400_000 })
  .map((day) => iso(new Date(day * 86_400_000)));
const anyTime = fc
  .tuple(anyDate, fc.nat(23), fc.nat(59), fc.nat(59))
  .map(([date, ...clock]) => `${date}T${clock.map((n) => String(n).padStart(2, "0")).join(":")}`);
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  weekStart: fc.constantFrom(1 as const, 2, 3, 4, 5, 6, 7),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});

/** What all days of one period have in common, and other days have not. */
function period(local: string, grain: PeriodGrain, { weekStart, fiscalYearStart }: Calendar): string {
  const date = utc(local);
  const fiscal = new Date(date);
  fiscal.setUTCDate(1);
  fiscal.setUTCMonth(fiscal.getUTCMonth() - (fiscalYearStart - 1));
  const sinceWeekStart = (date.getUTCDay() - weekStart + 7) % 7;
  const quarter = (d: Date): string => `${d.getUTCFullYear()}-${Math.floor(d.getUTCMonth() / 3)}`;
  switch (grain) {
    case "hour":
      return local.slice(0, 13);
    case "day":
      return iso(date);
    case "week":
      return iso(new Date(date.getTime() - sinceWeekStart * 86_400_000));
    case "month":
      return iso(date).slice(0, 7);
    case "quarter":
      return quarter(date);
    case "year":
      return String(date.getUTCFullYear());
    case "fiscal_quarter":
      return quarter(fiscal);
    case "fiscal_year":
      return String(fiscal.getUTCFullYear());
  }
}

test("days are numbered as Date numbers them, from 0001 to 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      expect(dateOf(day)).toBe(iso(new Date(day * 86_400_000)));
      expect(dayNumber(dateOf(day))).toBe(day);
      expect(weekday(dateOf(day))).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
    }),
    { numRuns: 2000 },
  );
  expect([dayNumber("0001-01-01"), dayNumber("1970-01-01"), dayNumber("9999-12-31")]).toEqual([-719_162, 0, 2_932_896]);
});

test("a local date or time is one of the calendar, or null", () => {
  expect(parseLocal("2026-01-31")).toEqual({ day: 20_484, micros: 0 });
  expect(parseLocal("2026-01-31T10:00")).toEqual({ day: 20_484, micros: 36_000_000_000 });
  expect(parseLocal("2026-01-31T23:59:59.999999")).toEqual({ day: 20_484, micros: 86_399_999_999 });
  expect(parseLocal("2026-01-31T00:00:00.5")).toEqual({ day: 20_484, micros: 500_000 });
  expect(parseLocal("2024-02-29")).not.toBeNull();
  const wrong = [
    "2026-02-29",
    "1900-02-29",
    "0000-01-01",
    "2026-13-01",
    "2026-00-01",
    "2026-04-31",
    "2026-1-1",
    "2026-01-31T24:00",
    "2026-01-31T10:60",
    "2026-01-31T10:00:60",
    "2026-01-31T10:00Z",
    "2026-01-31T10:00:00.1234567",
    "",
    "x2026-01-31",
    "10000-01-01",
  ];
  for (const text of wrong) expect(parseLocal(text), text).toBeNull();
  expect([isDate("2026-01-31"), isDate("2026-01-31T10:00"), isDate("2026-02-31")]).toEqual([true, false, false]);
});

test("a period starts with its first day, and the one before is another's", () => {
  fc.assert(
    fc.property(anyTime, fc.constantFrom(...GRAINS), anyCalendar, (at, grain, calendar) => {
      fc.pre(at > "0002");
      const start = periodStart(at, grain, calendar);
      expect(period(start.length === 10 ? `${start}T00:00:00` : start, grain, calendar)).toBe(period(at, grain, calendar));
      const before = addDuration(start, -1, "second");
      expect(period(before, grain, calendar)).not.toBe(period(at, grain, calendar));
      expect(toDateStart(at, grain, calendar)).toBe(start);
    }),
    { numRuns: 3000 },
  );
});

test("the next period starts where this one ends", () => {
  fc.assert(
    fc.property(anyTime, fc.constantFrom(...GRAINS), anyCalendar, (at, grain, calendar) => {
      const next = nextPeriod(at, grain, calendar);
      expect(periodStart(next, grain, calendar)).toBe(next);
      expect(periodStart(addDuration(next, -1, "second"), grain, calendar)).toBe(periodStart(at, grain, calendar));
    }),
    { numRuns: 3000 },
  );
});

test("periods cover a range without gap or overlap, cut ones included", () => {
  fc.assert(
    fc.property(anyTime, fc.nat(800), fc.constantFrom(...GRAINS.slice(1)), anyCalendar, (from, days, grain, calendar) => {
      const to = addDuration(from, days, "day");
      const starts = periods(from, to, grain, calendar);
      if (days === 0) {
        expect(starts).toEqual([]);
        return;
      }
      expect(starts[0]).toBe(periodStart(from, grain, calendar));
      starts.slice(1).forEach((start, i) => expect(start).toBe(nextPeriod(starts[i] ?? "", grain, calendar)));
      const last = starts.at(-1) ?? "";
      expect(compareLocal(last, to)).toBeLessThan(0);
      expect(compareLocal(nextPeriod(last, grain, calendar), to)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test("weeks begin on the asked day, fiscal years in the asked month", () => {
  const sunday: Calendar = { weekStart: 7, fiscalYearStart: 4 };
  expect(periodStart("2026-11-15", "week", sunday)).toBe("2026-11-15");
  expect(periodStart("2026-11-15", "week", MONDAY)).toBe("2026-11-09");
  expect(periodStart("2026-03-31", "fiscal_year", sunday)).toBe("2025-04-01");
  expect(periodStart("2026-04-01T00:00:00", "fiscal_year", sunday)).toBe("2026-04-01");
  expect(periodStart("2026-03-31", "fiscal_quarter", { weekStart: 1, fiscalYearStart: 2 })).toBe("2026-02-01");
  expect(periods("2026-01-15", "2026-03-01", "month", MONDAY)).toEqual(["2026-01-01", "2026-02-01"]);
  expect(periods("2026-01-01T22:30:00", "2026-01-02T00:00:01", "hour", MONDAY)).toEqual([
    "2026-01-01T22:00:00",
    "2026-01-01T23:00:00",
    "2026-01-02T00:00:00",
  ]);
});

describe("durations", () => {
  const cases: readonly (readonly [string, number, DurationUnit, string])[] = [
    ["2026-01-31", 1, "month", "2026-02-28"],
    ["2024-01-31", 1, "month", "2024-02-29"],
    ["2026-03-31", -1, "month", "2026-02-28"],
    ["2024-02-29", 1, "year", "2025-02-28"],
    ["2024-02-29", 4, "year", "2028-02-29"],
    ["2026-11-30", 1, "quarter", "2027-02-28"],
    ["2026-01-31T10:30:00", 1, "month", "2026-02-28T10:30:00"],
    ["2026-12-31", 1, "day", "2027-01-01"],
    ["2026-01-01", -1, "week", "2025-12-25"],
    ["2026-01-31T23:30:00", 2, "hour", "2026-02-01T01:30:00"],
    ["2026-01-31", 36, "hour", "2026-02-01T12:00:00"],
    ["2026-01-31T00:00:00.250000", 500, "ms", "2026-01-31T00:00:00.750000"],
    ["2026-01-31T00:00:00.75", 250, "ms", "2026-01-31T00:00:01"],
    ["2026-01-31T00:00:00", 1.5, "hour", "2026-01-31T01:30:00"],
    ["2026-01-31T00:00:00", -1, "second", "2026-01-30T23:59:59"],
    ["9999-12-31", 1, "day", "9999-12-31"],
    ["9999-12-31T12:00:00", 1, "year", "9999-12-31T23:59:59.999999"],
    ["0001-01-01", -1, "month", "0001-01-01"],
  ];
  for (const [local, n, unit, expected] of cases) {
    test(`${local} + ${n} ${unit}`, () => expect(addDuration(local, n, unit)).toBe(expected));
  }

  test("seconds move the clock as Date does", () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -1e9, max: 1e9 }), (at, seconds) => {
        const moved = new Date(utc(at).getTime() + seconds * 1000);
        fc.pre(moved.getUTCFullYear() >= 1);
        expect(addDuration(at, seconds, "second")).toBe(moved.toISOString().slice(0, 19));
      }),
    );
  });

  test("a month keeps the day, or takes the month's last", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -500, max: 500 }), (at, n) => {
        const first = utc(`${at.slice(0, 8)}01`);
        first.setUTCMonth(first.getUTCMonth() + n);
        fc.pre(first.getUTCFullYear() >= 1);
        const last = new Date(first);
        last.setUTCMonth(last.getUTCMonth() + 1, 0);
        const day = Math.min(Number(at.slice(8)), last.getUTCDate());
        expect(addDuration(at, n, "month")).toBe(`${iso(first).slice(0, 8)}${String(day).padStart(2, "0")}`);
      }),
    );
  });

  test("their words", () => {
    expect(["day", "days", "s", "ms", "quarters", "fortnight", "Day", "__proto__"].map(durationUnit)).toEqual([
      "day",
      "day",
      "second",
      "ms",
      "quarter",
      null,
      null,
      null,
    ]);
  });
});

test("the last periods of the calendar end the list", () => {
  expect(periods("9999-11-15", "9999-12-31", "month", MONDAY)).toEqual(["9999-11-01", "9999-12-01"]);
  expect(periods("2026-01-02", "2026-01-01", "day", MONDAY)).toEqual([]);
});

test("a date and its midnight are the same moment", () => {
  expect(compareLocal("2026-01-01", "2026-01-01T00:00:00")).toBe(0);
  expect(compareLocal("2026-01-01", "2026-01-01T00:00:00.000001")).toBeLessThan(0);
  expect(compareLocal("2026-01-02", "2026-01-01T23:59:59")).toBeGreaterThan(0);
});
