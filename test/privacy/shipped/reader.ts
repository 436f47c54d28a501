import { periodStart, type Calendar } from "../../../src/ground/day.js";
import type { Report, ReportCell } from "../../../src/report/model.js";
import type { Range, Unknowns } from "./unknowns.js";
import { AREAS, FLOOR, LANGUAGES, type Topic, type World } from "./world.js";

/** Kinds of topics that something counts. */
const COUNTS: Readonly<Record<string, (topic: Topic) => boolean>> = {
  all: () => true,
  solved: ({ solved }) => solved,
  open: ({ solved }) => !solved,
  human: ({ bot }) => !bot,
  bots: ({ bot }) => bot,
};

/** What the KPIs count, and what their value times that count is. */
const KPIS: Readonly<Record<string, { readonly n: string; readonly part?: string }>> = {
  asked: { n: "all" },
  solved: { n: "solved" },
  open: { n: "open" },
  rate: { n: "all", part: "solved" },
  open_rate: { n: "all", part: "open" },
  human: { n: "human" },
};

const CALENDAR: Calendar = { weekStart: 1, fiscalYearStart: 1 };
const DIMENSIONS = { language: LANGUAGES, area: AREAS } as const;
type Dimension = keyof typeof DIMENSIONS;

/** A count in a place that a file tells, as far as its rounding goes, or hides. */
export interface Told {
  readonly name: string;
  /** Null: hidden, and so at least one; unless it `may` be none. */
  readonly range: Range | null;
  readonly mayBeNone?: boolean;
  readonly from: string;
}

export const nameOf = (count: string, at: string, group = ""): string => `${count} ${at}${group}`;
const groupOf = (dimension: string, name: string | null): string => ` ${dimension} ${name}`;

/** Where a cell stands: the whole range, or a period of a grain. */
const at = (grain: string, period: string | null): string => (period ? `${grain} ${period}` : "total");

type Cell = Pick<ReportCell, "value" | "n" | "state">;

/** What a cell of a KPI tells of the counts behind it. */
export function toldBy(kpi: string, place: string, group: string, cell: Cell, from: string, mayBeNone = false): Told[] {
  if (kpi === "danish") return toldBy("asked", place, group || groupOf("language", "da"), cell, from);
  const of = KPIS[kpi];
  if (of === undefined) return [];
  const name = nameOf(of.n, place, group);
  // Of parts of a whole that is told, those without rows are hidden with the others.
  const part = of.n !== "all";
  if (cell.state === "suppressed") return [{ name, range: null, mayBeNone: mayBeNone || part, from }];
  if (cell.n === null) return [];
  const told: Told[] = [{ name, range: { low: cell.n, high: cell.n }, from }];
  if (of.part !== undefined && cell.value !== null) {
    const some = Math.round(cell.value * cell.n);
    told.push({ name: nameOf(of.part, place, group), range: { low: some, high: some }, from });
  }
  return told;
}

/** Everything that a Report tells. */
export function toldByReport(report: Report, from: string): readonly Told[] {
  const told: Told[] = [];
  for (const kpi of report.kpis) {
    const { grain, points } = kpi.series;
    const put = (place: string, group: string, cell: Cell | null | undefined, mayBeNone = false): void => {
      if (cell) told.push(...toldBy(kpi.id, place, group, cell, `${from} ${kpi.id}`, mayBeNone));
    };
    for (const { period, cell } of points) put(at(grain, period), "", cell);
    put("total", "", kpi.total);
    if (kpi.latest) put(at(grain, kpi.latest.period), "", kpi.latest.cell);
    for (const { dimension, groups } of kpi.splits) {
      const allGone = (of: (group: (typeof groups)[number]) => Cell | undefined): boolean =>
        groups.every((group) => of(group)?.state === "suppressed");
      for (const { name, series, total } of groups) {
        for (const { period, cell } of series.points)
          put(
            at(grain, period),
            groupOf(dimension, name),
            cell,
            allGone((group) => group.series.points.find((point) => point.period === period)?.cell),
          );
        put(
          "total",
          groupOf(dimension, name),
          total,
          allGone((group) => group.total),
        );
      }
    }
    for (const { table, aggregate, rows, total } of kpi.countedRows) {
      if (table !== "topics" || kpi.id === "human" || kpi.id === "danish") continue;
      const count = /not solved/.test(aggregate) ? "open" : /solved/.test(aggregate) ? "solved" : "all";
      const cell = { n: rows === null ? null : total, value: null, state: rows === null ? "suppressed" : "complete" } as const;
      if (rows !== null)
        told.push({
          name: nameOf(count, at(grain, kpi.latest?.period ?? null)),
          range: { low: cell.n ?? 0, high: cell.n ?? 0 },
          from: `${from} ${kpi.id} rows`,
        });
    }
    for (const { rows } of kpi.lineage.filtered ?? [])
      if (rows !== null)
        told.push({ name: "bots total", range: { low: rows.leftOut, high: rows.leftOut }, from: `${from} filter` });
      else told.push({ name: "bots total", range: null, mayBeNone: true, from: `${from} filter` });
  }
  for (const goal of report.goals) {
    for (const { period, cell } of goal.series?.points ?? [])
      told.push(...toldBy(goal.kpi, at(goal.grain, period), "", cell, `${from} ${goal.id}`));
    if (goal.now) told.push(...toldBy(goal.kpi, at(goal.grain, goal.now.period), "", goal.now.cell, `${from} ${goal.id}`));
    for (const { period, counted } of goal.split?.kind === "parts" ? goal.split.parts : [])
      if (counted !== null)
        told.push(
          ...toldBy(
            goal.kpi,
            at(goal.split?.grain ?? "", period),
            "",
            { value: counted, n: counted, state: "complete" },
            `${from} ${goal.id}`,
          ),
        );
  }
  for (const { table, rows, months } of report.coverage) {
    if (table !== "topics") continue;
    for (const month of months)
      if (month.rows !== null)
        told.push({
          name: nameOf("all", at("month", month.period)),
          range: { low: month.rows, high: month.rows },
          from: `${from} coverage`,
        });
      else if (month.withheld)
        told.push({ name: nameOf("all", at("month", month.period)), range: null, from: `${from} coverage` });
    if (rows !== null) told.push({ name: "all total", range: { low: rows, high: rows }, from: `${from} coverage` });
  }
  return told;
}

/** The counts themselves. */
export function truth({ topics }: Pick<World, "topics">): (name: string) => number {
  const counts = new Map<string, number>();
  for (const topic of topics) {
    const places = [
      "total",
      ...(["month", "quarter", "year"] as const).map((grain) => at(grain, periodStart(topic.day, grain, CALENDAR))),
    ];
    for (const [count, of] of Object.entries(COUNTS)) {
      if (!of(topic)) continue;
      for (const place of places)
        for (const group of ["", groupOf("language", topic.language), groupOf("area", topic.area)]) {
          const name = nameOf(count, place, group);
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
    }
  }
  return (name) => counts.get(name) ?? 0;
}

/** How the counts of a world hang together, which anybody knows; `as` renames those of another release. */
export function hangTogether(into: Unknowns, months: readonly string[], as: (name: string) => string = (name) => name): void {
  const sums = (whole: string, parts: readonly string[]): void => into.sums(as(whole), parts.map(as));
  const places = ["total", ...months.map((month) => at("month", month))];
  for (const grain of ["quarter", "year"] as const)
    for (const start of new Set(months.map((month) => periodStart(month, grain, CALENDAR)))) places.push(at(grain, start));
  const groups = [
    "",
    ...Object.entries(DIMENSIONS).flatMap(([dimension, names]) => names.map((name) => groupOf(dimension, name))),
  ];
  for (const group of groups) {
    for (const place of places) {
      sums(nameOf("all", place, group), [nameOf("solved", place, group), nameOf("open", place, group)]);
      if (group === "") sums(nameOf("all", place), [nameOf("human", place), nameOf("bots", place)]);
    }
    for (const count of ["all", "solved", "open", ...(group === "" ? ["human", "bots"] : [])]) {
      const byMonth = (of: readonly string[]): readonly string[] => of.map((month) => nameOf(count, at("month", month), group));
      sums(nameOf(count, "total", group), byMonth(months));
      for (const grain of ["quarter", "year"] as const)
        for (const start of new Set(months.map((month) => periodStart(month, grain, CALENDAR))))
          sums(
            nameOf(count, at(grain, start), group),
            byMonth(months.filter((month) => periodStart(month, grain, CALENDAR) === start)),
          );
    }
  }
  for (const count of ["all", "solved", "open"])
    for (const place of places)
      for (const [dimension, names] of Object.entries(DIMENSIONS) as [Dimension, readonly string[]][])
        sums(
          nameOf(count, place),
          names.map((name) => nameOf(count, place, groupOf(dimension, name))),
        );
}

export interface Recovered extends Range {
  readonly name: string;
  readonly n: number;
}

export interface Attacked {
  /** Hidden counts below the floor that were attacked, and those worked out to be below it. */
  readonly attacked: number;
  readonly recovered: readonly Recovered[];
  /** The fewest values that any of them could still have. */
  readonly tightest: number;
}

/** What is told, put together; each hidden count below the floor bounded. Throws where a conclusion is not so: the reader is wrong then. */
export function attack(told: readonly Told[], into: Unknowns, real: (name: string) => number): Attacked {
  const hidden = new Set<string>();
  for (const { name, range, mayBeNone, from } of told) {
    if (range === null) {
      hidden.add(name);
      if (!mayBeNone) into.knows(name, 1, Infinity);
      continue;
    }
    const n = real(name);
    if (n < range.low || n > range.high) throw new Error(`${from} tells ${range.low} of ${name}, which is ${n}`);
    into.knows(name, range.low, range.high);
  }
  const recovered: Recovered[] = [];
  let [attacked, tightest] = [0, Infinity];
  for (const name of hidden) {
    const n = real(name);
    if (n <= 0 || n >= FLOOR) continue;
    attacked++;
    const high = into.most(name);
    if (high >= Math.max(FLOOR, tightest)) continue;
    const low = into.least(name);
    if (n < low || n > high) throw new Error(`${name} is ${n}, and is said to be ${low} to ${high}`);
    tightest = Math.min(tightest, high - low + 1);
    if (high < FLOOR && (low >= 1 || low === high)) recovered.push({ name, n, low, high });
  }
  return { attacked, recovered, tightest };
}
