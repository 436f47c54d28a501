import { describe, expect, it } from "vitest";
import { interruptedSeries } from "../../src/stats/interrupted-series.js";
import { solve } from "../../src/stats/solve.js";
import { structuralSeries } from "../../src/stats/structural-series.js";
import { random } from "./random.js";

/** A line with a jump of `jump` and a bend of `bend` at `start`, with errors of sd 1. */
function line(seed: number, n: number, start: number, jump: number, bend: number): number[] {
  const source = random(seed);
  return Array.from({ length: n }, (_, t) => 50 + 0.4 * t + (t >= start ? jump + bend * (t - start) : 0) + source.normal(0, 1));
}

describe("interrupted time series", () => {
  it("finds jump and bend, and the effect as their mean over the time after", () => {
    const found = interruptedSeries(line(1, 60, 40, 6, 0.5), 40);
    if (!found.ok) throw new Error(found.why);
    expect(Math.abs(found.jump.value - 6)).toBeLessThan(3 * found.jump.se);
    expect(Math.abs(found.bend.value - 0.5)).toBeLessThan(3 * found.bend.se);
    expect(found.effect.value).toBeCloseTo(found.jump.value + 9.5 * found.bend.value, 9);
    // ⌊4 (60/100)^(2/9)⌋
    expect(found.lags).toBe(3);
    // Pretended starts from the 12th place to the 34th, none as clear.
    expect(found.placebos).toMatchObject({ starts: Array.from({ length: 23 }, (_, i) => 12 + i), p: 1 / 24, least: 1 / 24 });
  });

  it("is the two lines fitted apart where there is no season", () => {
    const values = line(2, 30, 20, 3, 1);
    const found = interruptedSeries(values, 20);
    const apart = (from: number, to: number) => {
      const own = values.slice(from, to);
      const [centre, middle] = [(to - from - 1) / 2, own.reduce((sum, value) => sum + value, 0) / own.length];
      const slope =
        own.reduce((sum, value, t) => sum + (t - centre) * value, 0) / own.reduce((sum, _, t) => sum + (t - centre) ** 2, 0);
      return { slope, at: (t: number) => middle + slope * (t - from - centre) };
    };
    const [before, after] = [apart(0, 20), apart(20, 30)];
    if (!found.ok) throw new Error(found.why);
    expect(found.bend.value).toBeCloseTo(after.slope - before.slope, 10);
    expect(found.jump.value).toBeCloseTo(after.at(20) - before.at(20), 10);
  });

  it("shifts with nothing and scales with the values", () => {
    const values = line(3, 40, 28, 2, 0);
    const [found, other] = [
      interruptedSeries(values, 28),
      interruptedSeries(
        values.map((value) => 1000 - 3 * value),
        28,
      ),
    ];
    if (!found.ok || !other.ok) throw new Error("refused");
    expect(other.effect.value).toBeCloseTo(-3 * found.effect.value, 8);
    expect(other.effect.p).toBeCloseTo(found.effect.p, 8);
    expect(other.placebos).toEqual(found.placebos);
  });

  it("takes a season for no effect", () => {
    const weekly = (t: number) => [0, 1, 2, 3, 2, -8, -9][t % 7] ?? 0;
    const values = line(4, 45, 35, 0, 0).map((value, t) => value + weekly(t));
    const [blind, seen] = [interruptedSeries(values, 35), interruptedSeries(values, 35, 7)];
    if (!blind.ok || !seen.ok) throw new Error("refused");
    expect(seen.effect.se).toBeLessThan(blind.effect.se);
    expect(Math.abs(seen.effect.value)).toBeLessThan(3 * seen.effect.se);
  });

  it("says why there is none", () => {
    const values = line(5, 40, 20, 1, 0);
    expect(interruptedSeries(values, 11)).toEqual({ ok: false, why: "too few points before" });
    expect(interruptedSeries(values, 23, 7)).toEqual({ ok: false, why: "too few points before" });
    expect(interruptedSeries(values, 30, 16)).toEqual({ ok: false, why: "too few points before" });
    expect(interruptedSeries(values, 35)).toEqual({ ok: false, why: "too few points after" });
    expect(interruptedSeries([...values, NaN], 20)).toEqual({ ok: false, why: "not a number" });
    expect(
      interruptedSeries(
        values.map((_, t) => 7 + 3 * t),
        20,
      ),
    ).toEqual({ ok: false, why: "no variation" });
  });
});

/** A series that follows two others and wanders by `wander`; from the 60th of 90 periods on `effect` more. */
function followed(seed: number, effect: number, wander: number) {
  const source = random(seed);
  const x = [0, 1].map((j) => Array.from({ length: 90 }, (_, t) => 30 + 5 * Math.sin(t / (3 + j)) + source.normal(0, 1)));
  let level = 10;
  const values = Array.from({ length: 90 }, (_, t) => {
    level += source.normal(0, wander);
    return level + 0.8 * (x[0]?.[t] ?? NaN) + 0.4 * (x[1]?.[t] ?? NaN) + source.normal(0, 1) + (t >= 60 ? effect : 0);
  });
  return { values, x };
}

describe("structural series", () => {
  it("finds what was put in", () => {
    const { values, x } = followed(1, 5, 0.1);
    const found = structuralSeries(values, x, 60);
    if (!found.ok) throw new Error(found.why);
    expect(Math.abs(found.effect.value - 5)).toBeLessThan(2 * found.effect.se);
    expect(found.effect.low).toBeGreaterThan(0);
    expect(found.expected).toHaveLength(30);
    const would = found.expected.reduce((sum, { value }) => sum + value, 0) / 30;
    expect(found.relative).toBeCloseTo(found.effect.value / would, 10);
    for (const { se, seOfSeries } of found.expected) expect(se).toBeGreaterThan(seOfSeries);
  });

  it("without others it draws the last level on, ever less sure", () => {
    const source = random(3);
    let level = 0;
    const values = Array.from({ length: 40 }, () => (level += source.normal(0, 1)));
    const found = structuralSeries(values, [], 30);
    if (!found.ok) throw new Error(found.why);
    expect(new Set(found.expected.map(({ value }) => value.toFixed(9))).size).toBe(1);
    found.expected.slice(1).forEach(({ se }, i) => expect(se).toBeGreaterThan(found.expected[i]?.se ?? NaN));
  });

  it("foretells what the whole covariance of the series foretells", () => {
    const values = followed(4, 0, 0.4).values;
    const found = structuralSeries(values, [], 60);
    if (!found.ok) throw new Error(found.why);
    const { irregular, level } = found.model;
    expect(irregular * level).toBeGreaterThan(0);
    // Best linear prediction: the walk to t and to s have the shorter of both in common.
    const before = values.slice(0, 60);
    const covariance = before.map((_, t) => before.map((_, s) => level * Math.min(t, s) + (t === s ? irregular : 0)));
    const solved = (b: readonly number[]): readonly number[] => solve(covariance, b) ?? [];
    const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
    const first = total(solved(before)) / total(solved(before.map(() => 1)));
    const rest = solved(before.map((value) => value - first));
    expect(found.expected[0]?.value).toBeCloseTo(first + total(rest.map((value, t) => value * level * t)), 6);
  });

  it("shifts with nothing, scales with the values, and knows no order or unit of the others", () => {
    const { values, x } = followed(2, 5, 0.3);
    const found = structuralSeries(values, x, 60);
    const other = structuralSeries(
      values.map((value) => 4 * value + 9),
      [...x].reverse().map((each) => each.map((value) => 2 - 100 * value)),
      60,
    );
    if (!found.ok || !other.ok) throw new Error("refused");
    expect(other.effect.value).toBeCloseTo(4 * found.effect.value, 4);
    expect(other.effect.se).toBeCloseTo(4 * found.effect.se, 4);
    expect(other.model.logLikelihood).toBeCloseTo(found.model.logLikelihood, 6);
  });

  it("says why there is no answer", () => {
    const { values, x } = followed(1, 0, 0.1);
    expect(structuralSeries(values, x, 13)).toEqual({ ok: false, why: "too few points before" });
    expect(structuralSeries(values, x, 85)).toEqual({ ok: false, why: "too few points after" });
    expect(structuralSeries(values, [[1]], 60)).toEqual({ ok: false, why: "periods missing" });
    expect(structuralSeries(values, [values.map(() => NaN)], 60)).toEqual({ ok: false, why: "not a number" });
    expect(structuralSeries(values, [values.map(() => 3)], 60)).toEqual({ ok: false, why: "no variation" });
    expect(structuralSeries(x[0] ?? [], [x[0] ?? []], 60)).toEqual({ ok: false, why: "no variation" });
    const twice = [x[0] ?? [], (x[0] ?? []).map((value) => 2 * value)];
    expect(structuralSeries(values, twice, 60)).toEqual({ ok: false, why: "collinear columns" });
  });
});
