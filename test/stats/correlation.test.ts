import { describe, expect, it } from "vitest";
import { correlation, fisherInterval } from "../../src/stats/correlation.js";
import { effectivePairs } from "../../src/stats/effective-pairs.js";
import { random, type Random } from "./random.js";

const changes = (values: readonly number[]): number[] => values.slice(1).map((value, i) => value - (values[i] as number));
const found = (x: readonly number[], y: readonly number[]) => {
  const answer = correlation(x, y);
  if (!answer.ok) throw new Error(answer.why);
  return answer;
};
const clear = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low > 0 || high < 0;

describe("correlation", () => {
  // F. J. Anscombe (1973), set 1; interval as R's cor.test prints it.
  it("has Fisher's interval of Anscombe's first set", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const { r, n } = found(x, y);
    expect(r).toBeCloseTo(0.8164205, 7);
    const { low, high } = fisherInterval(r, n);
    expect(low).toBeCloseTo(0.4243912, 7);
    expect(high).toBeCloseTo(0.9506933, 7);
  });

  it("counts pairs that shy away from those before for less", () => {
    // ρ(1) = 10/9 · −9/10 = −1 and ρ(2) = 10/8 · 8/10 = 1, so 1 + 2 · 9/10 + 2 · 8/10 = 4.4.
    const turns = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    expect(effectivePairs(turns, turns)).toBeCloseTo(10 / 4.4, 12);
    // One of the two without any memory at lag 1 and 2: 1, 1, −1, −1 has ρ(2) < 0 < ρ(2) of turns, so none is lost.
    expect(effectivePairs(turns, [1, 1, -1, -1, 1, 1, -1, -1, 1, 1])).toBe(10);
  });

  it("finds two rising lines that have nothing to do with each other correlated by level, not by change", () => {
    const rising = (source: Random): number[] => Array.from({ length: 37 }, (_, t) => 0.3 * t + source.normal(0, 1));
    const runs = 1500;
    let [byLevel, byChange, ignoring] = [0, 0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const source = random(seed);
      const [x, y] = [rising(source), rising(source)];
      const change = found(changes(x), changes(y));
      const level = found(x, y);
      if (clear(fisherInterval(level.r, level.n))) byLevel++;
      if (clear(change)) byChange++;
      if (clear(fisherInterval(change.r, change.n))) ignoring++;
    }
    expect(byLevel / runs).toBeGreaterThan(0.99);
    // 5 % within three standard errors; without the effective number of pairs it would be twice that.
    expect(byChange / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(byChange / runs).toBeGreaterThan(0.02);
    expect(ignoring / runs).toBeGreaterThan(0.08);
  });

  it("holds the true correlation 95 times in 100", () => {
    const runs = 1500;
    let held = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const source = random(seed);
      const x = Array.from({ length: 36 }, () => source.normal(0, 1));
      const y = x.map((value) => 0.6 * value + source.normal(0, 0.8));
      const { low, high } = found(x, y);
      if (low < 0.6 && 0.6 < high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.05 * 0.95) / runs));
  });

  it("refuses what has no answer", () => {
    expect(correlation([1, 2, 3], [1, 2, 4])).toEqual({ ok: false, why: "too few pairs" });
    expect(correlation([1, 1, 1, 1], [1, 2, 3, 4])).toEqual({ ok: false, why: "constant" });
    expect(correlation([1, 2, 3, Number.NaN], [1, 2, 3, 4])).toEqual({ ok: false, why: "not finite" });
    expect(correlation([1, 2, 3, 4], [1, 2, 3])).toEqual({ ok: false, why: "not finite" });
  });
});
