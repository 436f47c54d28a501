import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classification } from "../../src/stats/classification.js";
import { cohenKappa } from "../../src/stats/cohen-kappa.js";
import { fleissKappa } from "../../src/stats/fleiss-kappa.js";
import { trueShares } from "../../src/stats/rogan-gladen.js";
import { solve } from "../../src/stats/solve.js";

const squares = fc
  .integer({ min: 2, max: 4 })
  .chain((k) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }),
  );
const classes = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c")), {
  minLength: 1,
  maxLength: 40,
});

describe("Cohen's kappa", () => {
  it("has the error that the delta method gives by differences", () => {
    const table = [
      [44, 5, 1],
      [7, 20, 3],
      [9, 5, 6],
    ];
    const kappa = (cells: readonly number[]): number => {
      const found = cohenKappa([0, 3, 6].map((from) => cells.slice(from, from + 3)));
      if (!found.ok) throw new Error(found.why);
      return found.kappa;
    };
    const shares = table.flat().map((count) => count / 100);
    const slopes = shares.map((_, k) => {
      const moved = (by: number): number => kappa(shares.map((share, i) => (i === k ? share + by : share)));
      return (moved(1e-5) - moved(-1e-5)) / 2e-5;
    });
    const average = shares.reduce((all, share, i) => all + share * (slopes[i] as number), 0);
    const variance = shares.reduce((all, share, i) => all + share * ((slopes[i] as number) - average) ** 2, 0) / 100;
    const found = cohenKappa(table);
    expect(found.ok && found.se).toBeCloseTo(Math.sqrt(variance), 8);
  });

  it("asks neither who is first nor how the classes stand, and does not grow with the number of cases", () => {
    fc.assert(
      fc.property(squares, (table) => {
        const found = cohenKappa(table);
        const turned = cohenKappa(table.map((_, i) => table.map((row) => row[i] as number)));
        const backwards = cohenKappa([...table].reverse().map((row) => [...row].reverse()));
        const fourfold = cohenKappa(table.map((row) => row.map((count) => count * 4)));
        if (!found.ok) {
          for (const each of [turned, backwards, fourfold]) expect(each).toEqual(found);
          return;
        }
        expect(found.kappa).toBeLessThanOrEqual(1 + 1e-12);
        expect(found.kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
        for (const each of [turned, backwards, fourfold]) expect(each.ok && each.kappa).toBeCloseTo(found.kappa, 10);
        expect(fourfold.ok && fourfold.se).toBeCloseTo(found.se / 2, 10);
      }),
    );
  });

  it("says why there is none", () => {
    expect(cohenKappa([[1, 2]])).toEqual({ ok: false, why: "not a square table" });
    expect(cohenKappa([[Number.NaN]])).toEqual({ ok: false, why: "not counts" });
    expect(cohenKappa([[-1]])).toEqual({ ok: false, why: "not counts" });
    expect(cohenKappa([])).toEqual({ ok: false, why: "no cases" });
    const one = [
      [7, 0],
      [0, 0],
    ];
    expect(cohenKappa(one)).toEqual({ ok: false, why: "one class only" });
  });
});

describe("Fleiss' kappa", () => {
  it("is 1 where all agree, and -1/(n-1) at its least", () => {
    const all = fleissKappa([
      [3, 0],
      [0, 3],
    ]);
    expect(all).toMatchObject({ ok: true, kappa: 1, raters: 3 });
    const none = fleissKappa([
      [1, 1],
      [1, 1],
    ]);
    expect(none).toMatchObject({ ok: true, kappa: -1 });
  });

  it("says why there is none", () => {
    expect(fleissKappa([])).toEqual({ ok: false, why: "no cases" });
    expect(fleissKappa([[1, 0]])).toEqual({ ok: false, why: "one rater" });
    expect(
      fleissKappa([
        [2, 0],
        [1, 0],
      ]),
    ).toEqual({ ok: false, why: "unequal ratings" });
    expect(
      fleissKappa([
        [2, 0],
        [2, 0],
      ]),
    ).toEqual({ ok: false, why: "one class only" });
    expect(fleissKappa([[2, -1]])).toEqual({ ok: false, why: "not counts" });
  });
});

describe("quality of classes", () => {
  it("takes a class that was never guessed as missed, and its precision as unknown", () => {
    const found = classification(["a", "a", "b"], ["a", "a", "a"]);
    if (!found.ok) throw new Error(found.why);
    expect(found.classes).toEqual([
      { class: "a", n: 2, precision: 2 / 3, recall: 1, f1: 0.8 },
      { class: "b", n: 1, precision: null, recall: 0, f1: 0 },
    ]);
    expect(found.macroF1).toBeCloseTo(0.4, 12);
  });

  it("swaps precision and recall with truth and guess, keeps F1, and asks no order of the cases", () => {
    fc.assert(
      fc.property(classes, (pairs) => {
        const [truth, guess] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const found = classification(truth, guess);
        const swapped = classification(guess, truth);
        const turned = classification([...truth].reverse(), [...guess].reverse());
        if (!found.ok || !swapped.ok) throw new Error("no cases");
        expect(turned).toEqual(found);
        found.classes.forEach(({ precision, recall, f1 }, i) => {
          expect(swapped.classes[i]).toMatchObject({ precision: recall, recall: precision, f1 });
          // F1 is the harmonic mean where both parts are there.
          if (precision !== null && recall !== null && precision + recall > 0)
            expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
        });
      }),
    );
  });

  it("says why there is none", () => {
    expect(classification([], [])).toEqual({ ok: false, why: "no cases" });
    expect(classification(["a"], [])).toEqual({ ok: false, why: "lists of different length" });
  });
});

describe("true shares behind a classifier's", () => {
  it("finds the shares that were mixed", () => {
    const shares = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 })
      .filter((all) => all.some((x) => x > 0));
    fc.assert(
      fc.property(shares, fc.integer({ min: 40, max: 99 }), (weights, hits) => {
        const total = weights.reduce((all, each) => all + each, 0);
        const confusion = weights.map((_, i) => weights.map((__, j) => (i === j ? hits : (100 - hits) / 2)));
        const observed = weights.map((_, j) =>
          weights.reduce((all, each, i) => all + (each / total) * ((confusion[i]?.[j] as number) / 100), 0),
        );
        const found = trueShares(confusion, observed);
        if (!found.ok) throw new Error(found.why);
        found.shares.forEach((share, i) => expect(share).toBeCloseTo((weights[i] as number) / total, 9));
        expect(found.clipped).toBe(false);
      }),
    );
  });

  it("cuts what comes out below zero, and says so", () => {
    const found = trueShares(
      [
        [9, 1],
        [2, 8],
      ],
      [0.1, 0.9],
    );
    expect(found).toEqual({ ok: true, shares: [0, 1], clipped: true });
  });

  it("says why there is none", () => {
    expect(trueShares([[1, 1]], [1, 1])).toEqual({ ok: false, why: "not a square table" });
    expect(
      trueShares(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 1],
      ),
    ).toEqual({ ok: false, why: "classes not told apart" });
    expect(
      trueShares(
        [
          [1, 0],
          [0, 0],
        ],
        [1, 1],
      ),
    ).toEqual({ ok: false, why: "a class without cases" });
    expect(
      trueShares(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ),
    ).toEqual({ ok: false, why: "no cases" });
    expect(
      trueShares(
        [
          [1, 0],
          [0, Number.NaN],
        ],
        [1, 1],
      ),
    ).toEqual({ ok: false, why: "not counts" });
  });
});

describe("linear equations", () => {
  it("are solved whatever stands first", () => {
    expect(
      solve(
        [
          [0, 2],
          [3, 0],
        ],
        [4, 9],
      ),
    ).toEqual([3, 2]);
    expect(
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });
});
