import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf, startOf } from "../../loaders/aurora/clock.js";
import { truth } from "../../loaders/aurora/truth.js";
import type { RoiReport } from "../../src/report/roi.js";
import { command } from "../kit/command.js";
import { reportFrom } from "../report/workspace.js";
import { number, rowsOf, SEED } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;

describe("the demo's return, beside what is true in its world", () => {
  let folder = "";
  let roi: RoiReport;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "aurora-return-"));
    cpSync(join(root, "metrics.yaml"), join(folder, "metrics.yaml"));
    cpSync(join(root, "data/in"), join(folder, "data/in"), { recursive: true });
    expect((await command(["sync"], folder)).exit).toBe(0);
    roi = (await reportFrom(folder)).roi as RoiReport;
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const [from, to] = [startOf(dayOf("2025-11-01")), startOf(dayOf("2026-11-01"))];
  const benefit = (id: string) => roi.benefits.find((one) => one.id === id);

  it("covers the tickets that answers truly avoided, at the cost of a ticket", async () => {
    const views = (await rowsOf("visits")).filter(
      (visit) => visit["answer_box"] === "shown" && number(visit, "visited_at") >= from && number(visit, "visited_at") < to,
    ).length;
    const avoided = views * truth(SEED, 1).deflection.rate * 18.5;
    expect(avoided).toBeGreaterThan(10_000);
    const { low, high } = benefit("deflection")?.total ?? {};
    expect(low).toBeLessThan(avoided);
    expect(high).toBeGreaterThan(avoided);
    expect(roi.outcome?.benefit.p5).toBeLessThan(avoided);
    expect(roi.outcome?.benefit.p95).toBeGreaterThan(avoided);
  });

  it("takes off every cost line, salaries too, and the hours of the other teams", async () => {
    const inYear = (month: unknown): boolean => String(month) >= "2025-11-01" && String(month) < "2026-11-01";
    const lines = (await rowsOf("costs")).filter(({ month }) => inYear(month));
    expect(new Set(lines.map(({ line }) => line))).toContain("staff");
    const spent = lines.reduce((sum, line) => sum + number(line, "amount"), 0);
    const hours = (await rowsOf("staff_hours"))
      .filter(({ month, team }) => inYear(month) && team !== "community")
      .reduce((sum, row) => sum + number(row, "hours"), 0);
    expect(roi.outcome?.base.cost).toBeCloseTo(spent + hours * 42, 4);
  });

  it("counts no sale that a rule credits: they claim more than the community brought about", () => {
    for (const id of ["sales_last", "sales_linear", "sales_markov"])
      expect(benefit(id)).toMatchObject({ counted: "credited", evidence: 1 });
    expect(roi.outcome?.base.benefit).toBe(benefit("deflection")?.total.value);
    expect(benefit("peer_support")?.counted).toBe("overlap");
    expect(benefit("reader_time")).toMatchObject({ counted: "beside", kind: "time" });
    // Over a third of the three years, rules credit more than the whole true effect of all three.
    expect(benefit("sales_linear")?.total.value).toBeGreaterThan(truth(SEED, 1).revenue.euro);
  });
});
