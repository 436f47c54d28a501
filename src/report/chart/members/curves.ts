import type { Format } from "../../format.js";
import type { ReportCell } from "../../cell.js";
import type { MoveReport } from "../../members.js";
import { axisUnit, stepLabels } from "../axis.js";
import { shortened, textWidth } from "../measure.js";
import { Picture, sizeOf } from "../picture.js";
import type { PlacedLine } from "../place.js";
import { chartOf } from "../roi/frame.js";
import type { Chart } from "../spec.js";
import { axis, linear } from "../ticks.js";

export interface CurvesOptions {
  readonly width: number;
  readonly columns: number;
  readonly format: Format;
  /** The panel's two lines: from which stage, and to which. */
  readonly name: (move: MoveReport) => readonly [string, string];
  /** What is said where a share is not told. */
  readonly state: (cell: ReportCell) => string;
}

const SHARE = { unit: "1", shownIn: "percent" };
const TITLE = 42;
const PLOT = 120;
const FOOT = 24;
const GAP = 26;
const SPACING = 18;

/**
 * One panel a move, all on one scale: the share that has moved on by each day, as stairs with their band. The days asked for
 * have a dot and a whisker, and the last of them its value.
 */
export function movesChart(moves: readonly MoveReport[], options: CurvesOptions): Chart {
  const { width, columns, format } = options;
  const last = Math.max(1, ...moves.flatMap(({ after }) => after.map(({ days }) => days)));
  const high = Math.max(
    0.01,
    ...moves.flatMap(({ curve, after }) => [...curve.map((p) => p.high), ...after.map(({ cell }) => cell.high ?? 0)]),
  );
  const unit = axisUnit(SHARE, high, [0, high]);
  const { domain, steps } = axis(0, high, unit.bounds, 3, unit.scale);
  const labels = stepLabels(steps, SHARE, high, format);
  const margin = Math.ceil(Math.max(...labels.map((label) => textWidth(label, 13)))) + 8;
  const panel = (width - margin - GAP * (columns - 1)) / columns;
  const picture = new Picture();
  const texts: PlacedLine[] = [];
  const rowHeight = TITLE + PLOT + FOOT + SPACING;
  const endText = ({ after }: MoveReport): string => {
    const end = told(after);
    if (end) return format.value(end.cell.value ?? 0, SHARE, end.cell);
    return after[0] ? options.state(after[0].cell) : "";
  };
  const room = Math.min(panel * 0.4, Math.max(...moves.map((move) => textWidth(endText(move), 14.5, 600))) + 12);
  moves.forEach((move, at) => {
    const left = margin + (at % columns) * (panel + GAP);
    const top = Math.floor(at / columns) * rowHeight;
    const base = top + TITLE + PLOT;
    const edge = left + panel - room;
    const x = linear([0, last], [left, edge]);
    const y = linear(domain, [base, top + TITLE]);
    picture.rules(
      "back",
      "grid",
      steps.map((step) => ({ x: left, x2: edge, y: y(step), y2: y(step) })),
    );
    const end = told(move.after);
    const stairs = [{ days: 0, value: 0, low: 0, high: 0 }, ...move.curve].flatMap((point, i, all) => {
      const next = all[i + 1]?.days ?? end?.days ?? point.days;
      return [point, { ...point, days: next }];
    });
    const drawn = move.curve.length > 0 ? stairs : [];
    picture.bands(
      "band",
      drawn.map((p) => ({ part: `b${at}`, x: x(p.days), y: y(p.low), y2: y(p.high) })),
    );
    picture.lines(
      "series",
      drawn.map((p) => ({ part: `l${at}`, x: x(p.days), y: y(p.value) })),
    );
    const marked = move.after.filter(({ cell }) => cell.state === "complete" && cell.value !== null);
    picture.rules(
      "middle",
      "whisker",
      marked.map(({ days, cell }) => ({
        x: x(days),
        x2: x(days),
        y: y(cell.low ?? cell.value ?? 0),
        y2: y(cell.high ?? cell.value ?? 0),
      })),
    );
    picture.symbols(
      "point",
      marked.map(({ days, cell }) => ({ x: x(days), y: y(cell.value ?? 0), size: 34 })),
    );
    picture.rules("front", "base", [{ x: left, x2: edge, y: base, y2: base }]);
    picture.rules(
      "front",
      "tickMark",
      move.after.map(({ days }) => ({ x: x(days), x2: x(days), y: base, y2: base + 4 })),
    );
    const [from, to] = options.name(move);
    const line = (
      style: PlacedLine["style"],
      text: string,
      px: number,
      py: number,
      align: PlacedLine["align"] = "left",
    ): PlacedLine => ({
      style,
      text,
      x: px,
      y: py,
      align,
    });
    texts.push(
      line("note", shortened(from, panel - 4, sizeOf("note")), left, top + 13),
      line("label", shortened(to, panel - 4, sizeOf("label")), left, top + 31),
      ...(at % columns === 0 ? steps.map((step, i) => line("note", labels[i] ?? "", left - 7, y(step) + 4.5, "right")) : []),
      end
        ? line("value", endText(move), x(end.days) + 8, y(end.cell.value ?? 0) + 5)
        : line("note", endText(move), edge + 6, top + TITLE + PLOT / 2),
      ...dayLabels(move, x, base, format),
    );
  });
  return chartOf(picture, { width, height: Math.ceil(moves.length / columns) * rowHeight - SPACING }, texts);
}

/** The last of the days asked for whose share is told. */
const told = (after: MoveReport["after"]): MoveReport["after"][number] | undefined =>
  after.filter(({ cell }) => cell.state === "complete" && cell.value !== null).at(-1);

/** The days under the axis; one that would touch the next is left out, the last is kept. */
function dayLabels({ after }: MoveReport, x: (days: number) => number, base: number, format: Format): readonly PlacedLine[] {
  let free = Number.POSITIVE_INFINITY;
  return [...after].reverse().flatMap(({ days }): PlacedLine[] => {
    const text = format.count(days);
    const half = textWidth(text, 13) / 2;
    if (x(days) + half > free) return [];
    free = x(days) - half - 6;
    return [{ style: "note", text, x: x(days), y: base + 18, align: "center" }];
  });
}
