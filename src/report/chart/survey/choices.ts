import type { Format } from "../../format.js";
import type { AnswersReport } from "../../survey-model.js";
import { shortened, textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear } from "../ticks.js";

const SHARE = { unit: "1", shownIn: "percent" } as const;
/** Up to here a name stands before its bar. */
const NAMES = 240;
const BAR = 18;

/** A poll's choices in rows: bars from zero with their intervals; the one that the KPI counts is filled. */
export function choicesChart(
  { bars }: AnswersReport,
  names: readonly string[],
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const widest = Math.max(...names.map((name) => textWidth(name, 14)), 0);
  const above = width < 500 || widest > NAMES;
  const left = above ? 0 : Math.ceil(widest) + 14;
  const shares = bars.map(({ share }) => format.value(share.value, SHARE, share));
  const right = Math.ceil(Math.max(...shares.map((text) => textWidth(text, 14.5, 600)))) + 14;
  const row = above ? 52 : 38;
  const plot = { width: width - left - right, height: row * bars.length };
  const x = linear([0, Math.max(...bars.map(({ share }) => share.high), 0.01)], [0, plot.width]);
  const picture = new Picture();
  const lines: PlacedLine[] = [];
  bars.forEach(({ share, of }, i) => {
    const y = i * row + (above ? 34 : row / 2);
    picture.rects(of === "counted" ? "changeRise" : "changeTotal", [
      { x: 0, x2: x(share.value), y: y - BAR / 2, y2: y + BAR / 2 },
    ]);
    const cap = (at: number) => ({ x: x(at), x2: x(at), y: y - 5, y2: y + 5 });
    picture.rules("front", "answerInterval", [
      { x: x(share.low), x2: x(share.high), y, y2: y },
      cap(share.low),
      cap(share.high),
    ]);
    const name = names[i] ?? "";
    lines.push(
      above
        ? { x: 0, y: y - BAR / 2 - 6, align: "left", text: shortened(name, width, 14), style: "label" }
        : { x: -12, y: y + 5, align: "right", text: name, style: "label" },
      {
        x: x(share.high) + 8,
        y: y + 5,
        align: "left",
        text: shares[i] ?? "",
        style: of === "counted" ? "value" : "label",
      },
    );
  });
  picture.rules("front", "base", [{ x: 0, x2: 0, y: above ? 20 : 4, y2: plot.height }]);
  const words = new Words();
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left, right, top: 6, bottom: 8 };
  return { width, height: plot.height + padding.top + padding.bottom, spec: picture.spec(plot, padding), words: words.list };
}
