import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier, kaplanMeierOfCounts, type Lifetime } from "../../src/stats/kaplan-meier.js";
import { logRank } from "../../src/stats/log-rank.js";
import { shiftedBetaGeometric } from "../../src/stats/shifted-beta-geometric.js";

const lifetime = fc.record({ time: fc.integer({ min: 0, max: 12 }), ended: fc.boolean() });
const group = fc.array(lifetime, { minLength: 1, maxLength: 30 });
const slower = (lifetimes: readonly Lifetime[]) => lifetimes.map(({ time, ended }) => ({ time: time * 8, ended }));

describe("Kaplan-Meier", () => {
  it("is the plain share where nobody is censored", () => {
    const found = kaplanMeier([5, 1, 3, 2, 4].map((time) => ({ time, ended: true })));
    if (!found.ok) throw new Error(found.why);
    expect(found.steps.map(({ survival }) => Number(survival.toFixed(12)))).toEqual([0.8, 0.6, 0.4, 0.2, 0]);
    // Greenwood's error without censoring is the binomial one.
    expect(found.steps[1]?.se).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 5), 12);
    expect(found.median).toBe(3);
  });

  it("falls, keeps its order and its band, and tells time in the unit it is given", () => {
    fc.assert(
      fc.property(group, (lifetimes) => {
        const found = kaplanMeier(lifetimes);
        const turned = kaplanMeier([...lifetimes].reverse());
        const scaled = kaplanMeier(slower(lifetimes));
        if (!found.ok || !scaled.ok) throw new Error("no cases");
        expect(turned).toEqual(found);
        expect(scaled.steps).toEqual(found.steps.map((step) => ({ ...step, time: step.time * 8 })));
        expect(scaled.median).toBe(found.median === null ? null : found.median * 8);
        found.steps.forEach(({ survival, low, high }, i) => {
          expect(survival).toBeLessThan(found.steps[i - 1]?.survival ?? 1);
          if (low !== null && high !== null) expect([low <= survival, survival <= high]).toEqual([true, true]);
        });
      }),
    );
  });

  it("is the same from counts of a time, in any order and in any number of pieces", () => {
    fc.assert(
      fc.property(group, (lifetimes) => {
        const counts = [...new Set(lifetimes.map(({ time }) => time))].map((time) => {
          const own = lifetimes.filter((each) => each.time === time);
          const events = own.filter(({ ended }) => ended).length;
          return { time, events, censored: own.length - events };
        });
        expect(kaplanMeierOfCounts(counts)).toEqual(kaplanMeier(lifetimes));
        const pieces = counts.flatMap(({ time, events, censored }) => [
          { time, events: 0, censored },
          { time, events, censored: 0 },
        ]);
        expect(kaplanMeierOfCounts(pieces.reverse())).toEqual(kaplanMeier(lifetimes));
      }),
    );
  });

  it("knows no median where more than half are still there", () => {
    const found = kaplanMeier([{ time: 1, ended: true }, ...[2, 3, 4].map((time) => ({ time, ended: false }))]);
    expect(found).toMatchObject({ ok: true, median: null, medianHigh: null });
    expect(kaplanMeier([])).toEqual({ ok: false, why: "no cases" });
    expect(kaplanMeier([{ time: Number.NaN, ended: true }])).toEqual({ ok: false, why: "not a time" });
    expect(kaplanMeier([{ time: -1, ended: true }])).toEqual({ ok: false, why: "not a time" });
  });
});

describe("log-rank test", () => {
  it("asks neither the groups' order nor the unit of time, and observes what it expects in all", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 4 }), (groups) => {
        const found = logRank(groups);
        const turned = logRank([...groups].reverse());
        const scaled = logRank(groups.map(slower));
        if (!found.ok || !turned.ok || !scaled.ok) {
          expect([turned, scaled]).toEqual([found, found]);
          return;
        }
        expect(turned.chiSquared).toBeCloseTo(found.chiSquared, 6);
        expect(scaled.chiSquared).toBe(found.chiSquared);
        const all = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);
        expect(all(found.observed)).toBeCloseTo(all(found.expected), 9);
        expect(found.p).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("sees no difference between a group and itself, and says why there is no test", () => {
    const some = [1, 2, 3, 4].map((time) => ({ time, ended: time !== 3 }));
    expect(logRank([some, some])).toMatchObject({ ok: true, chiSquared: 0, p: 1, df: 1 });
    expect(logRank([some])).toEqual({ ok: false, why: "one group" });
    expect(logRank([some, []])).toEqual({ ok: false, why: "an empty group" });
    expect(logRank([some, [{ time: Number.NaN, ended: false }]])).toEqual({ ok: false, why: "not a time" });
    const running = [{ time: 3, ended: false }];
    expect(logRank([running, running])).toEqual({ ok: false, why: "nothing to compare" });
  });
});

describe("shifted beta-geometric retention", () => {
  const cohort = (alpha: number, beta: number, periods: number): number[] => {
    const survivors = [1000];
    for (let i = 0; i < periods; i++) survivors.push(((survivors[i] as number) * (beta + i)) / (alpha + beta + i));
    return survivors;
  };

  it("finds the chances that made a cohort, and goes on with it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 5, noNaN: true }), fc.double({ min: 0.3, max: 8, noNaN: true }), (alpha, beta) => {
        const all = cohort(alpha, beta, 16);
        const found = shiftedBetaGeometric(all.slice(0, 9));
        if (!found.ok) throw new Error(found.why);
        expect(Math.abs(found.alpha / alpha - 1)).toBeLessThan(0.01);
        expect(Math.abs(found.beta / beta - 1)).toBeLessThan(0.01);
        expect(Math.abs(found.kept(16) * 1000 - (all[16] as number))).toBeLessThan(1);
      }),
      { numRuns: 40 },
    );
  });

  it("does not ask how large the cohort is", () => {
    const found = shiftedBetaGeometric([100, 80, 70, 65]);
    const larger = shiftedBetaGeometric([10_000, 8000, 7000, 6500]);
    if (!found.ok || !larger.ok) throw new Error("refused");
    expect(larger.alpha).toBeCloseTo(found.alpha, 4);
    expect(found.kept(0)).toBe(1);
  });

  it("says why there is none", () => {
    expect(shiftedBetaGeometric([100, 90, 81, 72.9])).toEqual({ ok: false, why: "customers all alike" });
    expect(shiftedBetaGeometric([100, 90, 70, 40])).toEqual({ ok: false, why: "customers all alike" });
    expect(shiftedBetaGeometric([100, 100, 100])).toEqual({ ok: false, why: "nobody left" });
    expect(shiftedBetaGeometric([100, 90])).toEqual({ ok: false, why: "too few periods" });
    expect(shiftedBetaGeometric([100, 110, 90])).toEqual({ ok: false, why: "survivors increase" });
    expect(shiftedBetaGeometric([100, Number.NaN, 90])).toEqual({ ok: false, why: "not counts" });
    // All lost at once, and no more to lose.
    expect(shiftedBetaGeometric([100, 0, 0])).toEqual({ ok: false, why: "customers all alike" });
  });
});
