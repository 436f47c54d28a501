import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mover } from "../../src/stats/mover.js";
import { newcombe } from "../../src/stats/newcombe.js";
import { totalVariation } from "../../src/stats/total-variation.js";

describe("difference of two proportions", () => {
  // R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10: x/m less y/n, its two ends.
  const TABLE = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ] as const;

  it.each(TABLE)("of %i/%i and %i/%i is as Newcombe's table II has it", (x, m, y, n, low, high) => {
    const found = newcombe({ successes: y, n }, { successes: x, n: m });
    if (!found.ok) throw new Error(found.why);
    expect(found.difference).toBeCloseTo(x / m - y / n, 12);
    expect([found.low, found.high].map((end) => Number(end.toFixed(4)))).toEqual([low, high]);
    expect(found.clear).toBe(low > 0);
  });

  it("turns its sign with the order, and its p-value says what its interval says", () => {
    const counted = fc
      .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }))
      .filter(([yes, no]) => yes + no > 0)
      .map(([yes, no]) => ({ successes: yes, n: yes + no }));
    fc.assert(
      fc.property(counted, counted, (before, after) => {
        const [found, back] = [newcombe(before, after), newcombe(after, before)];
        if (!found.ok || !back.ok) throw new Error("refused");
        expect(back.low).toBeCloseTo(-found.high, 12);
        expect(back.p).toBeCloseTo(found.p, 12);
        expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found.high).toBeLessThanOrEqual(1 + 1e-12);
        if (Math.abs(found.p - 0.05) > 1e-9) expect(found.p < 0.05).toBe(found.clear);
      }),
    );
  });

  it("says why there is none", () => {
    expect(newcombe({ successes: 3, n: 2 }, { successes: 1, n: 2 })).toEqual({ ok: false, why: "not counts" });
    expect(newcombe({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toEqual({ ok: false, why: "no answers" });
    expect(newcombe({ successes: NaN, n: 1 }, { successes: 1, n: 2 })).toEqual({ ok: false, why: "not counts" });
  });
});

describe("two intervals joined by the squares of their arms", () => {
  it("are the usual ones of a difference where the arms are alike: 3 and 4 give 5", () => {
    const found = mover({ value: 10, low: 7, high: 13 }, { value: 16, low: 12, high: 20 });
    expect([found.difference, found.low, found.high]).toEqual([6, 1, 11]);
    // 6 over 5 of 1.96 standard errors: 2.352 of them, of which the normal's table has 0.0187 in both tails.
    expect(found.p).toBeCloseTo(0.0187, 4);
  });

  it("have the arm of each that lies the right way, and of equal points no doubt", () => {
    const found = mover({ value: 0, low: -1, high: 4 }, { value: 10, low: 7, high: 30 });
    expect([found.low, found.high]).toEqual([5, 10 + Math.hypot(20, 1)]);
    expect(mover({ value: 1, low: 1, high: 1 }, { value: 1, low: 1, high: 1 })).toMatchObject({ clear: false, p: 1 });
    expect(mover({ value: 1, low: 1, high: 1 }, { value: 2, low: 2, high: 2 })).toMatchObject({ clear: true, p: 0 });
  });
});

describe("total variation", () => {
  it("is the share that would have to move", () => {
    // 60 % and 40 % to 45 % and 55 %: 15 of 100 would have to answer in the other language.
    const found = totalVariation([60, 40], [9, 11]);
    expect(found.ok && found.distance).toBeCloseTo(0.15, 12);
    const apart = totalVariation([5, 0, 0], [0, 2, 3]);
    expect(apart.ok && apart.distance).toBe(1);
    const alike = totalVariation([1, 2, 3], [10, 20, 30]);
    expect(alike.ok && alike.distance).toBeCloseTo(0, 12);
  });

  it("says why there is none", () => {
    expect(totalVariation([1], [1, 2])).toEqual({ ok: false, why: "not counts" });
    expect(totalVariation([0, 0], [1, 2])).toEqual({ ok: false, why: "nothing counted" });
    expect(totalVariation([-1, 2], [1, 2])).toEqual({ ok: false, why: "not counts" });
  });
});
