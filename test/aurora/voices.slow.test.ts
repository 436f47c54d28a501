import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAYS, dayAt } from "../../loaders/aurora/clock.js";
import { incidentList } from "../../loaders/aurora/incidents.js";
import { ACCURACY, mentions } from "../../loaders/aurora/mentions.js";
import { world } from "../../loaders/aurora/world.js";
import { openSession, type Session } from "../../src/cli/session.js";
import { reportOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { isCorrected, type VoicesReport } from "../../src/report/voices.js";
import { SEED } from "./rows.js";

const METRICS = `version: 1
community: {timezone: UTC}
tables:
  mentions: {from: mentions.ndjson, key: id, time: mentioned_at, columns: {mentioned_at: {type: time}}}
  incidents: {from: incidents.ndjson, key: id, time: started_at, columns: {started_at: {type: time}, first_report_at: {type: time}, first_ticket_at: {type: time}}}
voices:
  sentiment: {table: mentions, column: sentiment, checked: sentiment_checked, language: language, where: brand = "Aurora"}
  topics: {platforms: {table: mentions, by: platform, over: 3 months}}
  early_warnings: {table: incidents, report: first_report_at, incident: first_ticket_at, severity: severity, area: product_area}
`;

const iso = (at: unknown): string => new Date(Number(at)).toISOString();
const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

/** What a mention's mood is drawn from (loaders/aurora/mentions.ts): more positive as the community grows. */
function moodChance(day: number, firstNamed: boolean): readonly [positive: number, neutral: number, negative: number] {
  const positive = (firstNamed ? 0.34 : 0.3) + (0.06 * day) / DAYS;
  const all = positive + 0.44 + 0.24;
  return [positive / all, 0.44 / all, 0.24 / all];
}

describe("what members say, against the simulator's truth", () => {
  const rows = [...mentions(world(SEED, 1))] as readonly Record<string, unknown>[];
  const incidents = incidentList(SEED);
  let folder = "";
  let session: Session;
  let voices: VoicesReport;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "voices-"));
    writeFileSync(join(folder, "metrics.yaml"), METRICS);
    writeFileSync(
      join(folder, "mentions.ndjson"),
      lines(rows.map(({ text: _, ...row }) => ({ ...row, mentioned_at: iso(row["mentioned_at"]) }))),
    );
    writeFileSync(
      join(folder, "incidents.ndjson"),
      lines(
        incidents.map((one) => ({
          id: one.id,
          started_at: iso(one.startedAt),
          severity: one.severity,
          product_area: one.area,
          first_report_at: iso(one.firstReportAt),
          first_ticket_at: iso(one.firstTicketAt),
        })),
      ),
    );
    session = await openSession(readDefinitions(folder), null, [], "native");
    voices = (await reportOf(session)).voices as VoicesReport;
  }, 120_000);
  afterAll(async () => {
    await session.engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("measures the scorer as accurate as he was made, on as many texts as were checked", () => {
    const { languages } = voices.sentiment ?? { languages: [] };
    expect(languages).toHaveLength(6);
    for (const { language, quality, doubts } of languages) {
      const checked = rows.filter((row) => row["language"] === language && row["sentiment_checked"] !== null);
      const n = quality?.n ?? 0;
      expect(n).toBe(checked.length);
      const truth = ACCURACY[language as keyof typeof ACCURACY];
      // Three standard errors of a share of n.
      expect(Math.abs((quality?.accuracy ?? 0) - truth)).toBeLessThan(3 * Math.sqrt((truth * (1 - truth)) / n));
      expect(doubts.includes("few_labels")).toBe(n < 200);
    }
    expect(languages.filter(({ doubts }) => doubts.length === 0).map(({ language }) => language)).toEqual(["en"]);
  });

  it("corrects shares to intervals that hold the true ones, which the scorer's own shares miss", () => {
    const { languages = [], recent } = voices.sentiment ?? {};
    let [held, all] = [0, 0];
    for (const { language, corrected, shares, n } of languages) {
      const own = rows.filter(
        (row) =>
          row["brand"] === "Aurora" &&
          row["language"] === language &&
          iso(row["mentioned_at"]) >= (recent?.from ?? "") &&
          iso(row["mentioned_at"]) < (recent?.to ?? ""),
      );
      expect(n).toBe(own.length);
      expect(shares?.positive).toBeCloseTo(own.filter((row) => row["sentiment"] === "positive").length / own.length, 10);
      if (!isCorrected(corrected)) throw new Error(`${language} is not corrected`);
      const chances = own.map((row) => moodChance(dayAt(Number(row["mentioned_at"])), Number(row["id"]) % 2 === 0));
      for (const [i, mood] of (["positive", "neutral", "negative"] as const).entries()) {
        const truth = chances.reduce((sum, chance) => sum + (chance[i] ?? 0), 0) / chances.length;
        all++;
        if (corrected[mood].low <= truth && truth <= corrected[mood].high) held++;
      }
    }
    // Eighteen intervals at 95 %: three misses or more have a chance of 6 %.
    expect(all).toBe(18);
    expect(held).toBeGreaterThanOrEqual(16);
  });

  it("lists incidents as they were made: newest first, who was first, by how much", () => {
    const { earlyWarnings } = voices;
    const first = incidents.filter((one) => one.firstReportAt < one.firstTicketAt);
    expect(earlyWarnings?.counted).toEqual({ all: incidents.length, both: incidents.length, community: 0, others: 0 });
    expect(earlyWarnings?.first.value).toBeCloseTo(first.length / incidents.length, 10);
    const leads = first.map((one) => (one.firstTicketAt - one.firstReportAt) / 1000).sort((a, b) => a - b);
    const middle = [leads[Math.floor((leads.length - 1) / 2)], leads[Math.floor(leads.length / 2)]] as [number, number];
    expect(earlyWarnings?.lead.value).toBeCloseTo((middle[0] + middle[1]) / 2, 3);
    expect(earlyWarnings?.lag.n).toBe(incidents.length - first.length);
    const newest = [...incidents].sort(
      (a, b) => Math.min(b.firstReportAt, b.firstTicketAt) - Math.min(a.firstReportAt, a.firstTicketAt),
    );
    expect(earlyWarnings?.list?.map(({ id }) => id)).toEqual(newest.slice(0, 200).map(({ id }) => String(id)));
    for (const { id, lead, severity, area } of earlyWarnings?.list ?? []) {
      const made = incidents[Number(id) - 1];
      expect([severity, area]).toEqual([made?.severity, made?.area]);
      expect(lead).toBeCloseTo(((made?.firstTicketAt ?? 0) - (made?.firstReportAt ?? 0)) / 1000, 2);
    }
  });

  it("tells the shares of a topic as plain SQL does, and calls no change where none was made", async () => {
    const [topic] = voices.topics;
    expect([topic?.before, topic?.now]).toEqual([
      { from: "2026-05-01", to: "2026-08-01" },
      { from: "2026-08-01", to: "2026-11-01" },
    ]);
    const counted = await session.engine.query(
      `select platform, count(*) filter (where mentioned_at >= '2026-08-01'), count(*) filter (where mentioned_at < '2026-08-01')
       from mentions where mentioned_at >= '2026-05-01' and mentioned_at < '2026-11-01' group by 1 order by 2 desc`,
    );
    const [names, now, before] = counted.data;
    expect(topic?.groups.map((group) => [group.name, group.now.n, group.before?.n])).toEqual(
      names?.map((name, i) => [name, Number(now?.[i]), Number(before?.[i])]),
    );
    // The simulator draws platforms by the same chances all the time.
    expect(topic?.groups.map(({ change }) => change?.trend)).toEqual(Array(5).fill("unclear"));
  });
});
