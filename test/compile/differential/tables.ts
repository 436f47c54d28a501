import fc from "fast-check";
import { parseText } from "../../../src/formula/parse.js";
import type { Expr } from "../../../src/ground/expr.js";
import { localOf, stepsOf, timeText, type Calendar } from "../../kit/evaluator/calendar.js";
import type { Value } from "../../kit/evaluator/values.js";
import { timeValue, type Table, type World } from "../../kit/evaluator/world.js";
import { companies, membersOf, some } from "../metamorphic/world.js";

/*
 * Small tables: events of members of companies, and levels of channels. Times lie around both nights in which the clocks
 * of Copenhagen change, at the borders of months, before the coverage and past it; some references lead nowhere.
 */

export const ZONE = "Europe/Copenhagen";
export const KINDS = ["a", "b", "A", "é😀", "a_b"] as const;

type Cell = string | number | boolean | null;
const DAYS = ["2025-10-01", "2025-10-26", "2025-11-30", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"];
const DAYS_LATE = ["2026-03-01", "2026-03-29", "2026-03-31", "2026-04-01", "2026-04-09", "2026-04-10", "2026-04-20"];
const NIGHTS = [
  "2025-10-25T02:30:00",
  "2025-10-25T23:30:00",
  "2025-10-26T01:59:59",
  "2025-10-26T02:00:00",
  "2025-10-26T02:30:00",
  "2025-10-26T00:40:00Z",
  "2025-10-26T01:20:00Z",
  "2025-10-26T03:00:00",
  "2026-03-28T02:30:00",
  "2026-03-29T01:59:59",
  "2026-03-29T02:00:00",
  "2026-03-29T02:30:00",
  "2026-03-29T03:00:00",
  "2026-03-29T00:59:59Z",
  "2026-03-29T03:30:00",
];
const anyDay = fc
  .integer({ min: -15, max: 205 })
  .map((n) => new Date(Date.UTC(2025, 9, 1) + n * 86_400_000).toISOString().slice(0, 10));
const day = fc.oneof(fc.constantFrom(...DAYS, ...DAYS_LATE), anyDay);
const time = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NIGHTS) },
  // Within the autumn's repeated hour the later of two moments may show the earlier clock.
  { weight: 2, arbitrary: fc.constantFrom("2025-10-26T02:30:00", "2025-10-26T02:50:00", "2025-10-26T01:20:00Z") },
  { weight: 3, arbitrary: fc.tuple(day, fc.constantFrom("00:00:00", "12:00:00", "23:59:59")).map(([d, t]) => `${d}T${t}`) },
  { weight: 1, arbitrary: fc.constantFrom("2026-04-09T22:00:00Z", "2026-04-09T21:59:59Z", "2025-09-30T22:00:00Z") },
);

/** So long after a local time, else as it was. */
function doneAt({ t, done }: { readonly t: string | null; readonly done: string | null }, after: number | null): string | null {
  if (after === null || t === null || t.endsWith("Z")) return done;
  return timeText(localOf(t) + after);
}

export interface Tables {
  readonly companies: readonly Readonly<Record<string, Cell>>[];
  readonly members: readonly Readonly<Record<string, Cell>>[];
  readonly events: readonly Readonly<Record<string, Cell>>[];
  readonly levels: readonly Readonly<Record<string, Cell>>[];
  readonly coverage: { readonly members: Span; readonly events: Span; readonly levels: Span };
  /** Of the levels: one of each channel, one of all, or none. */
  readonly series: readonly string[] | null;
  readonly keyed: boolean;
  readonly weekStart: number;
  readonly fiscalYearStart: number;
}
type Span = readonly [string, string];

const span = fc.tuple(
  fc.constantFrom("2025-10-01", "2025-10-05", "2025-09-15", "2026-01-01"),
  fc.constantFrom("2026-04-10", "2026-04-01", "2026-03-29", "2026-04-15", "2026-02-11"),
);

export const tables: fc.Arbitrary<Tables> = fc.record({
  companies,
  members: membersOf(day),
  events: fc
    .array(
      fc.record({
        t: some(time),
        done: some(time),
        // Some are done exactly so long after, at the border of a window.
        after: fc.constantFrom(null, null, null, 0, 1_800_000, 7_200_000, 86_400_000, 604_800_000),
        kind: some(fc.constantFrom(...KINDS)),
        member: some(fc.constantFrom("m0", "m1", "m2", "m3", "m4", "m9")),
        v: some(fc.integer({ min: -5, max: 9 })),
        // Quarters add up exactly in any order.
        x: some(fc.integer({ min: -8, max: 40 }).map((n) => n / 4)),
        flag: some(fc.boolean()),
        score: some(fc.integer({ min: -1, max: 11 })),
      }),
      { minLength: 1, maxLength: 24, size: "max" },
    )
    .map((all) => all.map(({ after, ...event }, i) => ({ id: i + 1, ...event, done: doneAt(event, after) }))),
  levels: fc
    .array(
      fc.record({
        // Mostly the same few, so that levels tie.
        day: some(fc.oneof(fc.constantFrom("2026-01-31", "2026-02-01", "2026-02-10", "2026-03-28"), day)),
        channel: some(fc.constantFrom("x", "y", "z")),
        member: some(fc.constantFrom("m0", "m1", "m9")),
        size: some(fc.integer({ min: 0, max: 9 })),
      }),
      { minLength: 1, maxLength: 16, size: "max" },
    )
    .map((all) => all.map((level, i) => ({ id: `l${all.length - i}`, ...level }))),
  coverage: fc.record({ members: span, events: span, levels: span }),
  series: fc.constantFrom(["channel"], [], null),
  keyed: fc.boolean(),
  weekStart: fc.constantFrom(1, 7, 4),
  fiscalYearStart: fc.constantFrom(1, 4, 8),
});

const COLUMNS = {
  companies: ["id", "country"],
  members: ["id", "joined", "segment", "company", "w"],
  events: ["id", "t", "done", "kind", "member", "v", "x", "flag", "score"],
  levels: ["id", "day", "channel", "member", "size"],
} as const;
type TableName = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as readonly TableName[];

export function filesOf(all: Tables): Record<string, string> {
  const file = (name: TableName): string =>
    [COLUMNS[name].join(","), ...all[name].map((row) => COLUMNS[name].map((column) => row[column] ?? "").join(","))]
      .map((line) => `${line}\n`)
      .join("");
  return Object.fromEntries(NAMES.map((name) => [`${name}.csv`, file(name)]));
}

/** A KPI as the file holds it. */
export interface KpiText {
  readonly formula: string;
  readonly matureAfter: string | null;
  readonly history: readonly { readonly until: string; readonly formula: string }[];
}

export const ASSUMPTIONS = { rate: 0.25, premium: 3 } as const;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export function metricsOf(all: Tables, kpis: Readonly<Record<string, KpiText>>): string {
  const covered = (name: "members" | "events" | "levels"): string =>
    `coverage: {from: ${all.coverage[name][0]}, to: ${all.coverage[name][1]}}`;
  const kpi = ([name, { formula, matureAfter, history }]: readonly [string, KpiText]): string => {
    const past = history.map((h) => `{until: ${h.until}, formula: ${JSON.stringify(h.formula)}}`).join(", ");
    const parts = [
      `formula: ${JSON.stringify(formula)}`,
      ...(matureAfter === null ? [] : [`mature_after: ${matureAfter}`]),
      ...(past === "" ? [] : [`history: [${past}]`]),
    ];
    return `  ${name}: {${parts.join(", ")}}\n`;
  };
  return `version: 1
community: {timezone: ${ZONE}, week_start: ${WEEKDAYS[all.weekStart - 1] ?? ""}, fiscal_year_start: ${all.fiscalYearStart}}
tables:
  companies: {from: companies.csv, row: company, key: id, columns: {country: {type: text}}}
  members:
    from: members.csv
    row: thing
    key: id
    time: joined
    ${covered("members")}
    columns: {id: {type: text}, joined: {type: date}, segment: {type: text}, company: {ref: companies}, w: {type: integer, unit: thing}}
  events:
    from: events.csv
    row: thing
    key: id
    time: t
    ${covered("events")}
    columns:
      t: {type: time}
      done: {type: time}
      kind: {type: text}
      member: {ref: members}
      v: {type: integer, unit: thing}
      x: {type: number, unit: thing}
      flag: {type: boolean}
      score: {type: integer}
  levels:
    from: levels.csv
    row: thing${all.keyed ? "\n    key: id" : ""}
    time: day${all.series === null ? "" : `\n    series: [${all.series.join()}]`}
    ${covered("levels")}
    columns: {id: {type: text}, day: {type: date}, channel: {type: text}, member: {ref: members}, size: {type: integer, unit: thing}}
assumptions:
  rate: {value: 0.25, low: 0.1, high: 0.5, class: benchmark, source: s, owner: o, review: 2027-01-01}
  premium: {value: 3, low: 1, high: 5, unit: thing, class: benchmark, source: s, owner: o, review: 2027-01-01}
kpis:
${Object.entries(kpis).map(kpi).join("")}`;
}

export function read(text: string): Expr {
  const { expr, diagnostics } = parseText(text);
  if (expr === null || diagnostics.length > 0) throw new Error(`no formula: ${text}`);
  return expr;
}

/** The same for the evaluator. */
export function worldOf(all: Tables, kpis: Readonly<Record<string, KpiText>>): World {
  const calendar: Calendar = { zone: ZONE, weekStart: all.weekStart, fiscalYearStart: all.fiscalYearStart };
  const times = ["joined", "t", "done", "day"];
  const table = (name: TableName, more: Partial<Table>): Table => ({
    name,
    key: "id",
    time: "",
    series: null,
    refs: {},
    columns: COLUMNS[name],
    coverage: { from: 0, to: 0 },
    rows: all[name].map((row, index) => ({
      index,
      cells: Object.fromEntries(
        Object.entries(row).map(([column, value]): [string, Value] => [
          column,
          times.includes(column) && typeof value === "string" ? timeValue(value, ZONE) : value,
        ]),
      ),
    })),
    ...more,
  });
  const covered = ([from, to]: Span) => ({ coverage: { from: localOf(from), to: localOf(to) } });
  return {
    calendar,
    assumptions: ASSUMPTIONS,
    tables: {
      companies: table("companies", {}),
      members: table("members", { time: "joined", refs: { company: "companies" }, ...covered(all.coverage.members) }),
      events: table("events", { time: "t", refs: { member: "members" }, ...covered(all.coverage.events) }),
      levels: table("levels", {
        time: "day",
        key: all.keyed ? "id" : null,
        refs: { member: "members" },
        series: all.series,
        ...covered(all.coverage.levels),
      }),
    },
    kpis: Object.fromEntries(
      Object.entries(kpis).map(([name, { formula, matureAfter, history }]) => {
        const [digits = "", unit = ""] = matureAfter?.split(" ") ?? [];
        return [
          name,
          {
            formula: read(formula),
            matureAfter: matureAfter === null ? null : stepsOf(digits, unit),
            history: history.map((h) => ({ until: localOf(h.until), formula: read(h.formula) })),
          },
        ];
      }),
    ),
  };
}
