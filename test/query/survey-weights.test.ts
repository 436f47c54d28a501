import { afterAll, describe, expect, it } from "vitest";
import { openSession, type Session } from "../../src/cli/session.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import type { KpiCell } from "../../src/compile/question.js";
import { ask } from "../../src/query/ask.js";
import { workspaceOf } from "../prepare/kit.js";
import { random } from "../stats/random.js";

/*
 * A survey's answers with weights: what must hold between answers, and intervals by a plain loop over the rows.
 */
interface Answer {
  readonly month: number;
  readonly score: number | null;
  readonly rating: number;
  readonly lang: string;
  readonly w: number | null;
}

const draws = random(41);
const ANSWERS: readonly Answer[] = Array.from({ length: 300 }, () => ({
  month: 1 + Math.floor(3 * draws.uniform()),
  score: draws.chance(0.1) ? null : Math.floor(12 * draws.uniform()),
  rating: 1 + Math.floor(5 * draws.uniform()),
  lang: draws.chance(0.5) ? "en" : "da",
  w: draws.chance(0.1) ? null : draws.chance(0.1) ? 0 : Math.round(1000 * draws.exponential(1)) / 1000,
}));

const opened: Session[] = [];
afterAll(() => Promise.all(opened.map((session) => session.engine.close())));

/** Cells of three surveys by month and language, with their notes. */
async function cells(
  weight: ((answer: Answer, i: number) => number | null) | null,
  engine: "native" | "wasm" = "native",
): Promise<{ readonly cells: readonly KpiCell[]; readonly notes: readonly string[] }> {
  const lines = ANSWERS.map((answer, i) =>
    [`2026-0${answer.month}-0${1 + (i % 9)}`, answer.score ?? "", answer.rating, answer.lang, weight?.(answer, i) ?? ""].join(
      ",",
    ),
  );
  const folder = workspaceOf({
    "answers.csv": `day,score,rating,lang,w\n${lines.join("\n")}\n`,
    "metrics.yaml": `version: 1
tables:
  answers: {from: answers.csv, row: answer, time: day, columns: {w: {type: number}}${weight ? ", weight: w" : ""}}
kpis:
  liked: {formula: nps(answers.score)}
  happy: {formula: "csat(answers.rating, 4)"}
  english: {formula: 'poll(answers.lang, "en" where rating > 1)'}
  lately: {formula: "rolling(nps(answers.score), 20 days)"}
  twice: {formula: "csat(answers.rating, 4) * 2"}
`,
  });
  const session = await openSession(readDefinitions(folder), null, [], engine);
  opened.push(session);
  const question = {
    kpis: ["liked", "happy", "english", "lately", "twice"],
    by: ["month", "lang"],
    from: null,
    to: null,
    where: null,
  };
  const answer = await ask(session.engine, session.program, question, { detail: true });
  return { cells: answer.rows.flatMap((row) => row.cells), notes: answer.notes.map(({ message }) => message) };
}

describe("a survey's weights", () => {
  it("change nothing where all are equal, to the last digit", async () => {
    const without = await cells(null);
    for (const weight of [1, 0.7, 12_345.678]) expect((await cells(() => weight)).cells).toEqual(without.cells);
    expect(without.cells).toHaveLength(30);
  });

  it("change nothing where all are scaled", async () => {
    const own = await cells(({ w }) => w);
    const digits = (all: readonly KpiCell[]) =>
      all.map((cell) => [cell.value, cell.low, cell.high].map((x) => (typeof x === "number" ? Number(x.toPrecision(10)) : x)));
    for (const scale of [1 / 8, 3.7, 1e6]) {
      const scaled = await cells(({ w }) => (w === null ? null : w * scale));
      expect(digits(scaled.cells)).toEqual(digits(own.cells));
      expect(scaled.cells.map(({ n }) => n)).toEqual(own.cells.map(({ n }) => n));
    }
  });

  it("do what whole weights would do by repeating answers, but for n and the interval", async () => {
    const whole = (i: number): number => i % 4;
    const weighed = await cells((_, i) => whole(i));
    const first = weighed.cells[0];
    const rows = ANSWERS.flatMap((answer, i) => Array.from({ length: whole(i) }, () => answer)).filter(
      ({ month, lang, score }) => month === 1 && lang === "da" && score !== null && score <= 10,
    );
    const share = (is: (score: number) => boolean): number => rows.filter(({ score }) => is(score ?? 0)).length / rows.length;
    expect(first?.value).toBeCloseTo(100 * (share((s) => s >= 9) - share((s) => s < 7)), 9);
  });

  it("give the intervals of as many answers as they are worth", async () => {
    const z = 1.959963984540054;
    const { cells: found, notes } = await cells(({ w }) => w);
    const counted = ANSWERS.filter(({ w }) => w !== null && w > 0);
    const groups = [1, 2, 3].flatMap((month) => ["da", "en"].map((lang) => ({ month, lang })));
    for (const [g, { month, lang }] of groups.entries()) {
      const rows = counted.filter((answer) => answer.month === month && answer.lang === lang);
      const scored = rows.filter(({ score }) => score !== null && score <= 10);
      const [liked, happy] = [found[5 * g] as KpiCell, found[5 * g + 1] as KpiCell];
      const [W, size] = worth(scored);
      const [p, d] = [
        (weightOf(scored.filter(({ score }) => (score ?? 0) >= 9)) * size) / W,
        (weightOf(scored.filter(({ score }) => (score ?? 0) < 7)) * size) / W,
      ];
      expect(liked.n).toBe(scored.length);
      expect(liked.value).toBeCloseTo((100 * (p - d)) / size, 9);
      const [a, b, n] = [(p + 0.75) / (size + 3), (d + 0.75) / (size + 3), size + 3];
      const spread = z * Math.sqrt((a + b - (a - b) ** 2) / n);
      expect(liked.low).toBeCloseTo(Math.max(-100, 100 * (a - b - spread)), 8);
      expect(liked.high).toBeCloseTo(Math.min(100, 100 * (a - b + spread)), 8);
      const [all, effective] = worth(rows);
      const share = weightOf(rows.filter(({ rating }) => rating >= 4)) / all;
      const centre = (share + z ** 2 / (2 * effective)) / (1 + z ** 2 / effective);
      const half =
        (z * Math.sqrt((share * (1 - share)) / effective + z ** 2 / (4 * effective ** 2))) / (1 + z ** 2 / effective);
      expect(happy.n).toBe(rows.length);
      expect(happy.value).toBeCloseTo(share, 11);
      expect(happy.low).toBeCloseTo(centre - half, 10);
      expect(happy.high).toBeCloseTo(centre + half, 10);
    }
    const [, all] = worth(counted);
    expect(notes).toContain(
      `csat(answers.rating, 4) weighs ${counted.length} answers by “w”: they tell as much as ${Math.round(10 * all) / 10} of equal weight (effective sample size).`,
    );
    expect(notes).toContain(
      `${ANSWERS.length - counted.length} answers of csat(answers.rating, 4) have no weight in “w”, or zero, and are left out.`,
    );
  });

  it("are the same in both engines", async () => {
    const [native, wasm] = [await cells(({ w }) => w), await cells(({ w }) => w, "wasm")];
    const digits = (x: unknown): unknown => (typeof x === "number" ? Number(x.toPrecision(12)) : x);
    const plain = (all: readonly KpiCell[]) => all.map((cell) => Object.values(cell).map(digits));
    expect(plain(wasm.cells)).toEqual(plain(native.cells));
    expect(wasm.notes).toEqual(native.notes);
  });
});

const weightOf = (rows: readonly Answer[]): number => rows.reduce((sum, { w }) => sum + (w ?? 0), 0);
const worth = (rows: readonly Answer[]): readonly [sum: number, size: number] => {
  const sum = weightOf(rows);
  return [sum, sum ** 2 / rows.reduce((all, { w }) => all + (w ?? 0) ** 2, 0)];
};
