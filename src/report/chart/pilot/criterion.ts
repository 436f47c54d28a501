import type { Format } from "../../format.js";
import type { KpiReport, PilotReport } from "../../model.js";
import { textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear } from "../ticks.js";
import { differenceSteps } from "./steps.js";

export interface CriterionWords {
  readonly mark: string;
  readonly noEffect: string;
}

const HEIGHT = 40;
const MIDDLE = 20;

/** The effect with its whiskers on an axis of change; the criterion is a diamond, what it asks for a shaded side. */
export function criterionChart(
  pilot: PilotReport,
  kpi: KpiReport,
  { width, format, words: say }: { readonly width: number; readonly format: Format; readonly words: CriterionWords },
): Chart {
  const { criterion, result } = pilot;
  const { value, low, high } = result?.effect ?? { value: null, low: null, high: null };
  const asked = criterion.value;
  const known = [value, low, high].filter((each) => each !== null);
  const { domain, steps, texts } = differenceSteps(known, [0, asked, asked * 1.4], kpi, format);
  const plot = { width: width - 20, height: HEIGHT };
  const x = linear(domain, [0, plot.width]);
  const picture = new Picture();
  const upwards = criterion.direction === "at_least";
  picture.rects("zone", [{ x: upwards ? x(asked) : 0, x2: upwards ? plot.width : x(asked), y: 0, y2: HEIGHT }]);
  picture.rules("middle", "target", [{ x: x(asked), x2: x(asked), y: -6, y2: HEIGHT }]);
  picture.rules("middle", "zero", [{ x: x(0), x2: x(0), y: -6, y2: HEIGHT }]);
  picture.symbols("targetMark", [{ x: x(asked), y: -6 }]);
  if (value !== null) drawEffect(picture, value, { low, high }, x, plot.width);
  picture.rules("front", "base", [{ x: 0, x2: plot.width, y: HEIGHT, y2: HEIGHT }]);
  picture.rules(
    "front",
    "tickMark",
    steps.map((step) => ({ x: x(step), x2: x(step), y: HEIGHT, y2: HEIGHT + 5 })),
  );
  const words = new Words();
  const labels: readonly PlacedLine[] = [
    ...topLabels(say, x(asked), x(0), plot.width),
    ...steps.map((step, i): PlacedLine => ({
      x: x(step),
      y: HEIGHT + 19,
      align: "center",
      text: texts[i] ?? "",
      style: "note",
    })),
  ];
  picture.texts(labels.map((label) => ({ ...label, text: words.mark(label.text) })));
  const padding = { left: 10, right: 10, top: 40, bottom: 26 };
  return { width, height: HEIGHT + padding.top + padding.bottom, spec: picture.spec(plot, padding), words: words.list };
}

function drawEffect(
  picture: Picture,
  value: number,
  { low, high }: { readonly low: number | null; readonly high: number | null },
  x: (value: number) => number,
  width: number,
): void {
  if (low !== null || high !== null) {
    const [from, to] = [low === null ? 4 : x(low), high === null ? width - 4 : x(high)];
    const cap = (at: number) => ({ x: at, x2: at, y: MIDDLE - 7, y2: MIDDLE + 7 });
    picture.rules("front", "interval", [
      { x: from, x2: to, y: MIDDLE, y2: MIDDLE },
      ...(low === null ? [] : [cap(from)]),
      ...(high === null ? [] : [cap(to)]),
    ]);
  }
  picture.symbols("dot", [{ x: x(value), y: MIDDLE }]);
}

/** The criterion over its mark, "no effect" over zero; where they would touch, one a line higher. */
function topLabels(say: CriterionWords, asked: number, zero: number, width: number): readonly PlacedLine[] {
  const wide = (text: string): number => textWidth(text, 14);
  const centred = (text: string, at: number, y: number, style: "goal" | "note"): PlacedLine => {
    const half = wide(text) / 2;
    const align = at < half ? "left" : at > width - half ? "right" : "center";
    const x = align === "left" ? Math.max(0, at - 8) : align === "right" ? Math.min(width, at + 8) : at;
    return { x, y, align, text, style };
  };
  const touch = Math.abs(asked - zero) < (wide(say.mark) + wide(say.noEffect)) / 2 + 12;
  return [centred(say.mark, asked, touch ? -30 : -14, "goal"), centred(say.noEffect, zero, -14, "note")].map((label, i) =>
    // The rule of the criterion ends in its diamond; the words stand clear of it.
    i === 0 && !touch ? { ...label, y: -17 } : label,
  );
}
