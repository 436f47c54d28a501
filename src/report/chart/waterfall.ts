import type { Format } from "../format.js";
import type { Shown } from "../format/shown.js";
import { axisUnit, stepLabels } from "./axis.js";
import { shortened, textWidth } from "./measure.js";
import { Picture, type Span } from "./picture.js";
import type { PlacedLine } from "./place.js";
import { Words, type Chart } from "./spec.js";
import { linear, ticks, type Scale } from "./ticks.js";

/** A bar of a waterfall: a total from zero, or a change from where the bar before it ends. Values in the base unit. */
export interface WaterfallBar {
  readonly kind: "total" | "change";
  readonly value: number;
  /** Its number as it is printed, and its name in one or two lines. */
  readonly printed: string;
  readonly name: string;
  readonly second?: string;
}

interface Laid {
  readonly bars: readonly { readonly bar: WaterfallBar; readonly from: number; readonly to: number; readonly x: number }[];
  readonly width: number;
}

const TOP = 26;
const FOOT = 48;

/**
 * The difference of two numbers as a waterfall: both totals from zero, a rise filled, a fall outlined, dotted lines between
 * the bars. The axis holds zero always: a bar's length is its value.
 */
export function waterfallChart(
  bars: readonly WaterfallBar[],
  as: Shown,
  options: { readonly width: number; readonly height: number; readonly format: Format },
): Chart {
  const { width, height, format } = options;
  const levels = endsOf(bars);
  const all = [0, ...levels.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const steps = ticks(low, high || 1, 4, axisUnit(as, size, []).scale);
  const texts = stepLabels(steps, as, size, format);
  const left = Math.max(...texts.map((text) => textWidth(text, 13))) + 10;
  const plot = { width: width - left, height: height - TOP - FOOT };
  const room = (high - low || 1) * 0.06;
  const y = linear([low < 0 ? low - room : 0, high > 0 ? high + room : 0], [plot.height, 0]);
  const laid = layBars(levels, plot.width);
  const picture = new Picture();
  const words = new Words();
  picture.rules(
    "back",
    "grid",
    steps.flatMap((step) => gridLine(step, laid, y, plot.width)),
  );
  picture.rules("front", "base", [{ x: 0, x2: plot.width, y: y(0), y2: y(0) }]);
  draw(picture, laid, y);
  const lines: PlacedLine[] = [
    ...steps.map((step, i): PlacedLine => ({ x: -8, y: y(step) + 4.5, align: "right", text: texts[i] ?? "", style: "note" })),
    ...laid.bars.flatMap((each) => labels(each, laid.width, y, plot.height)),
  ];
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  return {
    width,
    height,
    spec: picture.spec(plot, { left, top: TOP, right: 0, bottom: FOOT }),
    words: words.list,
  };
}

function endsOf(
  bars: readonly WaterfallBar[],
): readonly { readonly bar: WaterfallBar; readonly from: number; readonly to: number }[] {
  let at = 0;
  return bars.map((bar) => {
    const from = bar.kind === "total" ? 0 : at;
    at = from + bar.value;
    return { bar, from, to: at };
  });
}

function layBars(levels: ReturnType<typeof endsOf>, width: number): Laid {
  const step = width / levels.length;
  const bar = Math.min(88, step * 0.66);
  return { width: bar, bars: levels.map((level, i) => ({ ...level, x: step * (i + 0.5) - bar / 2 })) };
}

function draw(picture: Picture, { bars, width }: Laid, y: Scale): void {
  for (const { bar, from, to, x } of bars) {
    const rect = { x, x2: x + width, y: y(Math.max(from, to)), y2: y(Math.min(from, to)) };
    if (bar.kind === "total") picture.rects("changeTotal", [rect]);
    else if (to >= from) picture.rects("changeRise", [rect]);
    else {
      picture.rects("changeFall", [rect]);
      picture.rules("front", "changeEdge", [
        { x: rect.x, x2: rect.x2, y: rect.y, y2: rect.y },
        { x: rect.x, x2: rect.x2, y: rect.y2, y2: rect.y2 },
        { x: rect.x, x2: rect.x, y: rect.y, y2: rect.y2 },
        { x: rect.x2, x2: rect.x2, y: rect.y, y2: rect.y2 },
      ]);
    }
  }
  const links = bars.slice(1).map((next, i) => {
    const before = bars[i];
    return { x: (before?.x ?? 0) + width, x2: next.x, y: y(before?.to ?? 0), y2: y(before?.to ?? 0) };
  });
  picture.rules("middle", "changeLink", links);
}

/** A line of the grid, broken where a bar stands: bars lie behind all lines. */
function gridLine(step: number, { bars, width }: Laid, y: Scale, end: number): readonly Span[] {
  const covered = bars.filter(({ from, to }) => Math.min(from, to) < step && step < Math.max(from, to));
  const edges = [0, ...covered.flatMap(({ x }) => [x, x + width]), end];
  const lines: Span[] = [];
  for (let i = 0; i < edges.length; i += 2) lines.push({ x: edges[i] ?? 0, x2: edges[i + 1] ?? end, y: y(step), y2: y(step) });
  return lines;
}

/** The number above its bar, the name below the plot. */
function labels({ bar, from, to, x }: Laid["bars"][number], width: number, y: Scale, bottom: number): readonly PlacedLine[] {
  const middle = x + width / 2;
  const most = width / 0.66 - 4;
  const small = textWidth(bar.printed, 14) > most;
  const names = [bar.name, bar.second ?? ""].filter((text) => text !== "");
  return [
    {
      x: middle,
      y: y(Math.max(from, to, 0 > to && bar.kind === "total" ? 0 : to)) - 7,
      align: "center",
      text: bar.printed,
      style: small ? "note" : "label",
    },
    ...names.map((text, i): PlacedLine => ({
      x: middle,
      y: bottom + 20 + i * 17,
      align: "center",
      text: shortened(text, most, 13),
      style: "note",
    })),
  ];
}

/** A name in two lines of at most so many px, as far as its blanks allow. */
export function inTwoLines(name: string, width: number): readonly [string, string] {
  const words = name.split(" ");
  if (words.length < 2 || textWidth(name, 13) <= width) return [name, ""];
  let best: readonly [string, string] = [name, ""];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < words.length; i++) {
    const pair = [words.slice(0, i).join(" "), words.slice(i).join(" ")] as const;
    const wide = Math.max(...pair.map((line) => textWidth(line, 13)));
    if (wide < least) [least, best] = [wide, pair];
  }
  return best;
}
