import { describe, expect, it } from "vitest";
import { trueSharesWithin } from "../../src/stats/prevalence-interval.js";
import { twoShares } from "../../src/stats/two-shares.js";
import { uniform } from "../../src/stats/monte-carlo.js";

describe("whether two shares are one", () => {
  it("is not asked without cases", () => {
    expect(twoShares({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });

  // Agresti (2013), table 2.3: aspirin, 189 of 11,034 against 104 of 11,037; chi-square 25.01.
  it("has the p-value of the table's chi-square", () => {
    const p = twoShares({ successes: 189, n: 11_034 }, { successes: 104, n: 11_037 });
    expect(p).toBeCloseTo(5.7e-7, 7);
    expect(twoShares({ successes: 0, n: 9 }, { successes: 0, n: 4 })).toBe(1);
    // 12 of 20 against 4 of 20: z = 0.4 / sqrt(0.4 · 0.6 · 0.1) = 2.582.
    expect(twoShares({ successes: 12, n: 20 }, { successes: 4, n: 20 })).toBeCloseTo(0.00982, 4);
  });
});

describe("true shares behind a classifier's, with an interval", () => {
  it("of a perfect classifier has the width of the sample alone, and little more", () => {
    const found = trueSharesWithin(
      [
        [5000, 0],
        [0, 5000],
      ],
      [300, 700],
    );
    if (!found.ok) throw new Error(found.why);
    expect(found.shares[0]?.value).toBeCloseTo(0.3, 10);
    // 1.96 · sqrt(0.3 · 0.7 / 1000) = 0.0284.
    expect((found.shares[0]?.high ?? 0) - (found.shares[0]?.low ?? 0)).toBeCloseTo(0.0568, 3);
  });

  it("of two classes has the variance that Rogan and Gladen give", () => {
    // Sensitivity 0.9 of 2000, specificity 0.8 of 4000, 4200 of 10,000 positive: p = (0.42 + 0.8 − 1) / 0.7.
    const found = trueSharesWithin(
      [
        [1800, 200],
        [800, 3200],
      ],
      [4200, 5800],
    );
    if (!found.ok) throw new Error(found.why);
    const p = 0.22 / 0.7;
    const variance = ((0.42 * 0.58) / 10_000 + (p * p * 0.9 * 0.1) / 2000 + ((1 - p) ** 2 * 0.8 * 0.2) / 4000) / 0.49;
    expect(found.shares[0]?.value).toBeCloseTo(p, 10);
    expect(found.shares[0]?.low).toBeCloseTo(p - 1.96 * Math.sqrt(variance), 3);
    expect(found.shares[0]?.high).toBeCloseTo(p + 1.96 * Math.sqrt(variance), 3);
  });

  it.each([
    { right: 0.86, labels: 400, n: 800, truth: [0.36, 0.42, 0.22], most: 0.975 },
    { right: 0.7, labels: 150, n: 200, truth: [0.36, 0.42, 0.22], most: 0.975 },
    { right: 0.7, labels: 90, n: 5000, truth: [0.6, 0.35, 0.05], most: 0.995 },
  ])("holds the truth 95 times in 100: $labels labels, right in $right", ({ right, labels, n, truth, most }) => {
    const u = uniform(right * 1000 + labels);
    const drawn = (p: readonly number[]): number => {
      const x = u();
      return x < (p[0] as number) ? 0 : x < (p[0] as number) + (p[1] as number) ? 1 : 2;
    };
    const guess = (c: number): number => (u() < right ? c : (c + 1 + (u() < 0.5 ? 1 : 0)) % 3);
    let [held, all] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const confusion = [0, 1, 2].map(() => [0, 0, 0]);
      for (let i = 0; i < labels; i++) {
        const c = drawn(truth);
        const g = guess(c);
        (confusion[c] as number[])[g] = ((confusion[c] as number[])[g] ?? 0) + 1;
      }
      const observed = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        const g = guess(drawn(truth));
        observed[g] = (observed[g] ?? 0) + 1;
      }
      const found = trueSharesWithin(confusion, observed);
      if (!found.ok) continue;
      found.shares.forEach(({ low, high }, c) => {
        all++;
        if (low <= (truth[c] as number) && (truth[c] as number) <= high) held++;
      });
    }
    // 1200 intervals: two standard errors are 1.3 %. A share near 0, cut there, is held more often.
    expect(held / all).toBeGreaterThan(0.93);
    expect(held / all).toBeLessThan(most);
  });

  it("says why there is none", () => {
    expect(
      trueSharesWithin(
        [
          [1, 1],
          [0, 0],
        ],
        [1, 1],
      ),
    ).toEqual({ ok: false, why: "a class without cases" });
    expect(
      trueSharesWithin(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 1],
      ),
    ).toEqual({ ok: false, why: "classes not told apart" });
  });
});
