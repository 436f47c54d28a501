import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import { axisUnit, stepLabels } from "../axis.js";
import { textWidth } from "../measure.js";
import { sizeOf, type Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear, ticks, type Scale } from "../ticks.js";

/** A horizontal axis of values from `low` to `high`, with its steps where a chart's grid stands. */
export interface ValueAxis {
  readonly x: Scale;
  readonly steps: readonly { readonly at: number; readonly value: number; readonly text: string }[];
}

/** Has room at both ends; holds zero, but where `mayLeaveZero` and the values lie together far away from it. */
export function valueAxis(
  values: readonly number[],
  as: Shown,
  px: readonly [number, number],
  options: { readonly format: Format; readonly count: number; readonly mayLeaveZero?: boolean },
): ValueAxis {
  const { format, count, mayLeaveZero = false } = options;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const away = Math.max(least, -most, 0);
  const leaves = mayLeaveZero && away > 1.5 * (most - least) && most > least;
  const [low, high] = leaves ? [least, most] : [Math.min(0, least), Math.max(0, most)];
  const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const room = (high - low || size) * 0.06;
  const domain: readonly [number, number] = [low === 0 ? 0 : low - room, high === 0 ? 0 : high + room];
  const x = linear(domain[0] === domain[1] ? [0, 1] : domain, px);
  const steps = ticks(domain[0], domain[1], count, axisUnit(as, size, []).scale);
  const texts = stepLabels(steps, as, size, format);
  // A label that would touch the one before it is left out; zero is kept.
  let free = Number.NEGATIVE_INFINITY;
  const kept = steps.flatMap((value, i) => {
    const text = texts[i] ?? "";
    const half = textWidth(text, 13) / 2;
    if (x(value) - half < free) return [];
    free = x(value) + half + 8;
    return [{ at: x(value), value, text }];
  });
  return { x, steps: kept };
}

/** The grid of a horizontal axis, its zero, where it is on it, stronger, and the steps' labels below. */
export function drawGrid(picture: Picture, axis: ValueAxis, [top, bottom]: readonly [number, number]): readonly PlacedLine[] {
  const up = (at: number) => ({ x: at, x2: at, y: top, y2: bottom });
  picture.rules(
    "back",
    "grid",
    axis.steps.map(({ at }) => up(at)),
  );
  const [low, high] = axis.x.domain;
  if (low <= 0 && high >= 0) picture.rules("front", "base", [up(axis.x(0))]);
  return axis.steps.map(({ at, text }) => ({ x: at, y: bottom + 18, align: "center", text, style: "note" }));
}

/** A chart whose places are those of the whole picture, its texts given as words. */
export function chartOf(
  picture: Picture,
  size: { readonly width: number; readonly height: number },
  texts: readonly PlacedLine[],
): Chart {
  const words = new Words();
  picture.texts(texts.map((line) => ({ ...line, ...inside(line, size.width), text: words.mark(line.text) })));
  return { ...size, spec: picture.spec(size, { left: 0, top: 0, right: 0, bottom: 0 }), words: words.list };
}

/** Moved so far that no letter leaves the picture. */
function inside({ x, align, text, style }: PlacedLine, width: number): { readonly x: number } {
  const wide = textWidth(text, sizeOf(style));
  const left = align === "left" ? x : align === "right" ? x - wide : x - wide / 2;
  const moved = Math.max(0, Math.min(left, width - wide)) - left;
  return { x: x + moved };
}
