import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shared } from "../kit/shared.js";
import { quantile, workspace } from "./kit.js";

interface Message {
  readonly topic: string;
  readonly stream: string;
  readonly name: string;
  readonly content: string;
  readonly sender_full_name: string;
  readonly timestamp: number;
}

const WEEK = 7 * 86_400;

workspace("zulip-ncar", "zulip-ncar", (at) => {
  const all = read();
  const people = all.filter(({ sender_full_name }) => sender_full_name !== "Notification Bot");
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Denver", dateStyle: "short", timeStyle: "medium" });
  const local = (seconds: number): string => clock.format(new Date(seconds * 1000));
  /** The institute's year begins in October. */
  const year = (seconds: number): string => {
    const [y = 0, month = 0] = local(seconds).split("-").map(Number);
    return `${month >= 10 ? y : y - 1}-10-01`;
  };
  const topics = [...byTopic(people).values()].map((messages) => {
    const sorted = [...messages].sort((a, b) => a.timestamp - b.timestamp);
    const [first] = sorted as [Message, ...Message[]];
    const reply = sorted.find(({ sender_full_name }) => sender_full_name !== first.sender_full_name);
    return {
      opened: first.timestamp,
      size: sorted.length,
      wait: reply ? reply.timestamp - first.timestamp : null,
      isTicked: first.name.startsWith("✔"),
    };
  });

  it("loads what its README states through the workspace's own loader: 6,707 messages, 831 topics, 32 streams", async () => {
    expect(all).toHaveLength(6707);
    expect(new Set(all.map(({ topic }) => topic)).size).toBe(831);
    expect(new Set(all.map(({ stream }) => stream)).size).toBe(32);
    expect((await at.cell("all_messages")).value).toBe(6707);
    const streams = await at.rows("topics", "--by", "stream");
    expect(streams.map(([stream]) => stream)).toEqual([...new Set(people.map(({ stream }) => stream))].sort());
  });

  it("counts messages, people and bots in years from October", async () => {
    const answer = await at.by("messages,members,bot_share,office_hours", "fiscal_year");
    for (const [start, [messages, members, bots, office]] of answer) {
      const written = people.filter(({ timestamp }) => year(timestamp) === start);
      const every = all.filter(({ timestamp }) => year(timestamp) === start);
      expect([messages?.value, members?.value]).toEqual([
        written.length,
        new Set(written.map(({ sender_full_name }) => sender_full_name)).size,
      ]);
      expect(bots?.value).toBeCloseTo(1 - written.length / every.length, 12);
      const inOffice = written.filter(({ timestamp }) => {
        const [day = "", time = ""] = local(timestamp).split(" ");
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
        return weekday >= 1 && weekday <= 5 && time >= "09" && time < "17";
      });
      expect(office?.value).toBeCloseTo(inOffice.length / written.length, 12);
    }
  });

  it("waits for another person, not for a bot and not for the asker", async () => {
    const answer = await at.by("topics,first_response,unanswered,messages_per_topic,topic_size_p90", "fiscal_year");
    for (const [start, [count, median, unanswered, size, long]] of answer) {
      const opened = topics.filter((topic) => year(topic.opened) === start);
      const waits = opened.flatMap(({ wait }) => wait ?? []);
      expect(count?.value).toBe(opened.length);
      expect(median?.value).toBeCloseTo(quantile(waits, 0.5), 6);
      expect(unanswered?.value).toBeCloseTo(1 - waits.filter((wait) => wait < WEEK).length / opened.length, 12);
      const sizes = opened.map((topic) => topic.size);
      expect(size?.value).toBeCloseTo(sizes.reduce((sum, x) => sum + x, 0) / opened.length, 10);
      expect(long?.value).toBeCloseTo(quantile(sizes, 0.9), 9);
    }
  });

  it("counts 19 ticks, and withholds a share that rests on too few topics", async () => {
    expect(topics.filter(({ isTicked }) => isTicked)).toHaveLength(19);
    const share = await at.cell("ticked_share");
    expect([share.value, share.n]).toEqual([19 / topics.length, topics.length]);
    const marks = all.filter(({ content }) => content.includes("marked this topic as resolved"));
    expect((await at.cell("marked_resolved")).value).toBe(new Set(marks.map(({ topic }) => topic)).size);
    // No month has 30 topics: min_n.
    const page = at.page("kpi/ticked_share");
    expect(page).toContain("2.3% Whole range; 95% interval 1.5% to 3.6%; n = 812");
    expect(page).not.toMatch(/\d% (January|February|March|April|May|June|July) 20/);
  });

  it("splits by stream over the whole range where no month has enough, and publishes no one", () => {
    const page = at.page("kpi/messages_per_topic");
    const general = [...byTopic(people.filter(({ stream }) => stream === "general")).values()];
    expect(general.length).toBeGreaterThan(30);
    const each = general.reduce((sum, messages) => sum + messages.length, 0) / general.length;
    expect(page).toMatch(new RegExp(`By stream Whole range .* general ${each.toFixed(1)}`));
    const pages = ["", "kpi/members", "kpi/messages", "kpi/topics", "kpi/first_response"].map((path) => at.page(path)).join();
    expect(pages).not.toMatch(/\bu_[0-9a-f]{10}\b|p_[0-9a-f]{32}/);
    expect(pages).toContain("Members who wrote");
  });
});

function byTopic(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const found = new Map<string, Message[]>();
  for (const message of messages) found.set(message.topic, [...(found.get(message.topic) ?? []), message]);
  return found;
}

function read(): readonly Message[] {
  const root = join(shared, "data/zulip-ncar");
  const named = (text: string): string =>
    decodeURIComponent(text.replaceAll("%", "%25").replace(/\.(?=[0-9A-F]{2})/g, "%"));
  return readdirSync(root)
    .filter((folder) => statSync(join(root, folder)).isDirectory())
    .flatMap((folder) =>
      readdirSync(join(root, folder)).flatMap((file) => {
        const messages = JSON.parse(readFileSync(join(root, folder, file), "utf8")) as Omit<Message, "topic" | "stream" | "name">[];
        const [, stream = ""] = /^\d+-(.*)$/.exec(folder) ?? [];
        const name = named(file.slice(0, -".json".length));
        return messages.map((message) => ({ ...message, topic: `${folder}/${file}`, stream: named(stream), name }));
      }),
    );
}
