import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { npsDifference } from "../../src/stats/nps-difference.js";
import { npsWald } from "../../src/stats/nps-wald.js";
import { postStratifiedTotal, type WeightedRow } from "../../src/stats/post-stratified-total.js";
import { ratioDelta } from "../../src/stats/ratio-delta.js";
import { stratifiedMean } from "../../src/stats/stratified-mean.js";
import { random } from "./random.js";

const value = fc.integer({ min: -1000, max: 1000 });
const stratum = fc
  .tuple(fc.array(value, { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 50 }))
  .map(([values, rest]) => ({ values, size: values.length + rest }));

describe("stratified mean", () => {
  it("is a plain mean of one stratum, with the correction for having asked a quarter", () => {
    const found = stratifiedMean([{ values: [1, 3, 5, 7], size: 16 }]);
    if (!found.ok) throw new Error(found.why);
    expect(found.mean.value).toBe(4);
    expect(found.mean.se).toBeCloseTo(Math.sqrt((0.75 * (20 / 3)) / 4), 12);
    expect(found.mean.df).toBe(3);
  });

  it("grows with the scale, moves with a shift, asks no order", () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 4 }), (strata) => {
        const found = stratifiedMean(strata);
        const moved = stratifiedMean(strata.map(({ values, size }) => ({ values: values.map((each) => 4 * each + 64), size })));
        const turned = stratifiedMean([...strata].reverse());
        if (!found.ok || !moved.ok || !turned.ok) {
          expect([moved, turned]).toEqual([found, found]);
          return;
        }
        expect(turned.mean.value).toBeCloseTo(found.mean.value, 8);
        expect(moved.mean.value).toBeCloseTo(4 * found.mean.value + 64, 7);
        expect(moved.mean.se).toBeCloseTo(4 * found.mean.se, 7);
      }),
    );
  });

  it("says why there is none", () => {
    expect(stratifiedMean([])).toEqual({ ok: false, why: "a stratum of fewer than two" });
    expect(stratifiedMean([{ values: [1], size: 5 }])).toEqual({ ok: false, why: "a stratum of fewer than two" });
    expect(stratifiedMean([{ values: [1, 2], size: 1 }])).toEqual({ ok: false, why: "more asked than there are" });
    expect(stratifiedMean([{ values: [1, Number.NaN], size: 9 }])).toEqual({ ok: false, why: "not a number" });
    // All were asked: the mean is known, and no error is left.
    expect(stratifiedMean([{ values: [1, 2], size: 2 }])).toEqual({ ok: false, why: "no variance" });
  });
});

describe("post-stratified total", () => {
  const rows: readonly WeightedRow[] = [1, 2, 4, 3, 9, 7].map((each, i) => ({
    value: each,
    weight: 10,
    cluster: String(i),
    group: i < 3 ? "a" : "b",
  }));

  it("is the groups' means times their sizes, and its error what is left within the groups", () => {
    const found = postStratifiedTotal(rows, { a: 30, b: 60 }, null);
    if (!found.ok) throw new Error(found.why);
    expect(found.total.value).toBeCloseTo((30 * 7) / 3 + (60 * 19) / 3, 10);
    expect(found.weights.reduce((all, each) => all + each, 0)).toBeCloseTo(90, 10);
    const rest = [-4 / 3, -1 / 3, 5 / 3].map((each) => 10 * each).concat([-10 / 3, 8 / 3, 2 / 3].map((each) => 20 * each));
    expect(found.total.se).toBeCloseTo(Math.sqrt((6 / 5) * rest.reduce((all, each) => all + each * each, 0)), 10);
    const few = postStratifiedTotal(rows, { a: 30, b: 60 }, 12);
    expect(few.ok && few.total.se / found.total.se).toBeCloseTo(Math.sqrt(0.5), 10);
  });

  it("does not ask how the weights were scaled, and grows with the values", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (values) => {
        const made = (by: number, weight: number) =>
          postStratifiedTotal(
            rows.map((row, i) => ({ ...row, weight, value: by * (values[i] as number) })),
            { a: 30, b: 60 },
            40,
          );
        const [found, scaled, weighted] = [made(1, 10), made(8, 10), made(1, 3)];
        if (!found.ok || !scaled.ok || !weighted.ok) {
          expect([scaled, weighted]).toEqual([found, found]);
          return;
        }
        expect(scaled.total.value).toBeCloseTo(8 * found.total.value, 6);
        expect(scaled.total.se).toBeCloseTo(8 * found.total.se, 6);
        expect(weighted.total.value).toBeCloseTo(found.total.value, 6);
        expect(weighted.total.se).toBeCloseTo(found.total.se, 6);
      }),
    );
  });

  it("says why there is none", () => {
    expect(postStratifiedTotal(rows, { a: 30 }, null)).toEqual({ ok: false, why: "a group without size" });
    expect(postStratifiedTotal(rows, { a: 30, b: 60, c: 1 }, null)).toEqual({ ok: false, why: "a group without rows" });
    expect(postStratifiedTotal(rows, { a: 30, b: 60 }, 4)).toEqual({ ok: false, why: "more clusters than there are" });
    expect(postStratifiedTotal(rows.slice(0, 1), { a: 30 }, null)).toEqual({ ok: false, why: "fewer than two clusters" });
    const nothing = rows.map((row) => ({ ...row, weight: 0 }));
    expect(postStratifiedTotal(nothing, { a: 30, b: 60 }, null)).toEqual({ ok: false, why: "not a number" });
  });
});

describe("Net Promoter Score", () => {
  it("turns its sign with promoters and detractors, and asks for four times the answers to halve its error", () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(count, count, count, (p, n, d) => {
        const [found, turned, more] = [npsWald(p, n, d), npsWald(d, n, p), npsWald(4 * p, 4 * n, 4 * d)];
        if (!found.ok || !turned.ok || !more.ok) {
          expect(found).toEqual({ ok: false, why: "no answers" });
          return;
        }
        expect(turned.score + found.score).toBeCloseTo(0, 10);
        expect(turned.se).toBeCloseTo(found.se, 10);
        expect(more.se).toBeCloseTo(found.se / 2, 10);
      }),
    );
    expect(npsWald(-1, 0, 3)).toEqual({ ok: false, why: "not counts" });
  });

  it("changes between waves the other way round when they are swapped", () => {
    const wave = fc.record({
      promoters: fc.integer({ min: 0, max: 60 }),
      passives: fc.integer({ min: 0, max: 60 }),
      detractors: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(wave, wave, (before, after) => {
        const [found, back] = [npsDifference(before, after), npsDifference(after, before)];
        if (!found.ok || !back.ok) {
          expect([found, back]).toEqual([
            { ok: false, why: "no answers" },
            { ok: false, why: "no answers" },
          ]);
          return;
        }
        expect(back.difference).toBeCloseTo(-found.difference, 10);
        expect(back.low).toBeCloseTo(-found.high, 10);
        expect(back.clear).toBe(found.clear);
        expect(found.low <= found.difference && found.difference <= found.high).toBe(true);
      }),
    );
    const wrong = { promoters: 1, passives: Number.NaN, detractors: 1 };
    expect(npsDifference(wrong, wrong)).toEqual({ ok: false, why: "not counts" });
  });

  it("holds the change of two waves as often as it says", () => {
    const { uniform } = random(11);
    const drawn = (n: number, p: number, d: number) => {
      const answers = Array.from({ length: n }, () => uniform());
      const promoters = answers.filter((u) => u < p).length;
      const detractors = answers.filter((u) => u > 1 - d).length;
      return { promoters, detractors, passives: n - promoters - detractors };
    };
    for (const [n, m, p, d] of [
      [40, 60, 0.5, 0.2],
      [100, 35, 0.8, 0.05],
    ] as const) {
      const held = Array.from({ length: 2000 }, () => {
        const found = npsDifference(drawn(n, p, d), drawn(m, p - 0.1, d + 0.05));
        return found.ok && found.low <= -15 && found.high >= -15;
      }).filter(Boolean).length;
      expect(held / 2000).toBeGreaterThan(0.935);
      expect(held / 2000).toBeLessThan(0.97);
    }
  });
});

describe("ratio by the delta method", () => {
  const parts = { x: 12, y: 8, vx: 0.5, vy: 0.2, cxy: 0.1 };

  it("is what its variance and the normal say", () => {
    const found = ratioDelta(parts);
    if (!found.ok) throw new Error(found.why);
    expect(found.se).toBeCloseTo(Math.sqrt((0.5 - 2 * 1.5 * 0.1 + 1.5 ** 2 * 0.2) / 64), 12);
    expect(found.interval.high).toBeCloseTo(1.5 + 1.959963985 * found.se, 8);
  });

  it("has the inverse's interval on the log scale, and carries units", () => {
    const found = ratioDelta(parts);
    const inverse = ratioDelta({ x: parts.y, y: parts.x, vx: parts.vy, vy: parts.vx, cxy: parts.cxy });
    const cents = ratioDelta({ ...parts, x: 1200, vx: 5000, cxy: 10 });
    if (!found.ok || !inverse.ok || !cents.ok) throw new Error("refused");
    expect(inverse.logInterval?.low).toBeCloseTo(1 / (found.logInterval?.high ?? NaN), 10);
    expect(cents.se).toBeCloseTo(100 * found.se, 10);
    const below = ratioDelta({ ...parts, x: -12 });
    expect(below.ok && below.logInterval).toBeNull();
  });

  it("says why there is none", () => {
    expect(ratioDelta({ ...parts, y: 0 })).toEqual({ ok: false, why: "denominator is zero" });
    expect(ratioDelta({ ...parts, y: 1e-320 })).toEqual({ ok: false, why: "denominator is zero" });
    expect(ratioDelta({ ...parts, x: Number.NaN })).toEqual({ ok: false, why: "not a number" });
    expect(ratioDelta({ ...parts, cxy: 1 })).toEqual({ ok: false, why: "no variance" });
  });
});
