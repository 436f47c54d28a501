import { describe, expect, it } from "vitest";
import type { TargetDef } from "../../src/compile/definitions.js";
import { targetSplit } from "../../src/report/build/target-split.js";
import { unidentified, type PathDef } from "../../src/report/goal.js";
import type { ReportCell, Series, TargetSplit } from "../../src/report/model.js";
import { makeWorkspace, METRICS, reportFrom, topics } from "./workspace.js";

const calendar = { weekStart: 1, fiscalYearStart: 1 } as const;
const target = (over: Partial<TargetDef> = {}): TargetDef => ({
  direction: "at_least",
  value: 60,
  unit: null,
  by: "2026-12-31",
  path: "linear",
  ...over,
});
const yearly = (over: Partial<PathDef> = {}): PathDef => ({
  baseline: { value: 48, period: "2025" },
  target: target(),
  grain: "year",
  ...over,
});
const adds = { additive: "additive", changes: [] } as const;

/** Months from January 2025 on with these values; null: withheld. */
function months(values: readonly (number | null)[], last: ReportCell["state"] = "complete"): Series {
  return {
    grain: "month",
    points: values.map((value, i) => {
      const state = value === null ? "suppressed" : i === values.length - 1 ? last : "complete";
      const period = `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`;
      return { period, cell: { value, n: 10, low: null, high: null, state } };
    }),
  };
}
/** 2025 with one half of all in December; 2026 up to September, 41 in all, and an open October. */
const YEAR_BEFORE = [2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 24];
const known = months([...YEAR_BEFORE, 4, 4, 5, 5, 4, 4, 5, 5, 5, 1], "partial");

const parts = (split: TargetSplit | null) => (split?.kind === "parts" ? split.parts : []);
const last = (split: TargetSplit | null) => parts(split).findLast(({ sum }) => sum !== null);

describe("the target of a year over its months", () => {
  it("of a sum is dealt out: so far 41 of 60, the path expects 45", () => {
    const split = targetSplit(yearly(), known, adds, calendar);
    expect(split).toMatchObject({ kind: "parts", period: "2026-01-01", whole: 60, by: "linear", grain: "month" });
    expect(parts(split).map(({ share }) => share)).toEqual(new Array<number>(12).fill(5));
    expect(last(split)).toEqual({ period: "2026-09-01", share: 5, path: 45, counted: 5, sum: 41 });
  });

  it.each(["linear", "steps", "logistic", "season"] as const)("adds up to the whole: %s", (path) => {
    const found = parts(targetSplit(yearly({ target: target({ path }) }), known, adds, calendar));
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(60, 9);
    expect(found.at(-1)?.path).toBe(60);
    expect(found.every(({ share }) => share >= 0)).toBe(true);
  });

  it("follows the year before: a ninth of it by June, half of it in December", () => {
    const split = targetSplit(yearly({ target: target({ path: "season" }) }), known, adds, calendar);
    expect(split).toMatchObject({ by: "season", seasonOf: "2025-01-01" });
    // 2 of 48 in a month, 24 of 48 in the last.
    expect(parts(split).map(({ share }) => share)).toEqual([...new Array<number>(9).fill(2.5), 3.75, 3.75, 30]);
  });

  it("is dealt out evenly where the year before is not wholly known, or holds two definitions", () => {
    const path = yearly({ target: target({ path: "season" }) });
    const hole = months([...YEAR_BEFORE.map((value, i) => (i === 4 ? null : value)), 4]);
    for (const split of [
      targetSplit(path, hole, adds, calendar),
      targetSplit(path, known, { ...adds, changes: ["2025-06-01"] }, calendar),
    ]) {
      expect(split).toMatchObject({ by: "linear", seasonOf: null });
      expect(parts(split)[0]?.share).toBe(5);
    }
    expect(targetSplit(path, known, { ...adds, changes: ["2025-01-01"] }, calendar)).toMatchObject({ by: "season" });
  });

  it("counts no further than the first month that is withheld", () => {
    const split = targetSplit(yearly(), months([...YEAR_BEFORE, 4, null, 5, 5]), adds, calendar);
    expect(parts(split).map(({ sum }) => sum)).toEqual([4, ...new Array<null>(11).fill(null)]);
    expect(parts(split).map(({ counted }) => counted)).toEqual([4, null, 5, 5, ...new Array<null>(8).fill(null)]);
  });

  it("of a ratio is the same in each, of a level is due at the end", () => {
    const ratio = targetSplit(yearly(), known, { additive: "holistic", changes: [] }, calendar);
    expect(ratio).toEqual({ kind: "same", grain: "month", period: "2026-01-01", whole: 60 });
    expect(targetSplit(yearly(), known, { additive: "semi-additive", changes: [] }, calendar)).toMatchObject({ kind: "end" });
  });
});

describe("a period", () => {
  it("of a quarter holds its months, and no later one than the deadline's is split", () => {
    const split = targetSplit(yearly({ grain: "quarter", baseline: null }), known, adds, calendar);
    expect(parts(split).map(({ period }) => period)).toEqual(["2026-10-01", "2026-11-01", "2026-12-01"]);
    const over = targetSplit(
      yearly({ grain: "quarter", baseline: null, target: target({ by: "2026-06-30" }) }),
      known,
      adds,
      calendar,
    );
    expect(last(over)).toMatchObject({ period: "2026-06-01", path: 60, sum: 13 });
  });

  it("is not split into itself or what is coarser, nor before the goal begins, nor where its parts cut across it", () => {
    const quarters: Series = { grain: "quarter", points: known.points.filter((_, i) => i % 3 === 0) };
    expect(targetSplit(yearly({ grain: "month" }), known, adds, calendar)).toBeNull();
    expect(targetSplit(yearly({ grain: "quarter" }), quarters, adds, calendar)).toBeNull();
    expect(targetSplit(yearly({ baseline: { value: 1, period: "2026" } }), known, adds, calendar)).toBeNull();
    expect(targetSplit(yearly(), { grain: "month", points: [] }, adds, calendar)).toBeNull();
    const fromFebruary = { weekStart: 1, fiscalYearStart: 2 } as const;
    expect(targetSplit(yearly({ grain: "fiscal_year", baseline: null }), quarters, adds, fromFebruary)).toBeNull();
    expect(targetSplit(yearly({ grain: "year", baseline: null }), quarters, adds, calendar)).toMatchObject({
      grain: "quarter",
    });
  });
});

describe("an S-curve", () => {
  const sCurve = (value: number): Pick<PathDef, "target"> => ({ target: target({ path: "logistic", value }) });

  it("that ends at more than twice the highest value seen is not identified", () => {
    const seen = months([10, 30, 20, 99], "partial");
    expect([unidentified(sCurve(60), seen), unidentified(sCurve(60.1), seen)]).toEqual([null, 30]);
    expect(unidentified({ target: target({ value: 600 }) }, seen)).toBeNull();
    expect(unidentified(sCurve(600), months([]))).toBeNull();
  });
});

describe("a Report", async () => {
  const asQuarters = METRICS.replace("kpi: asked\n", "kpi: asked\n    grain: quarter\n");
  const { goals } = await reportFrom(await makeWorkspace(asQuarters));

  it("splits the quarter of a count over its months, and says that a score is not split", () => {
    // The data end with September 2026; the target is 10 topics a quarter, and there are 40 and more a month.
    const asked = (month: string) => topics().filter(({ day }) => day.startsWith(month)).length;
    const split = goals.find(({ id }) => id === "grow")?.split ?? null;
    expect(split).toMatchObject({ kind: "parts", grain: "month", period: "2026-07-01", whole: 10 });
    expect(parts(split).map(({ counted }) => counted)).toEqual(["2026-07", "2026-08", "2026-09"].map(asked));
    expect(goals.find(({ id }) => id === "liked")?.split?.kind).toBe("same");
    expect(goals.find(({ id }) => id === "solve")).not.toHaveProperty("split");
  });
});
