import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVENTS, dateOf, dayAt, weekdayOf } from "../../loaders/aurora/clock.js";
import { contentCalendar } from "../../loaders/aurora/costs.js";
import type { Row } from "../../loaders/channel.js";
import { mean, number, rowsOf, SEED } from "./rows.js";

const HOUR = 3_600_000;
const topics = await rowsOf("topics");
const posts = await rowsOf("posts");
const visits = await rowsOf("visits");
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const year = (rows: readonly Row[], column: string, from: string, to: string) =>
  rows.filter((row) => dateOf(dayAt(number(row, column))) >= from && dateOf(dayAt(number(row, column))) < to);
const wait = (rows: readonly Row[]) =>
  rows
    .filter((row) => row["first_reply_at"] !== null)
    .map((row) => (number(row, "first_reply_at") - number(row, "created_at")) / HOUR);

describe("Aurora's three years", () => {
  it("grow along an S: slow, fast, slow", () => {
    const [one, two, three] = [
      year(visits, "visited_at", "2023-11-01", "2024-11-01").length,
      year(visits, "visited_at", "2024-11-01", "2025-11-01").length,
      year(visits, "visited_at", "2025-11-01", "2026-11-01").length,
    ];
    expect(two / one).toBeGreaterThan(3);
    expect(three / two).toBeGreaterThan(1.3);
    expect(three / two).toBeLessThan(two / one);
  });

  it("rest at weekends and in July", () => {
    const perDay = (weekdays: readonly number[]) =>
      topics.filter((t) => weekdays.includes(weekdayOf(dayAt(number(t, "created_at"))))).length / weekdays.length;
    expect(perDay([6, 7]) / perDay([1, 2, 3, 4])).toBeLessThan(0.4);
    const month = (m: string) => year(visits, "visited_at", `2026-${m}-01`, `2026-${m}-29`).length;
    expect(month("07") / mean([month("06"), month("08")])).toBeLessThan(0.92);
  });

  it("happen in office hours", () => {
    const hours = visits.map((v) => new Date(number(v, "visited_at") + HOUR).getUTCHours());
    expect(hours.filter((h) => h >= 8 && h < 18).length / hours.length).toBeGreaterThan(0.6);
    expect(hours.filter((h) => h < 6).length / hours.length).toBeLessThan(0.05);
  });

  it("lose a week of the forum, and only of the forum", () => {
    const lost = (rows: readonly Row[], column: string) =>
      rows.filter(
        (row) =>
          row[column] !== null &&
          dayAt(number(row, column)) >= EVENTS.outage.from &&
          dayAt(number(row, column)) < EVENTS.outage.to,
      ).length;
    expect(lost(topics, "created_at")).toBe(0);
    expect(lost(topics, "first_reply_at")).toBe(0);
    expect(lost(topics, "solved_at")).toBe(0);
    expect(lost(posts, "posted_at")).toBe(0);
    expect(lost(visits, "visited_at")).toBeGreaterThan(300);
    expect(year(topics, "created_at", "2025-06-09", "2025-06-16").length).toBeGreaterThan(40);
  });

  it("stop a bot from solving questions on 1 March 2025", () => {
    const solvedShare = (rows: readonly Row[]) => {
      const asked = rows.filter((row) => row["kind"] === "question");
      return asked.filter((row) => row["solved_at"] !== null).length / asked.length;
    };
    const byBot = topics.filter((t) => t["solved_by"] === "bot");
    expect(byBot.length).toBeGreaterThan(500);
    expect(Math.max(...byBot.map((t) => dayAt(number(t, "solved_at"))))).toBeLessThan(EVENTS.solvedByPeopleFrom);
    expect(byBot.every((t) => t["accepted_post_id"] === null)).toBe(true);
    const [before, after] = [
      year(topics, "created_at", "2024-10-01", "2025-02-01"),
      year(topics, "created_at", "2025-03-01", "2025-07-01"),
    ];
    expect(solvedShare(before) - solvedShare(after)).toBeGreaterThan(0.15);
  });

  it("open the chat in the second year", async () => {
    const chat = await rowsOf("chat_messages");
    expect(dateOf(dayAt(number(chat[0] ?? {}, "sent_at")))).toMatch(/^2024-12-0[1-7]$/);
  });
});

describe("Aurora's forum", () => {
  const people = topics.filter((t) => number(t, "author_id") > 8);

  it("answers English sooner than Japanese, and Japanese sooner since the rota", () => {
    const of = (language: string, from: string, to: string) =>
      median(
        wait(
          year(
            people.filter((t) => t["language"] === language),
            "created_at",
            from,
            to,
          ),
        ),
      );
    expect(of("ja", "2025-03-01", "2026-03-01") / of("en", "2025-03-01", "2026-03-01")).toBeGreaterThan(2);
    expect(of("ja", "2026-03-01", "2026-11-01")).toBeLessThan(0.8 * of("ja", "2025-03-01", "2026-03-01"));
  });

  it("waits lognormally: the mean lies far above the median", () => {
    const waits = wait(people);
    expect(mean(waits) / median(waits)).toBeGreaterThan(1.8);
    expect(mean(waits.map(Math.log))).toBeCloseTo(Math.log(median(waits)), 0);
  });

  it("never takes a bot or the asker for the first response, though the platform does", () => {
    const firsts = new Map<unknown, number>();
    for (const post of posts) {
      if (number(post, "place") === 1 || post["is_bot"] || post["is_self_reply"]) continue;
      if (!firsts.has(post["topic_id"])) firsts.set(post["topic_id"], number(post, "posted_at"));
    }
    for (const t of topics) expect(t["first_reply_at"]).toBe(firsts.get(t["id"]) ?? null);
    const platform = topics
      .filter((t) => t["platform_first_reply_at"] !== null)
      .map((t) => (number(t, "platform_first_reply_at") - number(t, "created_at")) / HOUR);
    expect(median(platform)).toBeLessThan(0.6 * median(wait(topics)));
  });

  it("has few who write most", () => {
    const perAuthor = new Map<number, number>();
    for (const post of posts)
      if (number(post, "author_id") > 20)
        perAuthor.set(number(post, "author_id"), (perAuthor.get(number(post, "author_id")) ?? 0) + 1);
    const sizes = [...perAuthor.values()].sort((a, b) => b - a);
    const top = sizes.slice(0, Math.ceil(sizes.length / 10)).reduce((a, b) => a + b, 0);
    expect(top / sizes.reduce((a, b) => a + b, 0)).toBeGreaterThan(0.35);
  });

  it("counts a topic's replies as the posts do, and accepts posts that are there", () => {
    const replies = new Map<unknown, number>();
    const accepted = new Map<unknown, unknown>();
    for (const post of posts) {
      if (number(post, "place") > 1) replies.set(post["topic_id"], (replies.get(post["topic_id"]) ?? 0) + 1);
      if (post["is_accepted"]) accepted.set(post["topic_id"], post["id"]);
    }
    for (const t of topics) {
      expect(t["replies"]).toBe(replies.get(t["id"]) ?? 0);
      expect(t["accepted_post_id"]).toBe(accepted.get(t["id"]) ?? null);
    }
  });

  it("knows when each member first wrote", async () => {
    const first = new Map<unknown, number>();
    for (const post of posts) if (!first.has(post["author_id"])) first.set(post["author_id"], number(post, "posted_at"));
    for (const member of await rowsOf("members")) expect(member["first_post_at"]).toBe(first.get(member["id"]) ?? null);
  });
});

describe("Aurora's other channels", () => {
  it("show the scorer of sentiment at its weakest in Japanese", async () => {
    const checked = (await rowsOf("mentions")).filter((m) => m["sentiment_checked"] !== null);
    const right = (language: string) =>
      mean(checked.filter((m) => m["language"] === language).map((m) => Number(m["sentiment"] === m["sentiment_checked"])));
    expect(right("en")).toBeGreaterThan(0.8);
    expect(right("ja")).toBeLessThan(0.76);
  });

  it("name two brands in some texts, a row for each", async () => {
    const texts = new Map<unknown, Set<unknown>>();
    const mentions = await rowsOf("mentions");
    for (const m of mentions) texts.set(m["text_id"], (texts.get(m["text_id"]) ?? new Set()).add(m["brand"]));
    const twice = [...texts.values()].filter((brands) => brands.size === 2).length;
    expect(texts.size + twice).toBe(mentions.length);
    expect(twice / texts.size).toBeGreaterThan(0.05);
    expect(mentions.every((m) => String(m["text"]).includes(String(m["brand"])))).toBe(true);
  });

  it("leave the value of some orders unknown", async () => {
    const orders = await rowsOf("orders");
    const known = orders.filter((o) => o["amount"] !== null).length / orders.length;
    expect(known).toBeGreaterThan(0.82);
    expect(known).toBeLessThan(0.95);
  });

  it("answer no survey more often than they were asked", async () => {
    const asked = new Map<string, number>();
    for (const i of await rowsOf("invitations"))
      asked.set(`${String(i["wave"])} ${String(i["language"])}`, number(i, "invited"));
    const answered = new Map<string, number>();
    for (const r of await rowsOf("responses")) {
      const key = `${String(r["wave"])} ${String(r["language"])}`;
      answered.set(key, (answered.get(key) ?? 0) + 1);
      expect([r["score"], r["rating"], r["choice"]].filter((value) => value !== null)).toHaveLength(1);
    }
    for (const [key, n] of answered) expect(n).toBeLessThanOrEqual(asked.get(key) ?? 0);
  });

  it("kept a content calendar: the file in data/in is the one the simulator makes", () => {
    const file = readFileSync(new URL("../../data/in/content_calendar.csv", import.meta.url), "utf8");
    expect(file).toBe(contentCalendar(SEED));
  });
});
