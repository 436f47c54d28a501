import type { Texts } from "../../compile/definitions.js";
import type { Format } from "../format.js";
import type { CalendarMark, GoalReport, KpiReport } from "../model.js";
import { axisUnit, declared, stepLabels } from "./axis.js";
import { points, runs, spans, type Point } from "./cells.js";
import { textWidth } from "./measure.js";
import { periodStart, shortPeriod, timeTicks } from "./periods.js";
import { Picture, sizeOf } from "./picture.js";
import { place, type PlacedLine, type Rect, type Wish } from "./place.js";
import { Words, type Chart } from "./spec.js";
import { axis, linear, type Scale } from "./ticks.js";
import type { Style } from "./theme.js";
import { timeline, type Timeline } from "./timeline.js";
import { chartWords } from "./words.js";

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

/**
 * A KPI over time. Complete periods are joined, with a band; what is immature, partial, without data, undefined or
 * withheld has a drawing of its own; a changed definition cuts the line; a goal's path leads to its diamond.
 */
export function seriesChart(
  kpi: KpiReport,
  goals: readonly GoalReport[],
  marks: readonly CalendarMark[],
  options: SeriesOptions,
): Chart {
  const words = new Words();
  const scene = sceneOf(kpi, goals, marks, options);
  const { plot, x, line } = scene;
  const picture = new Picture();
  const labels = options.small ? { lines: [], leads: [] } : place(wishes(scene, options), obstacles(scene), scene.frame);
  drawGrid(picture, scene);
  drawHatches(picture, scene);
  picture.rules(
    "back",
    "noteRule",
    scene.notes.map(({ i }) => ({ x: x(i), x2: x(i), y: 0, y2: plot.height })),
  );
  picture.rules(
    "back",
    "break",
    line.breaks.map((i) => ({ x: x(i - 0.5), x2: x(i - 0.5), y: scene.breakTop, y2: plot.height })),
  );
  drawBand(picture, scene);
  for (const goal of goals) drawPath(picture, goal, scene);
  drawLine(picture, scene);
  drawUnsettled(picture, scene);
  picture.rules("front", "lead", labels.leads);
  const axis = drawTimeAxis(picture, scene, options);
  for (const goal of goals) drawDiamond(picture, goal, scene);
  picture.texts(worded([...axis, ...yLabels(scene), ...fixedLabels(scene, options), ...labels.lines], words));
  return {
    width: options.width,
    height: plot.height + scene.padding.top + scene.padding.bottom,
    spec: picture.spec(plot, scene.padding),
    words: words.list,
  };
}

interface Scene {
  readonly kpi: KpiReport;
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
  readonly notes: readonly { readonly i: number; readonly n: number }[];
  readonly breakTop: number;
  readonly last: Point | null;
}

function sceneOf(kpi: KpiReport, goals: readonly GoalReport[], marks: readonly CalendarMark[], options: SeriesOptions): Scene {
  const { format, small = false } = options;
  const time = timeline(
    kpi.series.points.map((p) => p.period),
    kpi.series.grain,
    goals.map((g) => g.target.by),
  );
  const breaks = kpi.history.flatMap(({ until }) =>
    [time.periods.findIndex((p) => p >= until)].filter((i) => i > 0 && i < time.measured),
  );
  const complete = points(kpi.series, "complete");
  const line = {
    runs: runs(complete, breaks),
    immature: points(kpi.series, "immature"),
    partial: points(kpi.series, "partial"),
    breaks,
  };
  const { low, high } = extent(kpi, goals);
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
    notes,
    breakTop: notes.length > 0 ? -20 : -6,
    last: complete.at(-1) ?? null,
  };
}

const yearly = (grain: string): boolean => grain !== "year" && grain !== "fiscal_year";
const upTo = (x: number, step: number): number => Math.ceil(x / step) * step;

/** The lowest and highest value the axis must hold. Intervals of unfinished periods may leave it; their whiskers say so. */
function extent(kpi: KpiReport, goals: readonly GoalReport[]): { readonly low: number; readonly high: number } {
  const shown = kpi.series.points.filter(({ cell }) => cell.value !== null).map(({ cell }) => cell);
  const middle = [...shown.map((c) => c.value ?? 0), ...goals.flatMap((g) => [g.target.value, ...g.path.map((p) => p.value)])];
  if (middle.length === 0) return { low: 0, high: 1 };
  const low = Math.min(...middle);
  const high = Math.max(...middle);
  const room = Math.max(high - low, Math.abs(high) * 0.05);
  const bands = shown.filter((c) => c.state === "complete").flatMap((c) => [c.low ?? low, c.high ?? high]);
  return { low: Math.max(low - room, Math.min(low, ...bands)), high: Math.min(high + room, Math.max(high, ...bands)) };
}

function shownNotes(marks: readonly CalendarMark[], time: Timeline): Scene["notes"] {
  return notesOn(marks, time).map(({ i }, at) => ({ i, n: at + 1 }));
}

/** The calendar notes that fall on a chart's axis, in order: the first is numbered 1. */
export function notesOn(
  marks: readonly CalendarMark[],
  time: Pick<Timeline, "indexOf">,
): readonly { readonly i: number; readonly mark: CalendarMark }[] {
  return [...marks]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap((mark) => {
      const i = time.indexOf(mark.on);
      return i === null ? [] : [{ i, mark }];
    });
}

function drawGrid(picture: Picture, { steps, y, plot }: Scene): void {
  const lines = steps.map((s) => ({ x: 0, x2: plot.width, y: y(s), y2: y(s) }));
  picture.rules(
    "back",
    "grid",
    lines.filter((l) => l.y < plot.height - 0.5),
  );
}

function yLabels({ steps, stepTexts, y }: Scene): readonly PlacedLine[] {
  return steps.map((s, i) => ({ x: -7, y: y(s) + 4.5, align: "right", text: stepTexts[i] ?? "", style: "note" }));
}

function drawTimeAxis(
  picture: Picture,
  { time, x, plot, kpi, spacing }: Scene,
  { format, small = false }: SeriesOptions,
): readonly PlacedLine[] {
  const ticks = timeTicks(time.periods, kpi.series.grain, spacing, format.language);
  const base = plot.height;
  picture.rules(
    "front",
    "tickMark",
    ticks.map((t) => ({ x: x(t.at), x2: x(t.at), y: base, y2: base + 5 })),
  );
  picture.rules("front", "base", [{ x: 0, x2: plot.width, y: base, y2: base }]);
  return ticks.flatMap((t): PlacedLine[] => [
    { x: x(t.at), y: base + 19, align: "center", text: t.label, style: "note" },
    ...(t.year === null || small
      ? []
      : [{ x: x(t.at), y: base + 35, align: "center" as const, text: t.year, style: "year" as const }]),
  ]);
}

const worded = (lines: readonly PlacedLine[], words: Words): readonly PlacedLine[] =>
  lines.map((l) => ({ ...l, text: words.mark(l.text) }));

function drawBand(picture: Picture, { line, x, y }: Scene): void {
  const [bottom, top] = y.domain;
  const banded = line.runs.flatMap((run) => bands(run)).filter((run) => run.length > 1);
  banded.forEach((run, part) =>
    picture.bands(
      run.map((p) => ({
        part: `b${part}`,
        x: x(p.i),
        y: y(Math.max(bottom, p.cell.low ?? bottom)),
        y2: y(Math.min(top, p.cell.high ?? top)),
      })),
    ),
  );
}

function drawLine(picture: Picture, scene: Scene): void {
  const { line, spacing, x, y, last } = scene;
  const at = (p: Point) => ({ x: x(p.i), y: y(p.value) });
  line.runs
    .filter((run) => run.length > 1)
    .forEach((run, part) =>
      picture.lines(
        "series",
        run.map((p) => ({ part: `l${part}`, ...at(p) })),
      ),
    );
  drawWhiskers(picture, "middle", line.runs.filter((run) => run.length === 1).flat(), scene);
  const dots = line.runs.flatMap((run) => (run.length === 1 || spacing >= 6.5 ? run : []));
  const size = spacing >= 11 ? 26 : 14;
  picture.symbols(
    "point",
    dots.map((p) => ({ ...at(p), size })),
  );
  if (last) picture.symbols("point", [{ ...at(last), size: 44 }]);
}

/** Parts of a run that have an interval. */
function bands(run: readonly Point[]): readonly (readonly Point[])[] {
  return runs(
    run.filter((p) => p.cell.low !== null || p.cell.high !== null),
    [],
  );
}

/** Intervals of single periods: upright, with an arrow head where they leave the frame or have no end. */
function drawWhiskers(picture: Picture, layer: "middle" | "front", all: readonly Point[], { x, y }: Scene): void {
  const [bottom, top] = y.domain;
  const known = all.filter((p) => p.cell.low !== null || p.cell.high !== null);
  picture.rules(
    layer,
    "whisker",
    known.map((p) => ({
      x: x(p.i),
      x2: x(p.i),
      y: y(Math.max(bottom, p.cell.low ?? bottom)),
      y2: y(Math.min(top, p.cell.high ?? top)),
    })),
  );
  picture.symbols(
    "arrow",
    known.flatMap((p) => [
      ...(p.cell.low === null || p.cell.low < bottom ? [{ x: x(p.i), y: y(bottom) - 3, angle: 180 }] : []),
      ...(p.cell.high === null || p.cell.high > top ? [{ x: x(p.i), y: y(top) + 3 }] : []),
    ]),
  );
}

/** Immature periods hang on a dashed line, partial ones stand alone. */
function drawUnsettled(picture: Picture, scene: Scene): void {
  const { line, x, y, kpi } = scene;
  const joined = line.immature.flatMap((p) => {
    const before = kpi.series.points[p.i - 1]?.cell;
    const known =
      before &&
      before.value !== null &&
      (before.state === "complete" || before.state === "immature") &&
      !line.breaks.includes(p.i);
    return known ? [{ x: x(p.i - 1), y: y(before.value ?? 0), x2: x(p.i), y2: y(p.value) }] : [];
  });
  picture.rules("front", "toImmature", joined);
  drawWhiskers(picture, "front", [...line.immature, ...line.partial], scene);
  picture.symbols(
    "immature",
    line.immature.map((p) => ({ x: x(p.i), y: y(p.value) })),
  );
  picture.symbols(
    "partial",
    line.partial.map((p) => ({ x: x(p.i), y: y(p.value) })),
  );
}

function drawHatches(picture: Picture, scene: Scene): void {
  const boxes = (states: Parameters<typeof spans>[1]) => spans(scene.kpi.series, states).map((span) => hatchBox(span, scene));
  picture.rects("noData", boxes(["no_data"]));
  picture.rects("suppressed", boxes(["suppressed"]));
}

function hatchBox([first, last]: readonly [number, number], { x, plot }: Scene) {
  return { x: Math.max(0, x(first - 0.5)), x2: Math.min(plot.width, x(last + 0.5)), y: 0, y2: plot.height };
}

function drawPath(picture: Picture, goal: GoalReport, { x, y, time }: Scene): void {
  const at = pathPoints(goal, time);
  picture.rules(
    "middle",
    "target",
    at.slice(1).map((to, k) => ({ x: x(at[k]?.i ?? 0), y: y(at[k]?.value ?? 0), x2: x(to.i), y2: y(to.value) })),
  );
}

/** A path says where to be at the end of each of its periods: a quarter's value stands at its last month. */
function pathPoints(goal: GoalReport, time: Timeline): readonly { readonly i: number; readonly value: number }[] {
  return goal.path.flatMap(({ value }, k) => {
    const next = goal.path[k + 1];
    const after = next ? time.indexOf(next.period) : null;
    const i = next ? (after === null ? null : after - 1) : time.indexOf(goal.target.by);
    return i === null || i < 0 ? [] : [{ i, value }];
  });
}

/**
 * The goals whose path can stand in a KPI's chart: judged by the same periods, or of a measure that does not grow with
 * the period (a share, a median, a level). A quarter's sum beside monthly sums would look three times out of reach.
 */
export function comparableGoals(kpi: KpiReport, goals: readonly GoalReport[]): readonly GoalReport[] {
  const ratio = /^(1|s|points?|percent)$|\//.test(kpi.unit);
  const steady = kpi.additive === "semi-additive" || (kpi.additive === "holistic" && ratio);
  return goals.filter((goal) => goal.grain === kpi.series.grain || steady);
}

function drawDiamond(picture: Picture, goal: GoalReport, { x, y, time }: Scene): void {
  const i = time.indexOf(goal.target.by);
  if (i !== null) picture.symbols("targetMark", [{ x: x(i), y: y(goal.target.value) }]);
}

function rightMargin(goals: readonly GoalReport[], options: SeriesOptions, kpi: KpiReport): number {
  const widest = goals.flatMap((g) => targetLines(g, kpi, options).map((l) => textWidth(l.text, l.size)));
  return Math.min(176, upTo(Math.max(...widest) + 14, 8));
}

const line = (text: string, style: Style) => ({
  text,
  style,
  size: sizeOf(style),
  ...(style === "value" ? { weight: 600 } : {}),
});

function targetLines(goal: GoalReport, kpi: KpiReport, { format, width }: SeriesOptions) {
  const by = width < 500 ? shortPeriod(goal.target.by, "month", format) : format.shortDate(goal.target.by);
  return [line(declared(goal.target.value, kpi, format), "goal"), line(chartWords(format.language).targetBy(by), "note")];
}

/** Labels with a fixed place: dates of changed definitions over their rules, numbers of notes, dashes of undefined periods. */
function fixedLabels(scene: Scene, { format, small }: SeriesOptions): readonly PlacedLine[] {
  const {
    kpi,
    x,
    plot,
    notes,
    line: { breaks },
  } = scene;
  const said = chartWords(format.language).definitionChanged;
  const dates = small
    ? []
    : breaks.flatMap((i, at): PlacedLine[] => {
        const until = kpi.history[at]?.until ?? "";
        const from = x(i - 0.5);
        const wide = Math.max(textWidth(format.date(until), 14), textWidth(said, 13));
        const align = from + wide + 8 > plot.width + scene.padding.right ? "right" : "left";
        const to = from + (align === "left" ? 6 : -6);
        return [
          { x: to, y: scene.breakTop - 14, align, text: format.date(until), style: "label" },
          { x: to, y: scene.breakTop + 1, align, text: said, style: "note" },
        ];
      });
  const numbers = notes.map(({ i, n }): PlacedLine => ({ x: x(i), y: -5, align: "center", text: String(n), style: "year" }));
  const dashes = spans(kpi.series, ["undefined"]).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, k): PlacedLine => ({
      x: x(first + k),
      y: plot.height - 8,
      align: "center",
      text: "–",
      style: "label",
    })),
  );
  return [...dates, ...numbers, ...dashes];
}

/** What would like a label, the most important first. */
function wishes(scene: Scene, options: SeriesOptions): readonly Wish[] {
  const { kpi, x, y, last, line: drawn, time, plot } = scene;
  const { format, width } = options;
  const say = chartWords(format.language);
  const narrow = width < 500;
  const at = (p: Point) => ({ x: x(p.i), y: y(p.value) });
  const period = (i: number) => format.period(time.periods[i] ?? "", kpi.series.grain);
  const targets = scene.goals.flatMap((goal): Wish[] => {
    const i = time.indexOf(goal.target.by);
    if (i === null) return [];
    const [value, by] = targetLines(goal, kpi, options);
    if (!value || !by) return [];
    const point = { x: x(i), y: y(goal.target.value) };
    if (!narrow)
      return [
        {
          at: point,
          lines: [value, by],
          spots: [
            { dx: 11, dy: 0, align: "left" },
            { dx: 11, dy: -12, align: "left" },
            { dx: 11, dy: 12, align: "left" },
          ],
        },
      ];
    const toRight = plot.width + scene.padding.right - point.x - 2;
    return [
      {
        at: point,
        lines: [line(`${value.text} ${by.text}`, "goal")],
        lead: true,
        spots: [12, 26, 40, 56, 76].flatMap((d) => [
          { dx: toRight, dy: -d, align: "right" as const },
          { dx: toRight, dy: d, align: "right" as const },
        ]),
      },
    ];
  });
  const value = last ? line(format.value(last.value, kpi, last.cell), "value") : null;
  const latest: Wish[] =
    last && value ? [{ at: at(last), lines: narrow ? [value] : [line(period(last.i), "note"), value], lead: true }] : [];
  const open = (all: readonly Point[], state: "immature" | "partial"): Wish[] =>
    all.slice(-1).map((p) => ({
      at: at(p),
      lead: true,
      lines: [
        line(say.state[state], "label"),
        line(
          `${narrow ? "" : `${period(p.i)}, `}${p.cell.n === null ? format.value(p.value, kpi) : `n\u00a0=\u00a0${format.count(p.cell.n)}`}`,
          "note",
        ),
      ],
    }));
  const gaps = (state: "no_data" | "suppressed"): Wish[] =>
    spans(kpi.series, [state]).map((span) => {
      const box = hatchBox(span, scene);
      const middle = { x: (box.x + box.x2) / 2, y: plot.height / 2 };
      return {
        at: middle,
        optional: true,
        lines: [line(say.state[state], "note")],
        spots: [0.5, 0.72, 0.28, 0.86, 0.14].map((f) => ({ dx: 0, dy: plot.height * (f - 0.5), align: "center" as const })),
      };
    });
  const named = scene.goals.slice(0, 1).flatMap((goal): Wish[] => {
    const way = pathPoints(goal, time);
    const middle = way[Math.floor(way.length * 0.35)];
    if (narrow || !middle || way.length < 4) return [];
    return [
      {
        at: { x: x(middle.i), y: y(middle.value) },
        lines: [line(say.targetPath, "goal")],
        lead: true,
        optional: true,
        spots: [30, -30, 46, -46, 64, -64].map((dy) => ({ dx: 0, dy, align: "center" as const })),
      },
    ];
  });
  return [
    ...targets,
    ...latest,
    ...open(drawn.immature, "immature"),
    ...open(drawn.partial, "partial"),
    ...gaps("no_data"),
    ...gaps("suppressed"),
    ...named,
  ];
}

/** What a label should not cover. */
function obstacles(scene: Scene): readonly Rect[] {
  const { x, y, line: drawn, goals, time, plot } = scene;
  const spot = (cx: number, cy: number, r: number, weight: number): Rect => ({
    x0: cx - r,
    x1: cx + r,
    y0: cy - r,
    y1: cy + r,
    weight,
  });
  const along = (from: { x: number; y: number }, to: { x: number; y: number }, weight: number): Rect[] => {
    const parts = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6));
    return Array.from({ length: parts + 1 }, (_, k) =>
      spot(from.x + ((to.x - from.x) * k) / parts, from.y + ((to.y - from.y) * k) / parts, 3, weight),
    );
  };
  const xy = (p: { readonly i: number; readonly value: number }) => ({ x: x(p.i), y: y(p.value) });
  const chain = (all: readonly { readonly i: number; readonly value: number }[], weight: number): Rect[] =>
    all.slice(1).flatMap((p, k) => along(xy(all[k] ?? p), xy(p), weight));
  const upright = (p: Point): Rect => ({
    x0: x(p.i) - 3,
    x1: x(p.i) + 3,
    y0: y(p.cell.high ?? p.value),
    y1: y(p.cell.low ?? p.value),
    weight: 3,
  });
  const open = [...drawn.immature, ...drawn.partial];
  return [
    ...drawn.runs.flatMap((run) => chain(run, 2)),
    ...drawn.runs
      .flat()
      .map((p): Rect => ({
        x0: x(p.i - 0.5),
        x1: x(p.i + 0.5),
        y0: y(p.cell.high ?? p.value),
        y1: y(p.cell.low ?? p.value),
        weight: 0.12,
      })),
    ...open.map((p) => spot(x(p.i), y(p.value), 7, 4)),
    ...open.map(upright),
    ...(drawn.immature[0] && scene.last ? along(xy(scene.last), xy(drawn.immature[0]), 2) : []),
    ...goals.flatMap((goal) => chain(pathPoints(goal, time), 1)),
    ...goals.flatMap((goal) => {
      const i = time.indexOf(goal.target.by);
      return i === null ? [] : [spot(x(i), y(goal.target.value), 7, 6)];
    }),
    ...drawn.breaks.map((i): Rect => ({ x0: x(i - 0.5) - 1, x1: x(i - 0.5) + 1, y0: -40, y1: plot.height, weight: 4 })),
    ...scene.notes.map(({ i }): Rect => ({ x0: x(i) - 6, x1: x(i) + 6, y0: -18, y1: 0, weight: 5 })),
    ...scene.notes.map(({ i }): Rect => ({ x0: x(i) - 1, x1: x(i) + 1, y0: 0, y1: plot.height, weight: 1 })),
    ...(scene.breakTop < 0
      ? drawn.breaks.map((i): Rect => ({
          x0: x(i - 0.5),
          x1: x(i - 0.5) + 130,
          y0: scene.breakTop - 30,
          y1: scene.breakTop + 4,
          weight: 4,
        }))
      : []),
  ];
}

/** The first day of the period a chart begins with and of the one it ends with. */
export const chartSpan = (kpi: KpiReport): readonly [string, string] | null => {
  const all = kpi.series.points;
  const first = all[0]?.period;
  const last = all.at(-1)?.period;
  return first === undefined || last === undefined || Number.isNaN(periodStart(first).getTime()) ? null : [first, last];
};
