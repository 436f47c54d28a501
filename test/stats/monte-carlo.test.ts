import fc from "fast-check";
import { expect, it } from "vitest";
import { middle95 } from "../../src/stats/monte-carlo.js";

/** The plain form: sorted, then read between the neighbours. */
function bySorting(draws: readonly number[]): { low: number; high: number } | null {
  const sorted = draws.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (p: number): number => {
    const h = (sorted.length - 1) * p;
    const [below, above] = [sorted[Math.floor(h)] as number, sorted[Math.ceil(h)] as number];
    return below + (h - Math.floor(h)) * (above - below);
  };
  return { low: at(0.025), high: at(0.975) };
}

const few = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e9, max: 1e9 }), fc.constant(Number.NaN)), {
  maxLength: 400,
});

it("gives the percentiles that sorting gives, with ties and without", () => {
  fc.assert(
    fc.property(few, (draws) => {
      const plain = bySorting(draws);
      const found = middle95(Float64Array.from(draws));
      if (plain === null || found === null) {
        expect(found).toBe(plain);
        return;
      }
      // Two zeros of different signs are one number.
      expect(found.low + 0).toBe(plain.low + 0);
      expect(found.high + 0).toBe(plain.high + 0);
    }),
    { numRuns: 500 },
  );
});

it("finds the 2.5 and 97.5 percentiles of a thousand and one numbers in any order", () => {
  const numbers = Float64Array.from({ length: 1001 }, (_, i) => (i * 617) % 1001);
  expect(middle95(numbers)).toEqual({ low: 25, high: 975 });
});

it("says nothing where no draw is a number", () => {
  expect(middle95(Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY))).toBeNull();
});
