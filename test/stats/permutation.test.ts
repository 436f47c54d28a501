import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutationTest, waysToChoose } from "../../src/stats/permutation.js";

const seed = 20_261_124;
const one = (n: number): boolean[] => Array.from({ length: n }, (_, i) => i === 0);

describe("permutation test", () => {
  it("tries every way where they are few: of 20 choices of three, the two clearest are as far apart", () => {
    const found = permutationTest([7, 8, 9, 1, 2, 3], [true, true, true, false, false, false], { seed });
    expect(found).toMatchObject({
      ok: true,
      effect: 6,
      p: 2 / 20,
      least: 2 / 20,
      canBeSignificant: false,
      exact: true,
      ways: 20,
    });
  });

  it("cannot be significant with one treated unit of fewer than 20", () => {
    const values = (n: number) => Array.from({ length: n }, (_, i) => (i === 0 ? 100 : i));
    expect(permutationTest(values(19), one(19), { seed })).toMatchObject({ p: 1 / 19, canBeSignificant: false });
    expect(permutationTest(values(20), one(20), { seed })).toMatchObject({ p: 1 / 20, canBeSignificant: true });
  });

  it("counts ways", () => {
    expect([waysToChoose(5, 2), waysToChoose(40, 20), waysToChoose(6, 6)]).toEqual([10, 137_846_528_820, 1]);
  });

  it("draws ways where they are many, near the exact share, the same by the same seed", () => {
    const values = Array.from({ length: 24 }, (_, i) => ((i * 7) % 24) + (i < 4 ? 5 : 0));
    const treated = values.map((_, i) => i < 4);
    const exact = permutationTest(values, treated, { seed });
    // The same units and six more of which none can be told apart: too many ways to try them all.
    const many = permutationTest([...values, ...values], [...treated, ...treated], { seed });
    if (!exact.ok || !many.ok) throw new Error("refused");
    expect([exact.exact, many.exact, many.ways]).toEqual([true, false, 10_000]);
    expect(permutationTest([...values, ...values], [...treated, ...treated], { seed })).toEqual(many);
    const other = permutationTest([...values, ...values], [...treated, ...treated], { seed: 7 });
    expect(Math.abs((other.ok ? other.p : NaN) - many.p)).toBeLessThan(0.02);
  });

  it("asks for no order, shift or scale", () => {
    const units = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.boolean()), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 9 }), (list, scale) => {
        const test = (of: typeof list, change: (value: number) => number) =>
          permutationTest(
            of.map(([value]) => change(value)),
            of.map(([, treated]) => treated),
            { seed },
          );
        const found = test(list, (value) => value);
        const turned = test([...list].reverse(), (value) => scale * value + 3);
        if (!found.ok || !turned.ok) {
          expect(found).toEqual(turned);
          return;
        }
        expect(turned.p).toBe(found.p);
        expect(turned.effect).toBeCloseTo(scale * found.effect, 9);
        expect(found.p).toBeGreaterThanOrEqual(found.least);
        // Swapping the arms' names turns the sign and nothing else.
        const swapped = test(
          list.map(([value, treated]) => [value, !treated]),
          (value) => value,
        );
        expect(swapped).toMatchObject({ p: found.p });
      }),
    );
  });

  it("says why it has no answer", () => {
    expect(permutationTest([1, 2], [true, true], { seed })).toEqual({ ok: false, why: "too few units" });
    expect(permutationTest([1, NaN], [true, false], { seed })).toEqual({ ok: false, why: "not a number" });
    expect(permutationTest([1], [true, false], { seed })).toEqual({ ok: false, why: "not a number" });
  });
});
