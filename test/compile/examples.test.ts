import { beforeAll, describe, expect, it } from "vitest";
import { ELEMENTS } from "../../src/formula/elements.js";
import { MODELS } from "../../src/formula/event-functions.js";
import { FUNCTIONS } from "../../src/formula/functions.js";
import { parseText } from "../../src/formula/parse.js";
import { RESERVED } from "../../src/formula/words.js";
import { SAMPLE_END, SAMPLE_MONTHS } from "../../src/formula/sample.js";
import { RECIPES } from "../../src/report/guide.js";
import { estimate } from "../../src/query/interval.js";
import { opened, type Row } from "./metamorphic/open.js";
import { kpisOf, SAMPLE_FILES, SAMPLE_TABLES, type Shown } from "./sample.js";

/*
 * Every example the reference shows, compiled and asked over the sample. What each gives stands beside it in the tables
 * of the language, counted by hand from the sample's rows; this is where it is held against the product.
 */
const functions = [...FUNCTIONS.values()];
const { example: credited = "" } = FUNCTIONS.get("attributed") ?? {};
const shown: readonly Shown[] = [
  ...functions.map(({ name, example, gives }) => ({ id: name, formula: example, gives })),
  ...ELEMENTS.map(({ id, example, gives }) => ({ id, formula: example, gives })),
  ...MODELS.map(({ name, signature, gives }) => ({
    id: `model_${name}`,
    formula: credited.replace("model last", `model ${signature}`),
    gives,
  })),
  ...RECIPES.map(({ id, example: { formula, gives } }) => ({ id: `guide_${id}`, formula: formula.join("\n"), gives })),
];
const RANGE = { from: SAMPLE_MONTHS[0], to: SAMPLE_END } as const;
const sample = (kpis: string) => opened(SAMPLE_FILES, SAMPLE_TABLES + kpis);

/** What was asked: how its rows are told apart, and the values in that order. */
function expectedOf({ gives }: Shown): { by: readonly string[]; rows: readonly (readonly [unknown, number | null])[] } {
  if ("value" in gives) return { by: [], rows: [[undefined, gives.value]] };
  if ("months" in gives) return { by: ["month"], rows: SAMPLE_MONTHS.map((month, i) => [month, gives.months[i] ?? null]) };
  return { by: [gives.by], rows: gives.values };
}

let all: Awaited<ReturnType<typeof opened>>;
const answers = new Map<string, readonly Row[]>();

beforeAll(async () => {
  all = await sample(kpisOf(shown));
  for (const by of new Set(shown.map((one) => expectedOf(one).by.join()))) {
    const ours = shown.filter((one) => expectedOf(one).by.join() === by);
    const rows = await all.ask({ kpis: ours.map(({ id }) => `e_${id}`), by: by === "" ? [] : [by], ...RANGE });
    ours.forEach(({ id }, k) =>
      answers.set(
        id,
        rows.map((row) => ({ key: row.key, cells: row.cells.slice(k, k + 1) })),
      ),
    );
  }
}, 60_000);

describe("the language's examples", () => {
  it("compile, each in the unit its result is shown in", () => expect(all.errors).toEqual([]));

  it.each(shown.map((one) => [one.id, one.formula, one] as const))("%s: %s", (id, _, one) => {
    const expected = expectedOf(one).rows;
    const rows = answers.get(id) ?? [];
    expect(rows.map(({ key }) => key[0])).toEqual(expected.map(([key]) => key));
    rows.forEach(({ cells }, i) => {
      const value = expected[i]?.[1] ?? null;
      if (value === null) expect(cells[0]?.value).toBeNull();
      else expect(cells[0]?.value).toBeCloseTo(value, 6);
    });
  });

  it("stand for every function, and for every reserved word", () => {
    const written = shown.map(({ formula }) => formula).join("\n");
    for (const { name, example } of functions) expect(example, name).toMatch(new RegExp(`\\b${name}\\(`));
    for (const word of RESERVED) if (word !== "false") expect(written).toMatch(new RegExp(`\\b${word}\\b`));
  });

  it("have names of their own, which a page can be opened at", () => {
    const ids = [...functions.map(({ name }) => name), ...ELEMENTS.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("what the function table says", () => {
  const methodOf = (id: string): string => {
    const kpi = all.program.kpis[`e_${id}`];
    return kpi ? estimate(kpi, all.program, "x").method : "";
  };

  /** Functions over time take the interval of what is inside, or say of uncertain values why there is none. */
  const takesInside = functions.filter(({ name, interval }) => interval === "inner" || name === "per");
  const own = functions.filter((entry) => entry.interval !== undefined && !takesInside.includes(entry));

  it.each(own.map(({ name, interval }) => [name, interval] as const))("%s has its interval by: %s", (name, interval) =>
    expect(methodOf(name)).toBe(interval),
  );

  it("says of a whole formula what its least exact part says", async () => {
    const reasons = {
      "count(topics) - count(topics where solved_at is null)": "none: a count of everything there is",
      "max(orders.amount) - min(orders.amount)": "none: an extreme of the rows there are",
      "max(orders.amount) / count(orders)": "none: an extreme of the rows there are",
      "last(levels.members) / sum(levels.members)": "none: a level read off, not a sample",
      "stddev(orders.amount) * 2": "none: no method is stated for it",
      "per(max(orders.amount), month, sum)": "none: an extreme of the rows there are",
    };
    const written = Object.keys(reasons).map((formula, i) => `  r${i}: {formula: ${JSON.stringify(formula)}}\n`);
    const { program } = await sample(`kpis:\n${written.join("")}`);
    expect(Object.keys(reasons).map((_, i) => estimate(program.kpis[`r${i}`] as never, program, "x").method)).toEqual(
      Object.values(reasons),
    );
  });

  it("gives the interval of what is inside where it says so", async () => {
    const kpis = takesInside.map(({ name, example }) => {
      const formula = example.replace(/(?:count|sum)\([\w.]+\)/, "avg(responses.score)").replace("brand", "choice");
      return `  e_${name}: {formula: ${JSON.stringify(formula)}}\n`;
    });
    const { errors, program } = await sample(`kpis:\n${kpis.join("")}`);
    expect(errors).toEqual([]);
    expect(takesInside.map(({ name }) => [name, estimate(program.kpis[`e_${name}`] as never, program, "x").method])).toEqual(
      takesInside.map(({ name, interval }) => [name, interval === "inner" ? "Student's t" : interval]),
    );
    expect(takesInside.length).toBeGreaterThan(4);
  });

  it("says what a covered month without rows gives", async () => {
    const aggregates = functions.filter(({ empty }) => empty !== undefined);
    expect(aggregates).toHaveLength(functions.filter(({ kind }) => kind === "aggregate").length);
    // The product reads this of the table too, so what is meant stands here once more.
    expect(aggregates.filter(({ empty }) => empty === "zero").map(({ name }) => name)).toEqual(["count", "sum"]);
    const rows = await all.ask({
      kpis: aggregates.map(({ name }) => `e_${name}`),
      by: ["month"],
      from: "2026-05-01",
      to: "2026-06-01",
    });
    expect(rows.map(({ key }) => key)).toEqual([["2026-05-01"]]);
    aggregates.forEach(({ name, empty }, i) => {
      expect([name, rows[0]?.cells[i]?.value, rows[0]?.cells[i]?.state]).toEqual(
        empty === "zero" ? [name, 0, "complete"] : [name, null, "undefined"],
      );
    });
  });

  it.each(functions.filter(({ additive, kind }) => additive === "additive" && kind === "aggregate").map(({ name }) => name))(
    "%s adds up over months",
    async (name) => {
      const kpis = [`e_${name}`];
      const [total] = await all.ask({ kpis, ...RANGE });
      const months = await all.ask({ kpis, by: ["month"], ...RANGE });
      expect(months.reduce((sum, { cells }) => sum + Number(cells[0]?.value), 0)).toBeCloseTo(
        Number(total?.cells[0]?.value),
        9,
      );
    },
  );

  it("names the words an argument takes, and no other", () => {
    const worded = functions.filter(({ takes, words }) => takes.includes("word") || words !== undefined);
    expect(worded.map(({ name }) => name).sort()).toEqual(["date_part", "date_trunc", "per", "to_date"]);
    for (const { name, words } of worded) expect(words, name).toBeDefined();
  });

  it("says in words what each part of a form is, as its signature writes it", () => {
    for (const { name, kind, signature, parts } of functions) {
      if (kind !== "event") continue;
      for (const { written } of parts ?? []) expect(signature, name).toContain(written.replace(/^by key$/, "by "));
    }
  });

  it("writes signatures of elements that the reader takes where they are formulas", () => {
    for (const { id, example } of ELEMENTS) expect(parseText(example).diagnostics, id).toEqual([]);
  });
});
