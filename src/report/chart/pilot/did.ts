import type { Format } from "../../format.js";
import type { KpiReport, PilotReport } from "../../model.js";
import type { PilotPeriod } from "../../pilot-model.js";
import { axisUnit, stepLabels } from "../axis.js";
import { textWidth } from "../measure.js";
import { Picture, type Vertex } from "../picture.js";
import { place, type PlacedLine, type Wish } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { drawTimeAxis } from "../time-axis.js";
import { axis, linear, type Scale } from "../ticks.js";
import { differenceSteps } from "./steps.js";

/** The words of the picture, printed. */
export interface PilotChartWords {
  readonly treated: string;
  readonly compared: string;
  readonly expected: string;
  readonly start: string;
  readonly below: string;
  readonly belowSub: string;
  readonly effect: string | null;
  readonly meanAfter: string;
  readonly fan: string;
  readonly middle: string;
}

export interface PilotChartOptions {
  readonly width: number;
  readonly format: Format;
  readonly words: PilotChartWords;
}

interface Panel {
  readonly top: number;
  readonly bottom: number;
  readonly y: Scale;
  readonly labels: readonly PlacedLine[];
  readonly steps: readonly number[];
}

/**
 * Two panels over one time axis. Above: the pilot, the others, and what was expected of the pilot without it. Below: how far
 * it lay from that, over what placebos show (95 and 50 %), with the effect as a line from the start on.
 */
export function pilotChart(pilot: PilotReport, kpi: KpiReport, options: PilotChartOptions): Chart {
  const { width, format, words: say } = options;
  const narrow = width < 500;
  const periods = pilot.periods;
  const heights = narrow ? { above: 190, gap: 66, below: 170 } : { above: 186, gap: 62, below: 150 };
  // Nothing to tell a difference from: one panel is enough.
  const isJudged = pilot.result !== null && hasBelow(periods);
  const height = heights.above + (isJudged ? heights.gap + heights.below : 0);
  const steps = aboveSteps(periods, kpi, format);
  const below = differenceSteps(
    periods.flatMap(({ difference, fan }) => [...(difference === null ? [] : [difference]), ...(fan ?? [])]),
    [0, ...(pilot.result ? [pilot.result.effect.value] : [])],
    kpi,
    format,
  );
  const widest = Math.max(...[...steps.texts, ...(isJudged ? below.texts : [])].map((text) => textWidth(text, 13)));
  const left = Math.ceil((widest + 8) / 4) * 4;
  const ends = endLabels(say, pilot);
  const right = narrow ? 10 : Math.min(176, Math.ceil(Math.max(...ends.map((text) => textWidth(text, 14.5, 600))) + 18));
  const plot = { width: width - left - right, height };
  const last = Math.max(1, periods.length - 1);
  const inset = Math.min(10, plot.width / (2 * (last + 1)));
  const spacing = (plot.width - 2 * inset) / last;
  const x = linear([-inset / spacing, last + inset / spacing], [0, plot.width]);
  const upper: Panel = panel(0, heights.above, steps);
  const lower: Panel | null = isJudged ? panel(heights.above + heights.gap, height, below) : null;
  const panels = lower === null ? [upper] : [upper, lower];
  const picture = new Picture();
  const first = periods.findIndex(({ after }) => after);
  if (first >= 0) drawStart(picture, x(first - 0.5), panels, plot.width);
  for (const each of panels)
    picture.rules(
      "back",
      "grid",
      each.steps.map((step) => ({ x: 0, x2: plot.width, y: each.y(step), y2: each.y(step) })),
    );
  if (lower !== null) drawFan(picture, periods, x, lower);
  drawAbove(picture, periods, x, upper, spacing);
  if (lower !== null) drawBelow(picture, pilot, x, lower, spacing);
  const words = new Words();
  const placed = narrow
    ? nearLabels(periods, say, x, upper, { width: plot.width, start: first < 0 ? null : x(first - 0.5) })
    : besideLabels(periods, pilot, say, { upper, lower, at: plot.width + 8 });
  const texts: PlacedLine[] = [
    ...upper.labels,
    ...(lower?.labels ?? []),
    ...(lower === null ? [] : headings(say, lower.top, -left)),
    ...(first >= 0 ? startLabel(say.start, x(first - 0.5), plot.width) : []),
    ...placed,
    ...drawTimeAxis(
      picture,
      { periods: periods.map(({ period }) => period), grain: pilot.grain, x, plot, spacing, years: true },
      format,
    ),
  ];
  picture.texts(texts.map((text) => ({ ...text, text: words.mark(text.text) })));
  const padding = { left, right, top: 24, bottom: 42 };
  return { width, height: height + padding.top + padding.bottom, spec: picture.spec(plot, padding), words: words.list };
}

const hasBelow = (periods: readonly PilotPeriod[]): boolean => periods.some(({ difference }) => difference !== null);

const endLabels = (say: PilotChartWords, { result }: PilotReport): readonly string[] => [
  say.treated,
  say.compared,
  say.expected,
  say.fan,
  say.middle,
  ...(result ? [say.meanAfter] : []),
];

function aboveSteps(periods: readonly PilotPeriod[], kpi: KpiReport, format: Format) {
  const values = periods.flatMap(({ treated, compared, expected }) =>
    [treated?.mean, compared?.mean, expected].filter((value) => typeof value === "number"),
  );
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const unit = axisUnit(kpi, size, [low, high]);
  // No line reaches down to zero for its own sake: what moves is what is compared.
  const { domain, steps } = axis(low, high, unit.bounds, 4, unit.scale);
  return { domain, steps, texts: stepLabels(steps, kpi, size, format) };
}

function panel(
  top: number,
  bottom: number,
  {
    domain,
    steps,
    texts,
  }: { readonly domain: readonly [number, number]; readonly steps: readonly number[]; readonly texts: readonly string[] },
): Panel {
  const y = linear(domain, [bottom, top]);
  const labels = steps.map((step, i): PlacedLine => ({
    x: -7,
    y: y(step) + 4.5,
    align: "right",
    text: texts[i] ?? "",
    style: "note",
  }));
  return { top, bottom, y, labels, steps };
}

function drawStart(picture: Picture, at: number, panels: readonly Panel[], width: number): void {
  picture.rects(
    "after",
    panels.map(({ top, bottom }) => ({ x: at, x2: width, y: top, y2: bottom })),
  );
  picture.rules(
    "back",
    "break",
    panels.map(({ top, bottom }) => ({ x: at, x2: at, y: top === 0 ? -8 : top, y2: bottom })),
  );
}

/** Neighbours with a value, joined; a gap stays a gap. */
function joined(periods: readonly PilotPeriod[], value: (period: PilotPeriod) => number | null) {
  const runs: { readonly i: number; readonly value: number }[][] = [];
  periods.forEach((period, i) => {
    const own = value(period);
    if (own === null) return;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.i === i - 1) run.push({ i, value: own });
    else runs.push([{ i, value: own }]);
  });
  return runs;
}

function drawRuns(
  picture: Picture,
  name: "series" | "comparison",
  runs: ReturnType<typeof joined>,
  at: { readonly x: Scale; readonly y: Scale; readonly dots: boolean; readonly part: string },
): void {
  const point = ({ i, value }: { readonly i: number; readonly value: number }) => ({ x: at.x(i), y: at.y(value) });
  runs.forEach((run, part) => {
    if (run.length > 1)
      picture.lines(
        name,
        run.map((each): Vertex => ({ part: `${at.part}${part}`, ...point(each) })),
      );
  });
  const alone = runs.filter((run) => at.dots || run.length === 1).flat();
  picture.symbols(name === "series" ? "point" : "comparisonPoint", alone.map(point));
}

function drawAbove(picture: Picture, periods: readonly PilotPeriod[], x: Scale, { y }: Panel, spacing: number): void {
  const dots = spacing >= 9;
  drawRuns(
    picture,
    "comparison",
    joined(periods, ({ compared }) => compared?.mean ?? null),
    { x, y, dots: false, part: "c" },
  );
  const expected = joined(periods, (period) => period.expected);
  picture.rules(
    "front",
    "otherwise",
    expected.flatMap((run) =>
      run.slice(1).map((to, k) => {
        const from = run[k] ?? to;
        return { x: x(from.i), y: y(from.value), x2: x(to.i), y2: y(to.value) };
      }),
    ),
  );
  drawRuns(
    picture,
    "series",
    joined(periods, ({ treated }) => treated?.mean ?? null),
    { x, y, dots, part: "t" },
  );
}

function drawFan(picture: Picture, periods: readonly PilotPeriod[], x: Scale, { y }: Panel): void {
  const band = (low: 0 | 1, high: 2 | 3, style: "placebo95" | "placebo50"): void => {
    const known = joined(periods, ({ fan }) => fan?.[low] ?? null);
    known.forEach((run, part) =>
      picture.bands(
        style,
        run.map(({ i, value }) => ({ part: `${style}${part}`, x: x(i), y: y(value), y2: y(periods[i]?.fan?.[high] ?? value) })),
      ),
    );
  };
  band(0, 3, "placebo95");
  band(1, 2, "placebo50");
}

function drawBelow(picture: Picture, { periods, result }: PilotReport, x: Scale, { y }: Panel, spacing: number): void {
  const [from, to] = [x.domain[0], x.domain[1]].map(x) as [number, number];
  picture.rules("middle", "zero", [{ x: from, x2: to, y: y(0), y2: y(0) }]);
  drawRuns(
    picture,
    "series",
    joined(periods, ({ difference }) => difference),
    { x, y, dots: spacing >= 9, part: "d" },
  );
  const first = periods.findIndex(({ after }) => after);
  if (result === null || first < 0) return;
  const at = y(result.effect.value);
  picture.rules("front", "estimate", [{ x: x(first), x2: x(periods.length - 1), y: at, y2: at }]);
}

const headings = (say: PilotChartWords, top: number, left: number): readonly PlacedLine[] => [
  { x: left, y: top - 32, align: "left", text: say.below, style: "panel" },
  { x: left, y: top - 14, align: "left", text: say.belowSub, style: "note" },
];

function startLabel(text: string, at: number, width: number): readonly PlacedLine[] {
  const fits = at + 6 + textWidth(text, 14) <= width;
  return [{ x: fits ? at + 6 : at - 6, y: -10, align: fits ? "left" : "right", text, style: "label" }];
}

/** Names at the lines' right ends, apart by a line's height. */
function besideLabels(
  periods: readonly PilotPeriod[],
  { result }: PilotReport,
  say: PilotChartWords,
  { upper, lower, at }: { readonly upper: Panel; readonly lower: Panel | null; readonly at: number },
): readonly PlacedLine[] {
  const last = (value: (period: PilotPeriod) => number | null): number | null =>
    periods.map(value).findLast((own) => own !== null) ?? null;
  const above = [
    { value: last(({ treated }) => treated?.mean ?? null), lines: [{ text: say.treated, style: "value" as const }] },
    { value: last(({ compared }) => compared?.mean ?? null), lines: [{ text: say.compared, style: "label" as const }] },
    { value: last(({ expected }) => expected), lines: [{ text: say.expected, style: "note" as const }] },
  ];
  const fan = periods.findLast((period) => period.fan !== null)?.fan ?? null;
  const effect = result?.effect.value ?? null;
  const under = [
    {
      value: effect,
      lines: [
        { text: say.effect ?? "", style: "value" as const },
        { text: say.meanAfter, style: "note" as const },
      ],
    },
    {
      // At the side of the fan where the effect is not.
      value: fan === null ? null : (effect ?? 0) >= 0 ? fan[0] / 2 : fan[3] / 2,
      lines: [
        { text: say.fan, style: "label" as const },
        { text: say.middle, style: "note" as const },
      ],
    },
  ];
  return [...spread(above, upper, at), ...(lower === null ? [] : spread(under, lower, at))];
}

const LINE = 17;

function spread(
  labels: readonly { readonly value: number | null; readonly lines: readonly Pick<PlacedLine, "text" | "style">[] }[],
  { y, top, bottom }: Panel,
  at: number,
): readonly PlacedLine[] {
  const known = labels
    .flatMap(({ value, lines }) => (value === null ? [] : [{ y: y(value) + 5 - ((lines.length - 1) * LINE) / 2, lines }]))
    .sort((a, b) => a.y - b.y);
  let next = top + 10;
  const placed = known.map(({ y: wanted, lines }) => {
    const from = Math.max(wanted, next);
    next = from + lines.length * LINE;
    return { from, lines };
  });
  // What ran out below is pushed up again.
  let limit = bottom + 4;
  const settled = [...placed].reverse().map(({ from, lines }) => {
    const own = Math.min(from, limit - (lines.length - 1) * LINE);
    limit = own - LINE;
    return { from: own, lines };
  });
  return settled
    .reverse()
    .flatMap(({ from, lines }) =>
      lines.map(({ text, style }, i): PlacedLine => ({ x: at, y: from + i * LINE, align: "left", text, style })),
    );
}

/** On a phone there is no room beside: names stand where they cover least. */
function nearLabels(
  periods: readonly PilotPeriod[],
  say: PilotChartWords,
  x: Scale,
  { y, top, bottom }: Panel,
  { width, start }: { readonly width: number; readonly start: number | null },
): readonly PlacedLine[] {
  const lines = [
    { text: say.treated, style: "value" as const, size: 14.5, weight: 600, value: (p: PilotPeriod) => p.treated?.mean ?? null },
    { text: say.compared, style: "label" as const, size: 14, weight: 400, value: (p: PilotPeriod) => p.compared?.mean ?? null },
    { text: say.expected, style: "note" as const, size: 13, weight: 400, value: (p: PilotPeriod) => p.expected },
  ];
  const points = lines.flatMap(({ value }) =>
    periods.flatMap((period, i) => {
      const own = value(period);
      return own === null ? [] : [{ x0: x(i) - 5, x1: x(i) + 5, y0: y(own) - 4, y1: y(own) + 4, weight: 1 }];
    }),
  );
  const marks = [...points, ...(start === null ? [] : [{ x0: start - 2, x1: start + 2, y0: top, y1: bottom, weight: 1 }])];
  const wishes = lines.flatMap(({ text, style, size, weight, value }, nth): Wish[] => {
    const known = periods.flatMap((period, i) => (value(period) === null ? [] : [i]));
    const i = known[Math.floor(known.length * (nth === 1 ? 0.25 : 0.5))];
    const own = i === undefined ? null : value(periods[i] as PilotPeriod);
    if (i === undefined || own === null) return [];
    return [{ at: { x: x(i), y: y(own) }, lines: [{ text, style, size, weight }], lead: true }];
  });
  return place(wishes, marks, { x0: 0, x1: width, y0: top, y1: bottom }).lines;
}
