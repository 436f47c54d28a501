import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import { textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import type { Chart } from "../spec.js";
import { chartOf, valueAxis } from "./frame.js";

export interface DotsWords {
  readonly loss: string;
  readonly gain: string;
  /** "3 of 50". */
  readonly losses: string;
  readonly gains: string;
  /** Under the axis: "5%: −2%", "base: +42%", "95%: +87%". */
  readonly low: string;
  readonly base: string;
  readonly high: string;
}

const TOP = 56;

/**
 * Fifty equally likely outcomes as dots over a value axis: losses open, gains filled; below it the range of nine tenths
 * and the base.
 */
export function dotsChart(
  of: { readonly fifty: readonly number[]; readonly low: number; readonly base: number; readonly high: number },
  as: Shown,
  options: { readonly width: number; readonly format: Format; readonly words: DotsWords },
): Chart {
  const { width, format, words } = options;
  const radius = width < 500 ? 4.6 : 6;
  const step = radius * 2.15;
  const axis = valueAxis([...of.fifty, of.low, of.high], as, [18, width - 18], { format, count: width < 500 ? 4 : 6 });
  const { x } = axis;
  const stacks = new Map<number, number>();
  const zero = x(0);
  const dots = of.fifty.map((value) => {
    // Stacked from zero outwards, so that no dot stands on the line between loss and gain.
    const column =
      value < 0 ? Math.min(-1, Math.floor((x(value) - zero) / step)) : Math.max(0, Math.floor((x(value) - zero) / step));
    const row = stacks.get(column) ?? 0;
    stacks.set(column, row + 1);
    return { value, x: zero + (column + 0.5) * step, row };
  });
  const bottom = TOP + Math.max(...stacks.values()) * step + 6;
  const picture = new Picture();
  picture.rules("back", "base", [{ x: 0, x2: width, y: bottom, y2: bottom }]);
  picture.rules(
    "back",
    "tickMark",
    axis.steps.map(({ at }) => ({ x: at, x2: at, y: bottom, y2: bottom + 5 })),
  );
  picture.rules("back", "base", [{ x: zero, x2: zero, y: TOP - 14, y2: bottom }]);
  const place = (dot: (typeof dots)[number]) => ({
    x: dot.x,
    y: bottom - 4 - (dot.row + 0.5) * step,
    size: Math.PI * radius ** 2,
  });
  picture.symbols("lossDot", dots.filter(({ value }) => value < 0).map(place));
  picture.symbols("gainDot", dots.filter(({ value }) => value >= 0).map(place));
  const y = bottom + 40;
  const cap = (at: number) => ({ x: at, x2: at, y: y - 5, y2: y + 5 });
  const [low, base, high] = [x(of.low), x(of.base), x(of.high)];
  picture.rules("middle", "interval", [{ x: low, x2: high, y, y2: y }, cap(low), cap(high)]);
  picture.symbols("dot", [{ x: base, y }]);
  const texts: readonly PlacedLine[] = [
    ...axis.steps.map(({ at, text }) => ({ x: at, y: bottom + 20, align: "center" as const, text, style: "note" as const })),
    ...sides(words, zero, width),
    ...below([words.low, words.base, words.high], [low, base, high], { y: y + 24, width }),
  ];
  return chartOf(picture, { width, height: y + 50 }, texts);
}

/** Loss and gain beside the zero line; the side without room stands below the other. */
function sides({ loss, gain, losses, gains }: DotsWords, zero: number, width: number): readonly PlacedLine[] {
  const [left, right] = [
    Math.max(textWidth(loss, 14), textWidth(losses, 13)) + 10,
    Math.max(textWidth(gain, 14), textWidth(gains, 13)) + 10,
  ];
  const texts: PlacedLine[] = [];
  if (zero >= left) {
    texts.push({ x: zero - 9, y: 18, align: "right", text: loss, style: "label" });
    texts.push({ x: zero - 9, y: 36, align: "right", text: losses, style: "note" });
  }
  if (width - zero >= right) {
    texts.push({ x: zero + 9, y: 18, align: "left", text: gain, style: "label" });
    texts.push({ x: zero + 9, y: 36, align: "left", text: gains, style: "note" });
  }
  return texts;
}

/** Three labels side by side under their places, pushed apart where they would touch; under one another where they cannot. */
function below(
  texts: readonly [string, string, string],
  at: readonly [number, number, number],
  { y, width }: { readonly y: number; readonly width: number },
): readonly PlacedLine[] {
  const wide = texts.map((text) => textWidth(text, 14) + 14);
  const [low = 0, base = 0, high = 0] = wide;
  const middle = Math.min(Math.max(at[1], low + base / 2), width - high - base / 2);
  const fits = low + base + high <= width;
  const first = Math.min(at[0], middle - base / 2 - low / 2);
  const last = Math.max(at[2], middle + base / 2 + high / 2);
  const line = (x: number, i: number, dy: number): PlacedLine => ({
    x,
    y: y + dy,
    align: "center",
    text: texts[i] ?? "",
    style: i === 1 ? "value" : "label",
  });
  return fits
    ? [line(Math.max(first, low / 2), 0, 0), line(middle, 1, 0), line(Math.min(last, width - high / 2), 2, 0)]
    : [line(at[0], 0, 0), line(at[1], 1, 18), line(at[2], 2, 0)];
}
