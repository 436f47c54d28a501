import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/compile/question.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { ask } from "../../src/query/ask.js";
import { askSets } from "../../src/query/sets.js";
import { formula } from "../compile/metamorphic/formulas.js";
import { opened } from "../compile/metamorphic/open.js";
import { DAYS, dayAt, filesOf, FIRST, metricsOf, world } from "../compile/metamorphic/world.js";

/*
 * Questions asked together answer as they do one by one, to ten digits: sums in another order differ in the last ones.
 * SEED and RUNS in the environment look elsewhere and longer.
 */
const seed = Number(process.env["SEED"] ?? 20_260_801);
const RUNS = Number(process.env["RUNS"] ?? 6);

type Open = Awaited<ReturnType<typeof opened>>;

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, x: unknown) =>
    typeof x === "number" ? Number(x.toPrecision(10)) + 0 : x,
  ) as unknown;

/** Asks both ways and compares; gives whether one statement answered all. */
async function compared({ engine, program }: Open, questions: readonly Question[]): Promise<boolean> {
  const together = await askSets(engine, program, questions, { detail: true });
  expect(together).toHaveLength(questions.length);
  for (const [i, question] of questions.entries()) {
    const one = await ask(engine, program, question, { detail: true, notes: false }).catch((cause: unknown) => cause);
    const many = together[i];
    if (one instanceof Refused || many instanceof Refused) {
      const said = [one, many].map((each) => (each instanceof Refused ? each.diagnostics.map(sentence) : each));
      expect(said[1]).toEqual(said[0]);
      continue;
    }
    const { sql: _own, ...alone } = one as Awaited<ReturnType<typeof ask>>;
    const { sql: _all, ...beside } = many as Awaited<ReturnType<typeof ask>>;
    expect(rounded(beside)).toEqual(rounded(alone));
  }
  const ran = together.flatMap((one) => (one instanceof Refused || one.sql === "" ? [] : [one.sql]));
  return new Set(ran).size === 1;
}

const questions = (kpis: readonly string[], sets: readonly Partial<Question>[]): readonly Question[] =>
  sets.map((set) => ({ kpis, by: [], from: null, to: null, where: null, ...set }));

const SETS: readonly Partial<Question>[] = [
  { by: ["month"] },
  {},
  { by: ["quarter"] },
  { by: ["week", "companies.country"] },
  { by: ["members.segment"] },
  { by: ["day"], from: "2026-01-10", to: "2026-02-20" },
  { from: "2026-02-10", to: "2026-03-05", where: 'members.segment = "pro"' },
  { by: ["month"], from: FIRST, to: dayAt(DAYS) },
];

describe("random formulas over random tables", () => {
  it("by month, in total, by group and in ranges", async () => {
    let [joined, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(formula, { minLength: 1, maxLength: 4 }),
        fc.shuffledSubarray([...SETS], { minLength: 2, maxLength: 4 }),
        async (w, kpis, sets) => {
          const open = await opened(filesOf(w), metricsOf(kpis));
          joined += Number(await compared(open, questions(Object.keys(open.program.kpis), sets)));
          all += 1;
        },
      ),
      { seed, numRuns: RUNS },
    );
    // Else it would compare what is asked one by one with itself.
    expect(joined / all).toBeGreaterThan(0.7);
  });
});

/** Forms that are answered each by another kind of pass. */
const FORMS = [
  "sum(events.x)",
  "avg(events.v)",
  "median(events.x)",
  "percentile(events.x, 0.9)",
  "count(distinct events.member)",
  "last(events.v)",
  "count(events where done within 3 days of day) / count(events)",
  "share(count(events), kind)",
  "all(sum(events.v), kind)",
  "rolling(count(distinct events.member), 28 days)",
  "rolling(sum(events.x), 7 days)",
  "cumulative(count(events))",
  "to_date(sum(events.v), month)",
  "per(count(distinct events.member), week, avg)",
  "growth(count(events), 1 month)",
  "converted(events to events by member within 20 days count conversions)",
  "retained(members from first(events.day) by member active events after 1 week)",
  "attributed(sum(events.v) to events by member within 20 days model linear)",
  'attributed(count(events) to events where kind = "a" by member within 20 days model markov(kind))',
  'attributed(count(events) to events where kind = "a" by member within 20 days model shapley(kind))',
  "count(members where each(count(events) by member) >= 2)",
];

describe("each kind of pass", () => {
  const [sample] = fc.sample(world, { seed, numRuns: 40 }).toSorted((a, b) => b.events.length - a.events.length);
  if (!sample) throw new Error("no world");

  it("is one statement by month, in total and by kind", async () => {
    const open = await opened(filesOf(sample), metricsOf(FORMS));
    expect(open.errors).toEqual([]);
    const kpis = Object.keys(open.program.kpis);
    for (const kpi of kpis) {
      const sets = [{ by: ["month"] }, {}, { by: ["month", "kind"] }];
      expect([kpi, await compared(open, questions([kpi], sets))]).toEqual([kpi, true]);
    }
    expect(await compared(open, questions(kpis, [{ by: ["month"] }, {}, { by: ["quarter"] }]))).toBe(true);
  });

  it("over tables without rows", async () => {
    const open = await opened(filesOf({ companies: [], members: [], events: [] }), metricsOf(FORMS));
    await compared(open, questions(Object.keys(open.program.kpis), [{ by: ["month"] }, {}, { by: ["month", "kind"] }]));
  });

  it("where one question cannot be asked, the others are answered", async () => {
    const open = await opened(filesOf(sample), metricsOf(["count(events)", "count(companies)"]));
    const [month, bad, total] = await askSets(
      open.engine,
      open.program,
      [...questions(["k0"], [{ by: ["month"] }, { by: ["no_such_column"] }]), ...questions(["k0", "k1"], [{}])],
      { detail: false },
    );
    expect(bad).toBeInstanceOf(Refused);
    expect(month).toHaveProperty("rows");
    const counts = [sample.events.filter(({ day }) => day !== null).length, sample.companies.length];
    expect(total).toHaveProperty("rows", [
      { key: [], cells: counts.map((value) => expect.objectContaining({ value }) as unknown) },
    ]);
  });

  it("where the rows hold a number that grows too great, each question says so as alone", async () => {
    const files = { "big.csv": `id,day,n\n1,2026-01-01,9000000000000000000\n2,2026-01-02,9\n` };
    const metrics = `version: 1
tables:
  big: {from: big.csv, row: thing, key: id, time: day, coverage: {from: 2026-01-01, to: 2026-02-01}, columns: {n: {type: integer, unit: thing}}}
kpis:
  product: {formula: sum(big.n * big.n)}
  rows: {formula: count(big)}
`;
    const open = await opened(files, metrics);
    await compared(open, questions(["product", "rows"], [{ by: ["month"] }, {}]));
    const answers = await askSets(open.engine, open.program, [...questions(["product"], [{}]), ...questions(["rows"], [{}])], {
      detail: false,
    });
    expect(answers[0]).toBeInstanceOf(Refused);
    expect(answers[1]).toHaveProperty("rows", [{ key: [], cells: [expect.objectContaining({ value: 2 })] }]);
  });
});

describe("days that clocks change", () => {
  it("by hour, day and in total, where the hours are 25 and 23", async () => {
    const hours = [
      "2026-03-28T23:30:00Z",
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
      "2026-10-24T23:30:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
    ];
    const files = { "posts.csv": `id,at,n\n${hours.map((at, i) => `${i},${at},${i / 10}`).join("\n")}\n` };
    const open = await opened(
      files,
      `version: 1
community: {timezone: Europe/Copenhagen}
tables:
  posts: {from: posts.csv, row: post, key: id, time: at, columns: {at: {type: time}, n: {type: number, unit: post}}}
kpis:
  posts: {formula: count(posts)}
  sum: {formula: sum(posts.n)}
  middle: {formula: median(posts.n)}
`,
    );
    const kpis = Object.keys(open.program.kpis);
    const days = { from: "2026-10-25", to: "2026-10-26" };
    expect(await compared(open, questions(kpis, [{ by: ["day"] }, { by: ["hour"], ...days }, { by: ["month"] }, {}]))).toBe(
      true,
    );
    const [all] = await askSets(open.engine, open.program, questions(kpis, [{}, days]), { detail: false });
    expect(all).toHaveProperty("rows.0.cells.0.value", 6);
  });
});
