import type { Format } from "../../format.js";
import type { Shown } from "../../format/shown.js";
import type { ReportCell } from "../../model.js";
import { axisUnit, stepLabels } from "../axis.js";
import { shortened, textWidth } from "../measure.js";
import { Picture } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { Words, type Chart } from "../spec.js";
import { axis, linear, type Scale } from "../ticks.js";

export interface WaveMark {
  /** In few letters; a second line under it where it has one. */
  readonly label: readonly [string, string];
  readonly cell: ReportCell;
}

/** Two waves are joined where both have so many answers: a line between two wide intervals would be read as a change. */
export const JOINED_FROM = 100;

interface Laid {
  readonly width: number;
  readonly height: number;
  readonly step: number;
  readonly x: (wave: number) => number;
  readonly y: Scale;
}

/** The waves of a survey side by side: each its value and interval, joined where both have answers enough. */
export function wavesChart(
  waves: readonly WaveMark[],
  as: Shown,
  { width, format }: { readonly width: number; readonly format: Format },
): Chart {
  const narrow = width < 500;
  const values = waves.flatMap(({ cell: { value, low, high } }) => [value, low, high].filter((each) => each !== null));
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const unit = axisUnit(as, Math.max(Math.abs(least), Math.abs(most)), [least, most]);
  const { domain, steps } = axis(least, most, unit.bounds, narrow ? 4 : 5, unit.scale);
  const texts = stepLabels(steps, as, Math.max(Math.abs(least), Math.abs(most)), format);
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, 13)))) + 12;
  const plot = { width: width - left - (narrow ? 14 : 32), height: narrow ? 210 : 240 };
  const step = plot.width / Math.max(1, waves.length);
  const laid: Laid = { ...plot, step, x: (i) => (i + 0.5) * step, y: linear(domain, [plot.height, 0]) };
  const picture = new Picture();
  picture.rules(
    "back",
    "grid",
    steps.map((value) => ({ x: 0, x2: plot.width, y: laid.y(value), y2: laid.y(value) })),
  );
  if (domain[0] < 0 && domain[1] > 0) picture.rules("back", "zero", [{ x: 0, x2: plot.width, y: laid.y(0), y2: laid.y(0) }]);
  drawWaves(picture, waves, laid);
  const words = new Words();
  const lines: readonly PlacedLine[] = [
    ...steps.map((value, i): PlacedLine => ({
      x: -8,
      y: laid.y(value) + 4.5,
      align: "right",
      text: texts[i] ?? "",
      style: "note",
    })),
    ...names(waves, laid),
    ...ends(waves, as, laid, format),
  ];
  picture.texts(lines.map((line) => ({ ...line, text: words.mark(line.text) })));
  const padding = { left, right: width - left - plot.width, top: 26, bottom: 42 };
  return { width, height: plot.height + padding.top + padding.bottom, spec: picture.spec(plot, padding), words: words.list };
}

type Known = WaveMark & { readonly i: number; readonly value: number };

function drawWaves(picture: Picture, waves: readonly WaveMark[], { x, y, step, height }: Laid): void {
  const known = waves.flatMap((wave, i): Known[] => (wave.cell.value === null ? [] : [{ ...wave, i, value: wave.cell.value }]));
  const closed = known.filter(({ cell }) => cell.state === "complete");
  const [bottom, top] = y.domain;
  const cap = step >= 14 ? Math.min(5, step / 4) : 0;
  picture.rules(
    "middle",
    step >= 24 ? "interval" : "whisker",
    known.flatMap(({ i, cell: { low, high } }) => {
      if (low === null || high === null) return [];
      const [from, to] = [y(Math.max(bottom, low)), y(Math.min(top, high))];
      const end = (at: number) => ({ x: x(i) - cap, x2: x(i) + cap, y: at, y2: at });
      return [{ x: x(i), x2: x(i), y: from, y2: to }, ...(cap > 0 ? [end(from), end(to)] : [])];
    }),
  );
  const enough = (wave: Known | undefined): wave is Known => wave !== undefined && (wave.cell.n ?? 0) >= JOINED_FROM;
  closed.slice(1).forEach((wave, at) => {
    const before = closed[at];
    if (!enough(before) || !enough(wave) || before.i + 1 !== wave.i) return;
    picture.rules("front", "joined", [{ x: x(before.i), y: y(before.value), x2: x(wave.i), y2: y(wave.value) }]);
  });
  picture.symbols(
    "dot",
    closed.map(({ i, value }) => ({ x: x(i), y: y(value), size: step >= 24 ? 78 : 40 })),
  );
  picture.symbols(
    "partial",
    known.filter(({ cell }) => cell.state !== "complete").map(({ i, value }) => ({ x: x(i), y: y(value) })),
  );
  picture.rects(
    "suppressed",
    waves.flatMap(({ cell }, i) =>
      cell.state === "suppressed" || cell.state === "too_few"
        ? [{ x: i * step + step * 0.15, x2: (i + 1) * step - step * 0.15, y: 0, y2: height }]
        : [],
    ),
  );
}

/** Every wave's name under it, or as many as stand clear of each other, the last one always. */
function names(waves: readonly WaveMark[], { x, step, height, width }: Laid): readonly PlacedLine[] {
  const widest = Math.max(...waves.flatMap(({ label }) => label.map((line) => Math.min(110, textWidth(line, 13)))), 1) + 10;
  const every = Math.max(1, Math.ceil(widest / step));
  let before = "";
  return waves.flatMap(({ label }, i) => {
    if ((waves.length - 1 - i) % every !== 0) return [];
    const isSaid = label[1] === before;
    before = label[1];
    const most = Math.max(every * step, 60) - 8;
    return label.flatMap((text, line): PlacedLine[] => {
      if (text === "" || (line === 1 && isSaid)) return [];
      const said = shortened(text, most, 13);
      const half = textWidth(said, 13) / 2;
      const at = Math.max(half - 24, Math.min(width + 10 - half, x(i)));
      return [{ x: at, y: height + 19 + line * 16, align: "center", text: said, style: line === 0 ? "note" : "year" }];
    });
  });
}

/** The last value that is known, and where there is room the first, each over its interval. */
function ends(waves: readonly WaveMark[], as: Shown, { x, y, width, step }: Laid, format: Format): readonly PlacedLine[] {
  const known = [...waves.keys()].filter((i) => waves[i]?.cell.state === "complete" && waves[i]?.cell.value !== null);
  const wanted = [...new Set([...(step >= 24 ? [known[0]] : []), known.at(-1)])].filter((i) => i !== undefined);
  return wanted.flatMap((i): PlacedLine[] => {
    const cell = waves[i]?.cell;
    if (!cell || cell.value === null) return [];
    const text = format.value(cell.value, as, cell);
    const half = textWidth(text, 14.5, 600) / 2;
    const at = Math.max(half - 4, Math.min(width + 12 - half, x(i)));
    return [{ x: at, y: y(Math.min(y.domain[1], cell.high ?? cell.value)) - 9, align: "center", text, style: "value" }];
  });
}
