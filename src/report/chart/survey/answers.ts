import type { Format } from "../../format.js";
import type { AnswersReport } from "../../survey-model.js";
import { textWidth } from "../measure.js";
import { Picture, type Span } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { linear } from "../ticks.js";

type Bar = AnswersReport["bars"][number];

/** What stands over the steps of one group: "Promoters 43%". */
export interface GroupLabel {
  readonly of: Bar["of"];
  readonly name: string;
  readonly share: string;
}

const SHARE = { unit: "1", shownIn: "percent" } as const;
const HEIGHT = 170;

/**
 * How many gave each step of a scale. The area is the share: a bar over several steps is as high as their mean. What speaks
 * for is filled, what speaks against is outlined, the rest is grey.
 */
export function answersChart(
  { bars, scale }: AnswersReport,
  groups: readonly GroupLabel[],
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const steps = scale ?? [];
  const plot = { width: width - 4, height: HEIGHT };
  const step = plot.width / Math.max(1, steps.length);
  const most = Math.max(...bars.map(heightOf), 0.01);
  const y = linear([0, most], [HEIGHT, 0]);
  const spanOf = ({ values }: Bar): readonly [number, number] => {
    const [first, last] = [steps.indexOf(values[0] ?? ""), steps.indexOf(values.at(-1) ?? "")];
    const gap = Math.min(6, step * 0.12);
    return [first * step + gap, (last + 1) * step - gap];
  };
  const picture = new Picture();
  for (const bar of bars) {
    if (bar.n === 0) continue;
    const [x, x2] = spanOf(bar);
    const rect = { x, x2, y: y(heightOf(bar)), y2: HEIGHT };
    picture.rects(FILL[bar.of], [rect]);
    if (bar.of === "detractors") picture.rules("front", "changeEdge", edges(rect));
  }
  picture.rules("front", "base", [{ x: 0, x2: plot.width, y: HEIGHT, y2: HEIGHT }]);
  const lines: PlacedLine[] = [
    ...bars.map((bar): PlacedLine => {
      const [x, x2] = spanOf(bar);
      const text = bar.n === 0 ? "0" : format.value(Math.round(bar.share.value * 100) / 100, SHARE);
      return { x: (x + x2) / 2, y: y(heightOf(bar)) - 7, align: "center", text, style: step < 30 ? "note" : "label" };
    }),
    ...steps.map((text, i): PlacedLine => ({
      x: (i + 0.5) * step,
      y: HEIGHT + 19,
      align: "center",
      text,
      style: "note",
    })),
  ];
  let [row, rows, end] = [0, 0, -Infinity];
  for (const group of groups) {
    const own = bars.filter(({ of }) => of === group.of);
    if (own.length === 0) continue;
    const [x, x2] = [Math.min(...own.map((bar) => spanOf(bar)[0])), Math.max(...own.map((bar) => spanOf(bar)[1]))];
    const top = HEIGHT + 32;
    picture.rules("front", "tickMark", [{ x, x2, y: top, y2: top }]);
    const half = Math.max(textWidth(group.name, 14), textWidth(group.share, 13)) / 2;
    const at = Math.max(half, Math.min(plot.width - half, (x + x2) / 2));
    // A name longer than its steps that would touch the one before stands a row lower.
    row = at - half < end + 10 ? row + 1 : 0;
    end = Math.max(row === 0 ? -Infinity : end, at + half);
    lines.push(
      { x: at, y: top + 18 + row * 36, align: "center", text: group.name, style: "label" },
      { x: at, y: top + 35 + row * 36, align: "center", text: group.share, style: "note" },
    );
    rows = Math.max(rows, row + 1);
  }
  const words = new Words();
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left: 2, right: 2, top: 26, bottom: 30 + (rows === 0 ? 0 : 12 + rows * 36) };
  return { width, height: HEIGHT + padding.top + padding.bottom, spec: picture.spec(plot, padding), words: words.list };
}

const FILL = {
  detractors: "changeFall",
  passives: "changeTotal",
  promoters: "changeRise",
  counted: "changeRise",
  other: "changeTotal",
} as const;

/** A bar's share a step. */
const heightOf = ({ share, values }: Bar): number => share.value / Math.max(1, values.length);

const edges = ({ x, x2, y, y2 }: Span): readonly Span[] => [
  { x, x2, y, y2: y },
  { x, x2: x, y, y2 },
  { x: x2, x2, y, y2 },
];
