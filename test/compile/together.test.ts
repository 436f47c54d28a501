import fc from "fast-check";
import { describe, expect } from "vitest";
import { addDuration, weekday } from "../../src/ground/day.js";
import { cohorts, credited, dated, markov, path, shares, ways, type Event } from "./events/reference.js";
import { holding } from "./metamorphic/holds.js";
import { opened, type Row } from "./metamorphic/open.js";
import { dayAt, DAYS, filesOf, FIRST, KINDS, metricsOf, world, type World } from "./metamorphic/world.js";

/*
 * Parts of the language inside each other, against loops in plain JavaScript: forms across events beyond groups, in finer
 * periods and over tables with named filters; each inside each, and over rows that are valid for a time. SEED and RUNS
 * in the environment look elsewhere and longer.
 */
const RUNS = Number(process.env["RUNS"] ?? 12);
const seed = Number(process.env["SEED"] ?? 1);
const WHOLE = { from: FIRST, to: dayAt(DAYS) };
const month = (day: number): string => `${dayAt(day).slice(0, 7)}-01`;
const MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];
const days = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 }));
const all = (): boolean => true;

const holds = holding(seed, RUNS);

const open = (w: World, kpis: readonly string[]) => opened(filesOf(w), metricsOf(kpis));
const found = (rows: readonly Row[], kpi: number, key: readonly unknown[]): number | null => {
  const row = rows.find((one) => JSON.stringify(one.key) === JSON.stringify(key));
  const value = row?.cells[kpi]?.value ?? null;
  return value === null ? null : Number(value);
};
const near = (value: number | null, expected: number | null): void =>
  expect(value).toEqual(expected === null ? null : expect.closeTo(expected, 8));
/** A part of the whole; undefined where that is nothing. */
const part = (a: number, b: number): number | null => (b === 0 ? null : a / b);

describe("beyond groups", () => {
  holds("a group's share of the conversions", [world, days], async (w, n) => {
    const form = `converted(events to events by member within ${n} days count conversions)`;
    const { ask } = await open(w, [`share(${form}, kind)`, `all(${form}, kind)`, `share(${form})`]);
    const pairs = credited(dated(w), all, all, n);
    const rows = await ask({ ...WHOLE, by: ["month", "kind"] });
    for (const { key } of rows) {
      const inMonth = pairs.filter(({ base }) => month(base.day) === key[0]);
      const own = inMonth.filter(({ base }) => base.kind === key[1]).length;
      near(found(rows, 0, key), part(own, inMonth.length));
      near(found(rows, 1, key), inMonth.length);
      near(found(rows, 2, key), part(own, inMonth.length));
    }
    const [filtered] = await ask({ ...WHOLE, where: `kind = "a"` });
    near(Number(filtered?.cells[1]?.value), pairs.length);
  });

  holds("a player's share of the credit", [world, days], async (w, n) => {
    const form = (model: string): string => `attributed(count(orders) to events by member within ${n} days model ${model})`;
    // The orders are the same events by another name, so that the players are the touches' alone.
    const orders = metricsOf([`share(${form("linear")}, events.kind)`, `share(${form("markov(kind)")}, events.kind)`]).replace(
      "\nkpis:",
      `
  orders:
    sql: select id as number, day as ordered, member from events
    row: order
    key: number
    time: ordered
    coverage: {from: ${FIRST}, to: ${dayAt(DAYS)}}
    columns: {ordered: {type: date}, member: {ref: members}}
kpis:`,
    );
    const { ask } = await opened(filesOf(w), orders);
    const events = dated(w);
    // An order is here no touch of itself but of another table, so its own event is a touch too.
    const touches = (o: Event): readonly Event[] => [...path(events, o, n), ...(o.member === null ? [] : [o])];
    const rows = await ask({ ...WHOLE, by: ["month", "events.kind"] });
    for (const at of MONTHS) {
      const paths = events.filter((o) => month(o.day) === at).map((o) => touches(o));
      const credits = paths.flatMap((one) => one.map((t) => ({ kind: t.kind, credit: 1 / one.length })));
      const total = credits.reduce((sum, { credit }) => sum + credit, 0);
      for (const kind of [...KINDS, null]) {
        const own = credits.filter((c) => c.kind === kind);
        if (own.length === 0) continue;
        near(
          found(rows, 0, [at, kind]),
          part(
            own.reduce((sum, { credit }) => sum + credit, 0),
            total,
          ),
        );
      }
      const shares = rows.filter(({ key, cells }) => key[0] === at && cells[1]?.value !== null);
      if (shares.length > 0)
        near(
          shares.reduce((sum, { cells }) => sum + Number(cells[1]?.value), 0),
          1,
        );
    }
  });

  holds("a player's credit by removal against all credit", [world, days], async (w, n) => {
    const form = (pick: string): string =>
      `attributed(count(events) to events${pick} by member within ${n} days model markov(kind))`;
    const { ask } = await open(w, [`${form(` where kind = "a"`)} / all(${form("")})`]);
    const [row] = await ask(WHOLE);
    const paths = ways(dated(w), dated(w), n).map((way) => ({ ...way, value: way.value === null ? null : 1 }));
    const won = dated(w).filter((o) => path(dated(w), o, n).length > 0);
    const lost = paths.filter(({ at }) => !won.some(({ id }) => id === at.id) || path(dated(w), at, n).length === 0);
    const chains = [
      ...won.map((o) => ({ players: path(dated(w), o, n).map((t) => t.kind), value: 1 })),
      ...lost.filter(({ value }) => value === null).map(({ players }) => ({ players, value: null })),
    ];
    near(row?.cells[0]?.value === null ? null : Number(row?.cells[0]?.value), part(markov(chains).get("a") ?? 0, won.length));
  });

  holds("a cohort beside all cohorts", [world], async (w) => {
    const form = "retained(members from first(events.day) by member active events after 2 weeks)";
    const { ask } = await open(w, [form, `all(${form}, segment)`]);
    const starts = cohorts(w, all, all, 2, "week");
    const rows = await ask({ ...WHOLE, by: ["month", "segment"] });
    for (const { key } of rows) {
      const inMonth = starts.filter(({ start }) => month(start) === key[0]);
      const own = inMonth.filter(({ segment }) => segment === key[1]);
      near(found(rows, 0, key), part(own.filter(({ kept }) => kept).length, own.length));
      near(found(rows, 1, key), part(inMonth.filter(({ kept }) => kept).length, inMonth.length));
    }
  });
});

describe("in finer periods", () => {
  holds("conversions and credit by week add up to their months", [world, days], async (w, n) => {
    const { ask } = await open(w, [
      `per(converted(events to events by member within ${n} days count conversions), week, sum)`,
      `per(attributed(sum(events.v) to events by member within ${n} days model linear), week, sum)`,
      `per(converted(events to events by member within ${n} days count conversions), day, max)`,
    ]);
    const events = dated(w);
    const monday = (day: number): string => addDuration(dayAt(day), 1 - weekday(dayAt(day)), "day");
    // A week belongs to the month it starts in; the first one covered starts in December, which is not asked for.
    const owner = (day: number): string => monday(day).slice(0, 7);
    const pairs = credited(events, all, all, n);
    const credits = events
      .filter(({ v }) => v !== null)
      .flatMap((o) => {
        const touches = path(events, o, n);
        return shares(touches, o, "linear").map((share) => ({ day: o.day, credit: share * (o.v as number) }));
      });
    const rows = await ask({ ...WHOLE, by: ["month"] });
    for (const at of MONTHS) {
      const here = pairs.filter(({ base }) => owner(base.day) === at.slice(0, 7)).length;
      near(found(rows, 0, [at]), here);
      const sum = credits.filter(({ day }) => owner(day) === at.slice(0, 7)).reduce((a, { credit }) => a + credit, 0);
      near(found(rows, 1, [at]), sum);
      const perDay = new Map<number, number>();
      for (const { base } of pairs) if (month(base.day) === at) perDay.set(base.day, (perDay.get(base.day) ?? 0) + 1);
      near(found(rows, 2, [at]), Math.max(0, ...perDay.values()));
    }
  });
});

describe("over tables with named filters", () => {
  const filtered = (kpis: readonly string[]): string =>
    metricsOf(kpis)
      .replace("    from: events.csv\n", "    from: events.csv\n    filters: [plain]\n")
      .replace(
        "\nkpis:",
        `\nfilters:\n  plain: {table: events, where: kind != "c"}\n  big: {table: events, where: v > 2}\nkpis:`,
      );

  holds("no row that a filter leaves out takes part", [world, days], async (w, n) => {
    const { ask } = await opened(
      filesOf(w),
      filtered([
        `converted(events to events by member within ${n} days count conversions)`,
        `converted(events where big to events by member within ${n} days count conversions)`,
        `attributed(sum(events.v) to events by member within ${n} days model linear)`,
        `attributed(sum(events.v) to events where big by member within ${n} days model last)`,
        "retained(members from first(events.day) by member active events after 1 week)",
      ]),
    );
    const events = dated(w).filter(({ kind }) => kind !== null && kind !== "c");
    const big = ({ v }: Event): boolean => v !== null && v > 2;
    const [row] = await ask(WHOLE);
    const cells = row?.cells.map(({ value }) => (value === null ? null : Number(value))) ?? [];
    near(cells[0] ?? null, credited(events, all, all, n).length);
    near(cells[1] ?? null, credited(events, big, all, n).length);
    const credit = (model: "linear" | "last", pick: (t: Event) => boolean): number =>
      events
        .filter(({ v }) => v !== null)
        .flatMap((o) => {
          const touches = path(events, o, n);
          const weights = shares(touches, o, model);
          return touches.map((t, i) => (pick(t) ? (o.v as number) * (weights[i] as number) : 0));
        })
        .reduce((a, b) => a + b, 0);
    near(cells[2] ?? null, credit("linear", all));
    near(cells[3] ?? null, credit("last", big));
    const starts = cohorts({ ...w, events }, all, all, 1, "week");
    near(cells[4] ?? null, part(starts.filter(({ kept }) => kept).length, starts.length));
  });
});

describe("each inside each", () => {
  holds("is asked of the rows that are asked about", [world, fc.integer({ min: 0, max: 3 })], async (w, least) => {
    const { ask } = await open(w, [
      `count(companies where each(count(members where each(count(events) by member over all) >= ${least}) by company over all) >= 1)`,
    ]);
    const busy = new Set(
      w.members
        .filter(({ joined }) => joined !== null)
        .filter(({ id }) => dated(w).filter(({ member }) => member === id).length >= least)
        .map(({ company }) => company),
    );
    const [row] = await ask({});
    near(Number(row?.cells[0]?.value), w.companies.filter(({ id }) => busy.has(id)).length);
  });

  holds("in the period of the cell, at every depth", [world], async (w) => {
    const { ask } = await open(w, [
      "count(events where each(count(members where each(count(events) by member) >= 2) by id = member) >= 1)",
    ]);
    const rows = await ask({ ...WHOLE, by: ["month"] });
    for (const at of MONTHS) {
      const here = dated(w).filter((e) => month(e.day) === at);
      const joined = w.members.filter((m) => m.joined !== null && month(m.joined) === at);
      const two = new Set(joined.map(({ id }) => id).filter((id) => here.filter(({ member }) => member === id).length >= 2));
      near(found(rows, 0, [at]), here.filter(({ member }) => member !== null && two.has(member)).length);
    }
  });
});

describe("windows that overlap", () => {
  const MEASURES: readonly (readonly [string, (events: readonly Event[]) => number | null])[] = [
    ["count(distinct events.member)", (e) => new Set(e.flatMap(({ member }) => member ?? [])).size],
    [
      "count(distinct events.member where v > 2)",
      (e) => new Set(e.filter(({ v }) => v !== null && v > 2).flatMap(({ member }) => member ?? [])).size,
    ],
    ["count(events where flag)", (e) => e.filter(({ flag }) => flag).length],
    ["sum(events.v)", (e) => e.reduce((sum, { v }) => sum + (v ?? 0), 0)],
    ["avg(events.v)", (e) => meanOf(e.flatMap(({ v }) => v ?? []))],
    ["min(events.v)", (e) => (e.some(({ v }) => v !== null) ? Math.min(...e.flatMap(({ v }) => v ?? [])) : null)],
    ["nps(events.v)", (e) => nps(e.flatMap(({ v }) => v ?? []))],
    ["poll(events.kind, 'a')", (e) => meanOf(e.flatMap(({ kind }) => (kind === null ? [] : [Number(kind === "a")])))],
  ];
  const meanOf = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
  const nps = (scores: readonly number[]): number | null =>
    meanOf(scores.filter((v) => v >= 0).map((v) => (v >= 9 ? 100 : v < 7 ? -100 : 0)));

  holds(
    "are what their rows say, by day, week and month, and in groups",
    [world, fc.integer({ min: 1, max: 40 }), fc.constantFrom("day", "week", "month", "month,week")],
    async (w, n, grain) => {
      const forms = [`rolling(%, ${n} days)`, "cumulative(%)", "to_date(%, month)"];
      const kpis = forms.flatMap((form) => MEASURES.map(([measure]) => form.replace("%", measure)));
      const { ask } = await open(w, kpis);
      const events = dated(w);
      const grains = grain.split(",");
      const rows = await ask({ ...WHOLE, by: [...grains, "kind"] });
      for (const { key, cells } of rows) {
        const starts = grains.map((_, g) => String(key[g]));
        const ends = grains.map((g, i) => addDuration(starts[i] ?? "", 1, g as "day" | "week" | "month"));
        const from = starts.toSorted().at(-1) ?? "";
        const end = [...ends, dayAt(DAYS)].toSorted()[0] ?? "";
        const first = from < FIRST ? FIRST : from;
        const windows = [addDuration(end, -n, "day"), "0001-01-01", `${first.slice(0, 7)}-01`];
        for (const [f, start] of windows.entries()) {
          const inside = events.filter((e) => e.kind === key.at(-1) && dayAt(e.day) >= start && dayAt(e.day) < end);
          for (const [m, [name, of]] of MEASURES.entries()) {
            const { value } = cells[f * MEASURES.length + m] ?? {};
            const expected = of(inside);
            expect([name, forms[f], key, value ?? null]).toEqual([
              name,
              forms[f],
              key,
              expected === null ? null : expect.closeTo(expected, 8),
            ]);
          }
        }
      }
    },
  );
});
