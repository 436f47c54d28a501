import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardedForecast } from "../../src/stats/guarded-forecast.js";
import { seasonalNaive } from "../../src/stats/naive-forecast.js";
import { theta } from "../../src/stats/theta.js";
import { random } from "./random.js";

/** A level that climbs by 2 with a season of four, and noise. */
function climbing(seed: number, n: number, noise: number): readonly number[] {
  const { normal } = random(seed);
  return Array.from({ length: n }, (_, i) => 100 + 2 * i + [-6, 4, 8, -6][i % 4]! + normal(0, noise));
}

/** Steps that nothing foretells: repeating the last value is the best one can do. */
function walk(seed: number, n: number): readonly number[] {
  const { normal } = random(seed);
  let level = 100;
  return Array.from({ length: n }, () => (level += normal(0, 3)));
}

describe("a forecast with a guard", () => {
  it("gives the theta method's band where that erred less than repeating, else repeating's own", () => {
    let earned = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const values = seed % 2 === 0 ? climbing(seed, 24, 1.5) : walk(seed, 24);
      const found = guardedForecast(values, 4, 2);
      if (!found.ok) throw new Error(found.why);
      expect(found.origins).toBe(6);
      const isEarned = (found.mase ?? 1) < 1;
      expect(found.method).toBe(isEarned ? "theta" : "seasonal_naive");
      const own = isEarned ? theta(values, 4, 2) : seasonalNaive(values, 4, 2);
      expect(found.points).toEqual(own.ok && own.points);
      if (isEarned) earned++;
    }
    // A climb is foreseen each time: repeating the year before lags by eight.
    expect(earned).toBeGreaterThanOrEqual(30);
  });

  it("does not try on fewer than three earlier places, and then does not claim to have", () => {
    const short = guardedForecast(climbing(3, 9, 1), 4, 3);
    expect(short).toMatchObject({ ok: true, method: "seasonal_naive", mase: null, origins: 0 });
  });

  it("repeats the last value where the values do not fill two seasons", () => {
    const values = walk(7, 20);
    const found = guardedForecast(values, 12, 1);
    expect(found).toMatchObject({ ok: true, season: 1 });
    if (found.ok && found.method === "seasonal_naive") expect(found.points[0]?.value).toBe(values.at(-1));
  });

  it("says why there is none", () => {
    expect(guardedForecast([1, 2, 3, 4, 5, 6, 7], 1, 1)).toEqual({ ok: false, why: "too few values" });
    expect(guardedForecast(new Array<number>(20).fill(5), 1, 1)).toEqual({ ok: false, why: "constant" });
    expect(guardedForecast([...walk(1, 9), Number.NaN], 1, 1)).toEqual({ ok: false, why: "not a number" });
  });

  it("never throws, and its value lies in its band", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 8, maxLength: 37 }),
        fc.integer({ min: 1, max: 6 }),
        (given, ahead) => {
          const found = guardedForecast(given, 4, ahead);
          if (!found.ok) return;
          for (const { low, value, high } of found.points) expect(low <= value && value <= high).toBe(true);
        },
      ),
    );
  });

  it("holds what comes about as often as it says: measured over 300 worlds of each kind", () => {
    const rate = (make: (seed: number) => readonly number[]): number => {
      let held = 0;
      for (let seed = 1; seed <= 300; seed++) {
        const all = make(seed * 7919);
        const found = guardedForecast(all.slice(0, -1), 4, 1);
        if (!found.ok) throw new Error(found.why);
        const next = all.at(-1) as number;
        if (found.points.every(({ low, high }) => low <= next && next <= high)) held++;
      }
      return held / 300;
    };
    const rates = [
      rate((seed) => climbing(seed, 21, 3)),
      rate((seed) => walk(seed, 21)),
      rate((seed) => climbing(seed, 37, 3)),
    ];
    for (const each of rates) expect(each).toBeGreaterThan(0.9);
  });
});
