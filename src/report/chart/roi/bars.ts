import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import { shortened, textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import type { Chart } from "../spec.js";
import { chartOf, drawGrid, valueAxis, type ValueAxis } from "./frame.js";

/** Where a label stands before its bar on a wide picture, and how far bars stand apart. */
const NAMES = 220;
const BAR = 20;

interface Rows {
  readonly axis: ValueAxis;
  readonly names: readonly PlacedLine[];
  /** The middle of each bar. */
  readonly y: readonly number[];
  readonly bottom: number;
}

/** Names and bars in rows: beside one another on a wide picture, one above the other on a narrow one. */
function rowsOf(
  names: readonly string[],
  values: readonly number[],
  as: Shown,
  options: {
    readonly width: number;
    readonly format: Format;
    readonly top: number;
    readonly ends: number;
    readonly mayLeaveZero?: boolean;
  },
): Rows {
  const { width, format, top, ends, mayLeaveZero = false } = options;
  const narrow = width < 500;
  const left = narrow ? 0 : Math.min(NAMES, Math.max(...names.map((name) => textWidth(name, 14))) + 18);
  const axis = valueAxis(values, as, [left + ends, width - ends], { format, count: narrow ? 3 : 5, mayLeaveZero });
  const row = narrow ? 56 : 40;
  const y = names.map((_, i) => top + i * row + (narrow ? 36 : 20));
  const lines = names.map((name, i): PlacedLine => {
    const text = shortened(name, narrow ? width : NAMES - 18, 14);
    return narrow
      ? { x: 0, y: (y[i] ?? 0) - 18, align: "left", text, style: "label" }
      : { x: left - 12, y: (y[i] ?? 0) + 5, align: "right", text, style: "label" };
  });
  return { axis, names: lines, y, bottom: top + names.length * row + 4 };
}

/** A bar towards gain is filled, one towards loss outlined. */
function bar(picture: Picture, kind: "gain" | "loss" | "total", from: number, to: number, y: number): void {
  const [x, x2] = [Math.min(from, to), Math.max(from, to)];
  if (x2 - x < 0.05) return;
  if (kind !== "loss") return picture.rules("middle", kind === "gain" ? "gainBar" : "totalBar", [{ x, x2, y, y2: y }]);
  picture.rules("middle", "lossBar", [{ x, x2, y, y2: y }]);
  if (x2 - x > 3.2) picture.rules("middle", "lossInside", [{ x: x + 1.5, x2: x2 - 1.5, y, y2: y }]);
}

export interface SwingBar {
  readonly name: string;
  readonly atLow: number;
  readonly atHigh: number;
  /** The factor's own values at its ends, printed. */
  readonly low: string;
  readonly high: string;
}

/** What each factor alone does to the net value: bars from the base, the input's value at each end. */
export function tornadoChart(
  base: number,
  swings: readonly SwingBar[],
  as: Shown,
  options: { readonly width: number; readonly format: Format; readonly base: string },
): Chart {
  const { width, format } = options;
  const values = [base, ...swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const ends = Math.max(...swings.flatMap(({ low, high }) => [textWidth(low, 13), textWidth(high, 13)])) + 10;
  const picture = new Picture();
  const rows = rowsOf(
    swings.map(({ name }) => name),
    values,
    as,
    // It is read from its base: zero need not be on the axis where it lies far away.
    { width, format, top: 34, ends: width < 500 ? Math.min(ends, 96) : ends, mayLeaveZero: true },
  );
  const { axis, y, bottom } = rows;
  const { x } = axis;
  const labels = drawGrid(picture, axis, [26, bottom]);
  const texts: PlacedLine[] = [
    ...rows.names,
    ...labels,
    { x: x(base), y: 18, align: "center", text: options.base, style: "value" },
  ];
  swings.forEach(({ atLow, atHigh, low, high }, i) => {
    const at = y[i] ?? 0;
    bar(picture, "loss", x(Math.min(atLow, atHigh)), x(base), at);
    bar(picture, "gain", x(base), x(Math.max(atLow, atHigh)), at);
    const [left, right] = atLow <= atHigh ? [low, high] : [high, low];
    texts.push({ x: x(Math.min(atLow, atHigh)) - 6, y: at + 4.5, align: "right", text: left, style: "note" });
    texts.push({ x: x(Math.max(atLow, atHigh)) + 6, y: at + 4.5, align: "left", text: right, style: "note" });
  });
  picture.rules("front", "base", [{ x: x(base), x2: x(base), y: 26, y2: bottom }]);
  return chartOf(picture, { width, height: bottom + 28 }, texts);
}

export interface MoneyBar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** Benefits up, costs down, and what is left: a waterfall from zero, in rows. */
export function waterfallChart(
  steps: readonly MoneyBar[],
  total: MoneyBar,
  as: Shown,
  options: { readonly width: number; readonly format: Format },
): Chart {
  const { width, format } = options;
  const after = steps.reduce<number[]>((so, { value }) => [...so, (so.at(-1) ?? 0) + value], []);
  const before = [0, ...after.slice(0, -1)];
  const all = [...steps, total];
  const ends = Math.max(...all.map(({ text }) => textWidth(text, 13))) + 10;
  const picture = new Picture();
  const rows = rowsOf(
    all.map(({ name }) => name),
    [...after, total.value],
    as,
    { width, format, top: 6, ends: width < 500 ? 12 : ends },
  );
  const { axis, y, bottom } = rows;
  const texts: PlacedLine[] = [...rows.names, ...drawGrid(picture, axis, [0, bottom])];
  all.forEach(({ value, text }, i) => {
    const isTotal = i === steps.length;
    const [from, to] = isTotal ? [0, value] : [before[i] ?? 0, after[i] ?? 0];
    const at = y[i] ?? 0;
    bar(picture, isTotal ? "total" : value < 0 ? "loss" : "gain", axis.x(from), axis.x(to), at);
    const right = Math.max(axis.x(from), axis.x(to)) + 6;
    const left = Math.min(axis.x(from), axis.x(to)) - 6;
    const fits = right + textWidth(text, 13) <= width;
    texts.push({ x: fits ? right : left, y: at + 4.5, align: fits ? "left" : "right", text, style: "note" });
    const next = y[i + 1];
    if (next !== undefined)
      picture.rules("back", "connector", [{ x: axis.x(to), x2: axis.x(to), y: at + BAR / 2, y2: next - BAR / 2 }]);
  });
  return chartOf(picture, { width, height: bottom + 28 }, texts);
}
