import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mentions, type Sentiment } from "../../loaders/aurora/mentions.js";
import { DAYS, dayAt } from "../../loaders/aurora/clock.js";
import { world } from "../../loaders/aurora/world.js";
import { openSession, type EngineKind } from "../../src/cli/session.js";
import { reportOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { isCorrected, type VoicesReport } from "../../src/report/voices.js";
import { SEED } from "./rows.js";

const METRICS = `version: 1
community: {timezone: UTC}
tables:
  mentions: {from: mentions.ndjson, key: id, time: mentioned_at, columns: {mentioned_at: {type: time}}}
voices:
  sentiment: {table: mentions, text: text, scorer: lexicon, as: mood, checked: sentiment_checked, language: language, where: brand = "Aurora"}
`;

const iso = (at: unknown): string => new Date(Number(at)).toISOString();

describe("the demo's texts, scored by word lists, against the simulator's truth", () => {
  const rows = [...mentions(world(SEED, 1))] as readonly Record<string, unknown>[];
  const folder = mkdtempSync(join(tmpdir(), "scores-"));
  const voicesBy = async (kind: EngineKind): Promise<VoicesReport> => {
    const session = await openSession(readDefinitions(folder), null, [], kind);
    try {
      return (await reportOf(session)).voices as VoicesReport;
    } finally {
      await session.engine.close();
    }
  };
  let voices: VoicesReport;
  beforeAll(async () => {
    writeFileSync(join(folder, "metrics.yaml"), METRICS);
    const lines = rows.map((row) => JSON.stringify({ ...row, mentioned_at: iso(row["mentioned_at"]) }));
    writeFileSync(join(folder, "mentions.ndjson"), lines.join("\n"));
    voices = await voicesBy("native");
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are read as they were meant, but for comparisons, which say no mood", () => {
    const twice = new Map<unknown, number>();
    for (const row of rows) twice.set(row["text_id"], (twice.get(row["text_id"]) ?? 0) + 1);
    const { languages = [] } = voices.sentiment ?? {};
    expect(languages.map(({ by }) => by)).toEqual(Array(6).fill("lexicon"));
    for (const { language, quality } of languages) {
      const checked = rows.filter((row) => row["language"] === language && row["sentiment_checked"] !== null);
      const met = checked.filter((row) => twice.get(row["text_id"]) === 1 || row["sentiment_checked"] === "neutral");
      expect(quality?.n).toBe(checked.length);
      expect(quality?.accuracy).toBeCloseTo(met.length / checked.length, 10);
    }
  });

  it("have corrected shares whose intervals hold the true ones, which the scored shares miss", () => {
    const { languages = [], recent } = voices.sentiment ?? {};
    let [held, all, missed] = [0, 0, 0];
    for (const { language, corrected, shares } of languages) {
      if (!isCorrected(corrected)) throw new Error(`${language} is not corrected`);
      const own = rows.filter(
        (row) =>
          row["brand"] === "Aurora" &&
          row["language"] === language &&
          iso(row["mentioned_at"]) >= (recent?.from ?? "") &&
          iso(row["mentioned_at"]) < (recent?.to ?? ""),
      );
      const chances = own.map((row) => chanceOf(dayAt(Number(row["mentioned_at"])), Number(row["id"]) % 2 === 0));
      for (const mood of ["positive", "neutral", "negative"] as const) {
        const truth = chances.reduce((sum, chance) => sum + chance[mood], 0) / chances.length;
        all++;
        if (corrected[mood].low <= truth && truth <= corrected[mood].high) held++;
        if (Math.abs((shares?.[mood] ?? 0) - truth) > Math.abs(corrected[mood].value - truth)) missed++;
      }
    }
    // Eighteen intervals at 95 %: three misses or more have a chance of 6 %.
    expect(all).toBe(18);
    expect(held).toBeGreaterThanOrEqual(16);
    expect(missed).toBeGreaterThan(all / 2);
  });

  it("are the same to the byte in WebAssembly", async () => {
    expect(JSON.stringify((await voicesBy("wasm")).sentiment)).toBe(JSON.stringify(voices.sentiment));
  }, 120_000);
});

/** What a mention's mood is drawn from (loaders/aurora/mentions.ts): more positive as the community grows. */
function chanceOf(day: number, firstNamed: boolean): Readonly<Record<Sentiment, number>> {
  const positive = (firstNamed ? 0.34 : 0.3) + (0.06 * day) / DAYS;
  const all = positive + 0.44 + 0.24;
  return { positive: positive / all, neutral: 0.44 / all, negative: 0.24 / all };
}
