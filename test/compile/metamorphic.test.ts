import fc from "fast-check";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addDuration } from "../../src/ground/day.js";
import { ENGINES } from "../prepare/kit.js";
import {
  additive,
  aggregate,
  additiveEvents,
  dayFormula,
  eventCondition,
  eventFormula,
  ofRows,
  formula,
} from "./metamorphic/formulas.js";
import { numberOf, opened, sumOf, type Row } from "./metamorphic/open.js";
import { COUNTRIES, DAYS, dayAt, filesOf, FIRST, metricsOf, SEGMENTS, world, type World } from "./metamorphic/world.js";

/*
 * What must hold between answers, whatever the rows and the formula: random small tables, random formulas. A failure
 * prints its seed and the smallest example. SEED and RUNS in the environment look elsewhere and longer.
 */
const SEED = Number(process.env["SEED"] ?? 20_260_101);
const RUNS = Number(process.env["RUNS"] ?? 6);

function holds<T extends [unknown, ...unknown[]]>(
  what: string,
  arbitraries: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  test: (...args: T) => Promise<void>,
  numRuns = RUNS,
): void {
  const tuple = fc.tuple<unknown[]>(...arbitraries) as fc.Arbitrary<unknown> as fc.Arbitrary<T>;
  it(what, async () => {
    await fc.assert(
      fc.asyncProperty(tuple, (args) => test(...args)),
      { seed: SEED, numRuns },
    );
  });
}

const WHOLE = { from: FIRST, to: dayAt(DAYS) };
const DIMENSIONS = ["members.segment", "companies.country"] as const;
const dimension = fc.constantFrom(...DIMENSIONS);
const eventDimension = fc.constantFrom(...DIMENSIONS, "kind", "flag", "member");
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "members.segment": SEGMENTS,
  "companies.country": COUNTRIES,
};
const keyed = (rows: readonly Row[]): ReadonlyMap<string, Row["cells"]> =>
  new Map(rows.map(({ key, cells }) => [JSON.stringify(key), cells]));
const formulas = fc.array(formula, { minLength: 2, maxLength: 4 });
const open = (w: World, kpis: readonly string[]) => opened(filesOf(w), metricsOf(kpis));

describe("parts and wholes of additive measures", () => {
  holds("the total is the sum of its groups", [world, additive, dimension], async (w, kpi, by) => {
    const { ask } = await open(w, [kpi]);
    expect(sumOf(await ask({ ...WHOLE, by: [by] }))).toBeCloseTo(numberOf((await ask(WHOLE))[0]), 8);
  });

  holds("a coarse period is the sum of its fine ones, by group too", [world, additive, dimension], async (w, kpi, by) => {
    const { ask } = await open(w, [kpi]);
    const range = { from: FIRST, to: "2026-04-01" };
    for (const [coarse, fine] of [
      ["quarter", "month"],
      ["month", "day"],
      ["year", "week"],
    ] as const) {
      const whole = await ask({ ...range, by: [coarse, by] });
      const parts = await ask({ ...range, by: [coarse, fine, by] });
      const sums = new Map<string, number>();
      for (const part of parts) {
        const key = JSON.stringify([part.key[0], part.key[2]]);
        sums.set(key, (sums.get(key) ?? 0) + numberOf(part));
      }
      expect(sums.size).toBe(whole.length);
      for (const row of whole) expect(sums.get(JSON.stringify(row.key))).toBeCloseTo(numberOf(row), 8);
    }
  });

  holds("in (a, b) is a + b", [world, additive, dimension], async (w, kpi, by) => {
    const { ask } = await open(w, [kpi]);
    const total = async (values: readonly string[]): Promise<number> =>
      numberOf((await ask({ ...WHOLE, where: `${by} in (${values.map((v) => `"${v}"`).join(", ")})` }))[0]);
    const values = VALUES[by] ?? [];
    const each = await Promise.all(values.map((value) => total([value])));
    expect(await total(values)).toBeCloseTo(
      each.reduce((a, b) => a + b, 0),
      8,
    );
  });

  holds("a range split at a border adds up", [world, additive, fc.nat(99)], async (w, kpi, which) => {
    const { ask } = await open(w, [kpi]);
    // Where some row lies at the very border.
    const days = [...w.events.map((e) => e.day), ...w.members.map((m) => m.joined)].filter((day) => day !== null);
    const cut = days[which % days.length] ?? which;
    const [before, after] = [await ask({ from: FIRST, to: dayAt(cut) }), await ask({ from: dayAt(cut), to: dayAt(DAYS) })];
    const part = (rows: readonly Row[]): number => (rows[0]?.cells[0]?.state === "no_data" ? 0 : numberOf(rows[0]));
    expect(part(before) + part(after)).toBeCloseTo(numberOf((await ask(WHOLE))[0]), 8);
  });

  holds(
    "a condition and its opposite and its unknown are the whole",
    [world, additiveEvents, eventCondition],
    async (w, kpi, c) => {
      const { ask } = await open(w, [kpi]);
      const total = async (where: string): Promise<number> => numberOf((await ask({ ...WHOLE, where }))[0]);
      expect((await total(c)) + (await total(`not (${c})`)) + (await total(`(${c}) is null`))).toBeCloseTo(
        numberOf((await ask(WHOLE))[0]),
        8,
      );
    },
  );
});

describe("over groups, finer periods and each row", () => {
  holds("shares over the groups add up to 1", [world, additiveEvents.filter(ofRows), eventDimension], async (w, kpi, by) => {
    const { ask } = await open(w, [`share(${kpi}, ${by})`, kpi]);
    const months = new Map<unknown, { shares: number; total: number }>();
    for (const { key, cells } of await ask({ ...WHOLE, by: ["month", by] })) {
      const month = months.get(key[0]) ?? { shares: 0, total: 0 };
      month.shares += Number(cells[0]?.value ?? 0);
      month.total += Number(cells[1]?.value ?? 0);
      months.set(key[0], month);
    }
    expect(months.size).toBeGreaterThan(0);
    for (const { shares, total } of months.values()) expect(shares).toBeCloseTo(Math.abs(total) < 1e-9 ? 0 : 1, 6);
  });

  holds(
    "all(x) is x without that dimension, and without a filter on it",
    [world, eventFormula.filter(ofRows), fc.constantFrom("kind", "flag")],
    async (w, kpi, by) => {
      const { ask } = await open(w, [`all(${kpi}, ${by})`, kpi]);
      const whole = keyed(await ask({ ...WHOLE, by: ["month", "member"], kpis: ["k1"] }));
      const filtered = `${by} is not null and v > 1`;
      const rest = keyed(await ask({ ...WHOLE, by: ["month", "member"], kpis: ["k1"], where: "v > 1" }));
      for (const { key, cells } of await ask({ ...WHOLE, by: ["month", "member", by], kpis: ["k0"] }))
        expect([key, cells]).toEqual([key, whole.get(JSON.stringify(key.slice(0, 2)))]);
      for (const { key, cells } of await ask({ ...WHOLE, by: ["month", "member"], kpis: ["k0"], where: filtered }))
        expect([key, cells]).toEqual([key, rest.get(JSON.stringify(key))]);
    },
  );

  holds(
    "per month, summed, is the year; per day the month",
    [world, additive.filter(ofRows), dimension],
    async (w, kpi, by) => {
      const { ask } = await open(w, [`per(${kpi}, month, sum)`, `per(${kpi}, day, sum)`, kpi]);
      for (const names of [["year"], ["year", by], ["month", by], []]) {
        for (const { key, cells } of await ask({ ...WHOLE, by: names }))
          for (const [i, part] of cells.slice(0, 2).entries()) {
            // The last month is open, and so is whatever it belongs to.
            if (i === 1) expect([key, part.state]).toEqual([key, cells[2]?.state]);
            expect(Number(part.value ?? 0)).toBeCloseTo(Number(cells[2]?.value ?? 0), 8);
          }
      }
    },
  );

  holds("per the asked grain is the value itself", [world, eventFormula.filter(ofRows), eventDimension], async (w, kpi, by) => {
    const { ask } = await open(w, [`per(${kpi}, week, max)`, kpi]);
    const rows = await ask({ from: "2026-01-05", to: "2026-03-30", by: ["week", by] });
    for (const { key, cells } of rows) expect([key, cells[0]?.value]).toEqual([key, cells[1]?.value]);
  });

  holds("the rows of each add up to those that refer to one", [world, eventCondition], async (w, condition) => {
    const { ask } = await open(w, [
      `sum(if(members.id is not null, each(count(events where ${condition}) by member), 0))`,
      `count(events where ${condition} and member.w is not null or ${condition} and member.id is not null)`,
      `count(members where each(count(events where ${condition}) by member) > 0)`,
      `count(distinct events.member where (${condition}) and member.joined is not null)`,
    ]);
    const all = { from: FIRST, to: dayAt(DAYS) };
    const [row] = await ask(all);
    const timeless = w.members.filter(({ joined }) => joined === null).length;
    if (timeless === 0) expect(numberOf(row)).toBeCloseTo(Number(row?.cells[1]?.value), 8);
    expect(row?.cells[2]?.value).toEqual(row?.cells[3]?.value);
  });
});

describe("questions do not disturb each other", () => {
  holds("several KPIs at once are each of them alone", [world, formulas, dimension], async (w, kpis, by) => {
    const { ask } = await open(w, kpis);
    for (const names of [["month"], ["month", by], [by], []]) {
      const together = keyed(await ask({ ...WHOLE, by: names }));
      for (const [i] of kpis.entries()) {
        for (const { key, cells } of await ask({ ...WHOLE, by: names, kpis: [`k${i}`] })) {
          expect([key, together.get(JSON.stringify(key))?.[i]]).toEqual([key, cells[0]]);
        }
      }
    }
  });

  holds("a group is the question with that group alone", [world, eventFormula, eventDimension], async (w, kpi, by) => {
    const { ask } = await open(w, [kpi]);
    const grouped = await ask({ ...WHOLE, by: [by, "month"] });
    for (const value of new Set(grouped.map(({ key }) => key[0] as string | boolean | null))) {
      const where =
        value === null ? `${by} is null` : typeof value === "boolean" ? (value ? by : `not ${by}`) : `${by} = "${value}"`;
      const alone = await ask({ ...WHOLE, by: ["month"], where });
      const own = grouped.filter(({ key }) => key[0] === value).map(({ key, cells }) => ({ key: [key[1]], cells }));
      expect(own).toEqual(alone);
    }
  });

  holds("the order of the --by names orders the rows and nothing else", [world, formula, dimension], async (w, kpi, by) => {
    const { ask } = await open(w, [kpi]);
    const [one, other] = [await ask({ ...WHOLE, by: ["month", by] }), await ask({ ...WHOLE, by: [by, "month"] })];
    expect(keyed(other.map(({ key, cells }) => ({ key: [key[1], key[0]], cells })))).toEqual(keyed(one));
  });

  holds(
    "a range cut at months' borders gives the whole's rows",
    [world, eventFormula, fc.constantFrom("2026-02-01", "2026-03-01")],
    async (w, kpi, cut) => {
      const { ask } = await open(w, [kpi]);
      const to = "2026-04-01";
      const parts = [...(await ask({ from: FIRST, to: cut, by: ["month"] })), ...(await ask({ from: cut, to, by: ["month"] }))];
      expect(parts).toEqual(await ask({ from: FIRST, to, by: ["month"] }));
    },
  );

  holds("a condition outside is a condition inside", [world, eventCondition], async (w, condition) => {
    const measures = ["count(events%)", "avg(events.x%)", "count(distinct events.kind%)", "last(events.v%)"];
    const { ask } = await open(
      w,
      ["", ` where ${condition}`].flatMap((inner) => measures.map((m) => m.replace("%", inner))),
    );
    const kpis = measures.map((_, i) => `k${i}`);
    const outside = await ask({ ...WHOLE, kpis, by: ["week"], where: condition });
    const inside = await ask({ ...WHOLE, kpis: measures.map((_, i) => `k${i + measures.length}`), by: ["week"] });
    expect(inside).toEqual(outside);
  });
});

describe("what is listed is what was counted", () => {
  holds(
    "rows lists as many rows as n says",
    [
      world,
      aggregate,
      fc.integer({ min: 0, max: 50 }),
      fc.constantFrom(null, "members.segment is null", 'members.segment = "pro"'),
    ],
    async (w, kpi, first, where) => {
      const { ask, counted } = await open(w, [kpi]);
      const range = { from: dayAt(first), to: dayAt(first + 40), where };
      const [row] = await ask(range);
      expect(await counted("k0", range)).toEqual([row?.cells[0]?.n]);
    },
  );

  holds(
    "over finer periods, beyond groups and about each row",
    [world, eventCondition, fc.integer({ min: 0, max: 50 })],
    async (w, condition, first) => {
      const { ask, counted } = await open(w, [
        `per(count(events where ${condition}), day, max)`,
        `prior(per(sum(events.v where ${condition}), day, last), 7 days)`,
        `all(count(events where ${condition}), kind)`,
        `count(members where each(count(events where ${condition}) by member) >= 1)`,
        `per(count(members where each(count(events where ${condition}) by member over all) >= 1), day, sum)`,
      ]);
      const range = { from: dayAt(first), to: dayAt(first + 40), where: null };
      const [row] = await ask(range);
      for (const [i, cell] of (row?.cells ?? []).entries())
        expect([i, await counted(`k${i}`, range)]).toEqual([i, cell.state === "no_data" ? [0] : [cell.n]]);
    },
  );
});

describe("the same rows give the same answers", () => {
  holds(
    "in another order",
    [world, formulas, dimension, fc.array(fc.nat(99), { minLength: 3, maxLength: 30 })],
    async (w, some, by, order) => {
      const kpis = [...some, "first(events.v)", "last(events.kind)"];
      const questions = [{ by: ["month", by] }, { by: [] }, { by: ["week"] }];
      const ordered = await open(w, kpis);
      const before = [];
      for (const question of questions) before.push(await ordered.ask({ ...WHOLE, ...question }));
      const { ask } = await opened(filesOf(w, { order }), metricsOf(kpis));
      for (const [i, question] of questions.entries()) expect(await ask({ ...WHOLE, ...question })).toEqual(before[i]);
    },
  );

  holds("a whole number of days later", [world, dayFormula, fc.integer({ min: -60, max: 60 })], async (w, kpi, weeks) => {
    const shift = weeks * 7;
    const one = await open(w, [kpi]);
    const before = [await one.ask({ ...WHOLE, by: ["week"] }), await one.ask({ ...WHOLE, by: ["day", "kind"] })];
    const { ask } = await opened(filesOf(w, { shift }), metricsOf([kpi], shift));
    const range = { from: dayAt(shift), to: dayAt(DAYS + shift) };
    const after = [await ask({ ...range, by: ["week"] }), await ask({ ...range, by: ["day", "kind"] })];
    const back = after.map((rows) =>
      rows.map(({ key, cells }) => ({ key: [addDuration(String(key[0]), -shift, "day"), ...key.slice(1)], cells })),
    );
    expect(back).toEqual(before);
  });

  holds(
    "in DuckDB-WASM as in the native engine",
    [world, formulas, dimension],
    async (w, kpis, by) => {
      const answers = [];
      for (const engine of ENGINES) {
        const { ask } = await opened(filesOf(w), metricsOf(kpis), engine);
        answers.push([await ask({ ...WHOLE, by: ["month", by] }), await ask({ ...WHOLE, by: [] })]);
      }
      expect(answers[1]).toEqual(answers[0]);
    },
    Math.ceil(RUNS / 3),
  );

  holds(
    "kept beside the lake or read anew",
    [world.filter(({ events }) => events.length > 5), formulas],
    async (w, kpis) => {
      // Long texts in a column nobody asks for: small files are not worth keeping.
      const files = filesOf(w);
      const long = "x".repeat(1_500_000);
      const [header = "", ...rows] = (files["events.csv"] ?? "").trimEnd().split("\n");
      const padded = { ...files, "events.csv": [`${header},pad`, ...rows.map((row) => `${row},${long}`)].join("\n") };
      const answers = [];
      for (let times = 0; times < 2; times++) {
        const { ask, kept } = await opened(padded, metricsOf(kpis));
        answers.push(await ask({ ...WHOLE, by: ["month", "members.segment"] }));
        expect(readdirSync(kept).some((name) => name.startsWith("events-"))).toBe(true);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[0]).toEqual(await (await open(w, kpis)).ask({ ...WHOLE, by: ["month", "members.segment"] }));
    },
    2,
  );
});

describe("a key that is not one", () => {
  holds("is an error, never a number counted twice", [world.filter(({ members }) => members.length > 0)], async (w) => {
    const again = w.members[0] as World["members"][number];
    const { errors } = await open({ ...w, members: [...w.members, { ...again, segment: "other" }] }, ["count(events)"]);
    expect(errors.map(({ code }) => code)).toEqual(["data-key"]);
  });
});
