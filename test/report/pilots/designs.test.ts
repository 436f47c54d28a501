import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical } from "../../../src/report/canonical.js";
import type { PilotReport } from "../../../src/report/model.js";
import { reportFrom } from "../workspace.js";
import { even, monthOf, panel, START, workspace, type Made } from "./world.js";

const EFFECT = 3;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const isEven = (unit: number): boolean => unit % 2 === 0;
const after = (t: number): boolean => t >= START;

const PANELS: Readonly<Record<string, readonly Made[]>> = {
  works: panel("a", 24, (u, t) => (isEven(u) && after(t) ? EFFECT : 0)),
  nothing: panel("b", 24, () => 0, { seed: 2 }),
  drifts: panel("c", 24, (u, t) => (isEven(u) ? 0.3 * t : 0), { seed: 3 }),
  few: panel("d", 4, (u, t) => (u === 0 && after(t) ? EFFECT : 0), { seed: 4 }),
  waves: panel("e", 45, (u, t) => (u < 15 ? Number(t >= 12) : u < 30 ? Number(t >= 14) : 0) * EFFECT, { seed: 5 }),
  one: panel("f", 24, (u, t) => (u === 0 && after(t) ? EFFECT : 0), { seed: 6, noise: 0.15 }),
  alone: panel("g", 1, (_, t) => (t >= 36 ? 6 : 0), { seed: 7, months: 48 }),
  joined: panel("h", 60, (u, t) => (u < 15 && after(t) ? EFFECT : 0), { seed: 8 }),
};

const common = `    hypothesis: More.\n    agreed: {by: me, on: 2024-11-01}\n`;
const pilot = (id: string, kpi: string, rest: string): string =>
  `  ${id}:\n    kpi: ${kpi}_mean\n${common}    start: 2025-01-01\n    criterion: {at_least: 1}\n${rest
    .split("; ")
    .map((line) => `    ${line}\n`)
    .join("")}`;
const YAML = [
  pilot("works", "works", `design: differences; units: unit; treated: ${even("a", 24)}; scale_up: {units: 100}`),
  pilot("nothing", "nothing", `design: differences; units: unit; treated: ${even("b", 24)}`),
  pilot("drifts", "drifts", `design: differences; units: unit; treated: ${even("c", 24)}`),
  pilot("few", "few", "design: differences; units: unit; treated: [d00]; compare: [d01, d02, d03]"),
  pilot("two", "few", "design: differences; units: unit; treated: [d00, d01]"),
  pilot(
    "waves",
    "waves",
    `design: differences; units: unit; starts: {${Array.from({ length: 30 }, (_, u) => `e${String(u).padStart(2, "0")}: ${u < 15 ? "2025-01-01" : "2025-03-01"}`).join(", ")}}`,
  ),
  pilot("one", "one", "design: synthetic; units: unit; treated: [f00]"),
  pilot(
    "joined",
    "joined",
    `design: matched; units: unit; treated: [${Array.from({ length: 15 }, (_, u) => `h${String(u).padStart(2, "0")}`).join(", ")}]`,
  ),
  pilot("changed", "works", "design: before_after"),
  pilot("running", "works", `design: differences; units: unit; treated: ${even("a", 24)}; end: 2029-01-01`),
  pilot("gone", "works", "design: differences; units: unit; treated: [nobody]"),
  `  alone:\n    kpi: alone_mean\n${common}    start: 2027-01-01\n    design: interrupted\n    criterion: {at_least: 1}\n    pre: 36 months\n`,
  `  later:\n    kpi: works_mean\n${common}    start: 2028-02-01\n    end: 2028-08-01\n    design: differences\n    units: unit\n    treated: ${even("a", 24)}\n    criterion: {at_least: 1}\n    pre: 50 months\n`,
].join("");

let root: string;
let found: ReadonlyMap<string, PilotReport>;
let text: string;
beforeAll(async () => {
  root = await workspace(PANELS, YAML);
  const { pilots } = await reportFrom(root);
  found = new Map(pilots.map((each) => [each.id, each]));
  text = canonical(pilots);
});
afterAll(() => rm(root, { recursive: true, force: true }));
const of = (id: string): PilotReport => found.get(id) as PilotReport;
const outcome = (id: string, kind: string): string | undefined => of(id).checks.find((check) => check.kind === kind)?.outcome;

/** The difference in differences of the rows, by plain arithmetic. */
function byHand(rows: readonly Made[], treated: (unit: number) => boolean): number {
  const cell = (ours: boolean, late: boolean): number =>
    mean(
      rows
        .filter((r) => treated(Number(r.unit.slice(1))) === ours && after(r.month) === late)
        .map((r) => Number(r.value.toFixed(4))),
    );
  return cell(true, true) - cell(true, false) - (cell(false, true) - cell(false, false));
}

describe("difference in differences", () => {
  it("is that of the rows, covers the truth and is met; its checks pass, so it is an estimated effect", () => {
    const { result, verdict, evidence, sample } = of("works");
    expect(result?.effect.value).toBeCloseTo(byHand(PANELS["works"] ?? [], isEven), 9);
    expect(result?.effect.low).toBeLessThan(EFFECT);
    expect(result?.effect.high).toBeGreaterThan(EFFECT);
    expect([verdict, evidence]).toEqual(["met", 3]);
    expect([sample.treated, sample.compared, result?.before, result?.after]).toEqual([12, 12, 12, 6]);
    expect([outcome("works", "pre_trend"), outcome("works", "placebo_date"), outcome("works", "leave_one_out")]).toEqual([
      "passed",
      "passed",
      "passed",
    ]);
  });

  it("tells the arms' means by period, and what was expected: the others' way from the pilot's level", () => {
    const rows = PANELS["works"] ?? [];
    const at = (t: number, ours: boolean): number =>
      mean(
        rows.filter((r) => r.month === t && isEven(Number(r.unit.slice(1))) === ours).map((r) => Number(r.value.toFixed(4))),
      );
    const base = mean(Array.from({ length: START }, (_, t) => at(t, true) - at(t, false)));
    const period = of("works").periods.find((each) => each.period === monthOf(14));
    expect(period?.treated).toEqual({ mean: expect.closeTo(at(14, true), 9) as number, n: 12 });
    expect(period?.expected).toBeCloseTo(at(14, false) + base, 9);
    expect(period?.difference).toBeCloseTo(at(14, true) - at(14, false) - base, 9);
    const [low95, low50, high50, high95] = period?.fan ?? [0, 0, 0, 0];
    expect(low95 < low50 && low50 < high50 && high50 < high95).toBe(true);
    expect(period?.difference).toBeGreaterThan(high95);
  });

  it("finds nothing where nothing is: missed", () => {
    expect(of("nothing").verdict).toBe("missed");
    expect(of("nothing").result?.p?.value).toBeGreaterThan(0.05);
  });

  it("calls groups that drifted apart before no effect", () => {
    expect(outcome("drifts", "pre_trend")).toBe("failed");
    expect(of("drifts").evidence).toBe(2);
    expect(of("drifts").limits).toContain("checks_failed");
  });

  it("refuses one unit, and with four says that 5 % is impossible", () => {
    expect(of("few").why).toBe("too few units");
    // Two of four: six ways, and the clearest is one of three.
    expect(of("two").result?.p?.canBeSignificant).toBe(false);
    expect(of("two").verdict).toBe("undecided");
    expect(of("two").limits).toContain("few_units");
  });

  it("of staggered starts is that of group and time", () => {
    const { result, starts } = of("waves");
    expect(result?.method).toBe("group_time");
    expect(starts).toEqual(["2025-01-01", "2025-03-01"]);
    expect(result?.effect.low).toBeLessThan(EFFECT);
    expect(result?.effect.high).toBeGreaterThan(EFFECT);
    expect(of("waves").verdict).toBe("met");
  });

  it("is scaled up by units, with its range", () => {
    const { scaleUp, result } = of("works");
    expect(scaleUp?.value).toBeCloseTo(100 * (result?.effect.value ?? NaN), 6);
    expect(scaleUp?.low).toBeCloseTo(100 * (result?.effect.low ?? NaN), 6);
  });
});

describe("the other designs", () => {
  it("synthetic control covers the truth, by the donors' own placebos", () => {
    const { result, verdict } = of("one");
    expect(result?.method).toBe("synthetic");
    expect(result?.effect.low).toBeLessThan(EFFECT);
    expect(result?.effect.high).toBeGreaterThan(EFFECT);
    expect(result?.p?.value).toBeCloseTo(1 / 24, 9);
    // The place of 24 is 0.042; among as many pilots as these it stays a find only if the adjustment lets it.
    expect(verdict).toBe((result?.adjusted ?? 1) <= 0.05 ? "met" : "undecided");
  });

  it("matched cohorts cover the truth where balance and trend allow a claim", () => {
    const { result, evidence, checks } = of("joined");
    expect(result?.effect.low).toBeLessThan(EFFECT);
    expect(result?.effect.high).toBeGreaterThan(EFFECT);
    const passed = checks.every((check) => check.outcome === "passed");
    expect(evidence).toBe(passed ? 3 : 1);
  });

  it("an interrupted series is a find only where the placebo dates agree", () => {
    const { result, checks, evidence } = of("alone");
    const placebos = checks.find(({ kind }) => kind === "placebo_starts");
    expect(result?.method).toBe("interrupted");
    expect(result?.p?.value).toBeGreaterThanOrEqual(placebos?.p ?? 1);
    if (placebos?.outcome !== "passed") expect(evidence).toBe(2);
  });

  it("before and after is a change at most, without an interval, and decides nothing", () => {
    const rows = PANELS["works"] ?? [];
    const all = (late: boolean) => mean(rows.filter((r) => after(r.month) === late).map((r) => Number(r.value.toFixed(4))));
    const { result, evidence, verdict } = of("changed");
    expect(result?.effect).toEqual({ value: expect.closeTo(all(true) - all(false), 9) as number, low: null, high: null });
    expect([evidence, verdict]).toEqual([2, "undecided"]);
  });
});

describe("a pilot that cannot be judged says why", () => {
  it("before its end, before its start, without its units", () => {
    expect([of("running").stage, of("running").verdict]).toEqual(["running", "too_early"]);
    expect([of("later").stage, of("later").verdict, of("later").why]).toEqual(["not_begun", "too_early", "not begun"]);
    expect([of("gone").why, of("gone").verdict]).toEqual(["no treated units", "no_data"]);
  });

  it("and before its start how many it needs", () => {
    const { needed, detectable, treated } = of("later").sample;
    expect(treated).toBe(12);
    expect(needed).toBeGreaterThan(1);
    // What twelve can show is less than the criterion exactly where twelve are enough.
    expect((detectable ?? NaN) <= 1).toBe((needed ?? NaN) <= 12);
  });
});

it("holds no unit's name", () => {
  for (const name of ["a00", "f07", "h33"]) expect(text).not.toContain(`"${name}"`);
});

it("is the same by the same inputs", async () => {
  expect(canonical((await reportFrom(root)).pilots)).toBe(text);
});
