import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../loaders/channel.js";
import { openSession } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { memberProgram } from "../../src/compile/members.js";
import type { MemberCounts, Move } from "../../src/compile/member-counts.js";
import { memberCounts } from "../../src/query/members.js";
import { command } from "../kit/command.js";
import { number, rowsOf } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;
const STREAMS = ["members", "visits", "topics", "posts", "referrals"] as const;
const local = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Copenhagen" });
/** The local day of a moment, as a number. */
const dayOf = (at: number): number => Date.parse(local.format(at)) / 86_400_000;
const END = Date.parse("2026-10-31") / 86_400_000;

/** All by plain loops over the simulator's rows: none of the product's SQL has a part in it. */
describe("the demo's members", () => {
  let folder = "";
  let found: MemberCounts;
  const rows = {} as Record<(typeof STREAMS)[number], Row[]>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "aurora-"));
    cpSync(join(root, "metrics.yaml"), join(folder, "metrics.yaml"));
    cpSync(join(root, "data/in"), join(folder, "data/in"), { recursive: true });
    const synced = await command(["sync"], folder);
    expect(synced.exit, synced.err).toBe(0);
    const session = await openSession(readDefinitions(folder), null, [], "native");
    try {
      const members = memberProgram(session.program);
      if (members === null) throw new Error("the demo tells nothing of its members");
      found = await memberCounts(session.answers, members);
    } finally {
      await session.engine.close();
    }
    for (const name of STREAMS) rows[name] = await rowsOf(name);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const people = (): Set<unknown> => new Set(rows.members.filter((row) => row["role"] === "member").map((row) => row["id"]));

  /** When each member first did it. */
  function firsts(of: readonly Row[], who: string, when: string): Map<unknown, number> {
    const first = new Map<unknown, number>();
    const known = people();
    for (const row of of) {
      if (!known.has(row[who])) continue;
      const at = number(row, when);
      if (at < (first.get(row[who]) ?? Infinity)) first.set(row[who], at);
    }
    return first;
  }
  const stages = (): readonly Map<unknown, number>[] => [
    firsts(
      rows.visits.filter(({ page }) => page === "topic" || page === "answer"),
      "member_id",
      "visited_at",
    ),
    firsts(rows.topics, "author_id", "created_at"),
    firsts(
      rows.posts.filter((row) => row["reply_to_id"] !== null && row["is_self_reply"] === false),
      "author_id",
      "posted_at",
    ),
    firsts(
      rows.referrals.filter((row) => row["customer_id"] !== null),
      "referrer_id",
      "referred_at",
    ),
  ];

  it("came to each stage as often as the rows say", () => {
    expect(found.all).toBe(people().size);
    expect(found.reached).toEqual(stages().map(({ size }) => size));
    expect(found.reached.every((n) => n > 100)).toBe(true);
  });

  it("moved from every stage to every later one after as many days as the rows say", () => {
    const all = stages();
    const total = (counts: readonly { readonly n: number }[]): number => counts.reduce((sum, { n }) => sum + n, 0);
    expect(found.moves).toHaveLength(6);
    for (const { from, to, before, quarters } of found.moves) {
      const [start, end] = [all[from] as Map<unknown, number>, all[to] as Map<unknown, number>];
      const waited = [...start].filter(([who, at]) => !((end.get(who) ?? Infinity) < at));
      const days = waited.map(([who, at]) => ({ at, days: end.has(who) ? dayOf(end.get(who) as number) - dayOf(at) : null }));
      expect(before).toBe(start.size - waited.length);
      for (const horizon of [1, 30, 90, 365]) {
        const within = days.filter((each) => each.days !== null && each.days < horizon).length;
        expect(total(quarters.flatMap(({ moved }) => moved.filter((each) => each.days < horizon)))).toBe(within);
      }
      // Those still waiting were watched to the last day.
      const watched = days.filter((each) => each.days === null).reduce((sum, { at }) => sum + END - dayOf(at), 0);
      const theirs = quarters.flatMap((quarter) => quarter.watched).reduce((sum, each) => sum + each.days * each.n, 0);
      expect(theirs).toBe(watched);
    }
  });

  it("follows quarters by the day on which members came to the first stage", () => {
    const [start, end] = stages() as [Map<unknown, number>, Map<unknown, number>];
    const { quarters } = found.moves.find(({ from, to }) => from === 0 && to === 1) as Move;
    const spring = quarters.find(({ period }) => period === "2026-04-01");
    const came = [...start].filter(([who, at]) => {
      const day = local.format(at);
      return day >= "2026-04-01" && day < "2026-07-01" && !((end.get(who) ?? Infinity) < at);
    });
    const n = (spring?.moved ?? []).concat(spring?.watched ?? []).reduce((sum, each) => sum + each.n, 0);
    expect(n).toBe(came.length);
  });

  it("parts the year's reads of answers by who never wrote", () => {
    const { reading } = found;
    const [from, to] = [Date.parse("2025-11-01T00:00+01:00"), Date.parse("2026-11-01T00:00+01:00")];
    const known = people();
    const [, asked, answered] = stages();
    const read = rows.visits.filter((row) => {
      const at = number(row, "visited_at");
      return row["page"] === "answer" && row["answer_box"] === "shown" && at >= from && at < to;
    });
    const wrote = (who: unknown): boolean => (asked?.has(who) ?? false) || (answered?.has(who) ?? false);
    const silent = read.filter(({ member_id: who }) => known.has(who) && !wrote(who));
    const posted = read.filter(({ member_id: who }) => known.has(who) && wrote(who));
    const strangers = read.filter(({ member_id: who }) => who === null);
    const readers = (of: readonly Row[]): number => new Set(of.map((row) => row["member_id"])).size;
    expect(reading?.groups.map(({ members, reads }) => [members.value, reads.value])).toEqual([
      [readers(silent), silent.length],
      [readers(posted), posted.length],
      [0, strangers.length],
    ]);
    // 22 minutes a read, in seconds; 0.18 tickets a read at 18.50 euro.
    const [minutes, money] = reading?.groups[0]?.values ?? [];
    expect(minutes?.cell.value).toBeCloseTo(silent.length * 22 * 60, 6);
    expect(money?.cell.value).toBeCloseTo(silent.length * 0.18 * 18.5, 6);
  });
});
