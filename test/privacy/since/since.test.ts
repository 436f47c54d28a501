import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../../src/report/model.js";
import { hiddenCells } from "../../../src/report/build/voices/elsewhere.js";
import { hidingSince, type Then } from "../../../src/report/build/floor/since.js";
import { uniform } from "../../../src/stats/monte-carlo.js";
import { twoOf, workedOut, type Sum, type Two } from "./world.js";

const [FLOOR, SURVEY_FLOOR] = [5, 10];

/** So many rows of each of these, numbered through. */
const rowsOf = (of: readonly (readonly [string, number])[]): readonly string[] =>
  of.flatMap(([row, n]) => Array.from({ length: n }, () => row)).map((row, i) => `${i + 1},${row}`);

const csv = (header: string, rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;

describe("waves of a survey, of a release and of the report after it", () => {
  const METRICS = `version: 1
community: {name: Test, languages: [en]}
tables:
  answers: {from: answers.csv, row: answer, key: id, columns: {score: {type: integer}}}
kpis:
  liked: {label: Liked, formula: nps(answers.score)}
surveys:
  asked: {label: Asked, question: How?, kpi: liked, wave: wave, owner: Us}
`;
  const filesOf = (waves: readonly (readonly [string, number])[]) => ({
    "metrics.yaml": METRICS,
    "answers.csv": csv("id,wave,score", rowsOf(waves.map(([wave, n]) => [`${wave},9`, n] as const))),
  });
  const sumOf = ({ kpis, surveys }: Report): Sum => ({
    all: kpis[0]?.total?.n ?? null,
    cells: new Map(surveys?.[0]?.waves.map(({ name, cell }) => [`${name}`, cell.state === "suppressed" ? null : cell.n])),
  });
  const first = [
    ["2023", 6],
    ["2024", 12],
    ["2025", 30],
  ] as const;
  let two: Two;
  beforeAll(async () => {
    two = await twoOf(filesOf(first), filesOf([...first, ["2026", 8], ["2027", 40]]));
  });

  it("tell nothing together that either withholds", () => {
    expect(sumOf(two.release).cells).toEqual(
      new Map([
        ["2023", null],
        ["2024", null],
        ["2025", 30],
      ]),
    );
    expect(workedOut([sumOf(two.release), sumOf(two.aware)], SURVEY_FLOOR)).toEqual([]);
    expect(sumOf(two.aware).cells.get("2025")).toBe(30);
  });

  it("would, were the later one made without regard to the release", () => {
    expect(workedOut([sumOf(two.release), sumOf(two.unaware)], SURVEY_FLOOR)).toEqual(["2023", "2026"]);
  });
});

describe("cohorts of members, of a release and of the report after it", () => {
  const metrics = (to: string): string => `version: 1
community: {name: Test, languages: [en], timezone: UTC}
tables:
  members: {from: members.csv, row: member, key: id, time: joined, coverage: {from: 2026-01-01, to: ${to}}}
  posts: {from: posts.csv, row: post, key: id, time: at, coverage: {from: 2026-01-01, to: ${to}}, columns: {member: {ref: members}}}
kpis:
  written: {label: Written, formula: count(posts)}
members:
  who: count(members)
  stages:
    writer: {label: Writers, event: count(distinct posts.member)}
    asker: {label: Askers, event: count(distinct posts.member where asks)}
  within: [30 days]
  cohorts: {active: count(distinct posts.member), months: 3}
`;
  const filesOf = (joined: readonly (readonly [string, number])[], to: string) => {
    const all = joined.flatMap(([day, n]) => Array.from({ length: n }, () => day));
    return {
      "metrics.yaml": metrics(to),
      "members.csv": csv(
        "id,joined",
        all.map((day, i) => `${i + 1},${day}T10:00`),
      ),
      "posts.csv": csv(
        "id,member,at,asks",
        all.map((day, i) => `${i + 1},${i + 1},${day}T11:00,true`),
      ),
    };
  };
  const sumOf = ({ members }: Report): Sum => ({
    all: members?.all ?? null,
    cells: new Map(members?.cohorts?.rows.map(({ period, n }) => [period, n])),
  });
  const first = [
    ["2026-01-05", 4],
    ["2026-02-05", 8],
    ["2026-03-05", 30],
  ] as const;
  let two: Two;
  beforeAll(async () => {
    two = await twoOf(filesOf(first, "2026-04-01"), filesOf([...first, ["2026-04-05", 4], ["2026-05-05", 20]], "2026-06-01"));
  });

  it("tell nothing together that either withholds", () => {
    expect(sumOf(two.release)).toEqual({
      all: 42,
      cells: new Map([
        ["2026-01-01", null],
        ["2026-02-01", null],
        ["2026-03-01", 30],
      ]),
    });
    expect(workedOut([sumOf(two.release), sumOf(two.aware)], FLOOR)).toEqual([]);
    expect(sumOf(two.aware).cells.get("2026-03-01")).toBe(30);
  });

  it("would, were the later one made without regard to the release", () => {
    expect(workedOut([sumOf(two.release), sumOf(two.unaware)], FLOOR)).toEqual(["2026-01-01", "2026-04-01"]);
  });
});

describe("what members say, of a release and of the report a month after it", () => {
  const table = (name: string, to: string): string =>
    `{from: ${name}.csv, row: post, key: id, time: at, coverage: {from: 2026-04-01, to: ${to}}, columns: {member: {ref: members}}}`;
  const metrics = (to: string): string => `version: 1
community: {name: Test, languages: [en], timezone: UTC}
tables:
  members: {from: members.csv, row: member, key: id, columns: {email: {pii: true}}}
  posts: ${table("posts", to)}
  texts: ${table("texts", to)}
kpis:
  written: {label: Written, formula: count(posts)}
  said: {label: Said, formula: count(texts)}
voices:
  sentiment: {table: texts, column: mood, language: group, grain: month}
  topics:
    areas: {label: Areas, table: posts, by: group, over: 1 month, against: before}
`;
  const MONTHS = ["2026-04", "2026-05", "2026-06", "2026-07"];
  type Counts = Readonly<Record<string, readonly number[]>>;
  const POSTS: Counts = { a: [0, 15, 30, 30], b: [0, 20, 3, 20], c: [0, 20, 8, 20], d: [0, 20, 9, 2] };
  const TEXTS: Counts = {
    a: [38, 4, 8, 10],
    b: [29, 21, 35, 1],
    c: [15, 32, 21, 16],
    d: [28, 26, 30, 19],
    e: [32, 10, 33, 19],
  };
  const filesOf = (months: number, to: string) => {
    const rows = (counts: Counts): string =>
      csv(
        "id,at,group,mood,member",
        rowsOf(
          MONTHS.slice(0, months).flatMap((month, i) =>
            Object.entries(counts).map(([group, ns]) => [`${month}-05,${group},neutral,1`, ns[i] ?? 0] as const),
          ),
        ),
      );
    return {
      "metrics.yaml": metrics(to),
      "members.csv": csv("id,email", ["1,kim@example.org"]),
      "posts.csv": rows(POSTS),
      "texts.csv": rows(TEXTS),
    };
  };
  const topicSums = ({ voices }: Report): readonly Sum[] => {
    const topic = voices?.topics[0];
    return (["now", "before"] as const).flatMap((time) => {
      const days = topic?.[time];
      if (!topic || !days) return [];
      const told = new Map(topic.groups.map((group) => [group.name, group[time]?.n ?? null]));
      const cells = Object.keys(POSTS).map((group) => [`${days.from} ${group}`, told.get(group) ?? null] as const);
      return [{ all: topic.n[time], cells: new Map(cells) }];
    });
  };
  // What a month comes to is told elsewhere, or may be known.
  const moodSums = ({ voices }: Report): readonly Sum[] => {
    const languages = voices?.sentiment?.languages ?? [];
    return (languages[0]?.periods ?? []).map(({ period }, i) => ({
      all: Object.values(TEXTS).reduce((all, ns) => all + (ns[i] ?? 0), 0),
      cells: new Map(languages.map(({ language, periods }) => [`${period} ${language}`, periods[i]?.n ?? null])),
    }));
  };
  let two: Two;
  beforeAll(async () => {
    two = await twoOf(filesOf(3, "2026-07-01"), filesOf(4, "2026-08-01"));
  });

  const KINDS = [
    ["topics", topicSums, "2026-06-01 b"],
    ["moods", moodSums, "2026-05-01 a"],
  ] as const;
  it.each(KINDS)("tells nothing together that either withholds: %s", (_, sumsOf) => {
    for (const report of [two.release, two.aware]) {
      const cells = sumsOf(report).flatMap((sum) => [...sum.cells.values()]);
      expect(cells.some((n) => n !== null)).toBe(true);
      expect(cells).toContain(null);
    }
    expect(workedOut([...sumsOf(two.release), ...sumsOf(two.aware)], FLOOR)).toEqual([]);
  });

  it.each(KINDS)("would, were the later one made without regard to the release: %s", (_, sumsOf, few) => {
    expect(workedOut([...sumsOf(two.release), ...sumsOf(two.unaware)], FLOOR)).toContain(few);
  });
});

describe("cells beside releases", () => {
  const hidden = (ns: readonly number[], ...releases: readonly (readonly Then[])[]) => {
    const { cells, protected: isProtected } = hidingSince(
      ns,
      5,
      releases.map((then) => ({ then, total: true })),
    );
    return { cells: [...cells].sort(), isProtected };
  };

  it("stay withheld where a release withholds them, unless they were not over, or another tells them", () => {
    expect(hidden([20, 30, 40], ["withheld", "withheld", 40])).toEqual({ cells: [0, 1], isProtected: true });
    expect(hidden([20, 30, 40], ["open", "open", 40])).toEqual({ cells: [], isProtected: true });
    expect(hidden([20, 30, 40], [20, 30, 40], ["withheld", "withheld", 40])).toEqual({ cells: [], isProtected: true });
  });

  it("are not hidden behind what was told, and not alone among what has come since", () => {
    expect(hidden([3, 9, 40, 50], [null, 9, 40, null])).toEqual({ cells: [0, 3], isProtected: true });
    expect(hidden([3, 9, 40], [null, 9, 40])).toEqual({ cells: [0], isProtected: false });
    // The two that are withheld now were not both then: what has come since is 3 alone.
    expect(hidden([3, 4, 8, 40], [null, "withheld", "withheld", 40]).isProtected).toBe(false);
  });

  it("may be hidden behind a cell that has grown by enough since", () => {
    expect(hidden([3, 40], [null, 20])).toEqual({ cells: [0, 1], isProtected: true });
  });
});

describe("tables of counts, of a release and of the report with one more column", () => {
  /** Groups by months, a quarter of the cells small. */
  function table(seed: number): readonly (readonly number[])[] {
    const random = uniform(seed);
    const cell = (): number => (random() < 0.25 ? 1 + Math.floor(random() * 12) : 10 + Math.floor(random() * 30));
    return Array.from({ length: 5 }, () => Array.from({ length: 4 }, cell));
  }
  const sumsOf = (counts: readonly (readonly number[])[], isHidden: (r: number, c: number) => boolean): readonly Sum[] =>
    (counts[0] ?? []).map((_, c) => ({
      all: counts.reduce((all, row) => all + (row[c] ?? 0), 0),
      cells: new Map(counts.map((row, r) => [`${c} ${r}`, isHidden(r, c) ? null : (row[c] ?? 0)])),
    }));
  const together = (seed: number, isAware: boolean): readonly string[] => {
    const now = table(seed);
    const then = now.map((row) => row.slice(0, -1));
    const before = hiddenCells(then, FLOOR, () => false);
    const isTold = (r: number, c: number): boolean => isAware && c < 3 && !before(r, c);
    const isHidden = hiddenCells(now, FLOOR, () => false, isTold);
    return workedOut([...sumsOf(then, before), ...sumsOf(now, isHidden)], FLOOR);
  };
  const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

  it("tell nothing together that either withholds", () => {
    expect(SEEDS.flatMap((seed) => together(seed, true))).toEqual([]);
  });

  it("would, were the later one made without regard to the release", () => {
    expect(SEEDS.filter((seed) => together(seed, false).length > 0).length).toBeGreaterThan(3);
  });
});
