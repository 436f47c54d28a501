import { describe, expect, it } from "vitest";
import { preTrend, type Before } from "../../src/stats/pre-trend.js";
import { random } from "./random.js";

const line = (treated: boolean, slope: number, start: number): Before => ({
  treated,
  values: [0, 1, 2, 3].map((t) => start + slope * t),
});
const UNITS = [line(true, 3, 0), line(true, 5, 9), line(false, 1, 2), line(false, 1.5, 7), line(false, 2, 1)];

describe("pre-trend test", () => {
  it("compares the slopes of the units: 4 against 1.5", () => {
    const found = preTrend(UNITS);
    if (!found.ok) throw new Error(found.why);
    expect(found.slope.value).toBeCloseTo(2.5, 12);
    // Variances 2 of two and 0.25 of three.
    expect(found.slope.se).toBeCloseTo(Math.sqrt(2 / 2 + 0.25 / 3), 12);
    expect(found.power).toBeNull();
  });

  it("knows no levels and no order, and scales", () => {
    const found = preTrend(UNITS, 1);
    const other = preTrend(
      [...UNITS].reverse().map(({ treated, values }, i) => ({ treated, values: values.map((value) => 10 * value + i) })),
      10,
    );
    if (!found.ok || !other.ok) throw new Error("refused");
    expect(other.slope.value).toBeCloseTo(10 * found.slope.value, 9);
    expect(other.power).toBeCloseTo(found.power ?? NaN, 9);
    expect(other.seenAt80).toBeCloseTo(10 * found.seenAt80, 9);
  });

  it("has the power that it says, and passes what is parallel 95 times in 100", () => {
    const source = random(5);
    const draw = (drift: number) =>
      preTrend(
        Array.from({ length: 24 }, (_, i) => ({
          treated: i < 12,
          values: [0, 1, 2, 3, 4].map((t) => (i < 12 ? drift * t : 0) + source.normal(0, 1)),
        })),
        0.4,
      );
    const rate = (drift: number) => {
      const found = Array.from({ length: 1500 }, () => draw(drift));
      return {
        rejected: found.filter((each) => each.ok && !each.passed).length / 1500,
        said: found.reduce((all, each) => all + (each.ok ? (each.power ?? 0) : 0), 0) / 1500,
      };
    };
    expect(Math.abs(rate(0).rejected - 0.05)).toBeLessThan(0.02);
    const { rejected, said } = rate(0.4);
    expect(Math.abs(rejected - said)).toBeLessThan(0.04);
    expect(rejected).toBeGreaterThan(0.5);
  });

  it("says why it has no answer", () => {
    const cut = (n: number) => UNITS.map(({ treated, values }) => ({ treated, values: values.slice(0, n) }));
    expect(preTrend(cut(2))).toEqual({ ok: false, why: "too few periods" });
    expect(preTrend([])).toEqual({ ok: false, why: "too few units" });
    expect(preTrend(UNITS.slice(1))).toEqual({ ok: false, why: "too few units" });
    expect(preTrend([...UNITS, { treated: true, values: [1] }])).toEqual({ ok: false, why: "periods missing" });
    expect(preTrend([...UNITS, { treated: true, values: [1, 2, NaN, 4] }])).toEqual({ ok: false, why: "not a number" });
    expect(preTrend([1, 1, 2, 2].map((slope) => line(slope === 1, slope, 0)))).toEqual({ ok: false, why: "no variation" });
  });
});
