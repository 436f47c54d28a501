import { addDuration, nextPeriod, periodStart, type Calendar } from "../../src/ground/day.js";
import type { Report, ReportCell } from "../../src/report/model.js";
import { Attacker } from "./attacker.js";
import { END, FLOOR, MONTHS, SURVEY_FLOOR, type Community } from "./workspace.js";

/** All topics, the solved ones, those no bot wrote; answers. */
export type Population = "T" | "S" | "F" | "A";

/** Where in the report a count stands, so that a test can break one place at a time. */
export type Where = "series" | "goal" | "split" | "total" | "coverage" | "part" | "rows";

/** One count of the report: what it counts, and the cell that tells it or hides it. */
export interface Reading {
  readonly where: Where;
  readonly name: string;
  readonly cell: Pick<ReportCell, "n" | "value" | "state">;
  /** Hidden with all the other groups, empty ones too: it may be nobody. */
  readonly maybeNone?: boolean;
  /** Of a share: what its value times its count is. */
  readonly share?: string;
}

export const CALENDAR: Calendar = { weekStart: 1, fiscalYearStart: 1 };
const COUNTED: Readonly<Record<string, Population>> = {
  asked: "T",
  solved: "S",
  rate: "T",
  savings: "S",
  human: "F",
  replies: "A",
  score: "A",
  promoters: "A",
};

export const floorOf = (name: string): number => (name.startsWith("A") ? SURVEY_FLOOR : FLOOR);

/** Every count that a report tells or hides. */
export function readings(report: Report): readonly Reading[] {
  const found: Reading[] = [];
  const put = (where: Where, kpi: string, at: string, cell: ReportCell | null | undefined, maybeNone = false): void => {
    const population = COUNTED[kpi];
    if (population === undefined || !cell) return;
    // Of those that count a part of the topics, the empty ones are hidden with the others.
    const isPart = population === "S" || population === "F";
    found.push({
      where,
      name: `${population} ${at}`,
      cell,
      maybeNone: maybeNone || isPart,
      ...(kpi === "rate" ? { share: `S ${at}` } : {}),
    });
  };
  for (const kpi of report.kpis) {
    const { grain } = kpi.series;
    for (const { period, cell } of kpi.series.points) put("series", kpi.id, `${grain} ${period}`, cell);
    put("total", kpi.id, "total", kpi.total);
    if (kpi.latest) put("series", kpi.id, kpi.latest.period ? `${grain} ${kpi.latest.period}` : "total", kpi.latest.cell);
    for (const { dimension, groups } of kpi.splits) {
      for (const { name, series, total } of groups) {
        for (const { period, cell } of series.points)
          put(
            "split",
            kpi.id,
            `${grain} ${period} ${dimension} ${name}`,
            cell,
            groups.every((each) => each.series.points.find((point) => point.period === period)?.cell.state === "suppressed"),
          );
        put(
          "split",
          kpi.id,
          `total ${dimension} ${name}`,
          total,
          groups.every((each) => each.total?.state === "suppressed"),
        );
      }
    }
    for (const part of kpi.parts ?? []) put("part", part.kpi, `${grain} ${kpi.latest?.period}`, part.cell);
    for (const part of kpi.countedRows) {
      const population = part.table === "answers" ? "A" : part.aggregate.includes("solved") ? "S" : "T";
      if (kpi.id === "human" || kpi.id === "promoters") continue;
      const at = kpi.latest?.period ? `${grain} ${kpi.latest.period}` : "total";
      const cell = {
        n: part.rows === null ? null : part.total,
        value: null,
        state: part.rows === null ? "suppressed" : "complete",
      } as const;
      found.push({ where: "rows", name: `${population} ${at}`, cell });
    }
  }
  for (const goal of report.goals) {
    for (const { period, cell } of goal.series?.points ?? []) put("goal", goal.kpi, `${goal.grain} ${period}`, cell);
    if (goal.now) put("goal", goal.kpi, `${goal.grain} ${goal.now.period}`, goal.now.cell);
  }
  for (const { table, rows, months } of report.coverage) {
    const population = table === "topics" ? "T" : table === "answers" ? "A" : null;
    if (population === null) continue;
    const cellOf = (n: number | null): Reading["cell"] => ({ n, value: null, state: n === null ? "suppressed" : "complete" });
    for (const month of months)
      found.push({ where: "coverage", name: `${population} month ${month.period}`, cell: cellOf(month.rows) });
    found.push({ where: "coverage", name: `${population} total`, cell: cellOf(rows) });
  }
  return found;
}

/** The counts themselves, by the names that readings give them. */
export function truth({ topics, answers }: Community): (name: string) => number {
  const counts = new Map<string, number>();
  const put = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const each = (population: Population, day: string, groups: readonly string[]): void => {
    const at = (["day", "week", "month", "quarter", "year"] as const).map(
      (grain) => `${grain} ${periodStart(day, grain, CALENDAR)}`,
    );
    for (const place of [...at, "total"]) for (const group of ["", ...groups]) put(`${population} ${place}${group}`);
  };
  for (const { day, language, area, solved, bot } of topics) {
    const groups = [` language ${language}`, ` area ${area}`];
    each("T", day, groups);
    if (solved) each("S", day, groups);
    if (!bot) each("F", day, groups);
  }
  for (const { day } of answers) each("A", day, []);
  return (name) => counts.get(name) ?? 0;
}

const GROUPS = { language: ["en", "da", "ru", "fi"], area: ["setup", "billing", "ideas"] } as const;
/** The days that goals by day and by week reach into the months of. */
const DAYS_FROM = "2026-02-23";

/** What anybody knows of how the counts hang together, without having seen one. */
export function knowledge(): Attacker {
  const attacker = new Attacker();
  const months = Array.from({ length: MONTHS }, (_, i) => addDuration("2023-01-01", i, "month"));
  const days: string[] = [];
  for (let day = DAYS_FROM; day < END; day = addDuration(day, 1, "day")) days.push(day);
  const parted = (name: string, at: string, parts: readonly string[]): void =>
    attacker.sums(
      `${name} ${at}`,
      parts.map((part) => `${name} ${part}`),
    );
  for (const name of ["T", "S", "F", "A"] as const) {
    parted(
      name,
      "total",
      months.map((month) => `month ${month}`),
    );
    for (const grain of ["quarter", "year"] as const) {
      const starts = new Set(months.map((month) => periodStart(month, grain, CALENDAR)));
      for (const start of starts)
        parted(
          name,
          `${grain} ${start}`,
          months.filter((month) => periodStart(month, grain, CALENDAR) === start).map((month) => `month ${month}`),
        );
    }
    if (name === "F") continue;
    for (const grain of ["week", "month"] as const) {
      for (const start of new Set(days.map((day) => periodStart(day, grain, CALENDAR)))) {
        if (start < DAYS_FROM || nextPeriod(start, grain, CALENDAR) > END) continue;
        parted(
          name,
          `${grain} ${start}`,
          days.filter((day) => periodStart(day, grain, CALENDAR) === start).map((day) => `day ${day}`),
        );
      }
    }
    if (name === "A") continue;
    for (const [dimension, groups] of Object.entries(GROUPS))
      for (const at of [...months.slice(-13).map((month) => `month ${month}`), "total"])
        parted(
          name,
          at,
          groups.map((group) => `${at} ${dimension} ${group}`),
        );
  }
  for (const at of [...months.map((month) => `month ${month}`), ...days.map((day) => `day ${day}`), "total"]) {
    attacker.atMost(`S ${at}`, `T ${at}`);
    for (const [dimension, groups] of Object.entries(GROUPS))
      for (const group of groups) attacker.atMost(`S ${at} ${dimension} ${group}`, `T ${at} ${dimension} ${group}`);
  }
  return attacker;
}

export interface Recovered {
  readonly name: string;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The hidden counts below the floor that a reader of this report knows to less than being hidden says itself: that it is
 * one of 1 to k − 1. Throws where what he concludes is not so: then it is the attacker who is wrong.
 */
export function recovered(report: Report, real: (name: string) => number): readonly Recovered[] {
  const attacker = knowledge();
  const hidden = new Set<string>();
  for (const { name, cell, share, maybeNone } of readings(report)) {
    if (cell.n !== null) attacker.knows(name, cell.n);
    if (cell.n !== null && cell.value !== null && share) attacker.knows(share, Math.round(cell.n * cell.value));
    if (cell.state !== "suppressed") continue;
    if (!maybeNone) attacker.sees(name);
    hidden.add(name);
  }
  const bounds = attacker.solve();
  for (const [name, { low, high }] of bounds) {
    const n = real(name);
    if (n < low || n > high) throw new Error(`${name} is ${n}, and the attacker says ${low} to ${high}`);
  }
  return [...hidden].flatMap((name) => {
    const { low, high } = bounds.get(name) ?? { low: 0, high: Infinity };
    const n = real(name);
    if (n <= 0 || n >= floorOf(name)) return [];
    return high - low < floorOf(name) - 2 ? [{ name, n, low, high }] : [];
  });
}
