import type { Format } from "../../format.js";
import { shortened, textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { chartOf } from "../roi/frame.js";
import type { Chart } from "../spec.js";

export interface CountBar {
  readonly name: string;
  /** Null where it may not be told. */
  readonly value: number | null;
  /** The value, printed: "2,155 (36%)", or why there is none. */
  readonly text: string;
}

const NAMES = 200;
const BAR = 20;

/** Counts as bars from zero, one under another, with all there is as a pale track behind each; `whole` is its length. */
export function countBars(
  bars: readonly CountBar[],
  whole: number,
  options: { readonly width: number; readonly format: Format },
): Chart {
  const { width } = options;
  const narrow = width < 500;
  const room = Math.max(...bars.map(({ text }) => textWidth(text, 14.5, 600))) + 12;
  const left = narrow ? 0 : Math.min(NAMES, Math.max(...bars.map(({ name }) => textWidth(name, 14))) + 26);
  const right = width - room;
  const x = (value: number): number => left + (whole > 0 ? (value / whole) * (right - left) : 0);
  const row = narrow ? 52 : 40;
  const picture = new Picture();
  const texts: PlacedLine[] = [];
  bars.forEach(({ name, value, text }, i) => {
    const y = i * row + (narrow ? 34 : 18);
    const box = (to: number) => ({ x: x(0), x2: x(to), y: y - BAR / 2, y2: y + BAR / 2 });
    picture.rects("unsettled", [box(whole)]);
    if (value === null) picture.rects("suppressed", [box(whole)]);
    else picture.rects("changeRise", [box(value)]);
    picture.rules("front", "base", [{ x: x(0), x2: x(0), y: y - BAR / 2 - 3, y2: y + BAR / 2 + 3 }]);
    texts.push(
      narrow
        ? { x: 0, y: y - 16, align: "left", text: shortened(name, width, 14), style: "label" }
        : { x: left - 12, y: y + 5, align: "right", text: shortened(name, NAMES - 18, 14), style: "label" },
      { x: right + 8, y: y + 5, align: "left", text, style: value === null ? "note" : "value" },
    );
  });
  const height = bars.length * row + 2;
  return chartOf(picture, { width, height }, texts);
}
