import { describe, expect, it } from "vitest";
import { sqlOf } from "../../../src/query/ask.js";
import { opened } from "../metamorphic/open.js";

/*
 * What is made of days, over rows whose numbers are worked out here by hand: 31 days of January hold their day's number
 * of hours, February has one row, and one row has no date.
 */
const days = Array.from(
  { length: 31 },
  (_, i) => `${i + 1},2026-01-${String(i + 1).padStart(2, "0")},${i % 2 ? "odd" : "even"},${i + 1}`,
);
const rows = (undated: boolean): string =>
  ["id,day,kind,hours", ...days, "32,2026-02-03,odd,100", ...(undated ? ["33,,odd,1000"] : [])].join("\n");
const metrics = (...formulas: readonly string[]): string =>
  [
    "version: 1",
    "tables:",
    "  work: {from: work.csv, row: shift, key: id, time: day, columns: {day: {type: date}, hours: {type: number}}}",
    "kpis:",
    ...formulas.map((formula, i) => `  k${i}: {formula: "${formula}"}`),
  ].join("\n");
const open = (undated: boolean, ...formulas: readonly string[]) => opened({ "work.csv": rows(undated) }, metrics(...formulas));
const values = (answer: readonly { readonly cells: readonly { readonly value: unknown }[] }[]): readonly unknown[][] =>
  answer.map(({ cells }) => cells.map(({ value }) => value));

describe("days", () => {
  it("are read once for months, the months before, running windows and all so far", async () => {
    const formulas = [
      "sum(work.hours)",
      "prior(sum(work.hours), 1 month)",
      "rolling(sum(work.hours), 3 days)",
      "cumulative(sum(work.hours))",
    ];
    const { ask, program } = await open(false, ...formulas);
    const kpis = Object.keys(program.kpis);
    expect(values(await ask({ by: ["month"] }))).toEqual([
      [496, null, 29 + 30 + 31, 496],
      [100, 496, 100, 596],
    ]);
    const sql = sqlOf(program, { kpis, by: ["month"], from: null, to: null, where: null });
    expect(sql.match(/from "work"/g)).toHaveLength(1);
  });

  it("run over days without rows, in groups too", async () => {
    const { ask } = await open(true, "rolling(sum(work.hours), 3 days)", "cumulative(sum(work.hours))", "avg(work.hours)");
    const all = await ask({ by: ["day"], from: "2026-01-30" });
    expect(values(all)).toEqual([
      [28 + 29 + 30, 465, 30],
      [29 + 30 + 31, 496, 31],
      [30 + 31, 496, null],
      [31, 496, null],
      [100, 596, 100],
    ]);
    const groups = await ask({ by: ["day", "kind"], from: "2026-01-31", to: "2026-02-02" });
    expect(groups.map(({ key }) => key[1])).toEqual(["even", "odd", "even", "odd"]);
    expect(values(groups).map(([window, sofar]) => [window, sofar])).toEqual([
      [29 + 31, 256],
      [30, 240],
      [31, 256],
      [30, 240],
    ]);
  });

  it("cut by a range count what lies in it", async () => {
    const { ask } = await open(
      false,
      "sum(work.hours)",
      "count(distinct work.kind)",
      "count(distinct work.hours where kind = 'odd')",
    );
    expect(values(await ask({ by: ["month"], from: "2026-01-30" }))).toEqual([
      [61, 2, 1],
      [100, 1, 1],
    ]);
  });
});

it("asks rows for a date only where some have none", async () => {
  for (const undated of [false, true]) {
    const { ask, program } = await open(undated, "count(work)");
    expect(values(await ask({ by: ["kind"] }))).toEqual([[16], [16]]);
    const sql = sqlOf(program, { kpis: ["k0"], by: ["kind"], from: null, to: null, where: null });
    expect(/where/.test(sql)).toBe(undated);
  }
});
