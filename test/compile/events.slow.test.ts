import fc from "fast-check";
import { describe, expect } from "vitest";
import { dayAt, DAYS, filesOf, FIRST, KINDS, metricsOf, world, type World } from "./metamorphic/world.js";
import { holding } from "./metamorphic/holds.js";
import { opened, type Row } from "./metamorphic/open.js";
import { cohorts, credited, dated, markov, path, shares, ways, type Event, type Model, type Test } from "./events/reference.js";

/*
 * The forms across events against loops in plain JavaScript, over small worlds full of ties, nulls and border days.
 * SEED and RUNS in the environment look elsewhere and longer.
 */
const RUNS = Number(process.env["RUNS"] ?? 15);
const seed = Number(process.env["SEED"] ?? 1);

const WHOLE = { from: FIRST, to: dayAt(DAYS) };
const month = (day: number): string => `${dayAt(day).slice(0, 7)}-01`;
const MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];

/** A condition in the language and in JavaScript; what is not known is not kept. */
const condition = fc.constantFrom<{ readonly text: string; readonly test: Test }[]>(
  { text: "", test: () => true },
  { text: ` where kind = "a"`, test: (e) => e.kind === "a" },
  { text: ` where kind != "a"`, test: (e) => e.kind !== null && e.kind !== "a" },
  { text: " where v > 2", test: (e) => e.v !== null && e.v > 2 },
  { text: " where flag", test: (e) => e.flag === true },
);
/** Short ones often: a window of up to four days is short beside the time covered, and rows then meet by stretches. */
const days = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 }));

const holds = holding(seed, RUNS);

const open = (w: World, kpis: readonly string[]) => opened(filesOf(w), metricsOf(kpis));
const values = (rows: readonly Row[], kpi: number): ReadonlyMap<string, unknown> =>
  new Map(rows.map(({ key, cells }) => [JSON.stringify(key), cells[kpi]?.value]));
/** What the rows hold where there is something; zero elsewhere. */
const same = (found: ReadonlyMap<string, unknown>, expected: ReadonlyMap<string, number>): void => {
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    expect([key, Number(found.get(key) ?? 0)]).toEqual([key, expect.closeTo(expected.get(key) ?? 0, 8)]);
  }
};
const sumBy = <T>(all: readonly T[], key: (item: T) => unknown, value: (item: T) => number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const item of all) {
    const k = JSON.stringify(key(item));
    sums.set(k, (sums.get(k) ?? 0) + value(item));
  }
  return sums;
};

describe("converted", () => {
  holds("credits each conversion to one base row", [world, condition, condition, days], async (w, base, then, n) => {
    const how = [
      ["", {}],
      [" credit first", { first: true }],
      [" same kind", { same: ["kind"] }],
      [" same kind, v credit first", { same: ["kind", "v"], first: true }],
    ] as const;
    const counts = ["base", "conversions", "entities"] as const;
    const kpis = how.flatMap(([words]) =>
      counts.map((count) => {
        const [same = "", credit = ""] = [
          / same [^c]*/.exec(words)?.[0].trimEnd() ?? "",
          / credit first/.exec(words)?.[0] ?? "",
        ];
        return `converted(events${base.text} to events${then.text} by member within ${n} days${same} count ${count}${credit})`;
      }),
    );
    const { ask } = await open(w, kpis);
    const rows = await ask({ ...WHOLE, by: ["month", "kind"] });
    const events = dated(w);
    for (const [h, [, options]] of how.entries()) {
      const pairs = credited(events, base.test, then.test, n, options);
      const key = ({ base: b }: { readonly base: Event }): unknown => [month(b.day), b.kind];
      const once = [...new Map(pairs.map((pair) => [pair.base.id, pair])).values()];
      const entities = [...new Map(pairs.map((pair) => [JSON.stringify([key(pair), pair.base.member]), pair])).values()];
      for (const [c, counted] of [once, pairs, entities].entries()) {
        same(
          values(rows, h * counts.length + c),
          sumBy(counted, key, () => 1),
        );
      }
      expect(once.length).toBeLessThanOrEqual(pairs.length);
    }
  });

  holds("n counts the base rows, and the pairs are listed", [world, condition, days], async (w, base, n) => {
    const { ask, counted } = await open(w, [`converted(events${base.text} to events by member within ${n} days)`]);
    const [row] = await ask(WHOLE);
    expect(row?.cells[0]?.n).toBe(dated(w).filter(base.test).length);
    const pairs = credited(dated(w), base.test, () => true, n);
    expect(await counted("k0", { ...WHOLE, where: null })).toEqual([pairs.length]);
  });

  holds("a cell is immature until its end and the window have passed", [world, days], async (w, n) => {
    const { ask } = await open(w, [`converted(events to events by member within ${n} days)`]);
    const rows = await ask({ ...WHOLE, by: ["month"] });
    const ends = [31, 59, 90, 120];
    expect(rows.map(({ cells }) => cells[0]?.state === "immature")).toEqual(ends.map((end) => end + n > DAYS));
  });
});

describe("retained", () => {
  const after = fc.constantFrom<[number, "day" | "week" | "month"][]>([1, "day"], [10, "day"], [2, "week"], [1, "month"]);
  holds("is the share of each cohort", [world, condition, condition, after], async (w, start, active, [count, unit]) => {
    const { ask, counted } = await open(w, [
      `retained(members from first(events.day${start.text}) by member active events${active.text} after ${count} ${unit})`,
    ]);
    const all = cohorts(w, start.test, active.test, count, unit);
    for (const by of [["month"], ["month", "segment"]]) {
      const key = (c: (typeof all)[number]): unknown => (by.length === 1 ? [month(c.start)] : [month(c.start), c.segment]);
      const sizes = sumBy(all, key, () => 1);
      const kept = sumBy(all, key, (c) => Number(c.kept));
      const rows = await ask({ ...WHOLE, by });
      for (const row of rows) {
        const at = JSON.stringify(row.key);
        const n = sizes.get(at) ?? 0;
        expect([at, row.cells[0]?.n, row.cells[0]?.value]).toEqual([
          at,
          n,
          n === 0 ? null : expect.closeTo((kept.get(at) ?? 0) / n, 9),
        ]);
      }
      for (const at of sizes.keys()) expect(rows.map((row) => JSON.stringify(row.key))).toContain(at);
    }
    expect(await counted("k0", { ...WHOLE, where: null })).toEqual([all.length]);
  });
});

describe("attributed", () => {
  const MODELS: readonly Model[] = ["first", "last", "linear", "time_decay(7 days)", "position(0.4, 0.3)", "shapley(kind)"];
  /** Orders with a value: `sum` skips the others, and they are no conversions. */
  const valued = (events: readonly Event[], test: Test): readonly Event[] => events.filter(test).filter(({ v }) => v !== null);

  holds("shares each order out by its model", [world, condition, days], async (w, order, n) => {
    const picks = ["", ` where kind = "a"`];
    const { ask } = await open(
      w,
      MODELS.flatMap((model) =>
        picks.map(
          (pick) => `attributed(sum(events.v${order.text}) to events${pick} by member within ${n} days model ${model})`,
        ),
      ),
    );
    const rows = await ask({ ...WHOLE, by: ["month"] });
    const events = dated(w);
    for (const [m, model] of MODELS.entries()) {
      for (const [p, pick] of [(): boolean => true, (t: Event): boolean => t.kind === "a"].entries()) {
        const credits = valued(events, order.test).flatMap((o) => {
          const touches = path(events, o, n);
          const parts = shares(touches, o, model);
          return touches.flatMap((t, i) => (pick(t) ? [{ o, credit: (o.v as number) * (parts[i] as number) }] : []));
        });
        same(
          values(rows, m * picks.length + p),
          sumBy(
            credits,
            ({ o }) => [month(o.day)],
            ({ credit }) => credit,
          ),
        );
      }
    }
  });

  holds("solves the chain of each cell's paths", [world, condition, days], async (w, order, n) => {
    const { ask } = await open(
      w,
      KINDS.map(
        (kind) =>
          `attributed(sum(events.v${order.text}) to events where kind = "${kind}" by member within ${n} days model markov(kind))`,
      ),
    );
    const all = ways(dated(w), valued(dated(w), order.test), n);
    for (const by of [[], ["month"]]) {
      const rows = await ask({ ...WHOLE, by });
      for (const [k, kind] of KINDS.entries()) {
        const expected = new Map(
          (by.length === 0 ? [null] : MONTHS).map((at) => [
            JSON.stringify(at === null ? [] : [at]),
            markov(all.filter((way) => at === null || month(way.at.day) === at)).get(kind) ?? 0,
          ]),
        );
        same(values(rows, k), expected);
      }
    }
  });

  holds("all credit adds up to the orders that had a touch", [world, condition, days], async (w, order, n) => {
    const models = [...MODELS, "markov(kind)"];
    const { ask } = await open(
      w,
      models.flatMap((model) =>
        ["", ...KINDS.map((kind) => ` where kind = "${kind}"`), " where kind is null"].map(
          (pick) => `attributed(count(events${order.text}) to events${pick} by member within ${n} days model ${model})`,
        ),
      ),
    );
    const [row] = await ask(WHOLE);
    const touched = dated(w)
      .filter(order.test)
      .filter((o) => path(dated(w), o, n).length > 0).length;
    const cells = row?.cells.map(({ value }) => Number(value)) ?? [];
    for (const m of models.keys()) {
      const [whole = Number.NaN, ...parts] = cells.slice(m * 5, m * 5 + 5);
      expect(whole).toBeCloseTo(touched, 8);
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(touched, 8);
    }
  });
});

describe("windows on a night whose hour comes twice", () => {
  const HOUR = 3_600_000;
  const NIGHT = Date.parse("2026-10-25T00:00:00Z");
  /** Instants around the end of summer time in Copenhagen, and as far away as the windows reach. */
  const moment = fc
    .tuple(fc.constantFrom(-8, -7, -1, 0, 1, 7), fc.integer({ min: -8, max: 8 }))
    .map(([day, quarter]) => new Date(NIGHT + day * 24 * HOUR + HOUR + (quarter * HOUR) / 4).toISOString());
  const events = fc.array(fc.record({ at: moment, who: fc.constantFrom("a", "b") }), { minLength: 2, maxLength: 16 });
  const metrics = (coverage: string): string => `version: 1
community: {name: Aurora, timezone: Europe/Copenhagen}
tables:
  visits:
    from: visits.csv
    row: visit
    key: id
    time: at
    coverage: ${coverage}
    columns: {at: {type: time}, id: {type: integer}, who: {type: text}, v: {type: integer, unit: point}}
kpis:
${["7 days", "1 week", "24 hours", "1 day"]
  .flatMap((within) => [
    `converted(visits to visits by who within ${within} count conversions)`,
    `converted(visits to visits by who within ${within} count conversions credit first)`,
    `attributed(sum(visits.v) to visits where v > 4 by who within ${within} model last)`,
    `attributed(sum(visits.v) to visits where v > 4 by who within ${within} model linear)`,
  ])
  .map((formula, i) => `  k${i}: {formula: ${JSON.stringify(formula)}}\n`)
  .join("")}`;

  holds("how much time is covered decides how rows meet, never which", [events], async (all) => {
    const csv = `id,at,who,v\n${all.map(({ at, who }, i) => `${i},${at},${who},${i % 9}\n`).join("")}`;
    const answers = [];
    for (const coverage of ["{from: 2026-10-01, to: 2026-11-10}", "{from: 2016-10-01, to: 2026-11-10}"]) {
      const { ask } = await opened({ "visits.csv": csv }, metrics(coverage));
      answers.push((await ask({})).map(({ cells }) => cells.map(({ value }) => value)));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toHaveLength(1);
  });
});
