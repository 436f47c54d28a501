import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ancova } from "../../src/stats/ancova.js";
import { cuped, type Measured } from "../../src/stats/cuped.js";
import { random } from "./random.js";

function experiment(seed: number, n: number, effect: number): Measured[] {
  const source = random(seed);
  return Array.from({ length: n }, (_, i) => {
    const before = source.normal(20, 4);
    return { treated: i % 2 === 0, before, outcome: 5 + 0.9 * before + source.normal(0, 2) + (i % 2 === 0 ? effect : 0) };
  });
}

describe("CUPED", () => {
  it("narrows the interval by what the value before explains", () => {
    const found = cuped(experiment(1, 400, 1.5));
    if (!found.ok) throw new Error(found.why);
    expect(found.theta).toBeCloseTo(0.9, 1);
    // 0.9² · 16 of 0.9² · 16 + 4.
    expect(found.explained).toBeCloseTo(12.96 / 16.96, 1);
    expect(found.effect.se / found.plain.se).toBeCloseTo(Math.sqrt(1 - found.explained), 2);
    expect(Math.abs(found.effect.value - 1.5)).toBeLessThan(3 * found.effect.se);
  });

  it("gives the effect that analysis of covariance gives", () => {
    const units = experiment(2, 60, 1);
    const found = cuped(units);
    const other = ancova(
      units.map(({ outcome }) => outcome),
      [units.map(({ before }) => before)],
      units.map(({ treated }) => (treated ? "treated" : "control")),
      "control",
    );
    if (!found.ok || !other.ok) throw new Error("refused");
    expect(other.effects[0]?.effect.value).toBeCloseTo(found.effect.value, 10);
    expect(other.slopes[0]).toBeCloseTo(found.theta, 10);
  });

  it("asks for no order, shift or scale", () => {
    const value = fc.integer({ min: -50, max: 50 });
    const unit = fc.record({ treated: fc.boolean(), before: value, outcome: value });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const found = cuped(units);
        const other = cuped(
          [...units]
            .reverse()
            .map(({ treated, before, outcome }) => ({ treated, before: 8 * before - 4, outcome: 2 * outcome + 16 })),
        );
        if (!found.ok || !other.ok) {
          expect(other).toEqual(found);
          return;
        }
        expect(Object.values(found.effect).every(Number.isFinite)).toBe(true);
        expect(other.effect.value).toBeCloseTo(2 * found.effect.value, 7);
        expect(other.effect.se).toBeCloseTo(2 * found.effect.se, 7);
        expect(other.explained).toBeCloseTo(found.explained, 9);
        expect(found.explained).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says why it has no answer", () => {
    const units = experiment(1, 8, 1);
    expect(cuped(units.slice(0, 3))).toEqual({ ok: false, why: "too few units" });
    expect(cuped(units.map((unit) => ({ ...unit, before: 0.1 })))).toEqual({ ok: false, why: "no variation before" });
    expect(cuped(units.map((unit) => ({ ...unit, outcome: 0.1 })))).toEqual({ ok: false, why: "no variation" });
    expect(cuped(units.map((unit) => ({ ...unit, outcome: 2 * unit.before })))).toEqual({ ok: false, why: "no variation" });
    expect(cuped(units.map((unit) => ({ ...unit, outcome: NaN })))).toEqual({ ok: false, why: "not a number" });
  });
});

describe("analysis of covariance", () => {
  it("compares each group with the reference at equal covariates", () => {
    const source = random(4);
    const rows = Array.from({ length: 300 }, (_, i) => {
      const group = ["a", "b", "c"][i % 3] ?? "";
      const before = source.normal(10 + (i % 3), 2);
      return { group, before, outcome: 3 + 2 * before + (group === "b" ? 4 : 0) + source.normal(0, 1) };
    });
    const found = ancova(
      rows.map(({ outcome }) => outcome),
      [rows.map(({ before }) => before)],
      rows.map(({ group }) => group),
      "a",
    );
    if (!found.ok) throw new Error(found.why);
    const [b, c] = found.effects;
    expect([b?.group, c?.group]).toEqual(["b", "c"]);
    expect(Math.abs((b?.effect.value ?? NaN) - 4)).toBeLessThan(3 * (b?.effect.se ?? NaN));
    expect(Math.abs(c?.effect.value ?? NaN)).toBeLessThan(3 * (c?.effect.se ?? NaN));
  });

  it("says why it has no answer", () => {
    const groups = ["a", "a", "a", "b", "b", "b"];
    expect(ancova([1, 2, 3, 4, 5, 7], [], groups, "c")).toEqual({ ok: false, why: "too few groups" });
    expect(ancova([1, 2, 3], [], ["a", "a", "a"], "a")).toEqual({ ok: false, why: "too few groups" });
    expect(ancova([1, 2], [], ["a", "b"], "a")).toEqual({ ok: false, why: "too few units" });
    expect(ancova([1, 2, 3, 4, 5, 7], [[1, 1, 1, 2, 2, 2]], groups, "a")).toMatchObject({ why: "covariates say which group" });
    expect(ancova([1, 1, 1, 2, 2, 2], [], groups, "a")).toEqual({ ok: false, why: "no variation" });
    expect(ancova([1, 1, 1, 2, 2, NaN], [], groups, "a")).toEqual({ ok: false, why: "not a number" });
    expect(ancova([1, 1, 1, 2, 2, 3], [[1]], groups, "a")).toEqual({ ok: false, why: "not a number" });
  });
});
