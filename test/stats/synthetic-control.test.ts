import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestPoint } from "../../src/stats/nearest-point.js";
import { simplexSearch } from "../../src/stats/simplex-search.js";
import { syntheticControl, type Unit } from "../../src/stats/synthetic-control.js";
import { inSpace, inTime, leaveOneOut } from "../../src/stats/synthetic-placebos.js";
import { syntheticByPredictors } from "../../src/stats/synthetic-predictors.js";
import { random } from "./random.js";

const START = 12;
/** Twenty donors that share two waves, and a treated unit that is a mix of three of them but for `effect` from the start. */
function world(seed: number, effect: number, own = 0.3): { treated: Unit; donors: Unit[] } {
  const source = random(seed);
  const donors = Array.from({ length: 20 }, (_, i) => {
    const [a, b, level] = [source.uniform(), source.uniform(), source.normal(20, 3)];
    const values = Array.from({ length: 18 }, (_, t) => level + a * t + 3 * b * Math.sin(t) + source.normal(0, 0.3));
    return { name: `city ${i}`, values };
  });
  const of = (i: number, t: number): number => donors[i]?.values[t] ?? NaN;
  const values = Array.from(
    { length: 18 },
    (_, t) => 0.5 * of(0, t) + 0.3 * of(1, t) + 0.2 * of(2, t) + source.normal(0, own) + (t >= START ? effect : 0),
  );
  return { treated: { name: "ours", values }, donors };
}

describe("the nearest mix of points", () => {
  const points = fc
    .integer({ min: 1, max: 5 })
    .chain((m) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: m, maxLength: m }), { minLength: 1, maxLength: 9 }),
    );
  const mix = (of: readonly (readonly number[])[], weights: readonly number[]): number[] =>
    (of[0] ?? []).map((_, j) => of.reduce((sum, point, i) => sum + (weights[i] ?? NaN) * (point[j] ?? NaN), 0));

  it("has weights not below zero that add up to 1, and no point lies before it", () => {
    fc.assert(
      fc.property(points, (list) => {
        const weights = nearestPoint(list);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
        const near = mix(list, weights);
        const ahead = (point: readonly number[]) => point.reduce((sum, value, j) => sum + value * (near[j] ?? NaN), 0);
        // The condition of Kuhn and Tucker: sufficient, since the problem is convex.
        for (const point of list) expect(ahead(point)).toBeGreaterThanOrEqual(ahead(near) - 1e-7);
      }),
      { numRuns: 400 },
    );
  });

  it("takes two equal points for one, and a point at the origin for all", () => {
    expect(
      nearestPoint([
        [1, 1],
        [1, 1],
      ]).reduce((sum, weight) => sum + weight, 0),
    ).toBe(1);
    expect(
      nearestPoint([
        [3, 1],
        [0, 0],
        [-1, 2],
      ]),
    ).toEqual([0, 1, 0]);
  });
});

it("walks down to the lowest point of Rosenbrock's valley", () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { x } = simplexSearch(valley, [-1.2, 1], { step: 0.5, tolerance: 1e-16, most: 1000 });
  expect(x[0]).toBeCloseTo(1, 5);
  expect(x[1]).toBeCloseTo(1, 5);
});

describe("synthetic control", () => {
  it("finds what a unit is a mix of, and the effect", () => {
    const { treated, donors } = world(1, 4, 0);
    const found = syntheticControl(treated, donors, START);
    if (!found.ok) throw new Error(found.why);
    expect(found.weights.map(({ name }) => name)).toEqual(["city 0", "city 1", "city 2"]);
    expect(found.weights.map(({ weight }) => weight)[0]).toBeCloseTo(0.5, 6);
    expect(found.effect).toBeCloseTo(4, 6);
    expect(found.ratio).toBeNull();
  });

  it("keeps its weights when all is shifted or scaled, and asks for no order of the donors", () => {
    const { treated, donors } = world(2, 4);
    const change = ({ name, values }: Unit): Unit => ({ name, values: values.map((value) => 7 * value - 3) });
    const found = syntheticControl(treated, donors, START);
    const other = syntheticControl(change(treated), [...donors].reverse().map(change), START);
    if (!found.ok || !other.ok) throw new Error("refused");
    expect(other.weights.map(({ name }) => name)).toEqual(found.weights.map(({ name }) => name));
    expect(other.effect).toBeCloseTo(7 * found.effect, 6);
    expect(other.ratio).toBeCloseTo(found.ratio ?? NaN, 4);
    expect(found.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
  });

  it("ranks the treated first where there is an effect, and its p-value is its place", () => {
    const { treated, donors } = world(3, 6);
    const found = inSpace(treated, donors, START);
    expect(found).toMatchObject({ ok: true, rank: 1, p: 1 / 21, least: 1 / 21, canBeSignificant: true });
    expect(inSpace(treated, donors.slice(0, 18), START)).toMatchObject({ rank: 1, canBeSignificant: false });
  });

  it("sees nothing before the start, and little change without one donor", () => {
    const { treated, donors } = world(4, 6);
    const before = inTime(treated, donors, START, 8);
    const without = leaveOneOut(treated, donors, START);
    const found = syntheticControl(treated, donors, START);
    if (!before.ok || !without.ok || !found.ok) throw new Error("refused");
    expect(before.gaps).toHaveLength(START);
    expect(Math.abs(before.effect)).toBeLessThan(1);
    expect(without.without.map(({ name }) => name)).toEqual(found.weights.map(({ name }) => name));
    for (const { effect, before: error } of without.without) {
      expect(error).toBeGreaterThanOrEqual(found.before);
      expect(Math.abs(effect - 6)).toBeLessThan(1.5);
    }
  });

  it("mixes by predictors too, in whatever unit they are", () => {
    const { treated, donors } = world(5, 4, 0.1);
    const source = random(9);
    const foretold = (unit: Unit) => ({
      ...unit,
      predictors: [unit.values[0] ?? 0, unit.values[5] ?? 0, unit.values[11] ?? 0, source.normal(0, 1)],
    });
    const [ours, theirs] = [foretold(treated), donors.map(foretold)];
    const found = syntheticByPredictors(ours, theirs, START, { seed: 3 });
    if (!found.ok) throw new Error(found.why);
    expect(found.importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    expect(found.importance[3]).toBeLessThan(Math.max(...found.importance.slice(0, 3)));
    const inCents = ({ name, values, predictors }: typeof ours) => ({
      name,
      values,
      predictors: predictors.map((p) => 64 * p),
    });
    expect(syntheticByPredictors(inCents(ours), theirs.map(inCents), START, { seed: 3 })).toEqual(found);
    expect(Math.abs(found.effect - 4)).toBeLessThan(1);
    expect(syntheticByPredictors(ours, theirs, START, { seed: 3 })).toEqual(found);
    expect(syntheticByPredictors({ ...ours, predictors: [] }, theirs, START, { seed: 3 })).toMatchObject({
      why: "no predictors",
    });
  });

  it("says why there is none", () => {
    const { treated, donors } = world(1, 4);
    const why = (unit: Unit, others: readonly Unit[], start: number) => syntheticControl(unit, others, start);
    expect(why(treated, donors.slice(0, 1), START)).toEqual({ ok: false, why: "too few donors" });
    expect(why(treated, donors, 2)).toEqual({ ok: false, why: "too few periods" });
    expect(why(treated, donors, 18)).toEqual({ ok: false, why: "too few periods" });
    expect(why(treated, [...donors, { name: "short", values: [1] }], START)).toEqual({ ok: false, why: "periods missing" });
    const flat = { name: "flat", values: treated.values.map(() => 3) };
    expect(why(flat, donors, START)).toEqual({ ok: false, why: "no variation" });
    const unknown = { name: "gap", values: treated.values.map(() => NaN) };
    expect(why(treated, [...donors, unknown], START)).toEqual({ ok: false, why: "not a number" });
    const far = { name: "far", values: treated.values.map((value, t) => 500 + (t % 2) * value) };
    expect(why(far, donors, START)).toEqual({ ok: false, why: "does not fit before the start" });
    expect(inSpace(treated, donors.slice(0, 2), START)).toEqual({ ok: false, why: "too few donors" });
    expect(leaveOneOut(treated, donors.slice(0, 2), START)).toEqual({ ok: false, why: "too few donors" });
  });
});
