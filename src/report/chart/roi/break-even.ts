import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import { axisUnit, stepLabels } from "../axis.js";
import { textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import type { Chart } from "../spec.js";
import { axis, linear, ticks } from "../ticks.js";
import { chartOf } from "./frame.js";

/** A factor's values, and the net value at two of them: it is a line in between and beyond. */
export interface EvenLine {
  readonly low: number;
  readonly base: number;
  readonly high: number;
  readonly even: number;
  readonly netAtBase: number;
}

export interface EvenWords {
  readonly range: string;
  readonly even: string;
  readonly base: string;
}

const TOP = 16;

/** The net value over a factor: a line, its zero an open dot, its base a filled one, the factor's own range in grey. */
export function breakEvenChart(
  of: EvenLine,
  as: { readonly factor: Shown; readonly money: Shown },
  options: { readonly width: number; readonly format: Format; readonly words: EvenWords },
): Chart {
  const { width, format, words } = options;
  const plot = width < 500 ? 220 : 236;
  const bottom = TOP + plot;
  const from = Math.min(of.low, of.even, of.base);
  const to = Math.max(of.high, of.even, of.base);
  const room = (to - from || Math.abs(to) || 1) * 0.1;
  const ends: readonly [number, number] = [Math.max(0, from - room), to + room];
  const slope = of.base === of.even ? 0 : of.netAtBase / (of.base - of.even);
  const net = (factor: number): number => slope * (factor - of.even);
  const nets = ends.map(net);
  const size = Math.max(...nets.map(Math.abs)) || 1;
  const unit = axisUnit(as.money, size, nets);
  const { domain, steps } = axis(Math.min(...nets, 0), Math.max(...nets, 0), unit.bounds, 5, unit.scale);
  const texts = stepLabels(steps, as.money, size, format);
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, 13)))) + 10;
  const x = linear(ends, [left, width - 12]);
  const y = linear(domain, [bottom, TOP]);
  const picture = new Picture();
  picture.rects("unsettled", [{ x: x(of.low), x2: x(of.high), y: TOP, y2: bottom }]);
  picture.rules(
    "back",
    "grid",
    steps.map((value) => ({ x: left, x2: width - 12, y: y(value), y2: y(value) })),
  );
  picture.rules("back", "base", [{ x: left, x2: width - 12, y: y(0), y2: y(0) }]);
  picture.lines(
    "series",
    ends.map((at) => ({ part: "net", x: x(at), y: y(net(at)) })),
  );
  picture.symbols("immature", [{ x: x(of.even), y: y(0), size: 90 }]);
  picture.symbols("dot", [{ x: x(of.base), y: y(of.netAtBase) }]);
  const largest = Math.max(...ends.map(Math.abs));
  const marks = ticks(ends[0], ends[1], width < 500 ? 3 : 5, axisUnit(as.factor, largest, ends).scale);
  const labels = stepLabels(marks, as.factor, largest, format);
  picture.rules(
    "back",
    "tickMark",
    marks.map((at) => ({ x: x(at), x2: x(at), y: bottom, y2: bottom + 5 })),
  );
  const rises = slope > 0;
  // On the free side of the line: above it where it rises to the right, else below.
  const beside = (at: number, level: number, text: string, style: "label" | "value"): PlacedLine => {
    const isRight = x(at) > (left + width) / 2;
    const above = isRight === rises;
    return { x: x(at) + (isRight ? -12 : 12), y: level + (above ? -12 : 22), align: isRight ? "right" : "left", text, style };
  };
  return chartOf(picture, { width, height: bottom + 30 }, [
    ...steps.map((value, i): PlacedLine => ({
      x: left - 7,
      y: y(value) + 4.5,
      align: "right",
      text: texts[i] ?? "",
      style: "note",
    })),
    ...marks.map((at, i): PlacedLine => ({ x: x(at), y: bottom + 20, align: "center", text: labels[i] ?? "", style: "note" })),
    {
      x: Math.max(x((of.low + of.high) / 2), left + textWidth(words.range, 13) / 2 + 4),
      y: rises ? bottom - 8 : TOP + 14,
      align: "center",
      text: words.range,
      style: "note",
    },
    beside(of.even, y(0), words.even, "label"),
    beside(of.base, y(of.netAtBase), words.base, "value"),
  ]);
}
