import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shared } from "../kit/shared.js";
import { quantile, workspace, type Cell } from "./kit.js";

interface Message {
  readonly channel: string;
  readonly user?: string;
  readonly comment?: { readonly user?: string };
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly ts: string;
  readonly text?: string;
}

/** What counts as words of somebody: Slack's documentation calls the rest events. */
const WORDS = ["", "bot_message", "me_message", "file_share", "file_comment", "file_mention", "thread_broadcast"];

workspace("slack-houston", "slack-houston-datavis", (at) => {
  const all = read();
  const author = (message: Message): string | undefined => message.user ?? message.comment?.user ?? message.bot_id;
  const isBot = (message: Message): boolean =>
    message.subtype === "bot_message" || author(message) === "USLACKBOT" || author(message)?.startsWith("B") === true;
  const words = all.filter((message) => WORDS.includes(message.subtype ?? ""));
  const written = words.filter((message) => !isBot(message));
  const joins = all.filter(({ subtype }) => subtype === "channel_join");
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Chicago", dateStyle: "short", timeStyle: "medium" });
  const local = ({ ts }: Message): string => clock.format(new Date(Number(ts) * 1000));
  const month = (message: Message): string => `${local(message).slice(0, 7)}-01`;
  const people = (some: readonly Message[]): number => new Set(some.map(author)).size;

  it("counts what its README states: 1,382 messages, 71 users, 16 channels", async () => {
    expect(all).toHaveLength(1382);
    expect((await at.cell("everything")).value).toBe(1382);
    expect((await at.cell("joins")).value).toBe(joins.length);
    expect([(await at.cell("messages")).value, (await at.cell("messages")).state]).toEqual([written.length, "complete"]);
    expect((await at.run("query", "new_members", "--by", "channels.name")).exit).toBe(2);
  });

  it("places what was written in Houston's months, by whom, and how long", async () => {
    const asked = ["messages", "active_members", "messages_per_member", "message_length", "evenings", "joins"];
    const answer = await at.by(asked.join(","), "month");
    expect(answer.size).toBe(14);
    for (const [start, cells] of answer) {
      const some = written.filter((message) => month(message) === start);
      const texts = words.filter((message) => month(message) === start);
      const late = texts.filter((message) => Number(local(message).slice(11, 13)) >= 18 || local(message).slice(11, 13) < "08");
      const [count, active, each, length, evenings, joined] = cells.map(({ value }) => value);
      expect([count, active]).toEqual([some.length, people(some)]);
      expect(each).toBeCloseTo(some.length / people(some), 10);
      expect(length).toBe(
        quantile(
          texts.map(({ text = "" }) => [...text].length),
          0.5,
        ),
      );
      expect(evenings).toBeCloseTo(late.length / texts.length, 12);
      expect(joined).toBe(joins.filter((message) => month(message) === start).length);
    }
  });

  it("takes weeks from Sunday, and windows that end with their day", async () => {
    const days = await at.by("daily_active,monthly_active,active_members", "day", "--from", "2015-08-01", "--to", "2015-09-01");
    expect(days.size).toBe(31);
    for (const [day, [last, month28, own]] of days) {
      const end = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
      const within = (count: number): readonly Message[] =>
        written.filter((message) => {
          const of = Date.parse(`${local(message).slice(0, 10)}T00:00:00Z`);
          return of < end && of >= end - count * 86_400_000;
        });
      expect([last?.value, own?.value]).toEqual([people(within(1)), people(within(1))]);
      expect(month28?.value).toBe(people(within(28)));
    }
    const weeks = await at.rows("messages", "--by", "week");
    expect(weeks.every(([start]) => new Date(`${String(start)}T00:00:00Z`).getUTCDay() === 0)).toBe(true);
    const values = weeks.map(([, cell]) => (cell as Cell).value ?? 0);
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(written.length);
  });

  it("counts members by their first join, on and on; the year to date from July; the change on the month before", async () => {
    const first = new Map<string | undefined, string>();
    for (const join of [...joins].sort((a, b) => Number(a.ts) - Number(b.ts)))
      if (!first.has(join.user)) first.set(join.user, month(join));
    const inUsers = new Set((JSON.parse(file("users.json")) as { id: string }[]).map(({ id }) => id));
    expect(inUsers.size).toBe(71);
    const months = [...first].filter(([id]) => inUsers.has(id ?? "")).map(([, start]) => start);
    const answer = await at.by("new_members,members_to_date,messages_year_to_date,change_on_month", "month");
    for (const [start, [joined, soFar, toDate, change]] of answer) {
      if (start === null) continue;
      expect(joined?.value).toBe(months.filter((one) => one === start).length);
      expect(soFar?.value).toBe(months.filter((one) => one <= start).length);
      const year = start.slice(5) >= "07-01" ? start.slice(0, 4) : String(Number(start.slice(0, 4)) - 1);
      const upTo = written.filter((message) => month(message) >= `${year}-07-01` && month(message) <= start);
      expect(toDate?.value).toBe(upTo.length);
      if (start > "2015-07-01" && start < "2016-07-01") {
        const before = new Date(`${start}T00:00:00Z`);
        before.setUTCMonth(before.getUTCMonth() - 1);
        const count = (of: string): number => written.filter((message) => month(message) === of).length;
        expect(change?.value).toBe(count(start) - count(before.toISOString().slice(0, 10)));
      }
    }
  });

  it("publishes no one", () => {
    const page = at.page("kpi/messages");
    expect(page).toContain("Messages written were 124 in June 2016.");
    expect(page).toContain("Whole range: 1,031; counted in full, no interval; n = 1,031");
    expect(page).not.toMatch(/\bU[0-9A-Z]{8}\b|p_[0-9a-f]{32}/);
    expect(at.page("")).toContain("1 of 1 goal is met");
  });
});

function file(name: string): string {
  return readFileSync(join(shared, "data/slack-houston-datavis", name), "utf8");
}

function read(): readonly Message[] {
  const channels = JSON.parse(file("channels.json")) as { name: string }[];
  return channels.flatMap(({ name }) =>
    readdirSync(join(shared, "data/slack-houston-datavis", name)).flatMap((day) =>
      (JSON.parse(file(join(name, day))) as Omit<Message, "channel">[]).map((message) => ({ ...message, channel: name })),
    ),
  );
}
