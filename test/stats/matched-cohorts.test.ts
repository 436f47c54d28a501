import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactStrata } from "../../src/stats/exact-strata.js";
import { differenceWithinPairs, matchedCohorts, type Candidate } from "../../src/stats/matched-cohorts.js";
import { standardisedDifference } from "../../src/stats/standardised-difference.js";
import { random } from "./random.js";

/** Members who were keener before; the outcome follows keenness, and membership adds `effect`. */
function community(seed: number, n: number, effect: number) {
  const source = random(seed);
  return Array.from({ length: n }, () => {
    const [keen, age] = [source.normal(0, 1), source.normal(40, 10)];
    const treated = source.chance(0.25 / (1 + Math.exp(-keen)));
    return { treated, covariates: [keen, age], outcome: 10 + 3 * keen + source.normal(0, 1) + (treated ? effect : 0) };
  });
}

describe("standardised difference", () => {
  it("is in spreads, and has no unit", () => {
    // Variances 1 and 4.
    expect(standardisedDifference([1, 2, 3], [4, 6, 8])).toBeCloseTo(-4 / Math.sqrt(2.5), 12);
    expect(standardisedDifference([100, 200, 300], [400, 600, 800])).toBeCloseTo(-4 / Math.sqrt(2.5), 12);
    expect(standardisedDifference([1, 1], [1, 1])).toBe(0);
    expect(standardisedDifference([1, 1], [2, 2])).toBeNull();
    expect(standardisedDifference([1], [2, 2])).toBeNull();
  });
});

describe("matched cohorts", () => {
  it("takes away what was seen before: members against others is 3 too much, pairs are not", () => {
    const units = community(1, 1200, 2);
    const found = matchedCohorts(units, 0.2);
    if (!found.ok) throw new Error(found.why);
    expect(Math.abs(found.differences[0]?.before ?? NaN)).toBeGreaterThan(0.3);
    expect(found.balanced).toBe(true);
    const outcome = units.map((unit) => unit.outcome);
    const within = differenceWithinPairs(outcome, found.pairs);
    if (!within.ok) throw new Error(within.why);
    expect(Math.abs(within.effect.value - 2)).toBeLessThan(0.4);
  });

  it("pairs each of the treated once with another, of its stratum and near enough", () => {
    const unit = fc.record({
      treated: fc.boolean(),
      covariates: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
      stratum: fc.constantFrom("north", "south"),
    });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const found = matchedCohorts(units, 1);
        if (!found.ok) return;
        const all = found.pairs.flat();
        expect(new Set(all).size).toBe(all.length);
        for (const [i, j] of found.pairs) {
          expect([units[i]?.treated, units[j]?.treated]).toEqual([true, false]);
          expect(units[i]?.stratum).toBe(units[j]?.stratum);
        }
        expect(found.unmatched).toBe(units.filter(({ treated }) => treated).length - found.pairs.length);
      }),
    );
  });

  it("knows no order, shift or unit of the covariates", () => {
    const units = community(2, 300, 1);
    const turned = units
      .map(({ treated, covariates }) => ({ treated, covariates: covariates.map((value) => 7 - 3 * value) }))
      .reverse();
    const [found, other] = [matchedCohorts(units), matchedCohorts(turned)];
    if (!found.ok || !other.ok) throw new Error("refused");
    const last = units.length - 1;
    const sorted = (pairs: readonly (readonly [number, number])[]) => [...pairs].sort(([a], [b]) => a - b);
    expect(sorted(other.pairs.map(([i, j]) => [last - i, last - j] as const))).toEqual(sorted(found.pairs));
    expect(other.differences[0]?.after).toBeCloseTo(-(found.differences[0]?.after ?? NaN), 9);
  });

  it("says why there is no answer", () => {
    const unit = (treated: boolean, ...covariates: number[]): Candidate => ({ treated, covariates });
    expect(matchedCohorts([])).toEqual({ ok: false, why: "too few units" });
    expect(matchedCohorts([unit(true, 1), unit(true, 2), unit(false, 1)])).toEqual({ ok: false, why: "too few units" });
    expect(matchedCohorts([unit(true, 1), unit(true, 2, 3)])).toEqual({ ok: false, why: "covariates missing" });
    expect(matchedCohorts([unit(true, NaN), unit(true, 2)])).toEqual({ ok: false, why: "not a number" });
    const apart = [unit(true, 1), unit(true, 2), unit(false, 101), unit(false, 102)];
    expect(matchedCohorts(apart, 0.5)).toEqual({ ok: false, why: "no pairs" });
    expect(matchedCohorts(apart)).toMatchObject({ ok: true, balanced: false });
    const never = [unit(true, 1), unit(true, 1), unit(false, 2), unit(false, 2)];
    expect(matchedCohorts(never)).toMatchObject({ balanced: false, differences: [{ before: null, after: null }] });
    expect(differenceWithinPairs([1, 2], [[0, 1]])).toEqual({ ok: false, why: "too few pairs" });
    expect(
      differenceWithinPairs(
        [1, 2],
        [
          [0, 1],
          [0, 1],
        ],
      ),
    ).toEqual({ ok: false, why: "no variation" });
    expect(
      differenceWithinPairs(
        [1, 2],
        [
          [0, 5],
          [0, 1],
        ],
      ),
    ).toEqual({ ok: false, why: "not a number" });
  });
});

describe("exact strata", () => {
  const of = (stratum: string, ours: readonly number[], theirs: readonly number[]) => [
    ...ours.map((outcome) => ({ treated: true, stratum, outcome })),
    ...theirs.map((outcome) => ({ treated: false, stratum, outcome })),
  ];

  it("weighs strata by their treated", () => {
    const found = exactStrata([
      ...of("a", [5, 7], [1, 3]),
      ...of("b", [10, 11, 12, 13], [9, 10, 11]),
      ...of("c", [99], [1, 2]),
    ]);
    if (!found.ok) throw new Error(found.why);
    // 4 of two treated, 1.5 of four.
    expect(found.effect.value).toBeCloseTo((2 * 4 + 4 * 1.5) / 6, 12);
    expect(found).toMatchObject({ strata: 2, left: { treated: 1, control: 2 } });
    const variance = (2 / 6) ** 2 * (2 / 2 + 2 / 2) + (4 / 6) ** 2 * (5 / 3 / 4 + 1 / 3);
    expect(found.effect.se).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it("says why there is no answer", () => {
    expect(exactStrata([])).toEqual({ ok: false, why: "too few units" });
    expect(exactStrata(of("a", [1, 2], [1]))).toEqual({ ok: false, why: "no stratum has both" });
    expect(exactStrata(of("a", [2, 2], [1, 1]))).toEqual({ ok: false, why: "no variation" });
    expect(exactStrata(of("a", [2, NaN], [1, 1]))).toEqual({ ok: false, why: "not a number" });
  });
});
