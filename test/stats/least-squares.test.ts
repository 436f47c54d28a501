import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredErrors, fadingErrors, plainErrors, unequalErrors } from "../../src/stats/coefficient-errors.js";
import { leastSquares } from "../../src/stats/least-squares.js";

const fitted = (x: readonly (readonly number[])[], y: readonly number[]) => {
  const fit = leastSquares(x, y);
  if (!fit.ok) throw new Error(fit.why);
  return fit;
};

describe("least squares", () => {
  it("leaves residuals that no column can say more of", () => {
    const row = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
        const x = rows.map(([a, b]) => [1, a, b]);
        const fit = leastSquares(
          x,
          rows.map(([, , y]) => y),
        );
        if (!fit.ok) return;
        for (const j of [0, 1, 2])
          expect(fit.residuals.reduce((sum, e, i) => sum + e * (x[i]?.[j] ?? NaN), 0)).toBeCloseTo(0, 6);
        // (X′X)⁻¹ (X′X) is one.
        for (const a of [0, 1, 2])
          for (const b of [0, 1, 2]) {
            const inner = (p: number, q: number) => x.reduce((sum, own) => sum + (own[p] ?? NaN) * (own[q] ?? NaN), 0);
            const product = [0, 1, 2].reduce((sum, c) => sum + (fit.inverse[a]?.[c] ?? NaN) * inner(c, b), 0);
            expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
          }
      }),
    );
  });

  it("holds a cubic over years to many digits, as they are", () => {
    const years = Array.from({ length: 30 }, (_, i) => i / 10);
    const { coefficients } = fitted(
      years.map((t) => [1, t, t * t, t ** 3]),
      years.map((t) => 5 - 2 * t + 0.25 * t ** 3),
    );
    [5, -2, 0, 0.25].forEach((value, j) => expect(coefficients[j]).toBeCloseTo(value, 10));
  });

  it("says why there is no answer", () => {
    expect(leastSquares([[1], [2]], [1])).toEqual({ ok: false, why: "not a number" });
    expect(leastSquares([[1], [2]], [1, NaN])).toEqual({ ok: false, why: "not a number" });
    expect(leastSquares([], [])).toEqual({ ok: false, why: "too few rows" });
    expect(leastSquares([[1]], [1])).toEqual({ ok: false, why: "too few rows" });
    const twice = [1, 2, 3, 4].map((t) => [1, t * 1e-9, t * 1e9]);
    expect(leastSquares(twice, [1, 2, 3, 5])).toEqual({ ok: false, why: "collinear columns" });
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        [1, 2, 3],
      ),
    ).toEqual({ ok: false, why: "collinear columns" });
  });
});

describe("errors of a mean, each by its own formula", () => {
  const y = [3, 1, 4, 1, 5, 9, 2, 6];
  const x = y.map(() => [1]);
  const fit = fitted(x, y);
  const e = y.map((value) => value - 31 / 8);
  const lagged = (lag: number) => e.slice(lag).reduce((sum, value, i) => sum + value * (e[i] ?? NaN), 0);

  it("alike, unequal, within units", () => {
    expect(plainErrors(fit)[0]?.[0]).toBeCloseTo(lagged(0) / 7 / 8, 12);
    expect(unequalErrors(x, fit)[0]?.[0]).toBeCloseTo(((8 / 7) * lagged(0)) / 64, 12);
    const pairs = [0, 2, 4, 6].map((i) => (e[i] ?? NaN) + (e[i + 1] ?? NaN));
    const squares = pairs.reduce((sum, pair) => sum + pair * pair, 0);
    expect(clusteredErrors(x, fit, [0, 0, 1, 1, 2, 2, 3, 3])[0]?.[0]).toBeCloseTo(((4 / 3) * squares) / 64, 12);
  });

  it("fading over lags", () => {
    const sum = lagged(0) + 2 * (2 / 3) * lagged(1) + 2 * (1 / 3) * lagged(2);
    expect(fadingErrors(x, fit, 2)[0]?.[0]).toBeCloseTo(sum / 64, 12);
    expect(fadingErrors(x, fit, 0)[0]?.[0]).toBeCloseTo(lagged(0) / 64, 12);
  });
});
