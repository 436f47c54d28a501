import { describe, expect, it } from "vitest";
import { classChances, multinomialLogistic, type Sparse } from "../../src/stats/multinomial-logistic.js";
import { stratifiedFolds } from "../../src/stats/stratified-folds.js";
import { uniform } from "../../src/stats/monte-carlo.js";

const row = (...at: readonly number[]): Sparse => ({ at: Int32Array.from(at), value: Float64Array.from(at.map(() => 1)) });
const of = (n: number, features: readonly number[], label: number) =>
  Array.from({ length: n }, () => ({ row: row(...features), label }));

describe("multinomial logistic regression", () => {
  const options = { features: 3, classes: 3, seed: 1, penalty: 0, passes: 400, rate: 0.3 };

  it("comes to the shares of a table of one feature, where the most likely model has them exactly", () => {
    // As many cases of each class, so that no class is weighed; of those with feature f, these many of each class.
    const counts = [
      [30, 15, 5],
      [10, 30, 10],
      [10, 5, 35],
    ];
    const cases = counts.flatMap((line, feature) => line.flatMap((n, label) => of(n, [feature], label)));
    const model = multinomialLogistic(
      cases.map((one) => one.row),
      cases.map(({ label }) => label),
      options,
    );
    counts.forEach((line, feature) => {
      const chances = classChances(model, row(feature));
      line.forEach((n, label) => expect(Math.abs((chances[label] ?? 0) - n / 50)).toBeLessThan(0.03));
    });
  });

  it("lets every class count alike, however many cases it has", () => {
    const cases = [...of(90, [], 0), ...of(9, [], 1), ...of(1, [], 2)];
    const model = multinomialLogistic(
      cases.map((one) => one.row),
      cases.map(({ label }) => label),
      { ...options, passes: 2000, rate: 0.05 },
    );
    for (const chance of classChances(model, row())) expect(Math.abs(chance - 1 / 3)).toBeLessThan(0.05);
  });

  it("gives the same weights for the same seed, and keeps them small under a penalty", () => {
    const cases = [...of(20, [0], 0), ...of(20, [1], 1)];
    const fit = (seed: number, penalty: number) =>
      multinomialLogistic(
        cases.map((one) => one.row),
        cases.map(({ label }) => label),
        { features: 2, classes: 2, seed, penalty },
      ).weights;
    expect(fit(3, 0.01)).toEqual(fit(3, 0.01));
    expect(Math.max(...fit(3, 0.2))).toBeLessThan(Math.max(...fit(3, 0)));
  });
});

describe("stratified folds", () => {
  it("have each class alike, and no group in two", () => {
    const u = uniform(5);
    const labels = Array.from({ length: 503 }, () => (u() < 0.7 ? 0 : u() < 0.7 ? 1 : 2));
    const groups = labels.map((_, i) => `g${i < 60 ? Math.floor(i / 12) : i}`);
    const folds = stratifiedFolds(labels, groups, { folds: 5, seed: 2 });
    for (const group of new Set(groups)) expect(new Set([...folds].filter((_, i) => groups[i] === group)).size).toBe(1);
    for (const label of [0, 1, 2]) {
      const all = labels.filter((each) => each === label).length;
      for (let fold = 0; fold < 5; fold++) {
        const here = labels.filter((each, i) => each === label && folds[i] === fold).length;
        expect(Math.abs(here - all / 5)).toBeLessThan(Math.max(3, all * 0.04));
      }
    }
  });

  it("are drawn by the seed", () => {
    const labels = Array.from({ length: 40 }, (_, i) => i % 2);
    const groups = labels.map((_, i) => String(i));
    const drawn = (seed: number) => [...stratifiedFolds(labels, groups, { folds: 4, seed })];
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});
