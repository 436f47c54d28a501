import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KpiReport, Report } from "../../src/report/model.js";
import { makeWorkspace, reportFrom, TABLES, topics } from "./workspace.js";

/*
 * The workspace's questions: 40 and more in English a month, fewer in Russian than the floor of five; answers to its
 * survey only in two months, fewer than the thirty that a Net Promoter Score needs.
 */
const METRICS = `${TABLES}kpis:
  rate: {formula: count(topics where solved) / count(topics), unit: percent}
  english: {formula: count(topics where language = "en") / count(topics), unit: percent}
  russian: {formula: count(topics where language = "ru" and solved) / count(topics where language = "ru"), unit: percent}
  liked: {formula: nps(answers.score), unit: point}
  waits: {formula: count(topics where solved) / count(topics), unit: percent, mature_after: 7 days}
  quarterly: {formula: "per(rate, quarter, avg)"}
  health:
    composite:
      - {kpi: rate, weight: 60 percent, from: 50 percent, to: 70 percent}
      - {kpi: english, weight: 40 percent, from: 100 percent, to: 60 percent}
    unit: percent
  changed:
    composite: [{kpi: rate, weight: 0.5, from: 0 percent, to: 100 percent}, {kpi: english, weight: 0.5, from: 0 percent, to: 100 percent}]
    history: [{until: 2026-04-01, formula: count(topics where solved) / count(topics)}]
  upon_changed: {composite: [{kpi: changed, weight: 1, from: 0 percent, to: 100 percent}]}
  waits_too: {composite: [{kpi: waits, weight: 1}], mature_after: 24 hours}
  mean: {composite: [{kpi: rate, weight: 0.5}, {kpi: english, weight: 0.5}], unit: percent}
  by_quarter: {composite: [{kpi: rate, weight: 0.5}, {kpi: quarterly, weight: 0.5}], unit: percent}
  with_few: {composite: [{kpi: rate, weight: 0.5, from: 0 percent, to: 1 percent}, {kpi: russian, weight: 0.5, from: 0 percent, to: 100 percent}]}
  with_score: {composite: [{kpi: rate, weight: 0.5, from: 0 percent, to: 100 percent}, {kpi: liked, weight: 0.5, from: -100, to: 100}]}
`;

let root: string;
let report: Report;
beforeAll(async () => {
  root = await makeWorkspace(METRICS);
  report = await reportFrom(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const kpi = (id: string): KpiReport => report.kpis.find((k) => k.id === id) as KpiReport;

describe("a composite in a report", () => {
  it("shows each part's own value in the period it leads with, and what it gives: together the whole", () => {
    const month = topics().filter((t) => t.day.startsWith("2026-09"));
    const rate = month.filter((t) => t.solved).length / month.length;
    const english = month.filter((t) => t.language === "en").length / month.length;
    const { parts = [], latest } = kpi("health");
    expect(latest?.period).toBe("2026-09-01");
    expect(parts.map((part) => [part.kpi, part.weight, part.ends?.from, part.ends?.to])).toEqual([
      ["rate", 0.6, { digits: "50", word: "percent" }, { digits: "70", word: "percent" }],
      ["english", 0.4, { digits: "100", word: "percent" }, { digits: "60", word: "percent" }],
    ]);
    expect(parts[0]?.cell?.value).toBeCloseTo(rate, 11);
    expect(parts[1]?.cell?.value).toBeCloseTo(english, 11);
    expect(parts[0]?.points).toBeCloseTo(0.6 * ((rate - 0.5) / 0.2), 11);
    expect(parts[1]?.points).toBeCloseTo(0.4 * ((english - 1) / -0.4), 11);
    expect((parts[0]?.points ?? 0) + (parts[1]?.points ?? 0)).toBeCloseTo(latest?.cell.value ?? 0, 11);
  });

  it("has no goalposts where none are said, and no parts where it is a formula", () => {
    const { parts = [], latest } = kpi("mean");
    expect(parts.map(({ ends }) => ends)).toEqual([null, null]);
    expect(parts.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(latest?.cell.value ?? 0, 11);
    expect("parts" in kpi("rate")).toBe(false);
  });

  it("asks a part by its own grain where that is coarser than the part's", () => {
    const { parts = [], series, latest } = kpi("by_quarter");
    expect(series.grain).toBe("quarter");
    const quarter = topics().filter((t) => t.day >= "2026-07-01");
    expect(latest?.period).toBe("2026-07-01");
    expect(parts[0]?.cell?.value).toBeCloseTo(quarter.filter((t) => t.solved).length / quarter.length, 11);
    expect(kpi("rate").series.grain).toBe("month");
  });

  it("is withheld where a part of it is, and counts only where a part has too few answers", () => {
    for (const [i, { cell }] of kpi("with_few").series.points.entries()) {
      const part = kpi("russian").series.points[i]?.cell;
      if (part?.state === "suppressed") expect(cell.state).toBe("suppressed");
    }
    expect(kpi("russian").series.points.some(({ cell }) => cell.state === "suppressed")).toBe(true);
    expect(kpi("liked").total?.state).toBe("too_few");
    expect(kpi("with_score").total?.value).toBeNull();
    for (const { cell } of kpi("with_score").series.points) expect(cell.value).toBeNull();
  });

  it("has an interval from its parts', and says that they are taken to be independent", () => {
    const { latest, intervalMethod } = kpi("health");
    expect(intervalMethod).toBe("Monte Carlo (Wilson), parts taken to be independent");
    expect(latest?.cell.low).toBeLessThan(latest?.cell.value ?? 0);
    expect(latest?.cell.high).toBeGreaterThan(latest?.cell.value ?? 1);
    // Of a part with a history, by the definition in force: a share at first, a mean of two later.
    const width = (id: string, month: string): number => {
      const cell = kpi(id).series.points.find(({ period }) => period === month)?.cell;
      return (cell?.high ?? Number.NaN) - (cell?.low ?? Number.NaN);
    };
    for (const month of ["2026-03-01", "2026-04-01"])
      expect(width("upon_changed", month) / width("changed", month)).toBeCloseTo(1, 1);
    expect(width("changed", "2026-03-01")).toBeCloseTo(width("rate", "2026-03-01"), 9);
    expect(width("changed", "2026-04-01")).toBeLessThan(0.8 * width("rate", "2026-04-01"));
  });

  it("is told in words in every language, part by part", () => {
    const { words } = kpi("health");
    expect(words["en"]).toBe("60% rate, from 50% to 70%; 40% english, from 100% to 60%.");
    expect(words["fr"]).toBe("60\u00a0% rate, de 50\u00a0% à 70\u00a0%\u00a0; 40\u00a0% english, de 100\u00a0% à 60\u00a0%.");
    expect(words["da"]).toBe("60\u00a0% rate, fra 50\u00a0% til 70\u00a0%; 40\u00a0% english, fra 100\u00a0% til 60\u00a0%.");
    expect(words["es"]).toBe("60\u00a0% rate, de 50\u00a0% a 70\u00a0%; 40\u00a0% english, de 100\u00a0% a 60\u00a0%.");
    expect(words["ru"]).toBe(
      "60\u00a0% — показатель «rate» (шкала: 50\u00a0% → 70\u00a0%); 40\u00a0% — показатель «english» (шкала: 100\u00a0% → 60\u00a0%).",
    );
    expect(words["ja"]).toBe("「rate」60%（50%から70%まで）、「english」40%（100%から60%まで）。");
    expect(kpi("mean").words["en"]).toBe("50% rate; 50% english.");
  });

  it("hands out the rows of each part", () => {
    expect(kpi("health").countedRows.map(({ aggregate }) => aggregate)).toEqual([
      "count(topics where solved)",
      "count(topics)",
      'count(topics where language = "en")',
    ]);
    expect(kpi("health").lineage.kpis).toEqual(["rate", "english"]);
    expect(kpi("rate").lineage.usedBy).toContainEqual({ kind: "kpi", id: "health" });
    expect(kpi("health").additive).toBe("holistic");
  });

  it("waits as long as its parts, and changes where they change", () => {
    expect(["waits", "waits_too", "health"].map((id) => kpi(id).matureAfter)).toEqual(["7 day", "7 day", null]);
    expect(["changed", "upon_changed", "health"].map((id) => kpi(id).changes)).toEqual([["2026-04-01"], ["2026-04-01"], []]);
    // The definitions that held before stand where they were written.
    expect(kpi("upon_changed").history).toEqual([]);
  });

  it("is another definition with other weights", async () => {
    const other = await makeWorkspace(
      METRICS.replace("60 percent, from", "61 percent, from").replace("40 percent, from", "39 percent, from"),
    );
    try {
      const changed = (await reportFrom(other)).kpis.find(({ id }) => id === "health");
      expect(changed?.definitionHash).not.toBe(kpi("health").definitionHash);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
