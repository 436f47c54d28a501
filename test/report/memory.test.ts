import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keptInMemory } from "../../src/cli/memory.js";
import type { KpiReport, Report } from "../../src/report/model.js";
import { makeWorkspace, reportFrom } from "./workspace.js";

/** One after the other, each on top of the last. */
const EDITS: readonly { readonly edit: string; readonly file: string; readonly from: string; readonly to: string }[] = [
  { edit: "nothing", file: "metrics.yaml", from: "version: 1", to: "version: 1" },
  { edit: "a label", file: "metrics.yaml", from: "label: Questions", to: "label: Topics asked" },
  { edit: "a formula", file: "metrics.yaml", from: "count(topics where solved) /", to: "count(topics where not solved) /" },
  { edit: "an assumption", file: "metrics.yaml", from: "{value: 2, low: 1", to: "{value: 3, low: 1" },
  { edit: "a range alone", file: "metrics.yaml", from: "{value: 3, low: 1", to: "{value: 3, low: 2" },
  { edit: "coverage", file: "metrics.yaml", from: "from: 2025-10-01, to: 2026-10-01", to: "from: 2025-12-01, to: 2026-10-01" },
  { edit: "a split", file: "metrics.yaml", from: "better: higher, splits: [language]}", to: "better: higher}" },
  { edit: "the week's start", file: "metrics.yaml", from: "currency: EUR,", to: "currency: EUR, week_start: sunday," },
  { edit: "a row", file: "topics.csv", from: "1,2025-10-01,2,en,", to: "1,2025-12-11,2,da," },
  { edit: "a KPI less", file: "metrics.yaml", from: "  score: {label: NPS, formula: nps(answers.score)}\n", to: "" },
];

describe("what is remembered between builds", () => {
  it("gives the same report as asking anew, whatever was edited in between", async () => {
    const root = await makeWorkspace();
    const metrics = join(root, "metrics.yaml");
    // The goal of the KPI that is taken out at the end.
    await writeFile(metrics, (await readFile(metrics, "utf8")).replace(/ {2}liked:\n(?: {4}.*\n)*/, ""));
    const kept = keptInMemory();
    await reportFrom(root, "native", kept);
    for (const { edit, file, from, to } of EDITS) {
      const text = await readFile(join(root, file), "utf8");
      expect(text, edit).toContain(from);
      await writeFile(join(root, file), text.replace(from, to));
      const anew = await reportFrom(root);
      expect(await reportFrom(root, "native", kept), edit).toEqual(anew);
    }
  });

  it("a KPI's numbers do not depend on which others are asked", async () => {
    const root = await makeWorkspace();
    const metrics = join(root, "metrics.yaml");
    const text = await readFile(metrics, "utf8");
    const kpiOf = (report: Report, id: string) => {
      // Which rows may be shown, and who reads a KPI, is a matter of all KPIs.
      const { lineage: _lineage, countedRows: _rows, ...kpi } = report.kpis.find((one) => one.id === id) as KpiReport;
      return kpi;
    };
    const all = await reportFrom(root);
    for (const id of ["asked", "rate", "savings"]) {
      const alone = text
        .split("\n")
        .filter((line) => !/^ {2}(?:asked|rate|savings|score): \{label/.test(line) || line.startsWith(`  ${id}:`))
        .join("\n")
        .replace(/^stakeholders:[^]*/m, "");
      await writeFile(metrics, alone);
      expect(kpiOf(await reportFrom(root), id)).toEqual(kpiOf(all, id));
    }
  });
});
