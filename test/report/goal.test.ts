import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TargetDef } from "../../src/compile/definitions.js";
import { baselineEnd, judge, pathAt, pathPoints, statusOf, type PathDef } from "../../src/report/goal.js";
import type { ReportCell, Series } from "../../src/report/model.js";

const calendar = { weekStart: 1, fiscalYearStart: 1 } as const;
const target = (over: Partial<TargetDef> = {}): TargetDef => ({
  direction: "at_least",
  value: 0.72,
  unit: null,
  by: "2026-12-31",
  path: "linear",
  ...over,
});
const def = (over: Partial<PathDef> = {}): PathDef => ({
  baseline: { value: 0.6, period: "2025-Q4" },
  target: target(),
  grain: "month",
  ...over,
});
const cell = (
  value: number | null,
  state: ReportCell["state"] = "complete",
  low: number | null = null,
  high: number | null = null,
): ReportCell => ({ value, n: 100, low, high, state });
const series = (...points: readonly (readonly [string, ReportCell])[]): Series => ({
  grain: "month",
  points: points.map(([period, c]) => ({ period, cell: c })),
});

describe("status", () => {
  const at = (low: number | null, high: number | null, direction: TargetDef["direction"] = "at_least"): string =>
    statusOf(cell(0.7, "complete", low, high), 0.7, direction);

  it("needs the whole interval on one side of the path", () => {
    expect([at(0.71, 0.75), at(0.6, 0.69), at(0.65, 0.75)]).toEqual(["met", "missed", "undecided"]);
    expect([at(0.71, 0.75, "at_most"), at(0.6, 0.69, "at_most"), at(0.65, 0.75, "at_most")]).toEqual([
      "missed",
      "met",
      "undecided",
    ]);
  });

  it("counts an end that touches the path as on the good side", () => {
    expect([at(0.7, 0.75), at(0.6, 0.7), at(0.6, 0.7, "at_most"), at(0.7, 0.8, "at_most")]).toEqual([
      "met",
      "undecided",
      "met",
      "undecided",
    ]);
  });

  it("lets an open end reach past every path", () => {
    expect([at(null, 0.75), at(null, 0.65), at(0.71, null), at(0.65, null)]).toEqual([
      "undecided",
      "missed",
      "met",
      "undecided",
    ]);
  });

  it("compares the value itself where everything was counted", () => {
    expect([0.7, 0.69].map((v) => statusOf(cell(v), 0.7, "at_least"))).toEqual(["met", "missed"]);
    expect([0.7, 0.71].map((v) => statusOf(cell(v), 0.7, "at_most"))).toEqual(["met", "missed"]);
    expect(statusOf(cell(null), 0.7, "at_least")).toBe("no_data");
  });

  it("is never both met for at least and for at most, unless the interval is the path itself", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, path) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const both = (["at_least", "at_most"] as const).map((d) =>
          statusOf(cell((low + high) / 2, "complete", low, high), path, d),
        );
        expect(both.every((s) => s === "met")).toBe(low === path && high === path);
        expect(both.every((s) => s === "missed")).toBe(false);
        expect(both[0] === "undecided").toBe(low < path && high >= path);
      }),
    );
  });
});

describe("path", () => {
  it("runs from the end of the baseline to the deadline, read at each period's end", () => {
    expect(pathAt(def(), "2026-12-01", calendar)).toBe(0.72);
    expect(pathAt(def(), "2025-12-01", calendar)).toBe(0.6);
    expect(pathAt(def(), "2026-09-01", calendar)).toBeCloseTo(0.6 + 0.12 * (273 / 365), 12);
    expect(pathAt(def(), "2027-05-01", calendar)).toBe(0.72);
  });

  it("rises in four steps, or along an S, and both end at the target", () => {
    const steps = def({ target: target({ path: "steps" }) });
    expect(["2026-02-01", "2026-04-01", "2026-07-01", "2026-12-01"].map((p) => pathAt(steps, p, calendar))).toEqual([
      0.6, 0.63, 0.66, 0.72,
    ]);
    const curve = pathPoints(def({ target: target({ path: "logistic" }) }), calendar).map((p) => p.value);
    expect(curve[0]).toBe(0.6);
    expect(curve.at(-1)).toBeCloseTo(0.72, 12);
    expect(curve).toEqual([...curve].sort((a, b) => a - b));
  });

  it("falls where the target lies below the baseline, never past it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("linear", "steps", "logistic" as const),
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        (path, from, to) => {
          const values = pathPoints(
            def({ baseline: { value: from, period: "2025-12" }, target: target({ path, value: to }) }),
            calendar,
          ).map((p) => p.value);
          expect(values.length).toBe(13);
          for (const v of values) expect(v >= Math.min(from, to) - 1e-9 && v <= Math.max(from, to) + 1e-9).toBe(true);
        },
      ),
    );
  });

  it("without a baseline is the target", () => {
    expect(pathPoints(def({ baseline: null }), calendar)).toEqual([{ period: "2026-12-01", value: 0.72 }]);
  });

  it("knows where a baseline's period ends", () => {
    expect(["2025-Q4", "2026-03", "2025", "2026-02-28"].map((p) => baselineEnd(p, calendar))).toEqual([
      "2026-01-01",
      "2026-04-01",
      "2026-01-01",
      "2026-03-01",
    ]);
  });
});

describe("judging", () => {
  it("takes the last complete period; immature and partial ones wait", () => {
    const judged = judge(
      def(),
      series(
        ["2026-08-01", cell(0.8)],
        ["2026-09-01", cell(0.9)],
        ["2026-10-01", cell(0.1, "immature")],
        ["2026-11-01", cell(0.1, "partial")],
      ),
      null,
      calendar,
    );
    expect([judged.status, judged.now?.period]).toEqual(["met", "2026-09-01"]);
  });

  it("is too early before the baseline has ended, or before anything is mature", () => {
    expect(judge(def(), series(["2025-11-01", cell(0.9)], ["2025-12-01", cell(0.9)]), null, calendar)).toEqual({
      status: "too_early",
      now: null,
    });
    expect(judge(def(), series(["2026-01-01", cell(0.9, "immature")]), null, calendar).status).toBe("too_early");
    expect(judge(def({ baseline: null }), series(["2026-01-01", cell(0.9)]), "2026-02-15", calendar).status).toBe("too_early");
  });

  it("has no data where nothing has a value", () => {
    expect(judge(def(), series(), null, calendar).status).toBe("no_data");
    expect(
      judge(def(), series(["2026-01-01", cell(null, "no_data")], ["2026-02-01", cell(null, "undefined")]), null, calendar)
        .status,
    ).toBe("no_data");
  });
});
