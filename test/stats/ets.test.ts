import { describe, expect, it } from "vitest";
import { ets } from "../../src/stats/ets.js";
import { etsAllowed } from "../../src/stats/ets-allowed.js";
import { fitEts } from "../../src/stats/ets-fit.js";
import { etsForecast } from "../../src/stats/ets-forecast.js";
import { walkEts } from "../../src/stats/ets-model.js";
import { random } from "./random.js";

const { normal } = random(17);
/** A random walk around 200; the same with a season of four. */
const WALK = Array.from({ length: 60 }, () => normal(0, 5)).reduce<number[]>(
  (all, by) => [...all, (all.at(-1) ?? 200) + by],
  [],
);
const SEASONAL = WALK.map((value, i) => value * ([0.8, 1, 1.3, 0.9][i % 4] as number));
const PLAIN = { error: "A", trend: "N", season: "N" } as const;

describe("exponential smoothing", () => {
  it("smooths as its formula says", () => {
    // Simple smoothing by hand: 10, then 10 + 0.5 · (12 − 10) = 11, then 11 + 0.5 · (9 − 11) = 10.
    const expected: number[] = [];
    const end = walkEts(
      PLAIN,
      { alpha: 0.5, beta: 0, gamma: 0, phi: 1 },
      { level: 10, trend: 0, season: [0] },
      2,
      (i, value) => {
        expected.push(value);
        return [12, 9][i] as number;
      },
    );
    expect([...expected, end.level]).toEqual([10, 11, 10]);
  });

  it("keeps a line, fades a trend, and repeats a season where nothing surprises", () => {
    const go = (phi: number): number[] => {
      const values: number[] = [];
      const shape = { error: "A", trend: "Ad", season: "A" } as const;
      walkEts(shape, { alpha: 0.4, beta: 0.1, gamma: 0.2, phi }, { level: 10, trend: 2, season: [1, -1] }, 4, (_, value) => {
        values.push(value);
        return value;
      });
      return values;
    };
    expect(go(1)).toEqual([13, 13, 17, 17]);
    expect(go(0.5)).toEqual([12, 10.5, 12.75, 10.875]);
  });

  it("finds the season of a seasonal walk and none in a plain one", () => {
    const [plain, seasonal] = [ets(WALK, 4), ets(SEASONAL, 4)];
    expect(plain.ok && plain.shape.season).toBe("N");
    expect(seasonal.ok && seasonal.shape).toMatchObject({ season: "M" });
    const { points } = etsForecast(seasonal as Extract<typeof seasonal, { ok: true }>, 8, { seed: 1 });
    const last = WALK.at(-1) as number;
    points.forEach(({ value, low, high }, i) => {
      expect(Math.abs(value / (last * ([0.8, 1, 1.3, 0.9][i % 4] as number)) - 1)).toBeLessThan(0.1);
      expect(low < value && value < high).toBe(true);
    });
  });

  it("is the same model in another unit where it has no season; with one, its forecasts stay close", () => {
    const thousandfold = (given: readonly number[]): number[] => given.map((value) => value * 1024);
    for (const shape of [PLAIN, { error: "M", trend: "N", season: "N" }] as const) {
      const [found, scaled] = [fitEts(WALK, shape, 1), fitEts(thousandfold(WALK), shape, 1)];
      if (!found.ok || !scaled.ok) throw new Error("refused");
      expect(scaled.alpha).toBeCloseTo(found.alpha, 2);
      expect(scaled.logLikelihood).toBeCloseTo(found.logLikelihood - WALK.length * Math.log(1024), 1);
    }
    const [found, scaled] = [ets(SEASONAL, 4), ets(thousandfold(SEASONAL), 4)];
    if (!found.ok || !scaled.ok) throw new Error("refused");
    const plain = etsForecast(found, 4, { seed: 1 }).points;
    etsForecast(scaled, 4, { seed: 1 }).points.forEach(({ value }, i) =>
      expect(Math.abs(value / 1024 / (plain[i]?.value ?? NaN) - 1)).toBeLessThan(0.05),
    );
  });

  it("has a band that a walk's theory gives: wider by the root of the steps, from the same seed the same", () => {
    const fit = fitEts(WALK, PLAIN, 1);
    if (!fit.ok) throw new Error(fit.why);
    const walk = { ...fit, alpha: 1 };
    const forecast = etsForecast(walk, 9, { seed: 4 });
    expect(etsForecast(walk, 9, { seed: 4 })).toEqual(forecast);
    const width = (at: number): number => (forecast.points[at]?.high ?? NaN) - (forecast.points[at]?.low ?? NaN);
    expect(width(0) / (2 * 1.96 * fit.sigma)).toBeCloseTo(1, 1);
    expect(Math.abs(width(8) / width(0) - 3)).toBeLessThan(0.15);
  });

  it("goes on with values that lie on a line, in no band", () => {
    const found = ets(
      Array.from({ length: 20 }, (_, i) => 3 * i + 8),
      1,
    );
    if (!found.ok) throw new Error(found.why);
    const { points } = etsForecast(found, 2, { seed: 1 });
    [68, 71].forEach((value, i) => {
      expect(points[i]?.value).toBeCloseTo(value, 2);
      expect((points[i]?.high ?? NaN) - (points[i]?.low ?? NaN)).toBeLessThan(0.1);
    });
  });

  it("keeps parameters where they belong", () => {
    const shape = { error: "A", trend: "A", season: "A" } as const;
    expect(etsAllowed({ alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 1 }, shape, 12)).toBe(true);
    expect(etsAllowed({ alpha: 0.3, beta: 0.4, gamma: 0.1, phi: 1 }, shape, 12)).toBe(false);
    expect(etsAllowed({ alpha: 0.3, beta: 0.1, gamma: 0.8, phi: 1 }, shape, 12)).toBe(false);
    // In the usual ranges, yet the past is never forgotten.
    expect(etsAllowed({ alpha: 0.99, beta: 0.98, gamma: 0.001, phi: 1 }, shape, 12)).toBe(false);
  });

  it("says why there is none", () => {
    expect(ets(WALK, 25)).toEqual({ ok: false, why: "season too long" });
    expect(ets([1, 2, 3], 1)).toEqual({ ok: false, why: "too few values" });
    expect(ets(new Array<number>(20).fill(7), 1)).toEqual({ ok: false, why: "constant" });
    expect(ets([...WALK, Number.NaN], 1)).toEqual({ ok: false, why: "not a number" });
    expect(fitEts([0, ...WALK], { error: "M", trend: "N", season: "N" }, 1)).toEqual({
      ok: false,
      why: "values not above zero",
    });
    // Values at zero leave the shapes that add.
    const found = ets([0, ...WALK], 1);
    expect(found.ok && found.shape.error).toBe("A");
  });
});
