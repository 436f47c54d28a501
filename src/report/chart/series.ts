import { drawTimeAxis } from "./time-axis.js";
import type { CalendarMark, GoalReport } from "../model.js";
import { runs, spans, type Point } from "./cells.js";
import { fixedLabels, wishes } from "./labels.js";
import { obstacles } from "./obstacles.js";
import { pathPoints } from "./on-timeline.js";
import { Picture } from "./picture.js";
import { place, type PlacedLine } from "./place.js";
import { hatchBox, sceneOf, type Charted, type Scene, type SeriesOptions } from "./scene.js";
import { Words, type Chart } from "./spec.js";

/**
 * A KPI over time. Complete periods are joined, with a band; what is immature, partial, without data, undefined or
 * withheld has a drawing of its own; a changed definition cuts the line; a goal's path leads to its diamond.
 */
export function seriesChart(
  kpi: Charted,
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
  drawExpectedBand(picture, scene);
  drawBand(picture, scene);
  for (const goal of goals) drawPath(picture, goal, scene);
  drawExpected(picture, scene);
  drawLine(picture, scene);
  drawUnsettled(picture, scene);
  picture.rules("front", "lead", labels.leads);
  const axis = drawTimeAxis(
    picture,
    {
      periods: scene.time.periods,
      grain: kpi.series.grain,
      x: scene.x,
      plot: scene.plot,
      spacing: scene.spacing,
      years: options.small !== true,
    },
    options.format,
  );
  for (const goal of goals) drawDiamond(picture, goal, scene);
  picture.texts(worded([...axis, ...yLabels(scene), ...fixedLabels(scene, options), ...labels.lines], words));
  return {
    width: options.width,
    height: plot.height + scene.padding.top + scene.padding.bottom,
    spec: picture.spec(plot, scene.padding),
    words: words.list,
  };
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

const worded = (lines: readonly PlacedLine[], words: Words): readonly PlacedLine[] =>
  lines.map((l) => ({ ...l, text: words.mark(l.text) }));

function drawBand(picture: Picture, { line, x, y }: Scene): void {
  const [bottom, top] = y.domain;
  const banded = line.runs.flatMap((run) => bands(run)).filter((run) => run.length > 1);
  banded.forEach((run, part) =>
    picture.bands(
      "band",
      run.map((p) => ({
        part: `b${part}`,
        x: x(p.i),
        y: y(Math.max(bottom, p.cell.low ?? bottom)),
        y2: y(Math.min(top, p.cell.high ?? top)),
      })),
    ),
  );
}

function drawExpectedBand(picture: Picture, { expected, x, y }: Scene): void {
  const [bottom, top] = y.domain;
  picture.bands(
    "expectedBand",
    expected.map(({ i, low, high }) => ({ part: "e", x: x(i), y: y(Math.max(bottom, low)), y2: y(Math.min(top, high)) })),
  );
}

function drawExpected(picture: Picture, { expected, x, y }: Scene): void {
  picture.rules(
    "middle",
    "expected",
    expected.slice(1).map((to, k) => {
      const from = expected[k] ?? to;
      return { x: x(from.i), y: y(from.value), x2: x(to.i), y2: y(to.value) };
    }),
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
  picture.rects("suppressed", boxes(["suppressed", "too_few"]));
}

function drawPath(picture: Picture, goal: GoalReport, { x, y, time }: Scene): void {
  const at = pathPoints(goal, time);
  picture.rules(
    "middle",
    "target",
    at.slice(1).map((to, k) => ({ x: x(at[k]?.i ?? 0), y: y(at[k]?.value ?? 0), x2: x(to.i), y2: y(to.value) })),
  );
}

function drawDiamond(picture: Picture, goal: GoalReport, { x, y, time }: Scene): void {
  const i = time.indexOf(goal.target.by);
  if (i !== null) picture.symbols("targetMark", [{ x: x(i), y: y(goal.target.value) }]);
}
