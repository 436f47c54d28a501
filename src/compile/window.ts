import {
  addDuration,
  compareLocal,
  dayNumber,
  dateOf,
  isCalendarStep,
  isDate,
  periodStart,
  type Calendar,
  type DurationUnit,
  type PeriodGrain,
} from "../ground/day.js";
import type { CatalogTable } from "./catalog.js";
import type { FrameStep } from "./cell.js";
import type { State } from "./question.js";

/** A half-open span of local time; `from` is null where it is open to the past. */
export interface Window {
  readonly from: string | null;
  readonly to: string;
}

export const isMidnight = (at: string): boolean => isDate(at) || /T00:00(:00(\.0+)?)?$/.test(at);

/** Whether a window holds whole days only. */
export const dayOnly = ({ from, to }: Window): boolean => (from === null || isMidnight(from)) && isMidnight(to);

/** One cell along time: its labels, one a grain asked, and what it spans after the range has cut it. */
export interface Period {
  readonly labels: readonly string[];
  readonly from: string;
  readonly to: string;
  /** True where the range cuts the period, so that it is partial. */
  readonly cut: boolean;
}

/** The rows a measure looks at in a period: the period itself, stepped by its frame, from the outermost step inward. */
export function windowOf(
  period: Period,
  frame: readonly FrameStep[],
  watermark: string,
  fixedLength: boolean,
  calendar: Calendar,
): Window {
  // A to-date compares the same elapsed point: the open period is cut before it is shifted, so both sides stop alike.
  const elapsed = frame.some((step) => step.kind === "to_date") && frame.some((step) => step.kind === "shift");
  let from: string | null = period.from;
  let to = elapsed ? earlier(period.to, watermark) : period.to;
  for (const step of frame) {
    switch (step.kind) {
      case "shift": {
        const back = (at: string): string => addDuration(at, -step.count, step.unit as DurationUnit);
        const start: string | null = from === null ? null : back(from);
        const keeps = fixedLength && isCalendarStep(step.unit as DurationUnit);
        to = keeps && from !== null && start !== null ? moved(to, from, start) : back(to);
        from = start;
        break;
      }
      case "rolling":
        to = earlier(to, watermark);
        from = addDuration(to, -step.count, step.unit as DurationUnit);
        break;
      case "cumulative":
        to = earlier(to, watermark);
        from = null;
        break;
      case "to_date":
        // Of all rows up to an end, the period that holds the cell's own start.
        from = periodStart(from ?? period.from, step.grain as PeriodGrain, calendar);
        to = earlier(to, watermark);
    }
  }
  return { from, to };
}

const earlier = (a: string, b: string): string => (compareLocal(a, b) <= 0 ? a : b);

/** `to` moved as far as `from` was: days and weeks keep their length. */
function moved(to: string, from: string, start: string): string {
  return addDuration(to, dayNumber(start) - dayNumber(from), "day");
}

/** What a table's coverage says about a window: nothing known, a part, or all of it. */
export function coverageState(
  window: Window,
  period: Period,
  frame: readonly FrameStep[],
  table: CatalogTable,
): Exclude<State, "undefined" | "immature"> {
  const { coverage } = table;
  if (coverage === null) return "no_data";
  const { from, to } = window;
  if (compareLocal(to, coverage.from) <= 0 || (from !== null && compareLocal(from, coverage.to) >= 0)) return "no_data";
  const shifted = frame.some((step) => step.kind === "shift");
  const end = shifted ? to : period.to;
  const early = from !== null && compareLocal(from, coverage.from) < 0;
  return early || compareLocal(end, coverage.to) > 0 || period.cut ? "partial" : "complete";
}

/** The last local day a window touches. */
export function lastDay(window: Window): string {
  const day = dateOf(dayNumber(window.to));
  return compareLocal(day, window.to) === 0 ? dateOf(dayNumber(window.to) - 1) : day;
}
