import fc from "fast-check";
import { addDuration } from "../../../src/ground/day.js";
import { compareRows } from "./order.js";

/** Small tables: events of members of companies. Null where a cell is empty. */
export interface World {
  readonly companies: readonly { readonly id: string; readonly country: string | null }[];
  readonly members: readonly {
    readonly id: string;
    readonly joined: number | null;
    readonly segment: string | null;
    readonly company: string | null;
    readonly w: number | null;
  }[];
  readonly events: readonly {
    readonly id: number;
    readonly day: number | null;
    readonly done: number | null;
    readonly kind: string | null;
    readonly member: string | null;
    readonly v: number | null;
    readonly x: number | null;
    readonly flag: boolean | null;
  }[];
}

/** Days from `FIRST` on that the tables cover: January to March, and some days of April. */
export const FIRST = "2026-01-01";
export const DAYS = 100;
export const dayAt = (day: number): string => addDuration(FIRST, day, "day");

export const some = <T>(values: fc.Arbitrary<T>, nulls = 1): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: values }, { weight: nulls, arbitrary: fc.constant(null) });
/** Mostly the same few days, so that rows tie and lie at the borders of periods. */
const day = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: DAYS - 1 }) },
  { weight: 3, arbitrary: fc.constantFrom(0, 30, 31, 58, 59, 89, 90, DAYS - 1) },
);
export const COUNTRIES = ["DK", "FR"] as const;
export const SEGMENTS = ["pro", "free", "Pro"] as const;
export const KINDS = ["a", "b", "c"] as const;

export const companies = fc
  .array(some(fc.constantFrom(...COUNTRIES)), { maxLength: 3 })
  .map((all) => all.map((country, i) => ({ id: `c${i}`, country })));

/** Members of companies, some of which are not there, that joined at one of these times. */
export const membersOf = <T>(joined: fc.Arbitrary<T>) =>
  fc
    .array(
      fc.record({
        joined: some(joined),
        segment: some(fc.constantFrom(...SEGMENTS)),
        company: some(fc.constantFrom("c0", "c1", "c2", "c9")),
        w: some(fc.integer({ min: -3, max: 9 })),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.map((member, i) => ({ id: `m${i}`, ...member })));

/** Some members and events refer to nothing, some to a row that is not there. A table without rows would cover nothing. */
export const world: fc.Arbitrary<World> = fc.record({
  companies,
  members: membersOf(day),
  events: fc
    .array(
      fc.record({
        day: some(day),
        done: some(day),
        kind: some(fc.constantFrom(...KINDS)),
        member: some(fc.constantFrom("m0", "m1", "m2", "m3", "m4", "m9")),
        v: some(fc.integer({ min: -5, max: 9 })),
        // Quarters add up exactly in any order.
        x: some(fc.integer({ min: -8, max: 40 }).map((n) => n / 4)),
        flag: some(fc.boolean()),
      }),
      { minLength: 1, maxLength: 24 },
    )
    .map((all) => all.map((event, i) => ({ id: i + 1, ...event }))),
});

/** The world's CSV files; every day moved by `shift`, rows in the order of `order`. */
export function filesOf(
  world: World,
  how: { readonly shift?: number; readonly order?: readonly number[] } = {},
): Record<string, string> {
  const date = (n: number | null): string => (n === null ? "" : dayAt(n + (how.shift ?? 0)));
  const rank = (i: number): number => how.order?.[i % how.order.length] ?? 0;
  const csv = (header: string, rows: readonly (readonly unknown[])[]): string =>
    [header, ...compareRows(rows, rank).map((row) => row.map((value) => value ?? "").join(","))]
      .map((line) => `${line}\n`)
      .join("");
  return {
    "companies.csv": csv(
      "id,country",
      world.companies.map((c) => [c.id, c.country]),
    ),
    "members.csv": csv(
      "id,joined,segment,company,w",
      world.members.map((m) => [m.id, date(m.joined), m.segment, m.company, m.w]),
    ),
    "events.csv": csv(
      "id,day,done,kind,member,v,x,flag",
      world.events.map((e) => [e.id, date(e.day), date(e.done), e.kind, e.member, e.v, e.x, e.flag]),
    ),
  };
}

/** Definitions over the files with these formulas, named k0, k1, …. */
export function metricsOf(formulas: readonly string[], shift = 0): string {
  const coverage = `coverage: {from: ${dayAt(shift)}, to: ${dayAt(DAYS + shift)}}`;
  return `version: 1
tables:
  companies: {from: companies.csv, row: company, key: id, columns: {country: {type: text}}}
  members:
    from: members.csv
    row: thing
    key: id
    time: joined
    ${coverage}
    columns: {id: {type: text}, joined: {type: date}, segment: {type: text}, company: {ref: companies}, w: {type: integer, unit: thing}}
  events:
    from: events.csv
    row: thing
    key: id
    time: day
    ${coverage}
    columns:
      day: {type: date}
      done: {type: date}
      kind: {type: text}
      member: {ref: members}
      v: {type: integer, unit: thing}
      x: {type: number, unit: thing}
      flag: {type: boolean}
kpis:
${formulas.map((formula, i) => `  k${i}: {formula: ${JSON.stringify(formula)}}\n`).join("")}`;
}
