import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDuration } from "../../src/ground/day.js";
import { isZone, localToUtc, offsetAt, transitions, utcToLocal } from "../../src/ground/zone.js";
import { shownOffset } from "./shown-offset.js";

const ZONES = [
  "Europe/Copenhagen",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Asia/Tokyo",
  "UTC",
  "Africa/Casablanca",
  "Africa/Cairo",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Europe/Dublin",
  "Asia/Tehran",
] as const;
const at = (text: string): number => Date.parse(text);

test("offsets are those Intl prints, twice a day for thirty years", () => {
  for (const zone of ZONES) {
    const shown = shownOffset(zone);
    for (let utc = at("1999-12-30T23:00Z"); utc < at("2030-01-02T00:00Z"); utc += 43_200_000) {
      if (offsetAt(zone, utc) !== shown(utc)) expect.fail(`${zone} at ${new Date(utc).toISOString()}`);
    }
  }
});

test("offsets are those Intl prints, at any instant of four centuries", () => {
  const shown = new Map(ZONES.map((zone) => [zone, shownOffset(zone)] as const));
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: at("1800-01-01") / 1000, max: at("2200-01-01") / 1000 }),
      (zone, second) => {
        expect(offsetAt(zone, second * 1000)).toBe(shown.get(zone)?.(second * 1000));
      },
    ),
    { numRuns: 3000 },
  );
});

test("transitions are to the second, in order, and each begins what the one before ended", () => {
  for (const zone of ZONES) {
    const shown = shownOffset(zone);
    const found = transitions(zone, 1970, 2037);
    found.forEach(({ utc, offsetBefore, offsetAfter }, i) => {
      expect([shown(utc - 1000), shown(utc)]).toEqual([offsetBefore, offsetAfter]);
      expect(offsetBefore).not.toBe(offsetAfter);
      const before = found[i - 1];
      if (before) expect([before.offsetAfter, before.utc < utc]).toEqual([offsetBefore, true]);
    });
  }
});

test("the years asked for bound the transitions", () => {
  expect(transitions("Europe/Copenhagen", 2026, 2026)).toEqual([
    { utc: at("2026-03-29T01:00Z"), offsetBefore: 3600, offsetAfter: 7200 },
    { utc: at("2026-10-25T01:00Z"), offsetBefore: 7200, offsetAfter: 3600 },
  ]);
  expect(transitions("Australia/Lord_Howe", 2026, 2026).map((t) => [t.offsetBefore, t.offsetAfter])).toEqual([
    [39_600, 37_800],
    [37_800, 39_600],
  ]);
  expect(transitions("Asia/Tokyo", 1970, 2100)).toEqual([]);
  expect(transitions("Asia/Kolkata", 1970, 2100)).toEqual([]);
  expect(transitions("UTC", 1, 2100)).toEqual([]);
  expect(transitions("Pacific/Apia", 2011, 2011).map((t) => t.offsetAfter - t.offsetBefore)).toContain(86_400);
});

describe("a local time", () => {
  const cases: readonly (readonly [zone: string, local: string, utc: string])[] = [
    ["Europe/Copenhagen", "2026-01-15T12:00:00", "2026-01-15T11:00Z"],
    ["Europe/Copenhagen", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z"],
    ["Europe/Copenhagen", "2026-03-29T02:00:00", "2026-03-29T01:00Z"],
    ["Europe/Copenhagen", "2026-03-29T02:30:00", "2026-03-29T01:30Z"],
    ["Europe/Copenhagen", "2026-03-29T03:00:00", "2026-03-29T01:00Z"],
    ["Europe/Copenhagen", "2026-10-25T01:59:59", "2026-10-24T23:59:59Z"],
    ["Europe/Copenhagen", "2026-10-25T02:00:00", "2026-10-25T00:00Z"],
    ["Europe/Copenhagen", "2026-10-25T02:59:59", "2026-10-25T00:59:59Z"],
    ["Europe/Copenhagen", "2026-10-25T03:00:00", "2026-10-25T02:00Z"],
    ["America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30Z"],
    ["America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45Z"],
    ["Asia/Kolkata", "2026-06-01", "2026-05-31T18:30Z"],
    ["Asia/Tokyo", "2026-01-01", "2025-12-31T15:00Z"],
    ["UTC", "2026-01-01T00:00:00", "2026-01-01T00:00Z"],
    ["Africa/Casablanca", "2026-01-10T12:00:00", "2026-01-10T11:00Z"],
    ["Africa/Casablanca", "2026-03-01T12:00:00", "2026-03-01T12:00Z"],
    ["America/New_York", "2020-01-01T00:00:00", "2020-01-01T05:00Z"],
    ["Asia/Tokyo", "2019-12-31T23:59:59", "2019-12-31T14:59:59Z"],
  ];
  for (const [zone, local, utc] of cases) {
    test(`${local} in ${zone}`, () =>
      expect(new Date(localToUtc(zone, local)).toISOString()).toBe(new Date(utc).toISOString()));
  }

  const anyLocal = fc
    .integer({ min: at("1970-01-02") / 1000, max: at("2037-12-30") / 1000 })
    .map((second) => new Date(second * 1000).toISOString().slice(0, 19));
  /** Local times close to a change, where all the trouble is. */
  const nearChange = fc
    .tuple(fc.constantFrom(...ZONES), fc.nat(), fc.integer({ min: -10_000, max: 10_000 }))
    .map(([zone, which, seconds]) => {
      const found = transitions(zone, 1970, 2037);
      const change = found[which % Math.max(found.length, 1)];
      return [zone, utcToLocal(zone, change?.utc ?? 0), seconds] as const;
    })
    .map(([zone, local, seconds]) => [zone, addDuration(local, seconds, "second")] as const);

  test("is shown by the instant it names, and by no earlier one; what the spring skips moves on", () => {
    fc.assert(
      fc.property(fc.oneof(nearChange, fc.tuple(fc.constantFrom(...ZONES), anyLocal)), ([zone, local]) => {
        const utc = localToUtc(zone, local);
        const naive = at(`${local}Z`);
        // Every instant that shows this local time, found by trying all offsets in force within two days.
        const offsets = [...Array(97).keys()].map((hour) => offsetAt(zone, naive + (hour - 48) * 3_600_000));
        const shows = [...new Set(offsets)]
          .map((offset) => naive - offset * 1000)
          .filter((instant) => utcToLocal(zone, instant) === local);
        if (shows.length > 0) {
          expect(utc).toBe(Math.min(...shows));
          return;
        }
        const change = transitions(zone, 1969, 2038).find(
          (t) => Math.abs(t.utc - utc) <= 86_400_000 && t.offsetAfter > t.offsetBefore && utc >= t.utc,
        );
        expect(change).toBeDefined();
        expect(utcToLocal(zone, utc)).toBe(
          addDuration(local, (change?.offsetAfter ?? 0) - (change?.offsetBefore ?? 0), "second"),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps its microseconds", () => {
    expect(utcToLocal("Europe/Copenhagen", localToUtc("Europe/Copenhagen", "2026-06-01T10:00:00.123456"))).toBe(
      "2026-06-01T10:00:00.123456",
    );
    expect(utcToLocal("UTC", -0.001)).toBe("1969-12-31T23:59:59.999999");
  });

  test("of the piecewise rule for SQL is the same", () => {
    fc.assert(
      fc.property(nearChange, ([zone, local]) => {
        const changes = transitions(zone, 1960, 2047);
        const naive = at(`${local}Z`);
        const piece = changes.find((t) => naive < t.utc + Math.max(t.offsetBefore, t.offsetAfter) * 1000);
        const offset = piece?.offsetBefore ?? changes.at(-1)?.offsetAfter ?? offsetAt(zone, 0);
        expect(naive - offset * 1000).toBe(localToUtc(zone, local));
      }),
      { numRuns: 1000 },
    );
  });
});

test("far years and odd input", () => {
  expect(utcToLocal("Europe/Copenhagen", at("9999-06-01T00:00Z"))).toBe("9999-06-01T02:00:00");
  expect(localToUtc("America/New_York", "0001-01-01")).toBeGreaterThan(at("0000-12-31T00:00Z"));
  expect(() => localToUtc("UTC", "soon")).toThrow(RangeError);
  expect(() => offsetAt("Mars/Base", 0)).toThrow(RangeError);
});

test("names of zones", () => {
  expect(["Europe/Copenhagen", "UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires"].map(isZone)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["", "+02:00", "Mars/Base", "Europe/Copenhagen ", "../etc", "x".repeat(1000), "__proto__"].map(isZone)).toEqual(
    Array(7).fill(false),
  );
});
