import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Language } from "../../loaders/aurora/people.js";
import { CHOICES, trueShares } from "../../loaders/aurora/surveys.js";
import { dayOf } from "../../loaders/aurora/clock.js";
import type { SurveyReport } from "../../src/report/model.js";
import { reportFrom } from "../report/workspace.js";
import { number, rowsOf as madeRows } from "./rows.js";

const made = new Map<string, ReturnType<typeof madeRows>>();
/** The rows of a stream, made once. */
const rowsOf = (name: string): ReturnType<typeof madeRows> => {
  const known = made.get(name) ?? madeRows(name);
  made.set(name, known);
  return known;
};

type Section = Record<string, unknown>;
const KPIS = ["nps", "csat", "wish_faster_answers", "survey_response_rate", "survey_invitations"];

describe("the demo's surveys, beside what its answers were drawn from", () => {
  let folder = "";
  let surveys: readonly SurveyReport[] = [];
  beforeAll(async () => {
    // The demo's own definitions of surveys over the simulator's rows, without the rest of the demo.
    const demo = parse(readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8")) as Record<string, Section>;
    const table = (name: string): Section => {
      const { columns, ...rest } = (demo["tables"] as Record<string, Section>)[name] ?? {};
      const { member_id: _, ...own } = columns as Section;
      return { ...rest, columns: own, from: `${name}.csv` };
    };
    folder = mkdtempSync(join(tmpdir(), "aurora-surveys-"));
    const kpis = Object.fromEntries(
      KPIS.map((name) => {
        const { owners: _, ...kpi } = (demo["kpis"] as Record<string, Section>)[name] ?? {};
        return [name, kpi];
      }),
    );
    const { community, privacy, surveys: declared } = demo;
    const tables = { responses: table("responses"), invitations: table("invitations") };
    writeFileSync(join(folder, "metrics.yaml"), stringify({ version: 1, community, privacy, tables, kpis, surveys: declared }));
    for (const name of ["responses", "invitations"]) {
      const rows = await rowsOf(name);
      const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "member_id");
      const written = (value: unknown, column: string): string =>
        column === "answered_at" ? new Date(Number(value)).toISOString().slice(0, 19) : String(value ?? "");
      const lines = rows.map((row) => columns.map((column) => written(row[column], column)).join(","));
      writeFileSync(join(folder, `${name}.csv`), `${columns.join(",")}\n${lines.join("\n")}\n`);
    }
    surveys = (await reportFrom(folder)).surveys ?? [];
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const survey = (id: string): SurveyReport => surveys.find((one) => one.id === id) as SurveyReport;
  const within = (x: number, { low, high }: { readonly low: number | null; readonly high: number | null }): boolean =>
    low !== null && high !== null && low <= x && x <= high;

  /** What a wave would give without chance: each language's true share, as many as answered in it. */
  async function trueValue(wave: string, of: (language: Language, day: number) => number): Promise<number> {
    const sent = (await rowsOf("invitations")).find((row) => row["wave"] === wave);
    const answers = (await rowsOf("responses")).filter((row) => row["wave"] === wave);
    const day = dayOf(String(sent?.["sent_on"]).slice(0, 10));
    return answers.reduce((sum, row) => sum + of(row["language"] as Language, day), 0) / answers.length;
  }
  const score = (language: Language, day: number): number => {
    const { promoters, detractors } = trueShares(language, day);
    return 100 * (promoters - detractors);
  };

  it("holds the true score in its interval in nearly every wave", async () => {
    const { waves } = survey("recommend");
    expect(waves).toHaveLength(12);
    const truths = await Promise.all(waves.map(({ name }) => trueValue(name ?? "", score)));
    expect(waves.filter(({ cell }, i) => within(truths[i] ?? NaN, cell)).length).toBeGreaterThanOrEqual(10);
    const { comparisons } = survey("recommend");
    expect(comparisons.map(({ against }) => against)).toEqual(["before", "first"]);
    for (const each of comparisons)
      expect(within((truths.at(-1) ?? NaN) - (truths[each.wave] ?? NaN), each), each.against).toBe(true);
  });

  it("holds the true share of the content in nearly every month that has answers enough", async () => {
    const { waves } = survey("content_with_help");
    const told = waves.filter(({ cell }) => cell.value !== null);
    expect(told.length).toBeGreaterThan(28);
    const truths = await Promise.all(
      told.map(({ name }) => trueValue(name ?? "", (language, day) => trueShares(language, day).content)),
    );
    expect(told.filter(({ cell }, i) => within(truths[i] ?? NaN, cell)).length / told.length).toBeGreaterThan(0.85);
  });

  it("holds what the poll's choices were drawn from, most frequent first", () => {
    const { answers } = survey("first_improvement");
    expect(answers?.bars.map(({ values }) => values[0]).sort()).toEqual(Object.keys(CHOICES).sort());
    for (const { values, share } of answers?.bars ?? [])
      expect(within(CHOICES[values[0] as keyof typeof CHOICES], share), values[0]).toBe(true);
  });

  it("counts answers, invitations and groups as plain loops over the rows do", async () => {
    const [responses, sent] = [await rowsOf("responses"), await rowsOf("invitations")];
    for (const one of surveys) {
      const last = one.waves.at(-1);
      const answers = responses.filter((row) => row["wave"] === last?.name);
      const invited = sent.filter((row) => row["wave"] === last?.name).reduce((sum, row) => sum + number(row, "invited"), 0);
      expect([last?.cell.n, last?.invited]).toEqual([answers.length, invited]);
      expect(last?.rate).toBeCloseTo(answers.length / invited, 10);
      for (const { name, cell } of one.splits[0]?.groups ?? [])
        expect(cell.n).toBe(answers.filter((row) => row["language"] === name).length);
      // The floor: no group, and no bar of one that is told, of fewer than ten.
      for (const { cell } of one.splits[0]?.groups ?? []) expect(cell.n).toBeGreaterThanOrEqual(10);
      for (const { n } of one.answers?.bars ?? []) expect(n).toBeGreaterThanOrEqual(10);
    }
  });
});
