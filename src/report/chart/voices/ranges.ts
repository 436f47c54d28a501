import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import { axisUnit, stepLabels } from "../axis.js";
import { shortened, textWidth } from "../measure.js";
import { Picture, sizeOf } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear, ticks } from "../ticks.js";

/** A row: an open dot, and a filled one with its interval. */
export interface RangeRow {
  /** Stands once over rows that belong together; null on the others. */
  readonly group: string | null;
  readonly name: string;
  readonly open: number | null;
  readonly filled: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** What stands at the end: the filled value, or why there is none. */
  readonly shown: string;
  readonly second: boolean;
}

const ROW = 26;
const BEFORE_GROUP = 12;

/** Rows of shares on one scale from zero; a narrow picture has each group's name on a line of its own. */
export function rangesChart(
  rows: readonly RangeRow[],
  as: Shown,
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const isWide = width >= 500;
  const words = new Words();
  const picture = new Picture();
  const ends = rows.flatMap(({ open, filled }) => [open ?? 0, filled?.high ?? 0]);
  const to = Math.max(0.01, ...ends);
  const { scale } = axisUnit(as, to, [0, to]);
  const steps = ticks(0, to, isWide ? 5 : 3, scale);
  const grouped = rows.some(({ group }) => group !== null);
  const names = Math.max(...rows.map(({ name }) => textWidth(name, 14)));
  const groups = grouped && isWide ? Math.max(...rows.map(({ group }) => textWidth(group ?? "", 14, 600))) + 16 : 0;
  const left = Math.min(Math.ceil(names + groups) + 14, Math.round(width * 0.4));
  const right = Math.min(
    Math.ceil(Math.max(...rows.map(({ shown }) => textWidth(shown, 14.5, 600)))) + 16,
    Math.round(width * 0.34),
  );
  const plotWidth = width - left - right;
  const x = linear([0, to], [0, plotWidth]);
  const lines: PlacedLine[] = [];
  let y = 0;
  for (const row of rows) {
    if (row.group !== null) {
      y += y > 0 ? BEFORE_GROUP : 0;
      if (!isWide) y += 20;
      lines.push({ x: -left, y: isWide ? y + ROW / 2 + 5 : y - 2, align: "left", text: row.group, style: "panel" });
    }
    draw(row, y + ROW / 2);
    y += ROW;
  }
  picture.rules(
    "back",
    "grid",
    steps.map((step) => ({ x: x(step), x2: x(step), y: 0, y2: y })),
  );
  picture.rules("back", "base", [{ x: 0, x2: 0, y: 0, y2: y }]);
  stepLabels(steps, as, to, format).forEach((label, i) =>
    lines.push({ x: x(steps[i] ?? 0), y: y + 18, align: "center", text: label, style: "note" }),
  );
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left, right, top: 6, bottom: 28 };
  return {
    width,
    height: y + padding.top + padding.bottom,
    spec: picture.spec({ width: plotWidth, height: y }, padding),
    words: words.list,
  };

  function draw({ name, open, filled, shown, second }: RangeRow, at: number): void {
    const cap = (value: number) => ({ x: x(value), x2: x(value), y: at - 5, y2: at + 5 });
    if (open !== null && filled !== null)
      picture.rules("middle", "credit", [{ x: x(open), x2: x(filled.value), y: at, y2: at }]);
    if (filled !== null) {
      picture.rules("middle", second ? "interval2" : "interval", [
        { x: x(filled.low), x2: x(filled.high), y: at, y2: at },
        cap(filled.low),
        cap(filled.high),
      ]);
    }
    if (open !== null) picture.symbols(second ? "openDot2" : "openDot", [{ x: x(open), y: at }]);
    if (filled !== null) picture.symbols(second ? "dot2" : "dot", [{ x: x(filled.value), y: at }]);
    const room = left - (isWide && groups > 0 ? groups : 0) - 12;
    lines.push({ x: -10, y: at + 5, align: "right", text: shortened(name, room, sizeOf("label")), style: "label" });
    const end = Math.max(x(filled?.high ?? 0), x(open ?? 0)) + 10;
    const fits = shortened(shown, width - left - end - 2, 14.5);
    lines.push({ x: end, y: at + 5, align: "left", text: fits, style: filled === null ? "note" : second ? "label" : "value" });
  }
}
