import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSession } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { memberProgram } from "../../src/compile/members.js";
import type { MemberCounts } from "../../src/compile/member-counts.js";
import type { MembersReport, MoveReport } from "../../src/report/members.js";
import type { Report } from "../../src/report/model.js";
import { ask } from "../../src/query/ask.js";
import { memberCounts } from "../../src/query/members.js";
import { understand } from "../../src/compile/program.js";
import { reportFrom } from "./workspace.js";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const METRICS = (within = "[10 days, 30 days]") => `version: 1
community: {name: Test, languages: [en], currency: EUR, timezone: Europe/Copenhagen}
tables:
  members: {from: members.csv, row: member, key: id, time: joined, coverage: {from: 2026-01-01, to: 2026-07-01}}
  reads: {from: reads.csv, row: read, key: id, time: at, coverage: {from: 2026-01-01, to: 2026-07-01}, columns: {member: {ref: members}}}
  posts: {from: posts.csv, row: post, key: id, time: at, coverage: {from: 2026-01-01, to: 2026-07-01}, columns: {member: {ref: members}}}
assumptions:
  saved: {value: 2, low: 1, high: 3, unit: minute/read, class: assumption, source: A guess, owner: Us}
kpis:
  time_saved: {label: Time saved, formula: count(reads where page = "answer") * saved, unit: minute}
members:
  who: count(members where role = "member")
  stages:
    reader: {label: Readers, event: count(distinct reads.member)}
    writer: {label: Writers, event: count(distinct posts.member)}
  within: ${within}
  cohorts: {active: count(distinct reads.member), months: 3}
  lurkers: {reads: 'count(distinct reads.member where page = "answer")', value: [time_saved]}
`;

interface Rows {
  readonly members: readonly string[];
  readonly reads: readonly string[];
  readonly posts: readonly string[];
}

async function workspace({ members, reads, posts }: Rows, metrics = METRICS()): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-members-"));
  folders.push(root);
  await writeFile(join(root, "metrics.yaml"), metrics);
  await writeFile(join(root, "members.csv"), `id,joined,role\n${members.join("\n")}\n`);
  await writeFile(join(root, "reads.csv"), `id,member,at,page\n${reads.map((row, i) => `${i + 1},${row}`).join("\n")}\n`);
  await writeFile(join(root, "posts.csv"), `id,member,at\n${posts.map((row, i) => `${i + 1},${row}`).join("\n")}\n`);
  return root;
}

async function counted(root: string): Promise<MemberCounts> {
  const session = await openSession(readDefinitions(root), null, [], "native");
  try {
    const members = memberProgram(session.program);
    if (members === null) throw new Error("no members");
    return await memberCounts(session.answers, members);
  } finally {
    await session.engine.close();
  }
}

async function told(rows: Rows, metrics?: string): Promise<{ readonly report: Report; readonly members: MembersReport }> {
  const report = await reportFrom(await workspace(rows, metrics));
  if (!report.members) throw new Error("no members");
  return { report, members: report.members };
}

const move = ({ moves }: MembersReport): MoveReport => moves[0] as MoveReport;

describe("stages, counted by hand", () => {
  // 1 reads on 5 January and writes nine calendar days later, an hour short of nine days by the clock; 2 writes before reading;
  // 3 reads and never writes; 4 does both in one moment; 5 is no member; 6 was never seen; 7 read before joining.
  const rows: Rows = {
    members: [
      "1,2026-01-02T10:00,member",
      "2,2026-01-02T10:00,member",
      "3,2026-02-01T10:00,member",
      "4,2026-02-01T10:00,member",
      "5,2026-02-01T10:00,bot",
      "6,2026-02-01T10:00,member",
      "7,2026-06-01T10:00,member",
    ],
    reads: [
      "1,2026-01-05T10:00,answer",
      "1,2026-01-07T10:00,answer",
      "2,2026-01-06T10:00,answer",
      "3,2026-06-21T10:00,answer",
      "4,2026-02-03T10:00,topic",
      "5,2026-02-03T10:00,answer",
      ",2026-02-03T10:00,answer",
      "7,2026-05-31T10:00,answer",
    ],
    posts: ["1,2026-01-14T09:00", "2,2026-01-05T10:00", "4,2026-02-03T10:00", "5,2026-02-04T10:00", "1,2026-01-13T23:59"],
  };

  it("takes each one's first event, times it in calendar days, and keeps apart who came to the later stage first", async () => {
    const found = await counted(await workspace(rows));
    expect([found.all, ...found.reached]).toEqual([6, 5, 3]);
    expect(found.moves).toEqual([
      {
        from: 0,
        to: 1,
        before: 1,
        unseen: 0,
        until: "2026-06-30",
        quarters: [
          {
            period: "2026-01-01",
            moved: [
              { days: 0, n: 1 },
              { days: 8, n: 1 },
            ],
            watched: [],
          },
          {
            period: "2026-04-01",
            moved: [],
            watched: [
              { days: 9, n: 1 },
              { days: 30, n: 1 },
            ],
          },
        ],
      },
    ]);
  });

  it("counts each month after joining from the day of joining, and who was active before apart", async () => {
    const { cohorts } = await counted(await workspace(rows));
    expect(cohorts?.rows).toEqual([
      { period: "2026-01-01", n: 2, active: [2, 0, 0, 0] },
      { period: "2026-02-01", n: 3, active: [1, 0, 0, 0] },
      { period: "2026-06-01", n: 1, active: [0, 0, 0, 0] },
    ]);
    expect(cohorts?.early).toBe(1);
  });

  it("parts readers by whether they ever wrote, and the value of reading with them", async () => {
    const { reading } = await counted(await workspace(rows));
    expect([reading?.from, reading?.to]).toEqual(["2026-01-01", "2026-07-01"]);
    const groups = reading?.groups.map(({ group, members, reads, values }) => [
      group,
      members.value,
      reads.value,
      values[0]?.cell.value,
    ]);
    // Two minutes a read, in seconds: members 3 and 7; 1 and 2; nobody signed in. The bot is none of them.
    expect(groups).toEqual([
      ["silent", 2, 2, 240],
      ["posted", 2, 3, 360],
      ["unknown", 0, 1, 120],
    ]);
    expect(reading?.groups[0]?.values[0]?.cell.low).toBeGreaterThan(2 * 60);
    expect(reading?.groups[0]?.values[0]?.cell.high).toBeLessThan(2 * 180);
  });

  it("tells nothing of so few people", async () => {
    const { members } = await told(rows);
    expect(members.stages.map(({ n }) => n)).toEqual([null, null]);
    expect([move(members).n, move(members).before, move(members).curve, move(members).quarters]).toEqual([null, null, [], []]);
    expect(move(members).after.map(({ cell }) => cell.state)).toEqual(["suppressed", "suppressed"]);
    expect(members.cohorts?.rows.every(({ n, cells }) => n === null && cells.every(({ value }) => value === null))).toBe(true);
    expect(members.reading?.groups.map(({ members: n, reads, values }) => [n, reads, values[0]?.value])).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ]);
  });
});

describe("months after joining", () => {
  it("end as the formula's do, also where a month is shorter and within a day", async () => {
    const days = ["2026-01-31T09:00", "2026-01-30T15:00", "2026-01-28T15:00", "2026-01-01T00:00", "2026-02-28T23:00"];
    const times = [
      "2026-02-28T08:59",
      "2026-02-28T09:00",
      "2026-02-28T14:59",
      "2026-02-28T15:00",
      "2026-03-01T00:00",
      "2026-03-28T22:59",
      "2026-03-28T23:00",
      "2026-03-29T03:30",
      "2026-03-31T08:59",
      "2026-03-31T09:00",
      "2026-04-30T09:00",
    ];
    const members = days.flatMap((day, d) => times.map((_, t) => `${d * 100 + t + 1},${day},member`));
    const reads = days.flatMap((_, d) => times.map((time, t) => `${d * 100 + t + 1},${time},answer`));
    const root = await workspace({ members, reads, posts: ["1,2026-03-01T10:00"] });
    const session = await openSession(readDefinitions(root), null, [], "native");
    try {
      const { world } = session.program;
      const text = (lag: number): string =>
        `retained(members from first(members.joined) by id = member active reads after ${lag} months)`;
      const kpis = Object.fromEntries(
        [0, 1, 2, 3].map((lag) => {
          const def = Object.values(world.definitions.kpis)[0];
          if (!def) throw new Error("no KPI");
          const formula = { text: text(lag), file: "x", map: Array.from({ length: 200 }, (_, i) => i) };
          return [`r${lag}`, { ...def, name: `r${lag}`, unit: null, formula }];
        }),
      );
      const program = understand({ ...world, definitions: { ...world.definitions, kpis } });
      const question = { kpis: Object.keys(kpis), by: ["month"], from: "2026-01-01", to: "2026-03-01", where: null };
      const answer = await ask(session.answers, program, question, { detail: true });
      const found = memberProgram(session.program);
      const { cohorts } = await memberCounts(session.answers, found as NonNullable<typeof found>);
      const ours = cohorts?.rows.map(({ n, active }) => active.map((kept) => [Math.round((kept / n) * 1e9), n]));
      const formulas = answer.rows.map(({ cells }) => cells.map(({ value, n }) => [Math.round(Number(value) * 1e9), n]));
      expect(ours).toEqual(formulas);
      // The same by the clock: 31 January is a month old on 28 February at nine.
      expect(ours?.flat().some(([share]) => share !== 0 && share !== 1e9)).toBe(true);
    } finally {
      await session.engine.close();
    }
  });
});

describe("members watched for unequal times", () => {
  // Forty read on 1 January and are watched to the end; ten of them write on the fifth day. Forty read on 20 June, of whom
  // eight write on the fifth day; none of those has been watched for thirty days.
  const many = (from: number, n: number, make: (id: number) => string): string[] =>
    Array.from({ length: n }, (_, i) => make(from + i));
  const rows: Rows = {
    members: [...many(1, 40, (id) => `${id},2026-01-01,member`), ...many(41, 40, (id) => `${id},2026-06-20,member`)],
    reads: [...many(1, 40, (id) => `${id},2026-01-01T10:00,answer`), ...many(41, 40, (id) => `${id},2026-06-20T10:00,answer`)],
    posts: [
      ...many(1, 10, (id) => `${id},2026-01-05T10:00`),
      ...many(41, 8, (id) => `${id},2026-06-24T10:00`),
      ...many(11, 6, (id) => `${id},2026-01-21T10:00`),
    ],
  };

  it("counts the young for as long as they were watched, where a plain share would count them as staying", async () => {
    const { members } = await told(rows);
    const [ten, thirty] = move(members).after;
    expect(ten?.cell).toMatchObject({ state: "complete", n: 80 });
    expect(ten?.cell.value).toBeCloseTo(18 / 80, 10);
    // After ten days: of 62 left, the 32 young are watched no longer than eleven days; of 30, six write on day 21.
    expect(thirty?.cell.value).toBeCloseTo(1 - (62 / 80) * (24 / 30), 10);
    expect(thirty?.cell.value).not.toBeCloseTo(24 / 80, 2);
  });

  it("compares quarters by plain shares, and leaves out one that is too young", async () => {
    const { members } = await told(rows, METRICS("[10 days, 20 days, 30 days]"));
    expect(members.trend).toBe(20);
    expect(move(members).quarters.map(({ period, cell }) => [period, cell.state, cell.value, cell.n])).toEqual([
      ["2026-01-01", "complete", 0.25, 40],
      ["2026-04-01", "immature", null, 40],
    ]);
  });

  it("is too early to tell where nobody has been watched that long", async () => {
    const { members } = await told(rows, METRICS("[30 days, 365 days]"));
    expect(move(members).after.map(({ cell }) => cell.state)).toEqual(["complete", "immature"]);
  });

  it("never shows a step of fewer than five members", async () => {
    const { members } = await told({ ...rows, posts: [...rows.posts, "30,2026-01-26T10:00", "31,2026-02-20T10:00"] });
    const { after, curve } = move(members);
    const shown = [0, ...curve.map(({ value }) => value)];
    const left = shown.slice(1).map((value, i) => (value - (shown[i] ?? 0)) / (1 - (shown[i] ?? 0)));
    // Of at most eighty, five are more than six in a hundred.
    // The days asked for may repeat what was there before.
    for (const step of left.filter((each) => each > 0)) expect(step).toBeGreaterThanOrEqual(5 / 80 - 1e-9);
    expect(after.map(({ cell }) => cell.state)).toEqual(["complete", "complete"]);
  });
});

describe("communities at the edge", () => {
  it("has no members, or one, and says so", async () => {
    const none = await told({ members: [], reads: [], posts: [] });
    expect([none.members.all, none.members.stages.map(({ n }) => n)]).toEqual([0, [0, 0]]);
    const one = await told({ members: ["1,2026-01-02,member"], reads: ["1,2026-01-03T10:00,answer"], posts: [] });
    expect(one.members.all).toBeNull();
    expect(JSON.stringify(one.members.moves)).not.toMatch(/"value":\d/);
  });

  it("gives an upper end, not a zero, where nobody of many moved", async () => {
    const ids = Array.from({ length: 60 }, (_, i) => i + 1);
    const { members } = await told({
      members: ids.map((id) => `${id},2026-01-02,member`),
      reads: ids.map((id) => `${id},2026-01-03T10:00,answer`),
      posts: [",2026-06-30T10:00"],
    });
    const [, thirty] = move(members).after;
    expect([thirty?.cell.value, thirty?.cell.low]).toEqual([0, 0]);
    // Wilson's upper end for 0 of 60: z² ÷ (n + z²).
    expect(thirty?.cell.high).toBeCloseTo(1.959964 ** 2 / (60 + 1.959964 ** 2), 5);
    expect(members.reading?.groups[0]).toMatchObject({ group: "silent", members: 60, reads: 60 });
  });
});
