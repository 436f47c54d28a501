import { MOODS, type Grain, type Mood } from "../../../compile/definitions.js";
import type { Format } from "../../format.js";
import type { LanguageMood } from "../../voices.js";
import { shortened, textWidth } from "../measure.js";
import { shortPeriod } from "../periods.js";
import { Picture, sizeOf } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import type { Style } from "../theme.js";

/** A language's panel, in printed words. */
export interface MoodPanel {
  readonly name: string;
  readonly lines: readonly string[];
  /** Its shares are indicative only: drawn pale. */
  readonly pale: boolean;
  readonly periods: LanguageMood["periods"];
}

const STYLES: { readonly [M in Mood]: { readonly full: Style; readonly pale: Style } } = {
  positive: { full: "positive", pale: "positivePale" },
  neutral: { full: "neutral", pale: "neutralPale" },
  negative: { full: "negative", pale: "negativePale" },
};

const LINE = 17;
const PLOT = 92;
const FOOT = 22;
const GAP = 20;
const SPACING = 16;

/**
 * A panel a language: a column a period, the shares of the three moods from 0 to 100 %, positive from below and negative
 * from above, so that both are read off a straight edge. Withheld periods are hatched, those without texts empty, unfinished
 * ones narrow.
 */
export function moodsChart(
  panels: readonly MoodPanel[],
  grain: Grain,
  { width, columns, format }: { readonly width: number; readonly columns: number; readonly format: Format },
): Chart {
  const words = new Words();
  const picture = new Picture();
  const panel = (width - GAP * (columns - 1)) / columns;
  const head = LINE * (1 + Math.max(0, ...panels.map(({ lines }) => lines.length))) + 8;
  const high = head + PLOT + FOOT + SPACING;
  panels.forEach((each, at) => drawPanel(each, at));
  const height = Math.ceil(panels.length / columns) * high - SPACING;
  return { width, height, spec: picture.spec({ width, height }, { left: 0, top: 0, right: 0, bottom: 0 }), words: words.list };

  function drawPanel({ name, lines, pale, periods }: MoodPanel, at: number): void {
    const left = (at % columns) * (panel + GAP);
    const top = Math.floor(at / columns) * high + head;
    const base = top + PLOT;
    const step = panel / Math.max(1, periods.length);
    periods.forEach(({ state, shares }, i) => {
      const x = left + i * step;
      if (state === "suppressed") picture.rects("suppressed", [{ x, x2: x + step, y: top, y2: base }]);
      if (shares === null) return;
      const inset = state === "partial" ? step * 0.28 : Math.min(2, step * 0.1);
      let from = base;
      for (const mood of MOODS) {
        const to = mood === "negative" ? top : from - shares[mood] * PLOT;
        picture.rects(STYLES[mood][pale ? "pale" : "full"], [{ x: x + inset, x2: x + step - inset, y: to, y2: from }]);
        from = to;
      }
    });
    picture.rules("front", "base", [{ x: left, x2: left + panel, y: base, y2: base }]);
    const text = (style: Style, said: string, x: number, y: number, align: PlacedLine["align"] = "left"): PlacedLine => ({
      style,
      text: words.mark(shortened(said, panel - 2, sizeOf(style))),
      x,
      y,
      align,
    });
    const first = periods[0] ? shortPeriod(periods[0].period, grain, format) : "";
    const last = periods.at(-1) ? shortPeriod(periods.at(-1)?.period ?? "", grain, format) : "";
    const both = textWidth(first, 13) + textWidth(last, 13) + 12 <= panel;
    picture.texts([
      text("panel", name, left, top - head + 14),
      ...lines.map((line, i) => text("note", line, left, top - head + 14 + LINE * (i + 1))),
      ...(both ? [text("note", first, left, base + 17)] : []),
      text("note", last, left + panel, base + 17, "right"),
    ]);
  }
}
