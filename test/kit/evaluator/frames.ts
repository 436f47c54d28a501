import { DAY, isShown, nextOf, startOf, step, type Calendar, type Grain } from "./calendar.js";
import { coverOf, type Table } from "./world.js";

/** A cell along time. `labels` are the starts of the periods asked for, one a grain. */
export interface Period {
  readonly labels: readonly number[];
  readonly from: number;
  readonly to: number;
  /** The range cuts it. */
  readonly cut: boolean;
  /** Of a day, a week or an hour, which are shifted by their start and keep their length. */
  readonly short: boolean;
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What prior, rolling, cumulative and to_date do to a cell, from the outermost inward. */
export type Frame =
  | { readonly kind: "shift"; readonly count: number; readonly unit: string }
  | { readonly kind: "rolling"; readonly count: number; readonly unit: string }
  | { readonly kind: "cumulative" }
  | { readonly kind: "to_date"; readonly grain: Grain };

export const EVER = -8e15;
const CALENDAR_STEPS = ["day", "week", "month", "quarter", "year"];

/**
 * The rows that a table gives to a cell, after its frames (rules 5 and 6). What is cumulative has no start: a to_date
 * within it starts with the period that holds the cell's own.
 */
export function windowOf(period: Period, frames: readonly Frame[], watermark: number, calendar: Calendar): Window {
  // The watermark cuts the earlier side of a to_date only: both then stop at the same elapsed point.
  const elapsed = frames.some(({ kind }) => kind === "to_date") && frames.some(({ kind }) => kind === "shift");
  let { from, to } = period;
  if (elapsed) to = Math.min(to, watermark);
  for (const frame of frames) {
    if (frame.kind === "shift") {
      const start = from === EVER ? EVER : step(from, -frame.count, frame.unit);
      const keeps = period.short && from !== EVER && CALENDAR_STEPS.includes(frame.unit);
      // The length in days: the hours between are the wall clock's.
      to = keeps ? to + (Math.floor(start / DAY) - Math.floor(from / DAY)) * DAY : step(to, -frame.count, frame.unit);
      from = start;
    } else {
      to = Math.min(to, watermark);
      if (frame.kind === "rolling") from = step(to, -frame.count, frame.unit);
      else if (frame.kind === "cumulative") from = EVER;
      else from = startOf(frame.grain, from === EVER ? period.from : from, calendar);
    }
  }
  return { from, to };
}

export type Coverage = "no_data" | "partial" | "complete";
export const worst = (states: readonly Coverage[]): Coverage =>
  (["no_data", "partial"] as const).find((state) => states.includes(state)) ?? "complete";

/** What a table's coverage says of a window (rule 8). */
export function coverageOf(window: Window, period: Period, frames: readonly Frame[], table: Table): Coverage {
  const coverage = coverOf(table);
  if (coverage === null || window.to <= coverage.from || window.from >= coverage.to) return "no_data";
  // A shifted cell is open where the watermark lies in it; any other one where it lies in the cell itself.
  const end = frames.some(({ kind }) => kind === "shift") ? window.to : period.to;
  const early = window.from !== EVER && window.from < coverage.from;
  return early || end > coverage.to || period.cut ? "partial" : "complete";
}

const SHORT: readonly Grain[] = ["hour", "day", "week"];

/** The cells of a range along the asked grains (rules 1 and 4). */
export function periodsOf(
  grains: readonly Grain[],
  range: Window | null,
  watermark: number,
  calendar: Calendar,
): readonly Period[] {
  const { from, to } = range ?? { from: 0, to: 0 };
  if (grains.length === 0) return [{ labels: [], from, to, cut: false, short: false }];
  const periods: Period[] = [];
  for (let at = from; at < Math.min(to, watermark);) {
    const labels = grains.map((grain) => startOf(grain, at, calendar));
    const end = Math.min(...grains.map((grain, g) => nextOf(grain, labels[g] as number)));
    // A range that ends at the watermark does not cut the last period: it is open.
    const last = to === watermark ? end : Math.min(end, to);
    const cut = (at === from && Math.max(...labels) < from) || (to !== watermark && end > to);
    const shown = grains.every((grain) => grain !== "hour") || isShown(calendar.zone, at);
    if (shown) periods.push({ labels, from: at, to: last, cut, short: grains.some((grain) => SHORT.includes(grain)) });
    at = end;
  }
  return periods;
}

/** The whole periods of a finer grain that start in a window. The first of the range may begin before there is data. */
export function finePeriods(
  grain: Grain,
  window: Window,
  period: Period,
  frames: readonly Frame[],
  coverage: Window,
  range: Window | null,
  calendar: Calendar,
): readonly Period[] {
  let from = window.from === EVER ? startOf(grain, coverage.from, calendar) : window.from;
  const uncut = frames.length === 0 && (range === null || range.from <= coverage.from);
  if (uncut && range !== null && from <= range.from)
    from = period.labels.length > 0 ? Math.max(...period.labels) : startOf(grain, from, calendar);
  let at = startOf(grain, from, calendar);
  if (at < from) at = nextOf(grain, at);
  const found: Period[] = [];
  for (; at < Math.min(window.to, coverage.to); at = nextOf(grain, at)) {
    const shown = grain !== "hour" || isShown(calendar.zone, at);
    if (shown) found.push({ labels: [at], from: at, to: nextOf(grain, at), cut: false, short: SHORT.includes(grain) });
  }
  return found;
}
