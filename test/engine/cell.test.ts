import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, dayText, decimalValue, integerValue, timeMicros, timeText } from "../../src/engine/cell.js";

const DAY_MS = 86_400_000;

describe("dates and times", () => {
  it("agree with JavaScript's own calendar from year 1 to 9999", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        const text = new Date(days * DAY_MS).toISOString().slice(0, 10);
        expect(dayText(days)).toBe(text);
        expect(dayNumber(text)).toBe(days);
      }),
      { numRuns: 2000 },
    );
  });

  it("agree with JavaScript's own clock", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162 * DAY_MS, max: 2_932_896 * DAY_MS }), (millis) => {
        const text = timeText(BigInt(millis) * 1000n);
        expect(text).toBe(
          new Date(millis)
            .toISOString()
            .replace(/\.?0*Z$/, "")
            .replace(/T(\d\d:\d\d)$/, "T$1:00")
            .replace(/T(\d\d)$/, "T$1:00:00"),
        );
      }),
      { numRuns: 2000, examples: [[0], [-1], [1]] },
    );
  });

  it("come back from their text in all of DuckDB's range", () => {
    const longest = 9_223_372_022_400_000_000n;
    fc.assert(
      fc.property(fc.bigInt({ min: -longest, max: longest }), (micros) => {
        expect(timeMicros(timeText(micros))).toBe(micros);
      }),
      { numRuns: 2000, examples: [[-1n], [0n], [999_999n], [-62_135_596_800_000_001n]] },
    );
  });

  it("are spelled as DuckDB does before year 1", () => {
    expect(dayText(-735_599)).toBe("0045-01-01 (BC)");
    expect(dayNumber("0045-01-01 (BC)")).toBe(-735_599);
    expect(dayText(-719_163)).toBe("0001-12-31 (BC)");
  });

  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "", "2026-01-31T10", "x"])(
    "%j is no date",
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );
});

describe("numbers", () => {
  it("are numbers within ±(2^53 − 1), else digits", () => {
    expect(integerValue(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
    expect(integerValue(9_007_199_254_740_992n)).toBe("9007199254740992");
    expect(integerValue(-9_007_199_254_740_992n)).toBe("-9007199254740992");
  });

  it("are the nearest to a decimal", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.integer({ min: 0, max: 38 }), (unscaled, scale) => {
        expect(decimalValue(unscaled, scale)).toBe(Number(`${unscaled}e-${scale}`));
      }),
      { numRuns: 2000 },
    );
  });
});
