import { describe, expect, it } from "vitest";
import { groupTimeEffects, type Staggered } from "../../src/stats/group-time-effects.js";
import { groupTimePreTrend } from "../../src/stats/group-time-pre-trend.js";
import { gather } from "../../src/stats/group-time-summary.js";
import { random } from "./random.js";

const PERIODS = [1, 2, 3, 4, 5, 6];

/** Units with levels of their own and errors; from the start on, 2 and a half more each period, times `effect`. */
function panel(seed: number, effect: number, drift = 0): Staggered[] {
  const source = random(seed);
  return Array.from({ length: 120 }, (_, i) => {
    const start = [null, 3, 5][i % 3] ?? null;
    const level = source.normal(10, 3);
    const values = PERIODS.map((t) => {
      const since = start === null ? -1 : t - start;
      return (
        level + 0.3 * t + (start === null ? 0 : drift * t) + (since >= 0 ? effect * (2 + since / 2) : 0) + source.normal(0, 1)
      );
    });
    return { start, values };
  });
}
const effectsOf = (units: readonly Staggered[], compared: "never" | "not yet" = "never") => {
  const found = groupTimeEffects(PERIODS, units, compared);
  if (!found.ok) throw new Error(found.why);
  return found;
};

describe("group-time effects", () => {
  it("are the plain differences of changes", () => {
    const units = panel(1, 1);
    const change = (start: number | null, from: number, to: number): number => {
      const own = units.filter((unit) => unit.start === start);
      return own.reduce((all, { values }) => all + (values[to - 1] ?? 0) - (values[from - 1] ?? 0), 0) / own.length;
    };
    const { effects } = effectsOf(units);
    expect(effects).toHaveLength(10);
    for (const { start, period, effect } of effects) {
      const base = period < start ? period - 1 : start - 1;
      expect(effect.value).toBeCloseTo(change(start, base, period) - change(null, base, period), 10);
    }
  });

  it("have the error of two means of changes, but for n − 1", () => {
    const { effects } = effectsOf(panel(2, 1));
    // 40 against 40 with an error of √2 a change: √(2/40 + 2/40).
    for (const { effect } of effects) expect(Math.abs(effect.se - Math.sqrt(0.1))).toBeLessThan(0.09);
  });

  it("shift with nothing, scale with the values, ask for no order", () => {
    const units = panel(3, 1);
    const [found, other] = [
      effectsOf(units, "not yet"),
      effectsOf(
        [...units].reverse().map(({ start, values }) => ({ start, values: values.map((value) => 5 - 2 * value) })),
        "not yet",
      ),
    ];
    for (const [i, { effect }] of found.effects.entries()) {
      expect(other.effects[i]?.effect.value).toBeCloseTo(-2 * effect.value, 9);
      expect(other.effects[i]?.effect.se).toBeCloseTo(2 * effect.se, 9);
    }
  });

  it("gather into what was put in", () => {
    const units = Array.from({ length: 12 }, (_, k) => panel(100 + k, 1)).flat();
    const found = effectsOf(units);
    const all = gather(found, "all", { seed: 1 });
    const since = gather(found, "since start", { seed: 1 });
    if (!all.ok || !since.ok) throw new Error("refused");
    // Start 3: 2, 2.5, 3, 3.5; start 5: 2, 2.5; equally many units.
    expect(Math.abs(all.overall.value - 15.5 / 6)).toBeLessThan(4 * all.overall.se);
    for (const { at, effect, band } of since.parts) {
      expect(Math.abs(effect.value - (at < 0 ? 0 : 2 + at / 2))).toBeLessThan(4 * effect.se);
      expect(band.low).toBeLessThan(effect.low);
    }
    expect(gather(found, "since start", { seed: 1 })).toEqual(since);
    const byStart = gather(found, "start", { seed: 1 });
    expect(byStart.ok && byStart.parts.map(({ at }) => at)).toEqual([3, 5]);
  });

  it("see groups drift apart as often as they say", () => {
    const runs = Array.from({ length: 200 }, (_, k) => groupTimePreTrend(effectsOf(panel(500 + k, 0, 0.35)), 0.35));
    const seen = runs.filter((run) => run.ok && !run.passed).length / 200;
    const said = runs.reduce((all, run) => all + (run.ok ? (run.power ?? 0) : 0), 0) / 200;
    expect(Math.abs(seen - said)).toBeLessThan(0.1);
    const calm = Array.from({ length: 200 }, (_, k) => groupTimePreTrend(effectsOf(panel(900 + k, 0)), null));
    expect(calm.filter((run) => run.ok && !run.passed).length / 200).toBeLessThan(0.11);
  });

  it("say why there is no answer", () => {
    const units = panel(1, 1);
    const never = units.filter(({ start }) => start === null);
    expect(groupTimeEffects(PERIODS, never)).toEqual({ ok: false, why: "too few units" });
    expect(groupTimeEffects([1], [])).toEqual({ ok: false, why: "too few periods" });
    expect(groupTimeEffects([1, 2], units)).toEqual({ ok: false, why: "periods missing" });
    expect(
      groupTimeEffects(
        PERIODS,
        units.filter(({ start }) => start === 3),
      ),
    ).toEqual({ ok: false, why: "nothing to compare with" });
    expect(groupTimeEffects(PERIODS, [{ start: 3, values: PERIODS.map(() => NaN) }])).toEqual({
      ok: false,
      why: "not a number",
    });
    // Treated from the first period: nothing to see, told and not compared with.
    const early = effectsOf([...units, { start: 1, values: PERIODS.map(() => 1e6) }]);
    expect(early.without).toEqual([1]);
    expect(early.effects).toEqual(effectsOf(units).effects);
    expect(gather({ effects: [], starts: [] }, "all", { seed: 1 })).toEqual({ ok: false, why: "no effects after the start" });
    expect(groupTimePreTrend({ effects: [] })).toEqual({ ok: false, why: "no periods before the start" });
  });
});
