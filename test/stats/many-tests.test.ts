import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../src/stats/benjamini-hochberg.js";
import { sizeForMeans, sizeForShares, unitsNeeded } from "../../src/stats/sample-size.js";
import { random } from "./random.js";

describe("Benjamini and Hochberg's adjustment", () => {
  it("finds what the paper's table finds: four of fifteen at 5 %", () => {
    const paper = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const found = benjaminiHochberg(paper);
    if (!found.ok) throw new Error(found.why);
    expect(found.adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(found.adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  });

  it("is the step-up rule at every level, in the order given", () => {
    const p = fc.array(
      fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(p, fc.integer({ min: 1, max: 99 }), (list, percent) => {
        const level = percent / 100 + 0.0005;
        const sorted = [...list].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, i) => value <= ((i + 1) / list.length) * level);
        const found = benjaminiHochberg(list);
        const kept = list.filter((_, i) => found.ok && (found.adjusted[i] ?? NaN) <= level);
        expect(kept.sort((a, b) => a - b)).toEqual(sorted.slice(0, last + 1));
      }),
    );
  });

  it("says why there is no answer", () => {
    expect(benjaminiHochberg([0.2, NaN])).toEqual({ ok: false, why: "not a p-value" });
    expect(benjaminiHochberg([1.2])).toEqual({ ok: false, why: "not a p-value" });
    expect(benjaminiHochberg([])).toEqual({ ok: true, adjusted: [] });
  });
});

describe("needed sample size", () => {
  it("is R's: power.prop.test and power.t.test, rounded up", () => {
    expect(sizeForShares(0.5, 0.75, 0.9)).toEqual({ ok: true, perArm: 77 });
    expect(sizeForShares(0.1, 0.12)).toEqual({ ok: true, perArm: 3841 });
    expect(sizeForMeans(1, 1, 0.9)).toEqual({ ok: true, perArm: 23 });
    expect(sizeForMeans(-0.5, 1)).toEqual({ ok: true, perArm: 64 });
  });

  it("grows where values hang together within units", () => {
    // 64 a side in units of 20 with a tenth of the variance between them: 64 · 2.9 / 20 = 9.3 by the normal, 11 by t.
    expect(unitsNeeded(64, 20, 0.1)).toEqual({ ok: true, unitsPerArm: 11, designEffect: 1 + 19 * 0.1 });
    const lonely = unitsNeeded(64, 1, 0.5);
    expect(lonely.ok && lonely.designEffect).toBe(1);
    const all = unitsNeeded(64, 1000, 1);
    expect(all.ok && all.unitsPerArm).toBeGreaterThanOrEqual(64);
  });

  it("sees the difference as often as it was asked to", () => {
    const found = sizeForShares(0.3, 0.45);
    if (!found.ok) throw new Error(found.why);
    const [source, n] = [random(3), found.perArm];
    const share = (p: number) =>
      Array.from({ length: n }, () => Number(source.chance(p))).reduce((sum, one) => sum + one, 0) / n;
    const seen = Array.from({ length: 1500 }, () => {
      const [a, b] = [share(0.3), share(0.45)];
      const middle = (a + b) / 2;
      return Math.abs(a - b) / Math.sqrt((2 * middle * (1 - middle)) / n) > 1.959964 ? 1 : 0;
    });
    expect(Math.abs(seen.reduce((sum: number, one) => sum + one, 0) / 1500 - 0.8)).toBeLessThan(0.04);
  });

  it("says why there is no answer", () => {
    expect(sizeForShares(0.2, 0.2)).toEqual({ ok: false, why: "no difference" });
    expect(sizeForShares(0.2, 1.2)).toEqual({ ok: false, why: "not a share" });
    expect(sizeForShares(0.2, 0.3, 1)).toEqual({ ok: false, why: "not a share" });
    expect(sizeForMeans(0, 1)).toEqual({ ok: false, why: "no difference" });
    expect(sizeForMeans(1, 0)).toEqual({ ok: false, why: "not a number" });
    expect(unitsNeeded(64, 20, 2)).toEqual({ ok: false, why: "not a share" });
    expect(unitsNeeded(0, 20, 0.1)).toEqual({ ok: false, why: "not a number" });
  });
});
