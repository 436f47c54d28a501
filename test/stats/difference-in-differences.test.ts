import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanced, differenceInDifferences, type Seen } from "../../src/stats/difference-in-differences.js";
import { regressionDifference } from "../../src/stats/regression-difference.js";

/** Four treated, four others; the changes are 3, 5, 4, 4 and 1, 0, 2, 1. */
const UNITS: readonly Seen[] = [
  { treated: true, before: 10, after: 13 },
  { treated: true, before: 12, after: 17 },
  { treated: true, before: 11, after: 15 },
  { treated: true, before: 15, after: 19 },
  { treated: false, before: 9, after: 10 },
  { treated: false, before: 14, after: 14 },
  { treated: false, before: 10, after: 12 },
  { treated: false, before: 13, after: 14 },
];
const rows = (units: readonly Seen[]) =>
  units.flatMap(({ treated, before, after }, unit) => [
    { unit, treated, after: false, value: before ?? 0 },
    { unit, treated, after: true, value: after ?? 0 },
  ]);

const amount = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8);
const unitOf = (treated: boolean) =>
  fc.record({ treated: fc.constant(treated), before: fc.option(amount), after: fc.option(amount) });
const panel = fc
  .tuple(fc.array(unitOf(true), { maxLength: 9 }), fc.array(unitOf(false), { maxLength: 9 }))
  .map(([treated, control]) => [...treated, ...control]);
const mapped = (units: readonly Seen[], change: (value: number) => number): Seen[] =>
  units.map(({ treated, before, after }) => ({
    treated,
    before: before === null ? null : change(before),
    after: after === null ? null : change(after),
  }));

describe("difference in differences", () => {
  it("compares changes: 4 against 1, with the error of two means of changes", () => {
    const found = differenceInDifferences(UNITS);
    if (!found.ok) throw new Error(found.why);
    expect(found.effect.value).toBeCloseTo(3, 12);
    // Both lists of changes have variance 2/3: √(2 · (2/3) / 4), Welch's degrees are 6, t(6) at 97.5 % is 2.446912.
    expect(found.effect.se).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(found.effect.df).toBeCloseTo(6, 9);
    expect(found.effect.low).toBeCloseTo(3 - 2.446911851 * Math.sqrt(1 / 3), 8);
    expect(found.treated.before).toMatchObject({ mean: 12, n: 4 });
  });

  it("counts a unit that was seen once in its cell only", () => {
    const found = differenceInDifferences([...UNITS, { treated: true, before: null, after: 21 }]);
    expect(found.ok && [found.treated.before.n, found.treated.after.n, found.treated.after.mean]).toEqual([4, 5, 17]);
    expect(balanced([...UNITS, { treated: true, before: null, after: 21 }])).toEqual(UNITS);
  });

  it("stays put when all is shifted, grows with the scale, and asks no order of the units", () => {
    fc.assert(
      fc.property(panel, (units) => {
        const found = differenceInDifferences(units);
        const shifted = differenceInDifferences(mapped(units, (value) => value + 64));
        const scaled = differenceInDifferences(mapped(units, (value) => value * 4));
        const turned = differenceInDifferences([...units].reverse());
        expect([shifted.ok, scaled.ok, turned.ok]).toEqual([found.ok, found.ok, found.ok]);
        if (!found.ok || !shifted.ok || !scaled.ok || !turned.ok) return;
        expect(Object.values(found.effect).every(Number.isFinite)).toBe(true);
        expect(shifted.effect.value).toBeCloseTo(found.effect.value, 8);
        expect(shifted.effect.se).toBeCloseTo(found.effect.se, 6);
        expect(scaled.effect.value).toBeCloseTo(4 * found.effect.value, 8);
        expect(scaled.effect.p).toBeCloseTo(found.effect.p, 8);
        expect(turned.effect.se).toBeCloseTo(found.effect.se, 8);
      }),
    );
  });

  it("says why it has no answer", () => {
    const flat = mapped(UNITS, () => 5);
    expect(differenceInDifferences([])).toEqual({ ok: false, why: "too few units" });
    expect(differenceInDifferences(UNITS.slice(3))).toEqual({ ok: false, why: "too few units" });
    expect(differenceInDifferences(flat)).toEqual({ ok: false, why: "no variation" });
    expect(differenceInDifferences(mapped(UNITS, () => Number.NaN))).toEqual({ ok: false, why: "not a number" });
  });
});

describe("difference in differences as a regression", () => {
  it("gives the difference of the cells, and clustered by unit nearly its error", () => {
    const found = regressionDifference(rows(UNITS));
    if (!found.ok) throw new Error(found.why);
    expect(found.effect.value).toBeCloseTo(3, 10);
    // Scores add up to a unit's change: Σ(change − mean)² / 4² an arm, times G/(G−1) · (n−1)/(n−4).
    expect(found.effect.se).toBeCloseTo(Math.sqrt(((2 * 2) / 16) * (8 / 7) * (15 / 12)), 10);
    expect(found).toMatchObject({ n: 16, units: 8 });
  });

  it("says why it has no answer", () => {
    expect(regressionDifference(rows(UNITS).filter((row) => row.unit > 2))).toEqual({ ok: false, why: "too few units" });
    expect(regressionDifference(rows(UNITS).filter((row) => !(row.treated && row.after)))).toEqual({
      ok: false,
      why: "a cell is empty",
    });
    expect(regressionDifference(rows(mapped(UNITS, () => 5)))).toEqual({ ok: false, why: "no variation" });
    expect(regressionDifference(rows(mapped(UNITS, () => Infinity)))).toEqual({ ok: false, why: "not a number" });
  });
});
