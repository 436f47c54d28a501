import type { Texts } from "../../compile/definitions.js";
import type { Format } from "../format.js";
import type { CalendarMark, GoalReport, KpiReport } from "../model.js";
import { axisUnit, stepLabels } from "./axis.js";
import { changesIn, points, runs, type Change, type Point } from "./cells.js";
import { textWidth } from "./measure.js";
import { expectedPoints, notesOn, type Expected } from "./on-timeline.js";
import type { Rect } from "./place.js";
import { targetLines } from "./target-label.js";
import { axis, linear, type Scale } from "./ticks.js";
import { timeline, type Timeline } from "./timeline.js";

/** What a series chart reads of a KPI. */
export type Charted = Pick<KpiReport, "unit" | "shownIn" | "series" | "changes">;

export interface SeriesOptions {
  readonly width: number;
  /** Height of the plot without its margins. */
  readonly height: number;
  readonly format: Format;
  /** Picks a workspace's text in the page's language. */
  readonly text: (texts: Texts) => string;
  /** Without labels of points and notes: the small picture beside an answer. */
  readonly small?: boolean;
}

/** A series chart laid out: its axes, what it shows, and where the plot stands in the picture. Places are px of the plot. */
export interface Scene {
  readonly kpi: Charted;
  readonly goals: readonly GoalReport[];
  readonly time: Timeline;
  readonly plot: { readonly width: number; readonly height: number };
  readonly padding: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly frame: Omit<Rect, "weight">;
  readonly x: Scale;
  readonly y: Scale;
  readonly spacing: number;
  readonly steps: readonly number[];
  readonly stepTexts: readonly string[];
  readonly line: {
    readonly runs: readonly (readonly Point[])[];
    readonly immature: readonly Point[];
    readonly partial: readonly Point[];
    readonly breaks: readonly number[];
  };
  readonly expected: readonly Expected[];
  readonly changes: readonly Change[];
  readonly notes: readonly { readonly i: number; readonly n: number }[];
  readonly breakTop: number;
  readonly last: Point | null;
}

/** Lays a chart out. */
export function sceneOf(
  kpi: Charted,
  goals: readonly GoalReport[],
  marks: readonly CalendarMark[],
  options: SeriesOptions,
): Scene {
  const { format, small = false } = options;
  const time = timeline(
    kpi.series.points.map((p) => p.period),
    kpi.series.grain,
    goals.map((g) => g.target.by),
  );
  const changes = changesIn(kpi.changes, kpi.series);
  const breaks = changes.map(({ i }) => i);
  const complete = points(kpi.series, "complete");
  const line = {
    runs: runs(complete, breaks),
    immature: points(kpi.series, "immature"),
    partial: points(kpi.series, "partial"),
    breaks,
  };
  const expected = expectedPoints(goals, complete.at(-1) ?? null, kpi.series.grain, time);
  const { low, high } = extent(kpi, goals, expected);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const unit = axisUnit(kpi, size, [low, high]);
  const { domain, steps } = axis(low, high, unit.bounds, small ? 3 : 5, unit.scale);
  const stepTexts = stepLabels(steps, kpi, size, format);
  const notes = small ? [] : shownNotes(marks, time);
  const top = small ? 10 : 14 + (notes.length > 0 ? 16 : 0) + (breaks.length > 0 ? 34 : 0);
  const left = upTo(Math.max(...stepTexts.map((t) => textWidth(t, 13))) + 8, 4);
  const right = small ? 8 : options.width < 500 ? 14 : goals.length > 0 ? rightMargin(goals, options, kpi) : 48;
  const bottom = small || !yearly(kpi.series.grain) ? 26 : 42;
  const plot = { width: options.width - left - right, height: options.height };
  const end = Math.max(1, time.periods.length - 1);
  const inset = Math.min(10, plot.width / (2 * (end + 1)));
  const spacing = (plot.width - 2 * inset) / end;
  return {
    kpi,
    goals,
    time,
    plot,
    padding: { left, right, top, bottom },
    frame: { x0: -left, x1: plot.width + right, y0: -top, y1: plot.height - 4 },
    x: linear([-inset / spacing, end + inset / spacing], [0, plot.width]),
    y: linear(domain, [plot.height, 0]),
    spacing,
    steps,
    stepTexts,
    line,
    expected,
    changes,
    notes,
    breakTop: notes.length > 0 ? -20 : -6,
    last: complete.at(-1) ?? null,
  };
}

const yearly = (grain: string): boolean => grain !== "year" && grain !== "fiscal_year";
const upTo = (x: number, step: number): number => Math.ceil(x / step) * step;

/**
 * The lowest and highest value the axis must hold. Intervals of unfinished periods may leave it, and their whiskers say
 * so; where no period is finished they are all there is, and two close values must not look far apart.
 */
function extent(
  kpi: Charted,
  goals: readonly GoalReport[],
  expected: readonly Expected[],
): { readonly low: number; readonly high: number } {
  const shown = kpi.series.points.filter(({ cell }) => cell.value !== null).map(({ cell }) => cell);
  const middle = [
    ...shown.map((c) => c.value ?? 0),
    ...goals.flatMap((g) => [g.target.value, ...g.path.map((p) => p.value)]),
    ...expected.map(({ value }) => value),
  ];
  if (middle.length === 0) return { low: 0, high: 1 };
  const low = Math.min(...middle);
  const high = Math.max(...middle);
  const room = Math.max(high - low, Math.abs(high) * 0.05);
  const settled = shown.filter((c) => c.state === "complete");
  const bands = [...(settled.length > 0 ? settled : shown), ...expected].flatMap((c) => [c.low ?? low, c.high ?? high]);
  return { low: Math.max(low - room, Math.min(low, ...bands)), high: Math.min(high + room, Math.max(high, ...bands)) };
}

function shownNotes(marks: readonly CalendarMark[], time: Timeline): Scene["notes"] {
  return notesOn(marks, time).map(({ i }, at) => ({ i, n: at + 1 }));
}

/** The box of a span of periods, over the full height. */
export function hatchBox([first, last]: readonly [number, number], { x, plot }: Scene) {
  return { x: Math.max(0, x(first - 0.5)), x2: Math.min(plot.width, x(last + 0.5)), y: 0, y2: plot.height };
}

function rightMargin(goals: readonly GoalReport[], options: SeriesOptions, kpi: Charted): number {
  const widest = goals.flatMap((g) => targetLines(g, kpi, options).map((l) => textWidth(l.text, l.size)));
  return Math.min(176, upTo(Math.max(...widest) + 14, 8));
}
