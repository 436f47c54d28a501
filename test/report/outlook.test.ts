import { describe, expect, it } from "vitest";
import { outlookOf } from "../../src/report/build/outlook.js";
import type { ReportCell, Series } from "../../src/report/model.js";

const calendar = { weekStart: 1, fiscalYearStart: 1 } as const;
const target = { by: "2026-12-31" };
const free = { changes: [], partOfWhole: false };

/** Months up to September 2026 with these values; null: withheld. */
function months(values: readonly (number | null)[], last: ReportCell["state"] = "complete"): Series {
  const first = 2026 * 12 + 8 - (values.length - 1);
  return {
    grain: "month",
    points: values.map((value, i) => {
      const at = first + i;
      const state = value === null ? "suppressed" : i === values.length - 1 ? last : "complete";
      return {
        period: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`,
        cell: { value, n: 10, low: null, high: null, state },
      };
    }),
  };
}
const climb = Array.from({ length: 33 }, (_, i) => 100 + 3 * i + (i % 3));

describe("an outlook", () => {
  it("reaches from the last complete period to the one of the deadline", () => {
    const found = outlookOf(months(climb), target, free, calendar);
    expect(found && "points" in found && found.points.map(({ period }) => period)).toEqual([
      "2026-10-01",
      "2026-11-01",
      "2026-12-01",
    ]);
    expect(found && "points" in found && [found.method, found.n]).toEqual(["theta", 33]);
  });

  it("is made from what is complete: an open last period is neither learnt from nor skipped", () => {
    const open = outlookOf(months([...climb.slice(0, -1), 5], "partial"), target, free, calendar);
    expect(open && "points" in open && [open.n, open.points[0]?.period]).toEqual([32, "2026-09-01"]);
  });

  it("learns from no other definition and over no gap", () => {
    const changed = outlookOf(months(climb), target, { changes: ["2025-03-15"], partOfWhole: false }, calendar);
    // March 2025 goes by its last day's definition.
    expect(changed && "n" in changed && changed.n).toBe(19);
    const gap = outlookOf(months(climb.map((value, i) => (i === 20 ? null : value))), target, free, calendar);
    expect(gap && "n" in gap && gap.n).toBe(12);
  });

  it("keeps shares between none and all, and counts above nothing", () => {
    const near = climb.map((_, i) => 0.9 + 0.03 * Math.sin(i * 7) + i * 0.002);
    const share = outlookOf(months(near), target, { changes: [], partOfWhole: true }, calendar);
    expect(share && "points" in share && share.points.every(({ low, high }) => low >= 0 && high <= 1)).toBe(true);
    const few = outlookOf(months(climb.map((_, i) => [0, 1, 0, 0, 2, 0, 3][i % 7] ?? 0)), target, free, calendar);
    // Mostly none: a band of two deviations would reach below nothing.
    expect(few && "points" in few && Math.min(...few.points.map(({ low }) => low))).toBe(0);
  });

  it("says why there is none", () => {
    expect(outlookOf(months(climb.slice(-5)), target, free, calendar)).toEqual({ why: "too few values", n: 5 });
    expect(outlookOf(months(climb), { by: "2028-12-31" }, free, calendar)).toEqual({ why: "too far", n: 33 });
    expect(outlookOf(months(climb.map(() => 7)), target, free, calendar)).toEqual({ why: "constant", n: 33 });
    expect(outlookOf(months(climb), { by: "2026-09-30" }, free, calendar)).toBeNull();
    expect(outlookOf(months([]), target, free, calendar)).toBeNull();
  });
});
