import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompose } from "../../src/stats/decompose.js";
import { forecastErrors } from "../../src/stats/forecast-errors.js";
import { fittedHoltWinters, holtWinters } from "../../src/stats/holt-winters.js";
import { meanForecast, seasonalNaive } from "../../src/stats/naive-forecast.js";
import { rollingOrigin } from "../../src/stats/rolling-origin.js";
import { theta } from "../../src/stats/theta.js";
import { random } from "./random.js";

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 9, maxLength: 40 });
const FIGURE = [-3, 5, -4, 2];
/** A line with a season of four. */
const line = (n: number): number[] => Array.from({ length: n }, (_, i) => 20 + 2 * i + (FIGURE[i % 4] as number));

describe("naive forecasts", () => {
  it("tell the last season again, in a band that widens with each season", () => {
    const found = seasonalNaive([1, 2, 3, 4, 2, 4, 3, 3], 4, 9);
    if (!found.ok) throw new Error(found.why);
    expect(found.points.map(({ value }) => value)).toEqual([2, 4, 3, 3, 2, 4, 3, 3, 2]);
    // Errors 1, 2, 0, -1: their root mean square is √1.5.
    const spread = 1.959963985 * Math.sqrt(1.5);
    [0, 4, 8].forEach((at, season) =>
      expect((found.points[at]?.high ?? NaN) - (found.points[at]?.value ?? NaN)).toBeCloseTo(spread * Math.sqrt(season + 1), 7),
    );
  });

  it("go with the scale and a shift", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (given, season) => {
        for (const method of [(v: number[]) => seasonalNaive(v, season, 10), (v: number[]) => meanForecast(v, 10)]) {
          const found = method(given);
          const moved = method(given.map((value) => 4 * value + 64));
          if (!found.ok || !moved.ok) throw new Error("refused");
          found.points.forEach(({ value, low, high }, i) => {
            expect(low <= value && value <= high).toBe(true);
            expect(moved.points[i]?.value).toBeCloseTo(4 * value + 64, 8);
            expect(moved.points[i]?.high).toBeCloseTo(4 * high + 64, 8);
          });
        }
      }),
    );
  });

  it("say why there is none", () => {
    expect(seasonalNaive([1, 2, 3], 3, 1)).toEqual({ ok: false, why: "too few values" });
    expect(seasonalNaive([1, Number.NaN], 1, 1)).toEqual({ ok: false, why: "not a number" });
    expect(meanForecast([1], 1)).toEqual({ ok: false, why: "too few values" });
  });
});

describe("errors of a forecast", () => {
  it("are scaled by what the seasonal-naive rule errs, whatever the unit", () => {
    fc.assert(
      fc.property(values, values, (train, actual) => {
        const forecast = actual.map((value, i) => value + (i % 3) - 1);
        const found = forecastErrors(actual, forecast, { train, season: 4 });
        const times = (list: readonly number[]) => list.map((value) => 8 * value);
        const scaled = forecastErrors(times(actual), times(forecast), { train: times(train), season: 4 });
        if (!found.ok || !scaled.ok) throw new Error("refused");
        expect(scaled.mae).toBeCloseTo(8 * found.mae, 8);
        expect(scaled.smape).toBeCloseTo(found.smape, 8);
        if (found.mase === null) expect(scaled.mase).toBeNull();
        else expect(scaled.mase).toBeCloseTo(found.mase, 8);
        expect(found.rmse).toBeGreaterThanOrEqual(found.mae - 1e-9);
        expect(found.smape).toBeLessThanOrEqual(200 + 1e-9);
      }),
    );
  });

  it("leave out what has nothing to be divided by", () => {
    const found = forecastErrors([0, 4], [0, 2], { train: [5, 5, 5], season: 1 });
    expect(found).toMatchObject({ ok: true, mae: 1, mape: null, mase: null });
    expect(found.ok && found.smape).toBeCloseTo((100 * (2 / 3)) / 2, 10);
  });

  it("say why there are none", () => {
    const from = { train: [1, 2, 3], season: 1 };
    expect(forecastErrors([], [], from)).toEqual({ ok: false, why: "no values" });
    expect(forecastErrors([1], [], from)).toEqual({ ok: false, why: "lists of different length" });
    expect(forecastErrors([1], [Number.NaN], from)).toEqual({ ok: false, why: "not a number" });
    expect(forecastErrors([1], [1], { train: [1], season: 1 })).toEqual({ ok: false, why: "too few values to learn from" });
  });
});

describe("a method tried on the past", () => {
  const asked = { season: 4, horizon: 2, origins: 3 };

  it("knows nothing of what is to come, and is tried from each of the last origins", () => {
    const seen: number[][] = [];
    const found = rollingOrigin(
      line(14),
      (known, horizon) => {
        seen.push([...known]);
        return seasonalNaive(known, 4, horizon);
      },
      asked,
    );
    if (!found.ok) throw new Error(found.why);
    expect(seen).toEqual([line(10), line(11), line(12)]);
    expect(found.origins.map(({ known }) => known)).toEqual([10, 11, 12]);
    // On a line with a season the rule always errs by four steps of the line: as it did within.
    expect(found.mase).toBeCloseTo(1, 12);
  });

  it("hands on why a method refuses, and says why it is not tried", () => {
    expect(rollingOrigin(line(14), () => ({ ok: false, why: "constant" }), asked)).toEqual({ ok: false, why: "constant" });
    const naive = (known: readonly number[], horizon: number) => seasonalNaive(known, 4, horizon);
    expect(rollingOrigin(line(8), naive, asked)).toEqual({ ok: false, why: "too few values" });
    expect(rollingOrigin(line(14), naive, { ...asked, origins: 0 })).toEqual({ ok: false, why: "no origins" });
    expect(rollingOrigin([...line(13), Number.NaN], naive, asked)).toEqual({ ok: false, why: "not a number" });
    const flat = rollingOrigin(new Array<number>(14).fill(3), naive, asked);
    expect(flat).toMatchObject({ ok: true, mase: null, smape: 0 });
  });
});

describe("trend and season by moving averages", () => {
  it("finds a line and its season", () => {
    const { trend, figure } = decompose(line(12), 4, "additive");
    figure.forEach((own, i) => expect(own).toBeCloseTo(FIGURE[i] as number, 10));
    expect(trend.slice(0, 3)).toEqual([null, null, 24]);
    const times = decompose(
      Array.from({ length: 9 }, (_, i) => 50 * ([0.5, 1, 1.5][i % 3] as number)),
      3,
      "multiplicative",
    );
    times.figure.forEach((own, i) => expect(own).toBeCloseTo([0.5, 1, 1.5][i] as number, 10));
  });
});

describe("Holt-Winters", () => {
  const smoothing = { alpha: 0.3, beta: 0.1, gamma: 0.2 };

  it("goes on with a line and its season as if nothing happened", () => {
    // The start is read half a season too low, as in R; by then that is forgotten.
    const found = holtWinters(line(400), 4, "additive", smoothing);
    if (!found.ok) throw new Error(found.why);
    found.forecast(6).forEach((value, i) => expect(value).toBeCloseTo(line(406)[400 + i] as number, 6));
  });

  it("goes with the scale, and with a shift where the season adds", () => {
    const { normal } = random(3);
    const given = line(30).map((value) => value + 40 + normal(0, 2));
    const moved = (kind: "additive" | "multiplicative", change: (value: number) => number): number[] => {
      const found = holtWinters(given.map(change), 4, kind, smoothing);
      if (!found.ok) throw new Error(found.why);
      return [...found.forecast(5)];
    };
    for (const kind of ["additive", "multiplicative"] as const) {
      const plain = moved(kind, (value) => value);
      moved(kind, (value) => 8 * value).forEach((value, i) => expect(value).toBeCloseTo(8 * (plain[i] as number), 7));
    }
    const plain = moved("additive", (value) => value);
    moved("additive", (value) => value + 64).forEach((value, i) => expect(value).toBeCloseTo((plain[i] as number) + 64, 7));
  });

  it("fits no worse than given shares do", () => {
    const { normal } = random(5);
    const given = line(40).map((value) => value + 60 + normal(0, 3));
    for (const kind of ["additive", "multiplicative"] as const) {
      const fitted = fittedHoltWinters(given, 4, kind);
      if (!fitted.ok) throw new Error(fitted.why);
      for (const share of [0.05, 0.3, 0.7]) {
        const other = holtWinters(given, 4, kind, { alpha: share, beta: 0.1, gamma: share });
        expect(fitted.sse).toBeLessThanOrEqual((other.ok ? other.sse : NaN) + 1e-9);
      }
    }
  });

  it("says why there is none", () => {
    expect(holtWinters(line(8), 4, "additive", smoothing)).toEqual({ ok: false, why: "too few values" });
    expect(holtWinters(line(9), 1, "additive", smoothing)).toEqual({ ok: false, why: "season too short" });
    expect(fittedHoltWinters([...line(9), Number.NaN], 4, "additive")).toEqual({ ok: false, why: "not a number" });
    expect(holtWinters([0, ...line(9)], 4, "multiplicative", smoothing)).toEqual({ ok: false, why: "values not above zero" });
  });
});

describe("the Theta method", () => {
  const { normal } = random(29);
  const walk = Array.from({ length: 48 }, () => normal(1, 4)).reduce<number[]>(
    (all, by) => [...all, (all.at(-1) ?? 300) + by],
    [],
  );
  const points = (values: readonly number[]) => {
    const found = theta(values, 4, 8);
    if (!found.ok) throw new Error(found.why);
    return found.points;
  };

  it("drifts by half the slope of the values", () => {
    const found = theta(
      Array.from({ length: 48 }, (_, i) => 5 * i + 100),
      1,
      2,
    );
    const [first, second] = found.ok ? found.points : [];
    expect((second?.value ?? NaN) - (first?.value ?? NaN)).toBeCloseTo(2.5, 10);
  });

  it("keeps a season that shows, and grows with the unit", () => {
    const seasonal = walk.map((value, i) => value * ([0.7, 1, 1.4, 0.9][i % 4] as number));
    const found = points(seasonal);
    expect((found[2]?.value ?? NaN) / (found[0]?.value ?? NaN)).toBeCloseTo(2, 1);
    found.forEach(({ value, low, high }) => expect(low < value && value < high).toBe(true));
    points(seasonal.map((value) => value * 16)).forEach(({ value }, i) =>
      expect(value / 16 / (found[i]?.value ?? NaN)).toBeCloseTo(1, 3),
    );
  });

  it("says why there is none", () => {
    expect(theta([1, 2, 3], 1, 2)).toEqual({ ok: false, why: "too few values" });
    expect(theta(new Array<number>(20).fill(3), 4, 2)).toEqual({ ok: false, why: "constant" });
    expect(theta([...walk, Number.NaN], 4, 2)).toEqual({ ok: false, why: "not a number" });
  });
});
