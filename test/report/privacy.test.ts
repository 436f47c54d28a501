import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportCell } from "../../src/report/model.js";
import { guarded, hiding } from "../../src/report/privacy.js";

const counts = (ns: readonly number[]): ReportCell[] =>
  ns.map((n) => ({ value: n, n, low: null, high: null, state: "complete" }));

describe("complementary suppression", () => {
  it("hides one more where a single group would follow from the total", () => {
    expect(guarded(counts([40, 3, 12]), 5).map((c) => c.state)).toEqual(["complete", "suppressed", "suppressed"]);
  });

  it("hides more until what is hidden is no small group itself", () => {
    expect([...hiding([1, 1, 40, 9], 5).cells].sort()).toEqual([0, 1, 3]);
  });

  it("shows zeros: nobody is no one", () => {
    expect(guarded(counts([0, 0, 40]), 5).every((c) => c.state === "complete")).toBe(true);
  });

  it("leaves nothing of what it hides", () => {
    expect(guarded([{ value: 0.5, n: 2, low: 0.1, high: 0.9, state: "complete" }], 5)).toEqual([
      { value: null, n: null, low: null, high: null, state: "suppressed" },
    ]);
  });

  it("stands an attacker who knows the total and every shown group", () => {
    const k = 5;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }), (ns) => {
        const shown = guarded(counts(ns), k);
        const total = ns.reduce((sum, n) => sum + n, 0);
        const known = shown.reduce((sum, c) => sum + (c.n ?? 0), 0);
        const hiddenCells = shown.filter((c) => c.state === "suppressed").length;
        // No small group is shown.
        for (const c of shown) if (c.n !== null) expect(c.n === 0 || c.n >= k).toBe(true);
        if (hiddenCells === 0) return;
        const rest = total - known;
        // What is left belongs to two groups or more and is no small group, unless there is nothing else to hide behind.
        const others = ns.filter((n) => n > 0).length;
        if (others >= 2) expect(hiddenCells).toBeGreaterThanOrEqual(2);
        if (total >= k) expect(rest).toBeGreaterThanOrEqual(others >= 2 ? k : 0);
        // None is pinned down by the total. One below the floor is no one's knowledge: it is withheld itself.
        if (hiddenCells >= 2 && total >= k) expect(new Set(possible(rest, hiddenCells)).size).toBeGreaterThan(1);
      }),
    );
  });
});

/** Values the first hidden group could have: each hidden group has at least one row. */
function possible(rest: number, groups: number): readonly number[] {
  const most = rest - (groups - 1);
  return Array.from({ length: Math.max(0, most) }, (_, i) => i + 1);
}
