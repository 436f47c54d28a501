import type { ReportCell, Series } from "../model.js";
import { following } from "./timeline.js";

/** A point of a series at its place on the time axis. */
export interface Point {
  readonly i: number;
  readonly cell: ReportCell;
  readonly value: number;
}

/** Points of a state that have a value, with their places. */
export function points(series: Series, state: ReportCell["state"]): readonly Point[] {
  return series.points.flatMap(({ cell }, i) =>
    cell.state === state && cell.value !== null ? [{ i, cell, value: cell.value }] : [],
  );
}

/** Runs of neighbours, cut where one is missing and at each of `breaks` (a break at 12 lies between 11 and 12). */
export function runs(all: readonly Point[], breaks: readonly number[]): readonly (readonly Point[])[] {
  const out: Point[][] = [];
  for (const point of all) {
    const run = out.at(-1);
    const before = run?.at(-1);
    if (run && before && before.i === point.i - 1 && !breaks.includes(point.i)) run.push(point);
    else out.push([point]);
  }
  return out;
}

/** Spans of periods in one of these states: [first, last] inclusive. */
export function spans(series: Series, states: readonly ReportCell["state"][]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  series.points.forEach(({ cell }, i) => {
    if (!states.includes(cell.state)) return;
    const last = out.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else out.push([i, i]);
  });
  return out;
}

/** A changed definition: before which of the periods, and on what day. */
export interface Change {
  readonly i: number;
  readonly until: string;
}

/**
 * The changes of a definition that fall inside a series, before the first period that goes by the new one: a period that
 * holds a change goes by the definition of its last day.
 */
export function changesIn(days: readonly string[], { grain, points: all }: Series): readonly Change[] {
  const end = following(all.at(-1)?.period, grain) ?? "";
  return days
    .map((until) => ({ i: until < end ? all.findLastIndex(({ period }) => period <= until) : -1, until }))
    .filter(({ i }) => i > 0);
}
