import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { canonical } from "../../../src/report/canonical.js";
import type { RoiReport } from "../../../src/report/roi.js";
import type { Report } from "../../../src/report/model.js";
import { reportFrom } from "../workspace.js";
import { answersIn, COST, MONTHS, roiWorkspace } from "./workspace.js";

const SAVED = "  benefits: {saved: {kpi: savings, evidence: L3, because: A comparison.}}\n";
const SPENT = "  costs: {staff: {kpi: spent}}\n";

const roiOf = async (section: string, engine: "native" | "wasm" = "native"): Promise<RoiReport> =>
  (await reportOf(section, engine)).roi as RoiReport;

async function reportOf(section: string, engine: "native" | "wasm" = "native"): Promise<Report> {
  const root = await roiWorkspace(section);
  try {
    return await reportFrom(root, engine);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const answers = (from: string, to: string): number =>
  MONTHS.filter((month) => month >= from && month < to).reduce((sum, month) => sum + answersIn(month), 0);
const YEAR = "  from: 2025-01-01\n  to: 2026-01-01\n";
const inYear = answers("2025-01-01", "2026-01-01");

describe("a return from the KPIs' own answers", () => {
  it("is what one reckons by hand, with every factor of its chain", async () => {
    const roi = await roiOf(`${YEAR}${SAVED}${SPENT}`);
    expect(roi.months).toEqual(MONTHS.slice(0, 12));
    expect(roi.benefits[0]).toMatchObject({ counted: "paid", kind: "money", evidence: 3, assumed: false });
    expect(roi.benefits[0]?.total.value).toBeCloseTo(inYear * 0.5 * 10, 9);
    expect(roi.benefits[0]?.series?.map(({ value }) => value)).toEqual(MONTHS.slice(0, 12).map((m) => answersIn(m) * 5));
    expect(roi.benefits[0]?.chain).toEqual(["answers", "saved", "price"]);
    expect(roi.factors.find(({ id }) => id === "answers")).toMatchObject({
      base: inYear,
      low: inYear,
      high: inYear,
      unit: "answer",
    });
    expect(roi.factors.find(({ id }) => id === "price")).toMatchObject({ base: 10, low: 8, high: 14 });
    const cost = 12 * COST;
    expect(roi.outcome?.base).toEqual({
      benefit: inYear * 5,
      cost,
      net: inYear * 5 - cost,
      roi: expect.closeTo((inYear * 5 - cost) / cost, 9),
    });
    expect(roi.outcome?.low.benefit).toBeCloseTo(inYear * 0.25 * 8, 9);
    expect(roi.outcome?.high.benefit).toBeCloseTo(inYear * 0.75 * 14, 9);
    expect(roi.swings.map(({ factor }) => factor)).toEqual(["saved", "price"]);
    expect(roi.breakEvens.find(({ factor }) => factor === "saved")?.value).toBeCloseTo(cost / (inYear * 10), 9);
    expect(roi.withheld).toBeNull();
  });

  it("tells each KPI which amount reads it, and what it is a factor of; pilots, promises and credit too", async () => {
    const others = `propositions: {help: {promise: Help., kpis: [spent], business: {success: Less cost., kpi: savings}}}
pilots: {trial: {hypothesis: It helps., kpi: answers, criterion: {at_least: 1 answer}, design: before_after, start: 2026-01-01, grain: month}}
attribution: {kpi: credited, models: [first, last, linear]}
`;
    const { kpis } = await reportOf(`${SAVED}${SPENT}${others}`);
    const usesOf = (id: string) => kpis.find((kpi) => kpi.id === id)?.lineage.usedBy.map((use) => `${use.kind} ${use.id}`);
    expect(usesOf("savings")).toEqual(["kpi mixed", "benefit saved", "proposition help"]);
    expect(usesOf("tickets")).toEqual(["kpi savings", "factor saved"]);
    // Two steps away, through tickets and savings.
    expect(usesOf("answers")).toEqual(["kpi tickets", "kpi mixed", "kpi time", "factor saved", "pilot trial"]);
    expect(usesOf("spent")).toEqual(["cost staff", "proposition help"]);
    expect(usesOf("credited")).toEqual(["attribution credited"]);
    expect(usesOf("guessed")).toEqual([]);
  });

  it("has the spread of its factors' distributions, and the same bytes from either engine", async () => {
    const roi = await roiOf(`${YEAR}${SAVED}${SPENT}`);
    const { benefit, net, fifty, aboveZero, low, high } = roi.outcome as NonNullable<RoiReport["outcome"]>;
    // The mean of a PERT is (low + 4 mode + high) / 6: 0.5 and 10.33; the median of their product lies close below.
    expect(benefit.p50 / (inYear * 0.5 * (62 / 6))).toBeGreaterThan(0.95);
    expect(benefit.p50 / (inYear * 0.5 * (62 / 6))).toBeLessThan(1.01);
    expect(low.net).toBeLessThan(net.p5);
    expect(high.net).toBeGreaterThan(net.p95);
    expect(fifty).toHaveLength(50);
    expect([...fifty].sort((a, b) => a - b)).toEqual(fifty);
    expect(fifty.filter((value) => value > 0).length / 50).toBeCloseTo(aboveZero, 1);
    expect(canonical(await roiOf(`${YEAR}${SAVED}${SPENT}`, "wasm"))).toBe(canonical(roi));
  });

  it("takes hours of an hourly wage in either scale", async () => {
    const roi = await roiOf(`${YEAR}${SAVED}  costs: {pay: {kpi: pay}}\n`);
    expect(roi.costs[0]?.total.value).toBeCloseTo((inYear * 6 * 30) / 60, 9);
    expect(roi.outcome?.base.cost).toBeCloseTo((inYear * 6 * 30) / 60, 9);
    expect(roi.factors.find(({ id }) => id === "minutes")).toMatchObject({
      base: 360,
      low: 180,
      high: 720,
      unit: "minute/answer",
    });
  });

  it("counts a formula that is no product as one factor, with its own interval", async () => {
    const roi = await roiOf(`${YEAR}  benefits: {mixed: {kpi: mixed, evidence: L3, because: A comparison.}}\n${SPENT}`);
    expect(roi.benefits[0]?.chain).toEqual(["mixed"]);
    const [factor] = roi.factors.filter(({ id }) => id === "mixed");
    expect(factor?.base).toBeCloseTo(inYear * (3 + 5), 6);
    expect(factor?.low).toBeLessThan(inYear * 8);
    expect(factor?.high).toBeGreaterThan(inYear * 8);
    expect(roi.benefits[0]?.assumed).toBe(true);
  });

  it("keeps to the months that benefits and costs have in common", async () => {
    const roi = await roiOf(`  from: 2024-01-01\n${SAVED}${SPENT}`);
    expect(roi.asked).toEqual({ from: "2024-01-01", to: null });
    expect(roi.range).toEqual({ from: "2025-01-01", to: "2026-07-01" });
    const away = await roiOf(`  from: 2030-01-01\n${SAVED}${SPENT}`);
    expect(away).toMatchObject({ range: null, withheld: "no time", outcome: null, base: null });
  });
});

describe("the guard rails of a return", () => {
  it("credited money, and money without a claim, is shown and not counted", async () => {
    const roi = await roiOf(`${YEAR}  benefits: {credited: {kpi: credited}, bare: {kpi: savings}}\n${SPENT}`);
    expect(roi.benefits.map(({ id, counted, evidence }) => [id, counted, evidence])).toEqual([
      ["credited", "credited", 1],
      ["bare", "credited", 1],
    ]);
    expect(roi.benefits[0]?.total.value).toBe(80);
    expect(roi).toMatchObject({ withheld: "nothing counted", outcome: null, assumed: null });
  });

  it("no number where more than half of the benefit rests on mere assumptions", async () => {
    const both = (first: string): string => `${YEAR}  benefits:
    a: {kpi: ${first}, evidence: L3, because: A comparison.}
    b: {kpi: ${first === "guessed" ? "savings" : "guessed"}, evidence: L3, because: A comparison.}
${SPENT}`;
    // 3 of 8 euro an answer are guessed.
    const some = await roiOf(both("guessed"));
    expect(some.withheld).toBeNull();
    expect(some.assumed).toBeCloseTo(3 / 8, 9);
    const alone = await roiOf(`${YEAR}  benefits: {a: {kpi: guessed, evidence: L3, because: A comparison.}}\n${SPENT}`);
    expect(alone).toMatchObject({ withheld: "assumptions", assumed: 1, outcome: null });
    // What would have to be measured is still told: how much it matters, and where it breaks even.
    expect(alone.swings.map(({ factor }) => factor)).toEqual(["guess"]);
    expect(alone.breakEvens.find(({ factor }) => factor === "guess")?.value).toBeCloseTo((12 * COST) / inYear, 9);
  });

  it("of an overlap group only the highest is paid", async () => {
    const roi = await roiOf(`${YEAR}  benefits:
    low: {kpi: guessed, evidence: L3, because: A comparison., overlap: support}
    high: {kpi: savings, evidence: L3, because: A comparison., overlap: support}
${SPENT}`);
    expect(roi.benefits.map(({ id, counted }) => [id, counted])).toEqual([
      ["low", "overlap"],
      ["high", "paid"],
    ]);
    expect(roi.outcome?.base.benefit).toBe(inYear * 5);
  });

  it("time stays time, and costs that are not known leave no return", async () => {
    const roi = await roiOf(
      `${YEAR}  benefits: {time: {kpi: time}, saved: {kpi: savings, evidence: L4, because: By lot.}}\n${SPENT}`,
    );
    expect(roi.benefits[0]).toMatchObject({ kind: "time", counted: "beside", total: { value: inYear * 360 } });
    expect(roi.outcome?.base.benefit).toBe(inYear * 5);
    const free = await roiOf(`${YEAR}${SAVED}  costs: {none: {kpi: nothing}}\n`);
    expect(free.outcome).toMatchObject({ roi: null, base: { cost: 0, net: inYear * 5, roi: null } });
  });

  it("a month of too few people is withheld, and with it the sum of a time that holds it", async () => {
    const fees = (range: string) => `${range}  benefits: {fees: {kpi: fees, evidence: L3, because: Paid for it.}}\n${SPENT}`;
    const with2 = await roiOf(fees("  from: 2025-02-01\n  to: 2025-08-01\n"));
    expect(with2.benefits[0]).toMatchObject({ counted: "unknown", total: { state: "suppressed", value: null }, chain: [] });
    // March is too few, and April goes with it, or March would follow from the total.
    expect(with2.benefits[0]?.series?.map(({ value }) => value)).toEqual([50, null, null, 50, 50, 50]);
    const without = await roiOf(fees("  from: 2025-05-01\n  to: 2025-11-01\n"));
    expect(without.benefits[0]?.total.value).toBe(300);
  });
});

describe("money over more than a year", () => {
  const flows = MONTHS.map((month) => answersIn(month) * 5);

  it("is worth less the later it comes, by the rate declared", async () => {
    const roi = await roiOf(`  discount_rate: 10 percent\n${SAVED}${SPENT}`);
    const worth = (all: readonly number[]): number => all.reduce((sum, flow, i) => sum + flow / 1.1 ** (i / 12), 0);
    const cost = worth(MONTHS.map(() => COST));
    expect(roi.present).toMatchObject({
      rate: 0.1,
      benefit: expect.closeTo(worth(flows), 6),
      cost: expect.closeTo(cost, 6),
    });
    expect(roi.outcome?.base.roi).toBeCloseTo((worth(flows) - cost) / cost, 8);
    // Every month pays for itself, so nothing has ever to come back.
    expect(roi.present?.payback).toBe(0);
  });

  it("counts alike without a rate, and needs none for a year", async () => {
    const roi = await roiOf(`${SAVED}${SPENT}`);
    const sum = flows.reduce((a, b) => a + b, 0);
    expect(roi.present).toMatchObject({ rate: null, benefit: sum, cost: 18 * COST });
    expect(roi.outcome?.base.benefit).toBe(sum);
    expect((await roiOf(`${YEAR}  discount_rate: 10 percent\n${SAVED}${SPENT}`)).present).toBeNull();
  });
});
