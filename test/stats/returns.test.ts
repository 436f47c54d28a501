import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEven } from "../../src/stats/break-even.js";
import { simulateChains } from "../../src/stats/chain-simulation.js";
import { reckoning, type Case, type Factor } from "../../src/stats/factor-chains.js";
import { percentiles } from "../../src/stats/monte-carlo.js";
import { pertTable } from "../../src/stats/pert-table.js";
import { splitNormalQuantile } from "../../src/stats/split-normal.js";
import { paidOnce } from "../../src/stats/overlap.js";
import { pertMoments, pertQuantile } from "../../src/stats/pert.js";
import { payback, presentValue } from "../../src/stats/present-value.js";
import { tabulated } from "../../src/stats/tabulated.js";
import { tornado } from "../../src/stats/tornado.js";
import { triangularMoments, triangularQuantile } from "../../src/stats/triangular.js";

const exact = (name: string, base: number): Factor => ({ name, low: base, base, high: base });
/** Answered threads save a ticket each, some of which cost money; a manager is paid. */
const FORUM: Case = {
  factors: [
    exact("answers", 1000),
    { name: "saved", low: 0.1, base: 0.3, high: 0.6 },
    { name: "ticket", low: 8, base: 12, high: 15, shape: "triangular" },
    { name: "pay", low: 2000, base: 2500, high: 3000 },
  ],
  chains: [
    { name: "tickets not written", kind: "benefit", factors: ["answers", "saved", "ticket"] },
    { name: "manager", kind: "cost", factors: ["pay"] },
  ],
};
const scaled = (given: Case, by: number): Case => ({
  ...given,
  factors: given.factors.map((factor) =>
    ["ticket", "pay"].includes(factor.name)
      ? { ...factor, low: factor.low * by, base: factor.base * by, high: factor.high * by }
      : factor,
  ),
});
const three = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([low, a, b]) => [low, low + a, low + a + b] as const);

describe("three-point shapes", () => {
  it("rise from low to high, and have the moments that their quantiles have", () => {
    fc.assert(
      fc.property(three, ([low, mode, high]) => {
        for (const [quantile, { mean, variance }] of [
          [triangularQuantile(low, mode, high), triangularMoments(low, mode, high)],
          [pertQuantile(low, mode, high), pertMoments(low, mode, high)],
        ] as const) {
          const steps = 400;
          const values = Array.from({ length: steps }, (_, i) => quantile((i + 0.5) / steps));
          values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? low) - 1e-9));
          expect(values.at(-1)).toBeLessThanOrEqual(high);
          const width = Math.max(1, high - low);
          const found = values.reduce((all, value) => all + value, 0) / steps;
          expect(Math.abs(found - mean) / width).toBeLessThan(1e-3);
          const squares = values.reduce((all, value) => all + (value - found) ** 2, 0) / steps;
          expect(Math.abs(squares - variance) / width ** 2).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are drawn from a table as from themselves", () => {
    const quantile = pertQuantile(20, 35, 80);
    const read = tabulated(quantile);
    for (const u of [0, 0.0123, 0.05, 0.5, 0.777, 0.95, 1]) expect(read(u)).toBeCloseTo(quantile(u), 2);
  });
});

describe("the quicker table of a PERT", () => {
  it("holds the quantiles of the distribution itself, to a two-thousandth of its range", () => {
    for (const [low, mode, high] of [
      [20, 35, 80],
      [0, 0, 1],
      [0, 1, 1],
      [-5, 2, 3],
    ] as const) {
      const [read, exact] = [pertTable(low, mode, high), pertQuantile(low, mode, high)];
      for (const u of [0, 0.004, 0.05, 0.3, 0.5, 0.777, 0.95, 0.996, 1])
        expect(Math.abs(read(u) - exact(u)) / (high - low)).toBeLessThan(5e-4);
    }
    expect(pertTable(3, 3, 3)(0.2)).toBe(3);
  });
});

describe("a measured value's shape", () => {
  it("has the interval given as its middle 95 %, each half its own width", () => {
    const quantile = splitNormalQuantile(2, 5, 14);
    expect(quantile(0.025)).toBeCloseTo(2, 9);
    expect(quantile(0.5)).toBeCloseTo(5, 9);
    expect(quantile(0.975)).toBeCloseTo(14, 9);
    expect(splitNormalQuantile(5, 5, 5)(0.9)).toBe(5);
    expect(Number.isFinite(quantile(0)) && Number.isFinite(quantile(1))).toBe(true);
  });

  it("gives a chain the spread of its measured factor, and fifty rising outcomes", () => {
    const found = simulateChains(
      {
        factors: [{ name: "x", low: 90, base: 100, high: 120, shape: "measured" }],
        chains: [{ name: "in", kind: "benefit", factors: ["x"] }],
      },
      { seed: 1, draws: 40_000 },
    );
    if (!found.ok) throw new Error(found.why);
    const quantile = splitNormalQuantile(90, 100, 120);
    expect(found.benefit.p5 / quantile(0.05)).toBeCloseTo(1, 2);
    expect(found.benefit.p95 / quantile(0.95)).toBeCloseTo(1, 2);
    expect(found.net.fifty).toHaveLength(50);
    found.net.fifty.forEach((value, i) => expect(value / quantile((i + 0.5) / 50)).toBeCloseTo(1, 1));
    expect([...found.net.fifty].sort((a, b) => a - b)).toEqual(found.net.fifty);
  });
});

describe("chains of factors", () => {
  it("multiply, and take costs from benefits", () => {
    expect(reckoning(FORUM)([1000, 0.3, 12, 2500])).toEqual({ benefit: 3600, cost: 2500, net: 1100, roi: 0.44 });
  });

  it("have the spread that their factors' moments give", () => {
    const found = simulateChains(FORUM, { seed: 1, draws: 40_000 });
    if (!found.ok) throw new Error(found.why);
    const saved = pertMoments(0.1, 0.3, 0.6).mean;
    const ticket = triangularMoments(8, 12, 15).mean;
    expect(found.benefit.mean / (1000 * saved * ticket)).toBeCloseTo(1, 2);
    expect(found.cost.mean / 2500).toBeCloseTo(1, 2);
    expect(found.net.mean).toBeCloseTo(found.benefit.mean - found.cost.mean, 6);
    const { p5, p50, p95, aboveZero } = found.net;
    expect(p5 < p50 && p50 < p95).toBe(true);
    expect(found.roi?.aboveZero).toBe(aboveZero);
    // Nine tenths of the draws of one factor lie between its own 5th and 95th percentile.
    const quantile = pertQuantile(2000, 2500, 3000);
    expect(found.cost.p5 / quantile(0.05)).toBeCloseTo(1, 2);
    expect(found.cost.p95 / quantile(0.95)).toBeCloseTo(1, 2);
  });

  it("are the same from one seed, other from another, and go with the unit of money", () => {
    const [found, again, other] = [1, 1, 2].map((seed) => simulateChains(FORUM, { seed, draws: 500 }));
    expect(again).toEqual(found);
    expect(other).not.toEqual(found);
    const cents = simulateChains(scaled(FORUM, 128), { seed: 1, draws: 500 });
    if (!found?.ok || !cents.ok) throw new Error("refused");
    expect(cents.net.p5).toBeCloseTo(128 * found.net.p5, 6);
    expect(cents.roi?.p50).toBeCloseTo(found.roi?.p50 ?? NaN, 8);
    expect(cents.net.aboveZero).toBe(found.net.aboveZero);
  });

  it("draw a factor once for all chains that it stands in", () => {
    const twice: Case = {
      factors: [{ name: "x", low: 1, base: 2, high: 9 }],
      chains: [
        { name: "in", kind: "benefit", factors: ["x"] },
        { name: "out", kind: "cost", factors: ["x"] },
      ],
    };
    expect(simulateChains(twice, { seed: 1, draws: 100 })).toMatchObject({ net: { p5: 0, p95: 0, aboveZero: 0 } });
  });

  it("are worth no less where a benefit's factor grows, whatever the draws", () => {
    const more = { ...FORUM, factors: FORUM.factors.map((each) => (each.name === "answers" ? exact("answers", 1200) : each)) };
    const [found, grown] = [simulateChains(FORUM, { seed: 3, draws: 800 }), simulateChains(more, { seed: 3, draws: 800 })];
    if (!found.ok || !grown.ok) throw new Error("refused");
    for (const name of ["p5", "p50", "p95", "aboveZero"] as const)
      expect(grown.net[name]).toBeGreaterThanOrEqual(found.net[name]);
  });

  it("say why they cannot be reckoned with", () => {
    const asked = (change: Partial<Case>) => simulateChains({ ...FORUM, ...change }, { seed: 1, draws: 10 });
    const [answers, ...others] = FORUM.factors as [Factor, ...Factor[]];
    expect(asked({ chains: [] })).toEqual({ ok: false, why: "no chains" });
    expect(asked({ factors: others })).toEqual({ ok: false, why: "an unknown factor" });
    expect(asked({ factors: [answers, ...FORUM.factors] })).toEqual({ ok: false, why: "a factor twice" });
    expect(asked({ factors: [exact("answers", NaN), ...others] })).toEqual({ ok: false, why: "not a number" });
    expect(asked({ factors: [{ ...answers, low: 2000 }, ...others] })).toEqual({
      ok: false,
      why: "low, base, high out of order",
    });
    const free = asked({ factors: [answers, ...others.slice(0, 2), exact("pay", 0)] });
    expect(free).toMatchObject({ ok: true, roi: null });
  });
});

describe("overlapping benefits", () => {
  it("are paid once: the highest of a group, the first of equal ones", () => {
    const of = (value: number, group: string | null) => ({ value, group });
    expect(paidOnce([of(5, "a"), of(9, "a"), of(1, null), of(9, "a"), of(2, "b")])).toEqual([false, true, true, false, true]);
    const groups = fc.array(fc.record({ value: fc.integer({ min: 0, max: 9 }), group: fc.constantFrom("a", "b", null) }));
    fc.assert(
      fc.property(groups, (benefits) => {
        const paid = paidOnce(benefits);
        for (const name of ["a", "b"]) {
          const own = benefits.flatMap(({ value, group }, i) => (group === name ? [{ value, paid: paid[i] }] : []));
          expect(own.filter((each) => each.paid).map(({ value }) => value)).toEqual(
            own.length === 0 ? [] : [Math.max(...own.map(({ value }) => value))],
          );
        }
      }),
    );
  });

  it("do not grow a case by being told twice", () => {
    const told: Case = { ...FORUM, chains: FORUM.chains.map((chain) => ({ ...chain, overlap: "support" })) };
    const twice: Case = { ...told, chains: [...told.chains, { ...(told.chains[0] as Case["chains"][0]), name: "again" }] };
    expect(simulateChains(twice, { seed: 1, draws: 200 })).toEqual(simulateChains(FORUM, { seed: 1, draws: 200 }));
  });
});

describe("what decides", () => {
  it("is the factor that moves the net value most", () => {
    const found = tornado(FORUM);
    if (!found.ok) throw new Error(found.why);
    expect(found.base).toBeCloseTo(1100, 9);
    expect(found.swings.map(({ factor }) => factor)).toEqual(["saved", "ticket", "pay", "answers"]);
    expect(found.swings[0]?.atLow).toBeCloseTo(1200 - 2500, 9);
    expect(found.swings[0]?.atHigh).toBeCloseTo(7200 - 2500, 9);
    expect(found.swings[2]).toEqual({ factor: "pay", atLow: 1600, atHigh: 600 });
    expect(tornado({ ...FORUM, chains: [] })).toEqual({ ok: false, why: "no chains" });
  });

  it("breaks even where benefits are costs", () => {
    fc.assert(
      fc.property(fc.constantFrom("answers", "saved", "ticket", "pay"), fc.integer({ min: 1, max: 64 }), (name, by) => {
        const given = scaled(FORUM, by);
        const found = breakEven(given, name);
        if (!found.ok) throw new Error(found.why);
        const values = given.factors.map((factor) => (factor.name === name ? found.value : factor.base));
        expect(reckoning(given)(values).net / by).toBeCloseTo(0, 6);
        expect(found.pays).toBe(name === "pay" ? "below" : "above");
      }),
    );
    // 2,500 / (1,000 · 12) of the answers have to save a ticket.
    expect(breakEven(FORUM, "saved")).toMatchObject({ withinRange: true, value: expect.closeTo(2500 / 12_000, 12) });
    expect(breakEven(FORUM, "pay")).toMatchObject({ withinRange: false, value: expect.closeTo(3600, 9) });
  });

  it("says why nothing breaks even", () => {
    expect(breakEven(FORUM, "luck")).toEqual({ ok: false, why: "an unknown factor" });
    const idle = { ...FORUM, factors: [...FORUM.factors, exact("idle", 1)] };
    expect(breakEven(idle, "idle")).toEqual({ ok: false, why: "moves nothing" });
    const square = { ...FORUM, chains: [{ name: "x", kind: "cost", factors: ["pay", "pay"] } as const] };
    expect(breakEven(square, "pay")).toEqual({ ok: false, why: "a factor twice in a chain" });
  });
});

describe("money over time", () => {
  const flows = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 12 });

  it("is worth its sum without a rate, less the later it comes", () => {
    expect(presentValue([-100, 60, 60], 0.1)).toEqual({ ok: true, value: expect.closeTo(-100 + 60 / 1.1 + 60 / 1.21, 10) });
    fc.assert(
      fc.property(flows, fc.double({ min: 0, max: 0.5, noNaN: true }), (given, rate) => {
        const plain = presentValue(given, 0);
        expect(plain.ok && plain.value).toBe(given.reduce((all, flow) => all + flow, 0));
        const now = presentValue(given, rate);
        const later = presentValue([0, ...given], rate);
        if (!now.ok || !later.ok) throw new Error("refused");
        expect(later.value).toBeCloseTo(now.value / (1 + rate), 8);
      }),
    );
  });

  it("pays back when the balance is zero and stays above", () => {
    expect(payback([-100, 40, 40, 40], 0)).toEqual({ ok: true, periods: 2.5 });
    expect(payback([-100, 150, -80, 40], 0)).toEqual({ ok: true, periods: 2.75 });
    expect(payback([10, 10], 0)).toEqual({ ok: true, periods: 0 });
    // 100 at 10 %: 54.545 after a period, and 45.455 of the next one's 49.587 are owed.
    expect(payback([-100, 60, 60], 0.1)).toEqual({ ok: true, periods: expect.closeTo(1 + (100 - 60 / 1.1) / (60 / 1.21), 10) });
    fc.assert(
      fc.property(flows, fc.integer({ min: 1, max: 64 }), (given, by) => {
        const [found, scale] = [
          payback(given, 0.05),
          payback(
            given.map((flow) => flow * by),
            0.05,
          ),
        ];
        if (!found.ok || !scale.ok) expect(scale).toEqual(found);
        else expect(scale.periods).toBeCloseTo(found.periods, 8);
        if (found.ok) expect(found.periods).toBeLessThanOrEqual(given.length - 1);
      }),
    );
  });

  it("says why there is no answer", () => {
    expect(presentValue([], 0)).toEqual({ ok: false, why: "no flows" });
    expect(presentValue([1, Number.NaN], 0)).toEqual({ ok: false, why: "not a number" });
    expect(presentValue([1], -1)).toEqual({ ok: false, why: "rate at or below -100 %" });
    expect(payback([-100, 60], 0)).toEqual({ ok: false, why: "never paid back" });
    expect(payback([], 0)).toEqual({ ok: false, why: "no flows" });
  });
});

it("percentiles are read at any share, and there are none of nothing", () => {
  expect(percentiles(Float64Array.of(4, 1, 3, 2, 5), [0, 0.25, 0.5, 0.9, 1])).toEqual([1, 2, 3, 4.6, 5]);
  expect(percentiles(Float64Array.of(Number.NaN), [0.5])).toBeNull();
});
