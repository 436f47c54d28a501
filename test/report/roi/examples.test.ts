import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../../src/cli/session.js";
import { TEMPLATES, templateWorkspace } from "../../../src/cli/templates.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import type { Report } from "../../../src/report/model.js";
import type { RoiReport } from "../../../src/report/roi.js";
import { pages } from "../../../src/site/pages/pages.js";
import { reportFrom } from "../workspace.js";

/*
 * The published formulas as `worthwhile init --template` writes them. What each comes to is worked out here from the
 * formula as published, never read off the report.
 */
let home: string;
const reports = new Map<string, Report>();
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "worthwhile-returns-"));
  for (const template of TEMPLATES) {
    const root = join(home, template);
    for (const [path, text] of Object.entries(templateWorkspace(template, template))) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    reports.set(template, await reportFrom(root));
  }
}, 60_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const report = (template: string): Report => reports.get(template) as Report;
const roi = (template: string): RoiReport => report(template).roi as RoiReport;
const total = (template: string, kpi: string): number | null | undefined =>
  roi(template).benefits.find((benefit) => benefit.kpi === kpi)?.total.value;

describe("a published formula, from its template", () => {
  it.each(TEMPLATES)("%s: check has nothing to say, and its page is built", async (template) => {
    const session = await openSession(readDefinitions(join(home, template)), null, [], "native");
    await session.engine.close();
    expect([...session.read.diagnostics, ...session.diagnostics]).toEqual([]);
    expect(pages(report(template)).map(({ path }) => path)).toContain("roi/index.html");
  });

  it("Khoros: 0.43 × 0.65 × 0.09 × 100,000 visits are 2,515.5 tickets", () => {
    const july = report("khoros")
      .kpis.find(({ id }) => id === "deflected_tickets")
      ?.series.points.find(({ period }) => period === "2026-07-01");
    expect(july?.cell.value).toBeCloseTo(2515.5, 6);
    expect(total("khoros", "deflection_savings")).toBeCloseTo(2515.5 * 12, 6);
    const factors = roi("khoros").benefits[0]?.chain.map(
      (id) => roi("khoros").factors.find((factor) => factor.id === id)?.base,
    );
    expect(factors).toEqual([100_000, 0.43, 0.65, 0.09, 12]);
    expect(roi("khoros").outcome?.base.roi).toBeCloseTo((2515.5 * 12 - 21_000) / 21_000, 9);
  });

  it("ServiceXRG: entitled self-help × success × intent × no further action", () => {
    const cases = 12 * 5000 * 0.48 * 0.6 * 0.8;
    expect(total("servicexrg", "deflection_savings")).toBeCloseTo(cases * 25, 6);
    expect(roi("servicexrg").outcome?.base.net).toBeCloseTo(cases * 25 - 12 * 18_000, 6);
  });

  it("The Community Roundtable: answers and successful searches at the value of an answer, against the year's cost", () => {
    const value = (12 * 300 + 12 * 2000 * 0.5) * 25;
    expect(roi("roundtable").base?.benefit).toBeCloseTo(value, 6);
    expect(roi("roundtable").base?.roi).toBeCloseTo((value - 120_000) / 120_000, 9);
    // Nobody has measured what an answer is worth, so the page gives no number.
    expect(roi("roundtable")).toMatchObject({ withheld: "assumptions", assumed: 1, outcome: null });
  });

  it("FeverBee: (130 − 100) − (80 − 70) of 1,750 members is 35,000", () => {
    expect(total("feverbee", "extra_spending")).toBeCloseTo(35_000, 6);
    const [factor] = roi("feverbee").factors.filter(({ id }) => id === "extra_spending");
    // Four means of a hundred answers with a standard deviation near 29 each: ±1.96 · 1750 · 2 · 2.9.
    expect(factor?.low).toBeGreaterThan(35_000 - 1.2 * 1.96 * 1750 * 5.8);
    expect(factor?.low).toBeLessThan(35_000 - 0.8 * 1.96 * 1750 * 5.8);
  });

  it("Forrester: three years at 10 % are worth 7,168,371 against 1,672,201, a return of 329 %", () => {
    const { present, outcome } = roi("tei");
    expect(present?.benefit).toBeCloseTo(7_168_371, -1);
    expect(present?.cost).toBeCloseTo(1_672_201, -1);
    expect(present?.net).toBeCloseTo(5_496_170, -1);
    expect(Math.round((outcome?.base.roi ?? 0) * 100)).toBe(329);
    expect(present?.rate).toBe(0.1);
    // The first year's flows, at its end, exceed what was spent at the start.
    expect(present?.payback).toBeGreaterThan(11);
    expect(present?.payback).toBeLessThan(12);
  });
});
