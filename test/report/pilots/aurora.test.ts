import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PILOTS } from "../../../loaders/aurora/pilots.js";
import { truth } from "../../../loaders/aurora/truth.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import { binder } from "../../../src/report/bind.js";
import { format } from "../../../src/report/format.js";
import { LANGUAGES } from "../../../src/report/language.js";
import type { KpiReport, PilotReport, Report } from "../../../src/report/model.js";
import { pilotStory } from "../../../src/report/pilot-story.js";
import { overclaims, plain } from "../../../src/report/sentence.js";
import { reportFrom } from "../workspace.js";
import { auroraRows } from "./world.js";

const demo = new URL("../../..", import.meta.url).pathname;
const { definitions } = readDefinitions(demo);

/** The demo's three pilots that are over, on their rows alone: as metrics.yaml declares them. */
async function workspace(seed: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-aurora-pilots-"));
  const rows = auroraRows(seed).map(
    ({ week, pilot, unit_id, arm, outcome }) => `${week},${pilot},${unit_id},${arm},${outcome}`,
  );
  await writeFile(join(root, "pilot_units.csv"), `week,pilot,unit_id,arm,outcome\n${rows.join("\n")}\n`);
  const pilots = Object.values(definitions?.pilots ?? {})
    .filter(({ kpi }) => kpi === "team_answers")
    .map(
      (p) =>
        `  ${p.name}: {hypothesis: x, kpi: team_answers, criterion: {at_least: ${p.criterion.value}}, design: ${p.design}, units: ${p.units}, arm: ${p.arm}, treated: [${p.treated.join(", ")}], where: '${p.where?.text}', grain: ${p.grain}, start: ${p.start}, end: ${p.end}, pre: ${p.pre?.count} ${p.pre?.unit}, sample: ${p.sample}, agreed: {by: ${p.agreed?.by}, on: ${p.agreed?.on}}}\n`,
    );
  await writeFile(
    join(root, "metrics.yaml"),
    `version: 1\ncommunity: {name: Test, languages: [en]}\ntables:\n  pilot_units: {from: pilot_units.csv, row: unit week, time: week, grain: week, coverage: {from: 2023-11-01, to: 2026-11-01}}\nkpis:\n  team_answers: {label: Answers, formula: avg(pilot_units.outcome)}\npilots:\n${pilots.join("")}`,
  );
  return root;
}

let root: string;
let report: Report;
beforeAll(async () => {
  root = await workspace(1);
  report = await reportFrom(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));
const of = (id: string): PilotReport => report.pilots.find((pilot) => pilot.id === id) as PilotReport;

describe("the demo's pilots, whose truth only tests know", () => {
  it("are declared as they were simulated", () => {
    const declared = Object.values(definitions?.pilots ?? {}).filter(({ kpi }) => kpi === "team_answers");
    expect(declared.map(({ name, start, criterion }) => [name, start, criterion.value])).toEqual(
      PILOTS.map(({ id, start, criterion }) => [id, start, criterion]),
    );
    for (const { agreed, start } of declared) expect((agreed?.on ?? "9") < start).toBe(true);
  });

  it("one worked, one failed, one cannot be told, and each interval holds the true effect", () => {
    expect(report.pilots.map(({ verdict }) => verdict)).toEqual(["met", "missed", "undecided"]);
    for (const { id, uplift } of truth(1, 1).pilots) {
      const { low, high } = of(id).result?.effect ?? {};
      expect(low).toBeLessThan(uplift);
      expect(high).toBeGreaterThan(uplift);
      expect(of(id).evidence).toBe(4);
    }
  });

  it("the one that is too small says so; many are adjusted for", () => {
    expect(of("expert_hours").limits).toContain("too_small");
    expect(of("answer_buddies").limits).not.toContain("too_small");
    // Benjamini and Hochberg by hand: the least of three p-values is multiplied by three at most.
    const p = of("answer_buddies").result;
    expect(p?.adjusted).toBeCloseTo(3 * (p?.p?.value ?? NaN), 9);
  });

  it("holds the means of the rows", () => {
    const rows = auroraRows(1).filter(({ pilot, arm, week }) => pilot === "badges" && arm === "pilot" && week === "2025-09-08");
    const mean = rows.reduce((sum, { outcome }) => sum + outcome, 0) / rows.length;
    expect(of("badges").periods.find(({ period }) => period === "2025-09-08")?.treated?.mean).toBeCloseTo(mean, 9);
  });

  it.each(LANGUAGES)("tells them in %s no stronger than their evidence", (language) => {
    const bind = binder(format(language), "en");
    const kpi = report.kpis[0] as KpiReport;
    for (const pilot of report.pilots) {
      for (const evidence of [1, 2, 3, 4] as const) {
        const story = pilotStory({ ...pilot, evidence }, kpi, bind);
        const said = [story.lead(), story.verdict(), story.headline(), story.criterion(), ...story.fixed(), ...story.sample()];
        for (const each of said) {
          expect(plain(each)).not.toMatch(/undefined|NaN|null/);
          expect(overclaims(plain(each), language, evidence)).toEqual([]);
        }
      }
    }
  });
});
