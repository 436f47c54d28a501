import { describe, expect, it } from "vitest";
import { holdoutTotal, type Arm } from "../../src/stats/holdout-total.js";
import { random } from "./random.js";

const arm = (values: readonly number[]): Arm => ({
  n: values.length,
  sum: values.reduce((all, x) => all + x, 0),
  squares: values.reduce((all, x) => all + x * x, 0),
});

describe("what a group drawn by lot shows", () => {
  it("is the difference of means, times the treated, with Welch's interval", () => {
    // B. L. Welch's t by hand: means 20 and 17, variances 10 and 2.5, so se = √(10/5 + 2.5/5) = √2.5 and
    // df = 2.5² / (2²/4 + 0.5²/4) = 5.882353; t(0.975, 5.882353) = 2.458824.
    const found = holdoutTotal(arm([16, 18, 20, 22, 24]), arm([15, 16, 17, 18, 19]));
    if (!found.ok) throw new Error(found.why);
    expect(found.total.value).toBeCloseTo(15, 12);
    expect(found.total.df).toBeCloseTo(5.882353, 6);
    expect(found.total.high - found.total.value).toBeCloseTo(5 * 2.458824 * Math.sqrt(2.5), 3);
  });

  it("holds the true total as often as it says, for values mostly zero as orders are: 600 worlds", () => {
    let held = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const draw = random(seed);
      const order = (p: number): number => (draw.chance(p) ? draw.exponential(100) : 0);
      const treated = Array.from({ length: 400 }, () => order(0.35));
      const control = Array.from({ length: 120 }, () => order(0.25));
      const found = holdoutTotal(arm(treated), arm(control));
      if (!found.ok) throw new Error(found.why);
      if (found.total.low <= 4000 && 4000 <= found.total.high) held++;
    }
    expect(held / 600).toBeGreaterThan(0.92);
    expect(held / 600).toBeLessThan(0.98);
  });

  it("says why there is nothing to tell", () => {
    expect(holdoutTotal(arm([1]), arm([1, 2]))).toEqual({ ok: false, why: "too few units" });
    expect(holdoutTotal(arm([0, 0]), arm([0, 0, 0]))).toEqual({ ok: false, why: "no variation" });
    expect(holdoutTotal(arm([1, Number.NaN]), arm([0, 1]))).toEqual({ ok: false, why: "not a number" });
  });
});
