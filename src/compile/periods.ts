import type { Diagnostic } from "../ground/diagnostic.js";
import {
  compareLocal,
  dayNumber,
  isDate,
  nextPeriod,
  parseLocal,
  periods as startsOf,
  periodStart,
  type Calendar,
} from "../ground/day.js";
import { diagnose } from "../ground/messages.js";
import { localToUtc, utcToLocal } from "../ground/zone.js";
import { everyMeasure, leavesOf, placedBy } from "./cell.js";
import type { Grain } from "./definitions.js";
import { isFiner } from "./grain.js";
import type { CheckedKpi, Program } from "./program.js";
import type { Question } from "./question.js";
import { tableOf } from "./scope.js";
import type { Period } from "./window.js";

/** A grain or range needs a date basis, and no grain may be finer than the rows. */
export function checkTimes(
  kpis: readonly CheckedKpi[],
  grains: readonly Grain[],
  question: Question,
  program: Program,
  out: Diagnostic[],
): void {
  const timed = grains.length > 0 || question.from !== null || question.to !== null;
  for (const kpi of kpis) {
    const said = new Set<string>();
    for (const per of kpi.cell ? leavesOf(kpi.cell) : []) {
      const finer = per.kind === "per" ? grains.find((grain) => isFiner(grain, per.grain)) : undefined;
      if (per.kind === "per" && finer !== undefined)
        out.push(diagnose("perAskedFiner", null, { kpi: kpi.name, grain: per.grain, asked: finer }));
    }
    for (const measure of kpi.cell ? everyMeasure(kpi.cell) : []) {
      const table = placedBy(measure);
      if (said.has(table)) continue;
      const needsTime = timed || measure.frame.length > 0;
      const coarse = program.world.definitions.tables[table]?.grain ?? null;
      const finer = coarse === null ? undefined : grains.find((grain) => isFiner(grain, coarse));
      if (measure.at === null && needsTime) out.push(diagnose("noTime", null, { table, kpi: kpi.name }));
      else if (finer !== undefined && coarse !== null)
        out.push(diagnose("grainTooFine", null, { table, grain: coarse, asked: finer }));
      else continue;
      said.add(table);
    }
  }
}

export interface Bounds {
  readonly from: string;
  readonly to: string;
  /** Latest watermark: no period starts at or after it. */
  readonly watermark: string | null;
}

/** The asked range, else from the earliest coverage to the latest watermark; null where nothing says. */
export function rangeOf(question: Question, tables: readonly string[], program: Program, out: Diagnostic[]): Bounds | null {
  const coverages = tables.flatMap((table) => tableOf(program.world, table)?.coverage ?? []);
  const from = boundary(question.from, "--from", out) ?? least(coverages.map((c) => c.from));
  const watermark = least(
    coverages.map((c) => c.to),
    -1,
  );
  const to = boundary(question.to, "--to", out) ?? watermark;
  if (from === null || to === null) return null;
  if (question.from !== null && question.to !== null && compareLocal(from, to) > 0) {
    out.push(diagnose("rangeBackwards", null, { from, to }));
  }
  return { from, to, watermark };
}

function boundary(text: string | null, option: string, out: Diagnostic[]): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  if (parseLocal(trimmed)) return isDate(trimmed) ? trimmed : trimmed.replace(" ", "T");
  out.push(diagnose("notADate", null, { option, text }));
  return null;
}

/** The earliest of some local times, or with `sign` −1 the latest; null of none. */
export function least(times: readonly string[], sign: 1 | -1 = 1): string | null {
  return times.reduce<string | null>((best, at) => (best === null || sign * compareLocal(at, best) < 0 ? at : best), null);
}

/** Whether the zone's clock ever shows a local hour: each spring skips one. */
const exists =
  (zone: string | null, calendar: Calendar) =>
  (start: string): boolean => {
    const hour = (at: string): string => periodStart(at, "hour", calendar);
    return zone === null || isDate(start) || hour(utcToLocal(zone, localToUtc(zone, start))) === hour(start);
  };

/** Days an hour, a day, … lasts at least: so many periods fit between two days at most. */
const DAYS: { readonly [K in Grain]: number } = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 28,
  quarter: 90,
  fiscal_quarter: 90,
  year: 365,
  fiscal_year: 365,
};
/** Nobody reads, and no page draws, more rows of periods: hours of twenty years. */
const MOST_PERIODS = 200_000;

/** A site asks some thousand questions about the same few spans: their periods are worked out once for a program. */
const known = new WeakMap<Program, Map<string, readonly Period[]>>();
const MOST_KNOWN = 50;

/** The periods of the asked range, in order; a diagnostic where there are too many of them. */
export function periodsOf(
  program: Program,
  grains: readonly Grain[],
  bounds: Bounds | null,
  calendar: Calendar,
  out: Diagnostic[],
): readonly Period[] {
  const kept = known.get(program) ?? new Map<string, readonly Period[]>();
  known.set(program, kept);
  const key = JSON.stringify([grains, bounds]);
  const before = kept.get(key);
  if (before !== undefined) return before;
  const zone = program.world.definitions.community.timezone;
  const said = out.length;
  const periods = makePeriods(grains, bounds, calendar, zone, out);
  if (kept.size >= MOST_KNOWN) kept.clear();
  if (out.length === said) kept.set(key, periods);
  return periods;
}

function makePeriods(
  grains: readonly Grain[],
  bounds: Bounds | null,
  calendar: Calendar,
  zone: string | null,
  out: Diagnostic[],
): readonly Period[] {
  if (grains.length === 0) {
    const { from, to } = bounds ?? { from: "0001-01-01", to: "0001-01-01" };
    return [{ labels: [], from, to, cut: false }];
  }
  if (bounds === null) return [];
  const end = bounds.watermark !== null && compareLocal(bounds.watermark, bounds.to) < 0 ? bounds.watermark : bounds.to;
  if (compareLocal(bounds.from, end) >= 0) return [];
  const grain = grains.reduce((finest, g) => (DAYS[g] < DAYS[finest] ? g : finest));
  const many = (dayNumber(end) - dayNumber(bounds.from)) / DAYS[grain];
  if (many > MOST_PERIODS) {
    out.push(diagnose("tooManyPeriods", null, { grain, from: bounds.from, to: end, most: MOST_PERIODS }));
    return [];
  }
  // Where several grains are asked, a cell is their intersection: it ends where the first of them does.
  const starts = [...new Set(grains.flatMap((grain) => startsOf(bounds.from, end, grain, calendar)))].sort(compareLocal);
  const first = bounds.from;
  const inside = starts.filter((start) => compareLocal(start, first) > 0 && compareLocal(start, end) < 0);
  return [first, ...inside].filter(exists(zone, calendar)).map((from, i) => {
    const labels = grains.map((grain) => periodStart(from, grain, calendar));
    const begins = least(labels, -1) ?? from;
    const ends = least(grains.map((grain, g) => nextPeriod(labels[g] as string, grain, calendar))) ?? from;
    const to = least([ends, bounds.to]) ?? ends;
    const cut = (i === 0 && compareLocal(begins, from) < 0) || compareLocal(ends, bounds.to) > 0;
    // Cut by the watermark alone is another thing: the period is open, and its coverage says so.
    const open = compareLocal(bounds.to, bounds.watermark ?? bounds.to) === 0;
    return { labels, from, to: open ? ends : to, cut: cut && !(open && compareLocal(begins, from) >= 0) };
  });
}
