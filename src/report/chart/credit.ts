import type { Format } from "../format.js";
import type { Shown } from "../format/shown.js";
import { axisUnit, stepLabels } from "./axis.js";
import { textWidth } from "./measure.js";
import { Picture } from "./picture.js";
import type { PlacedLine } from "./place.js";
import { Words, type Chart } from "./spec.js";
import { linear, ticks } from "./ticks.js";

/** What a model credits, and what a holdout shows, each with its name. */
export interface CreditChart {
  readonly models: readonly { readonly name: string; readonly value: number }[];
  readonly holdout: { readonly name: string; readonly value: number; readonly low: number; readonly high: number } | null;
  /** Over the grey range: "credited: 172 to 582". */
  readonly range: string;
}

const ROW = { wide: 30, narrow: 46 } as const;

/**
 * Credit by model as open dots over the grey range they span; under a rule, the filled dot and whisker of what a group
 * drawn by lot shows. A narrow picture has the names above their lines.
 */
export function creditChart(
  { models, holdout, range }: CreditChart,
  as: Shown,
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const isWide = width >= 500;
  const words = new Words();
  const picture = new Picture();
  const values = models.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ends = [0, low, high, ...(holdout ? [holdout.low, holdout.high] : [])];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const size = Math.max(Math.abs(from), Math.abs(to)) || 1;
  const unit = axisUnit(as, size, [from, to]);
  const steps = ticks(from, to, isWide ? 5 : 3, unit.scale);
  const named = [...models.map(({ name }) => name), ...(holdout ? [holdout.name] : [])];
  const left = isWide ? Math.ceil(Math.max(...named.map((name) => textWidth(name, 14)))) + 14 : 8;
  const shown = [
    ...values.map((value) => format.value(value, as, { low, high })),
    ...(holdout ? [format.value(holdout.value, as, holdout)] : []),
  ];
  const right = Math.ceil(Math.max(...shown.map((text) => textWidth(text, 14.5)))) + 16;
  const row = isWide ? ROW.wide : ROW.narrow;
  const plot = { width: width - left - right, height: row * (models.length + (holdout ? 1.4 : 0)) + 8 };
  const x = linear([from, to], [0, plot.width]);
  const yOf = (i: number): number => row * i + (isWide ? row / 2 : row - 12);
  const lines: PlacedLine[] = [];
  const name = (i: number, at: number): void => {
    const text = named[i] ?? "";
    lines.push(
      isWide
        ? { x: x(from) - 12, y: at + 5, align: "right", text, style: "label" }
        : { x: x(from), y: at - 14, align: "left", text, style: "label" },
    );
  };

  const bottom = row * models.length;
  picture.rects("unsettled", [{ x: x(low), x2: x(high), y: 0, y2: bottom }]);
  picture.rules(
    "back",
    "grid",
    steps.map((step) => ({ x: x(step), x2: x(step), y: 0, y2: plot.height })),
  );
  picture.rules("back", "base", [{ x: x(0), x2: x(0), y: 0, y2: plot.height }]);
  models.forEach(({ value }, i) => {
    const y = yOf(i);
    picture.rules("middle", "credit", [{ x: x(0), x2: x(value), y, y2: y }]);
    picture.symbols("creditDot", [{ x: x(value), y }]);
    name(i, y);
    lines.push({ x: x(value) + 10, y: y + 5, align: "left", text: shown[i] ?? "", style: "label" });
  });
  if (holdout) {
    const y = yOf(models.length) + row * 0.3;
    const cap = (at: number) => ({ x: x(at), x2: x(at), y: y - 5, y2: y + 5 });
    picture.rules("back", "base", [{ x: -left, x2: plot.width + right, y: bottom + 4, y2: bottom + 4 }]);
    picture.rules("middle", "interval", [
      { x: x(holdout.low), x2: x(holdout.high), y, y2: y },
      cap(holdout.low),
      cap(holdout.high),
    ]);
    picture.symbols("dot", [{ x: x(holdout.value), y }]);
    name(models.length, y);
    lines.push({ x: x(holdout.high) + 10, y: y + 5, align: "left", text: shown.at(-1) ?? "", style: "value" });
  }
  const labels = stepLabels(steps, as, size, format);
  steps.forEach((step, i) =>
    lines.push({ x: x(step), y: plot.height + 18, align: "center", text: labels[i] ?? "", style: "note" }),
  );
  const over = textWidth(range, 13) / 2;
  const middle = Math.min(Math.max((x(low) + x(high)) / 2, over - left), plot.width + right - over);
  lines.push({ x: middle, y: -8, align: "center", text: range, style: "note" });
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left, right, top: 24, bottom: 28 };
  return {
    width,
    height: plot.height + padding.top + padding.bottom,
    spec: picture.spec(plot, padding),
    words: words.list,
  };
}
