import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical } from "../../src/report/canonical.js";
import type { KpiReport, Report } from "../../src/report/model.js";
import { pages } from "../../src/site/pages/pages.js";
import { drawings } from "../../src/site/svg.js";
import { makeWorkspace, reportFrom, topics } from "./workspace.js";

let root: string;
let report: Report;
beforeAll(async () => {
  root = await makeWorkspace();
  report = await reportFrom(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const kpi = (id: string): KpiReport => report.kpis.find((k) => k.id === id) as KpiReport;
const inMonth = (month: string) => topics().filter((t) => t.day.startsWith(month));

describe("a report built from data", () => {
  it("holds the numbers one counts by hand", () => {
    for (const { period, cell } of kpi("rate").series.points) {
      const month = inMonth(period.slice(0, 7));
      expect(cell.n).toBe(month.length);
      expect(cell.value).toBeCloseTo(month.filter((t) => t.solved).length / month.length, 11);
      expect(cell.low).toBeLessThan(cell.value ?? 0);
      expect(cell.high).toBeGreaterThan(cell.value ?? 1);
    }
    expect(kpi("rate").series.points).toHaveLength(12);
    expect(kpi("rate").latest?.period).toBe("2026-09-01");
    expect(kpi("asked").total?.value).toBe(topics().length);
    expect(kpi("savings").latest?.cell.value).toBe(2 * inMonth("2026-09").filter((t) => t.solved).length);
    expect(report.dataTo).toBe("2026-09-30");
  });

  it("grades its evidence: counted is observed, what takes an assumption is credited at most", () => {
    expect(["asked", "rate", "savings"].map((id) => kpi(id).evidence)).toEqual([0, 0, 1]);
  });

  it("judges the goals by the last mature period", () => {
    const [solve, grow] = report.goals;
    expect([solve?.status, solve?.now?.period]).toEqual(["missed", "2026-09-01"]);
    expect(solve?.now?.path).toBeCloseTo(0.5 + 0.4 * (273 / 365), 11);
    expect([grow?.status, grow?.now?.path]).toEqual(["met", 10]);
    expect(report.stakeholders[0]?.goals).toEqual(["solve", "grow", "liked"]);
  });

  it("says who reads a KPI and where it comes from", () => {
    expect(kpi("rate").lineage.usedBy.map((use) => `${use.kind} ${use.id}`)).toEqual([
      "goal solve",
      "executive members",
      "executive alignment",
    ]);
    expect(kpi("savings").lineage.assumptions).toEqual(["saved"]);
    expect(report.assumptions[0]?.usedBy).toEqual(["savings"]);
    expect(kpi("rate").lineage.sources.map((source) => source.name)).toEqual(["topics.csv"]);
  });

  it("knows what each table covers, month by month", () => {
    const covered = report.coverage.find((each) => each.table === "topics");
    expect(covered?.months.map((month) => month.rows)).toEqual(
      Array.from({ length: 12 }, (_, i) => 52 + i + (i % 3) + (i % 4)),
    );
  });
});

describe("the privacy floor", () => {
  it("leaves no small group in any split, nor one that follows from the total", () => {
    for (const id of ["asked", "rate"]) {
      const split = kpi(id).splits[0];
      expect(split?.dimension).toBe("language");
      kpi(id).series.points.forEach(({ period, cell: whole }, i) => {
        const cells = (split?.groups ?? []).map((group) => group.series.points[i]?.cell);
        for (const cell of cells) if (typeof cell?.n === "number" && cell.n > 0) expect(cell.n).toBeGreaterThanOrEqual(5);
        const russian = inMonth(period.slice(0, 7)).filter((t) => t.language === "ru").length;
        const gone = cells.filter((cell) => cell?.state === "suppressed").length;
        // With nobody in it a group may be shown; with one to three it goes, and another with it.
        expect(gone).toBe(russian === 0 ? 0 : 2);
        const rest = (whole.n ?? 0) - cells.reduce((sum, cell) => sum + (cell?.n ?? 0), 0);
        if (russian > 0) expect(rest).toBeGreaterThanOrEqual(5);
      });
    }
  });

  it("is the survey's for answers: eight are too few, and the month that would tell goes with it", () => {
    const states = Object.fromEntries(kpi("score").series.points.map((point) => [point.period, point.cell.state]));
    expect(states["2026-09-01"]).toBe("suppressed");
    expect(states["2026-08-01"]).toBe("suppressed");
    // The whole range holds too few answers for a Net Promoter Score.
    expect([kpi("score").latest, kpi("score").total?.state]).toEqual([null, "too_few"]);
    expect(kpi("score").countedRows).toEqual([]);
    expect(kpi("score").privacyFloor).toBe(10);
    // The quarter holds both months: shown, it would tell them.
    expect(report.goals.find((goal) => goal.id === "liked")).toMatchObject({ status: "no_data", now: null });
  });

  it("ships no address, no title and no reference to a person", () => {
    const text = canonical(report);
    expect(text).not.toMatch(/example\.org|How do I/);
    const [part] = kpi("asked").countedRows;
    // Not the language: Russian is withheld in its split, so no row may be told to be Russian.
    expect(part?.columns).toEqual(["id", "day", "solved"]);
    expect(part?.total).toBe(inMonth("2026-09").length);
    expect(part?.rows).toHaveLength(6);
  });
});

describe("what no complete period can tell", () => {
  const METRICS = (topics: string): string => `version: 1
tables:
  topics: {from: topics.csv, row: topic, key: id, ${topics}}
  answers: {from: answers.csv, row: answer, time: day}
kpis:
  rate: {formula: count(topics where solved) / count(topics), splits: [language]}
  score: {formula: 'csat(answers.score, 9)'}
`;
  const reportOf = async (topics: string): Promise<Report> => {
    const folder = await makeWorkspace(METRICS(topics));
    try {
      return await reportFrom(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  const share = (of: (topic: ReturnType<typeof topics>[number]) => boolean): number => {
    const some = topics().filter(of);
    return some.filter((topic) => topic.solved).length / some.length;
  };

  it("is told by the whole range, its groups too, where rows have no time", async () => {
    const [rate] = (await reportOf("columns: {language: {label: Language}}")).kpis;
    expect(rate?.latest?.period).toBeNull();
    expect(rate?.latest?.cell.value).toBeCloseTo(
      share(() => true),
      11,
    );
    const groups = rate?.splits[0]?.groups ?? [];
    expect(groups.map(({ name, series, total }) => [name, series.points.length, total?.n])).toEqual([
      ["en", 0, 546],
      ["da", 0, 156],
      ["ru", 0, 18],
    ]);
    for (const { name, total } of groups)
      expect(total?.value).toBeCloseTo(
        share((topic) => topic.language === name),
        11,
      );
    expect(rate?.countedRows.map((part) => part.total)).toEqual([topics().filter((topic) => topic.solved).length, 720]);
  });

  it("is the count alone below the KPI's own min_n", async () => {
    const root = await makeWorkspace(METRICS("columns: {}").replace("splits:", "min_n: 100, splits:"));
    try {
      const [rate] = (await reportFrom(root)).kpis;
      const states = rate?.splits[0]?.groups.map(({ name, total }) => [name, total?.state, (total?.n ?? 0) < 100]);
      expect(states).toEqual([
        ["en", "complete", false],
        ["da", "complete", false],
        ["ru", "too_few", true],
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  it("is told without its rows where a period is withheld", async () => {
    const score = (await reportOf("time: day")).kpis.find(({ id }) => id === "score");
    expect(score?.series.points.map(({ cell }) => cell.state)).toEqual(["suppressed", "suppressed"]);
    expect([score?.latest?.period, score?.latest?.cell.n, score?.countedRows]).toEqual([null, 28, []]);
  });
});

describe("too few for a number", () => {
  it("leaves the count alone: of fewer than 30 answers for a Net Promoter Score, or than a KPI's min_n", async () => {
    const root = await makeWorkspace();
    try {
      const days = (month: string, count: number) => Array.from({ length: count }, (_, i) => `2026-${month}-01,${i % 11}\n`);
      await writeFile(join(root, "answers.csv"), `day,score\n${[...days("07", 40), ...days("08", 29)].join("")}`);
      const metrics = join(root, "metrics.yaml");
      const text = await readFile(metrics, "utf8");
      await writeFile(metrics, text.replace("formula: count(topics), ", "formula: count(topics), min_n: 53, "));
      const made = await reportFrom(root);
      const of = (id: string) => made.kpis.find((one) => one.id === id) as KpiReport;
      const score = Object.fromEntries(of("score").series.points.map((point) => [point.period.slice(0, 7), point.cell]));
      expect(score["2026-07"]).toMatchObject({ n: 40, state: "complete" });
      expect(score["2026-08"]).toEqual({ value: null, n: 29, low: null, high: null, state: "too_few" });
      expect(of("score").total).toMatchObject({ n: 69, state: "complete" });
      const asked = of("asked").series.points.map(({ cell }) => [cell.value, cell.n]);
      expect(asked.slice(0, 3)).toEqual([
        [null, 52],
        [55, 55],
        [58, 58],
      ]);
      expect(of("asked").latest?.cell.value).toBeGreaterThanOrEqual(53);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe("counted rows", () => {
  it("are shown once, however often a formula counts them", async () => {
    const folder = await makeWorkspace(`version: 1
tables: {topics: {from: topics.csv, row: topic, key: id, time: day}}
kpis: {daily: {formula: "per(count(topics), day, avg) / count(topics)"}}
`);
    try {
      expect((await reportFrom(folder)).kpis[0]?.countedRows.map((part) => part.aggregate)).toEqual(["count(topics)"]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("a part of a whole", () => {
  it("has no bound below nothing or above all, however few rows tell of it", async () => {
    const share = 'formula: sum(topics.id where language = "ru") / sum(topics.id), unit: percent';
    const folder = await makeWorkspace(`version: 1
tables: {topics: {from: topics.csv, row: topic, key: id, time: day}}
kpis: {russian: {${share}}}
`);
    try {
      const cells = (await reportFrom(folder)).kpis[0]?.series.points.map(({ cell }) => cell) ?? [];
      expect(cells.some((cell) => cell.low === 0 && cell.value !== null && cell.value > 0)).toBe(true);
      for (const { low, high } of cells) expect([(low ?? 0) >= 0, (high ?? 1) <= 1]).toEqual([true, true]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("the same inputs", () => {
  it("give the same bytes, on another day, in another folder, with the other engine", async () => {
    const other = await makeWorkspace();
    try {
      const bytes = (r: Report): string => canonical({ ...r, tool: "", kpis: r.kpis });
      expect(bytes(await reportFrom(other))).toBe(bytes(report));
      expect(bytes(await reportFrom(other, "wasm"))).toBe(bytes(report));
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  }, 240_000);
});

describe("named filters", () => {
  it("are told with what they leave out over the whole range, and not where that would tell of few", async () => {
    const text = await readFile(join(root, "metrics.yaml"), "utf8");
    const at = await makeWorkspace(
      text.replace("    time: day\n    coverage", "    time: day\n    filters: [danish_out]\n    coverage").replace(
        "kpis:\n",
        `filters:
  danish_out: {table: topics, where: language != "da", label: {en: No Danish, da: Uden dansk}}
  short_numbers: {table: topics, where: id > 3}
kpis:
  unfew: {label: Not the first, formula: count(topics where short_numbers)}
  plain: {label: Answers, formula: count(answers)}
`,
      ),
    );
    try {
      const built = await reportFrom(at);
      const filtered = (id: string) => built.kpis.find((each) => each.id === id)?.lineage.filtered;
      const danish = {
        name: "danish_out",
        label: { en: "No Danish", da: "Uden dansk" },
        table: "topics",
        rows: { leftOut: topics().filter(({ language }) => language === "da").length, all: topics().length },
      };
      expect(filtered("asked")).toEqual([danish]);
      // Three rows of people are fewer than five; all rows, those left out by the other filter and those counted would tell them.
      expect(filtered("unfew")).toEqual([
        { ...danish, rows: null },
        { name: "short_numbers", label: {}, table: "topics", rows: null },
      ]);
      expect(filtered("plain")).toBeUndefined();
      const page = (path: string): string => pages(built, drawings()).find((each) => each.path === path)?.body ?? "";
      const plainly = (body: string): string => body.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
      const { leftOut, all } = danish.rows;
      expect(plainly(page("kpi/asked/index.html"))).toContain(`The filter “No Danish” leaves out ${leftOut} of ${all} rows of`);
      expect(plainly(page("da/kpi/asked/index.html"))).toContain(
        `Filteret »Uden dansk« udelader ${leftOut} af ${all} rækker i`,
      );
      expect(plainly(page("kpi/unfew/index.html"))).toContain("How many is hidden for privacy: fewer than 5");
    } finally {
      await rm(at, { recursive: true, force: true });
    }
  });
});
