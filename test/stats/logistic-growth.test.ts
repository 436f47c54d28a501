import fc from "fast-check";
import { expect, it } from "vitest";
import { logisticGrowth } from "../../src/stats/logistic-growth.js";
import { random } from "./random.js";

const X = Array.from({ length: 16 }, (_, i) => i);
const curve = (ceiling: number, middle: number, scale: number) => X.map((x) => ceiling / (1 + Math.exp((middle - x) / scale)));

it("finds the curve that values lie on, in whatever unit", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 2, max: 13, noNaN: true }),
      fc.double({ min: 0.8, max: 3, noNaN: true }),
      (ceiling, middle, scale) => {
        const found = logisticGrowth(X, curve(ceiling, middle, scale));
        if (!found.ok) throw new Error(found.why);
        expect(found.ceiling / ceiling).toBeCloseTo(1, 6);
        expect(found.middle).toBeCloseTo(middle, 5);
        expect(found.scale).toBeCloseTo(scale, 5);
        expect(found.at(middle) / (ceiling / 2)).toBeCloseTo(1, 6);
      },
    ),
    { numRuns: 60 },
  );
});

it("has errors that hold what is true: the ceiling is within two of them nineteen times in twenty", () => {
  const { normal } = random(23);
  const held = Array.from({ length: 200 }, () => {
    const found = logisticGrowth(
      X,
      curve(100, 7, 2).map((y) => y + normal(0, 2)),
    );
    return found.ok && Math.abs(found.ceiling - 100) < 2.16 * found.se.ceiling;
  }).filter(Boolean).length;
  expect(held).toBeGreaterThan(180);
  expect(held).toBeLessThan(200);
});

it("does not name a ceiling of more than twice what was seen", () => {
  const found = logisticGrowth(X, curve(1000, 30, 8));
  expect(found).toMatchObject({ ok: false, why: "not identified" });
  expect(found.ok || found.why !== "not identified" ? null : found.curve.ceiling).toBeCloseTo(1000, 1);
  // The last value is at 15: of a curve with its middle there, the half of the ceiling.
  expect(logisticGrowth(X, curve(100, 14.9, 2)).ok).toBe(true);
  expect(logisticGrowth(X, curve(100, 15.1, 2))).toMatchObject({ ok: false, why: "not identified" });
});

it("says why there is none", () => {
  expect(logisticGrowth([1, 2], [1])).toEqual({ ok: false, why: "lists of different length" });
  expect(logisticGrowth([1, 2, 3], [1, 2, 3])).toEqual({ ok: false, why: "too few values" });
  expect(logisticGrowth([1, 2, 3, 4], [1, 2, Number.NaN, 3])).toEqual({ ok: false, why: "not a number" });
  expect(logisticGrowth(X, curve(100, 7, 2).reverse())).toEqual({ ok: false, why: "no growth" });
  expect(logisticGrowth(X, new Array<number>(16).fill(0))).toEqual({ ok: false, why: "no growth" });
  // Constant values have no middle.
  expect(logisticGrowth(X, new Array<number>(16).fill(5)).ok).toBe(false);
});
