import { existsSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { definitionsOf, ENGINES, prepared, sharedData, workspaceOf, type Outcome } from "./kit.js";
import { withoutShared } from "../kit/shared.js";

/* Real files of many hands, with the figures their README states. */
const TABLES = {
  tickets: { from: "tickets-helpdesk-italy/Helpdesk.csv", time: "time:timestamp" },
  traffic: {
    from: "traffic-daily-website-visitors/daily-website-visitors.csv",
    time: "Date",
    key: "Date",
    columns: {
      Date: { format: "%m/%d/%Y" },
      ...Object.fromEntries(
        ["Page.Loads", "Unique.Visits", "First.Time.Visits", "Returning.Visits"].map((name) => [
          name,
          { type: "integer" as const, decimal: "." as const },
        ]),
      ),
    },
  },
  survey: { from: "survey-r-community-2019/survey_Combined.tsv", time: "Qtime" },
  telecom: {
    from: "mentions-sentirueval-ru/telecom_test_etalon.csv",
    key: "id",
    time: "date",
    columns: { date: { type: "time" as const, format: "%s" } },
  },
  banks: {
    from: "mentions-sentirueval-ru/banks_test_etalon.csv",
    key: "id",
    time: "date",
    columns: { date: { type: "time" as const, format: "%s" } },
  },
  sessions: { from: "traffic-online-shoppers/online_shoppers_intention.csv" },
  topics: { from: "discourse-urho3d/topics-*.ndjson", key: "id", time: "created_at" },
  chat: { from: "discord-meshcore/messages-*.ndjson", time: "ts", key: "id" },
} as const;

describe.skipIf(!existsSync(sharedData)).each(ENGINES)(`data sets of the shared folder${withoutShared}, %s`, (engine) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await prepared(engine, sharedData, definitionsOf(TABLES), { lake: workspaceOf() });
  }, 300_000);

  const one = async (sql: string): Promise<unknown[]> => (await outcome.engine.query(sql)).data.map((column) => column[0]);
  const typeOf = (table: keyof typeof TABLES, column: string) =>
    outcome.catalog.tables[table]?.columns.find(({ name }) => name === column)?.type;

  it("needs no more said about any of them", () => {
    expect(outcome.sentences).toEqual([]);
    expect(Object.keys(outcome.catalog.tables)).toEqual(Object.keys(TABLES));
  });

  it("help desk: 21,348 events of 4,580 tickets, 14 activities; median 16.4 h, mean 97.6 h to taking charge", async () => {
    expect(outcome.catalog.tables["tickets"]).toMatchObject({
      rows: 21_348,
      coverage: { from: "2010-01-13", to: "2014-01-04" },
    });
    expect(typeOf("tickets", "time:timestamp")).toBe("time");
    expect(await one(`SELECT count(DISTINCT "case:concept:name"), count(DISTINCT Activity) FROM tickets`)).toEqual([4580, 14]);
    const taken = `SELECT "case:concept:name" AS c, min("time:timestamp") AS a, min("time:timestamp") FILTER (WHERE Activity = 'Take in charge ticket') AS b FROM tickets GROUP BY 1`;
    const [median, mean] = await one(`SELECT median(h), avg(h) FROM (SELECT epoch(b - a) / 3600 AS h FROM (${taken}))`);
    expect(Number(median)).toBeCloseTo(16.4, 1);
    expect(Number(mean)).toBeCloseTo(97.6, 1);
  });

  it("daily visitors: thousands in commas, American dates, 2,167 days without a gap", async () => {
    expect(outcome.catalog.tables["traffic"]).toMatchObject({ rows: 2167, coverage: { from: "2014-09-14", to: "2020-08-20" } });
    expect(outcome.catalog.tables["traffic"]?.columns.map(({ type }) => type)).toEqual([
      "date",
      "integer",
      "integer",
      "integer",
      "integer",
    ]);
    expect(await one(`SELECT "Page.Loads", "Unique.Visits", "First.Time.Visits", "Returning.Visits" FROM traffic`)).toEqual([
      2146, 1582, 1430, 152,
    ]);
    expect(
      await one(
        `SELECT max("Date") - min("Date") + 1, sum("Unique.Visits") - sum("First.Time.Visits" + "Returning.Visits") FROM traffic`,
      ),
    ).toEqual([2167, 0]);
  });

  it("survey: NPS +75.1 of 2,004 answers in 2,020 rows", async () => {
    expect(outcome.catalog.tables["survey"]).toMatchObject({ rows: 2020 });
    expect(outcome.catalog.tables["survey"]?.columns).toHaveLength(59);
    const nps = (column: string) =>
      `SELECT count(s), round(100.0 * (count(*) FILTER (WHERE s >= 9) - count(*) FILTER (WHERE s <= 6)) / count(s), 1) FROM (SELECT try_cast(${column} AS INTEGER) AS s FROM survey)`;
    expect(await one(nps("Qrecommend"))).toEqual([2004, 75.1]);
    expect(await one(nps("Qpython_recommend"))).toEqual([1115, 6.5]);
  });

  it("mentions: 2,247 and 3,313 tweets, dates counted in seconds, brands of -1, 0 and 1", async () => {
    expect(outcome.catalog.tables["telecom"]?.rows).toBe(2247);
    expect(outcome.catalog.tables["banks"]).toMatchObject({ rows: 3313, coverage: { from: "2015-06-30" } });
    expect(typeOf("banks", "twitid")).toBe("integer");
    expect(await one("SELECT twitid FROM banks WHERE id = 1")).toEqual(["615732011572050000"]);
    expect(
      await one("SELECT min(sberbank), max(sberbank), count(*) FILTER (WHERE text LIKE '%Сбербанк%') > 0 FROM banks"),
    ).toEqual([-1, 1, true]);
  });

  it("sessions: 12,330, of which 1,908 with revenue", async () => {
    expect(typeOf("sessions", "Revenue")).toBe("boolean");
    expect(await one(`SELECT count(*), count(*) FILTER (WHERE "Revenue") FROM sessions`)).toEqual([12_330, 1908]);
  });

  it("forum: 5,046 topics from three files, numbers and booleans as JSON has them", async () => {
    expect(outcome.catalog.tables["topics"]).toMatchObject({ rows: 5046, coverage: { from: "2014-01-16" } });
    expect(["views", "closed", "created_at", "title"].map((column) => typeOf("topics", column))).toEqual([
      "integer",
      "boolean",
      "time",
      "text",
    ]);
    expect(await one(`SELECT sum(posts_count) FROM topics`)).toEqual([36_990]);
  });

  it("chat: 26,084 messages, ids beyond 2^53 as the text they are", async () => {
    expect(outcome.catalog.tables["chat"]).toMatchObject({ rows: 26_084, coverage: { from: "2025-02-28", to: "2026-04-25" } });
    expect(typeOf("chat", "id")).toBe("text");
  });
});
