import { describe, expect, it } from "vitest";
import type { SurveyReport } from "../../../src/report/model.js";
import { surveysOf, type WaveOf } from "./workspace.js";

const Z = 1.959963984540054;
const RECOMMEND =
  "  recommend: {question: Would you?, kpi: liked, wave: wave, response_rate: rate, invited: asked, splits: [language]}\n";

/** Rocks' adjusted Wald, written out: 3/4, 3/2 and 3/4 answers are added. */
function scored(promoters: number, passives: number, detractors: number) {
  const n = promoters + passives + detractors;
  const [p, d] = [(promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)];
  const half = 100 * Z * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  return { value: (100 * (promoters - detractors)) / n, low: 100 * (p - d) - half, high: 100 * (p - d) + half, n };
}

const first: WaveOf = {
  wave: "spring",
  day: "2025-03-03",
  scores: { en: { 10: 30, 9: 20, 8: 20, 3: 30 }, da: { 9: 10, 7: 10, 0: 10 } },
  invited: { en: 200, da: 200 },
};
const second: WaveOf = {
  wave: "autumn",
  day: "2025-10-06",
  scores: { en: { 10: 40, 9: 30, 8: 15, 6: 10 }, da: { 9: 14, 7: 11, 2: 1, 0: 4 } },
  invited: { en: 400, da: 400 },
};

describe("two waves of a score", async () => {
  const [survey] = (await surveysOf([second, first], RECOMMEND)) as [SurveyReport];

  it("stand in order of time, each with its score, its interval, its groups and its response rate", () => {
    expect(survey.waves.map(({ name, from }) => [name, from])).toEqual([
      ["spring", "2025-03-01"],
      ["autumn", "2025-10-01"],
    ]);
    const by = [scored(60, 30, 40), scored(84, 26, 15)];
    survey.waves.forEach(({ cell }, i) => {
      for (const end of ["value", "low", "high", "n"] as const) expect(cell[end]).toBeCloseTo(by[i]?.[end] ?? NaN, 8);
    });
    expect(survey.waves[1]).toMatchObject({
      invited: 800,
      rate: 125 / 800,
      groups: { promoters: 84, passives: 26, detractors: 15 },
    });
  });

  it("are compared once, as the one before is the first, by their intervals' arms", () => {
    const [then, now] = [scored(60, 30, 40), scored(84, 26, 15)];
    expect(survey.comparisons).toHaveLength(1);
    const [found] = survey.comparisons;
    expect(found).toMatchObject({ against: "before", wave: 0, tests: 1, changed: true });
    expect(found?.difference).toBeCloseTo(now.value - then.value, 8);
    expect(found?.low).toBeCloseTo(now.value - then.value - Math.hypot(now.value - now.low, then.high - then.value), 8);
    expect(found?.high).toBeCloseTo(now.value - then.value + Math.hypot(now.high - now.value, then.value - then.low), 8);
  });

  it("tell scores of fewer than ten answers together, within their group", () => {
    expect(survey.answers?.bars.map(({ values, of, n }) => [values.join(" "), of, n])).toEqual([
      ["0 1 2 3 4 5 6", "detractors", 15],
      ["7", "passives", 11],
      ["8", "passives", 15],
      ["9", "promoters", 44],
      ["10", "promoters", 40],
    ]);
  });

  it("tell who answered beside who was invited, and how many answers would have to move", () => {
    const [split] = survey.splits;
    expect(split?.groups.map(({ name, cell, invited, rate }) => [name, cell.n, invited, rate])).toEqual([
      ["en", 95, 400, 95 / 400],
      ["da", 30, 400, 30 / 400],
    ]);
    // 95 of 125 answers where half of those invited are: 26 of 100 would have to come from the other language.
    expect(split?.distance).toBeCloseTo(95 / 125 - 0.5, 10);
  });
});

describe("small and odd surveys", () => {
  const wave = (name: string, month: number, n: number): WaveOf => ({
    wave: name,
    day: `2025-${String(month).padStart(2, "0")}-06`,
    scores: { en: { 10: Math.ceil(n / 2), 3: Math.floor(n / 2) } },
    invited: { en: 100 },
  });

  it("has no wave where nobody answered anything", async () => {
    const [survey] = (await surveysOf([], RECOMMEND)) as [SurveyReport];
    expect(survey).toMatchObject({ waves: [], comparisons: [], answers: null, splits: [] });
  });

  it("compares nothing with one wave, and tells a wave that nobody answered where its rows are named", async () => {
    const section = RECOMMEND.replace("wave: wave,", `wave: wave, where: "wave != 'x'",`);
    const [survey] = (await surveysOf([wave("one", 2, 40), wave("two", 5, 0)], section)) as [SurveyReport];
    expect(survey.waves.map(({ name, cell, invited }) => [name, cell.n, cell.value, invited])).toEqual([
      ["one", 40, 0, 100],
      ["two", 0, null, 100],
    ]);
    expect(survey.comparisons).toEqual([]);
  });

  it("gives the count alone of a score by fewer than 30", async () => {
    const [survey] = (await surveysOf([wave("one", 2, 60), wave("two", 5, 29)], RECOMMEND)) as [SurveyReport];
    expect(survey.waves[1]?.cell).toEqual({ value: null, n: 29, low: null, high: null, state: "too_few" });
    expect([survey.waves[1]?.groups, survey.answers, survey.comparisons]).toEqual([null, null, []]);
  });

  it("withholds a wave of fewer than ten, and another with it, so that it does not follow from the KPI's total", async () => {
    const waves = [wave("one", 2, 60), wave("two", 5, 45), wave("three", 8, 9), wave("four", 10, 80)];
    const [survey] = (await surveysOf(waves, RECOMMEND)) as [SurveyReport];
    expect(survey.waves.map(({ cell }) => cell.n)).toEqual([60, null, null, 80]);
    expect(survey.waves[2]).toMatchObject({ rate: null, invited: null, groups: null });
    // The last with the one before it that has a number.
    expect(survey.comparisons.map(({ wave: other }) => other)).toEqual([0]);
  });

  it("withholds all waves where a month beside them would tell the small one", async () => {
    const waves = [wave("one", 2, 60), { ...wave("two", 2, 9), day: "2025-02-17" }, wave("three", 8, 70)];
    const [survey] = (await surveysOf(waves, RECOMMEND)) as [SurveyReport];
    const told = survey.waves.filter(({ cell }) => cell.n !== null);
    // February holds 69 answers: beside it neither of its two waves may stand.
    expect(told.map(({ name }) => name).filter((name) => name !== "three")).toEqual([]);
  });

  it("adjusts over all comparisons: of twelve waves two surveys compare four times", async () => {
    const waves = Array.from({ length: 12 }, (_, i): WaveOf => ({
      wave: `w${i + 1}`,
      day: `2025-${String(i + 1).padStart(2, "0")}-06`,
      scores: { en: { 10: 40 + 4 * i, 8: 60 } },
      invited: { en: 500 },
    }));
    const section = `${RECOMMEND}  content: {question: Are you?, kpi: content, wave: wave}\n`;
    const surveys = await surveysOf(waves, section);
    const all = surveys.flatMap(({ comparisons }) => comparisons);
    expect(all.map(({ against, wave: other, tests }) => [against, other, tests])).toEqual([
      ["before", 10, 4],
      ["first", 0, 4],
      ["before", 10, 4],
      ["first", 0, 4],
    ]);
    const sorted = all.map(({ p }) => p).sort((a, b) => a - b);
    // The greatest p-value stays as it is.
    expect(Math.max(...all.map(({ adjusted }) => adjusted))).toBeCloseTo(sorted.at(-1) ?? NaN, 10);
    for (const each of all) expect(each.adjusted).toBeGreaterThanOrEqual(each.p);
    expect(surveys[1]).toMatchObject({ kind: "csat", counts: "8", responseRate: null });
  });

  it("takes quarters for waves, and a column without waves for one", async () => {
    const waves = [wave("one", 2, 60), wave("two", 3, 40), wave("three", 8, 70)];
    const section =
      RECOMMEND.replace("wave: wave", "wave: quarter") + RECOMMEND.replace("recommend", "once").replace("wave: wave, ", "");
    const [quarters, once] = (await surveysOf(waves, section)) as [SurveyReport, SurveyReport];
    expect(quarters.waves.map(({ name, from, cell }) => [name, from, cell.n])).toEqual([
      [null, "2025-01-01", 100],
      [null, "2025-07-01", 70],
    ]);
    expect(once.waves.map(({ name, from, to, cell }) => [name, from, to, cell.n])).toEqual([
      [null, "2025-02-01", "2025-08-01", 170],
    ]);
  });
});
