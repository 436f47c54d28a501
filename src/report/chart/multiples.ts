import type { Format } from "../format.js";
import type { KpiReport, Series } from "../model.js";
import { axisUnit, stepLabels } from "./axis.js";
import { changesIn, points, runs, spans, type Point } from "./cells.js";
import { shortened, textWidth } from "./measure.js";
import { shortPeriod } from "./periods.js";
import { Picture, sizeOf } from "./picture.js";
import type { PlacedLine } from "./place.js";
import { Words, type Chart } from "./spec.js";
import { axis, linear } from "./ticks.js";
import type { Charted } from "./scene.js";
import { THEME, type Style } from "./theme.js";
import { chartWords } from "./words.js";

export interface MultiplesOptions {
  readonly width: number;
  readonly columns: number;
  readonly format: Format;
  /** A group's name as printed; null is the group without one. */
  readonly name: (group: string | null) => string;
}

type Group = KpiReport["splits"][number]["groups"][number];

const TITLE = 24;
const PLOT = 96;
const FOOT = 22;
const GAP = 20;
const SPACING = 14;

/** A KPI's groups, as its panels show them. */
export type Panels = Pick<KpiReport["splits"][number], "groups">;

/**
 * A KPI split into groups: one small panel a group, all on one scale, the whole in grey behind. Periods that are
 * withheld or without data are hatched in their panel; unfinished periods are left out, so the panels compare like with
 * like; a changed definition cuts each line at a dotted rule.
 */
export function multiplesChart(kpi: Charted, split: Panels, options: MultiplesOptions): Chart {
  const { width, columns, format } = options;
  const groups = split.groups;
  const words = new Words();
  const panel = (width - GAP * (columns - 1)) / columns;
  const n = Math.max(...groups.map((g) => g.series.points.length), 1);
  const end = lastSettled(groups, n);
  const whole = beside(kpi.series, groups);
  const breaks = changesIn(kpi.changes, { ...whole, points: whole.points.slice(0, end + 1) }).map(({ i }) => i);
  const { low, high } = extent(whole, groups);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const unit = axisUnit(kpi, size, [low, high]);
  const { domain, steps } = axis(low, high, unit.bounds, 3, unit.scale);
  const labels = stepLabels(steps, kpi, size, format);
  const latest = (g: Group): Point | null => points(g.series, "complete").find((p) => p.i === end) ?? null;
  const endText = (g: Group): string => {
    const point = latest(g);
    if (point) return format.value(point.value, kpi, point.cell);
    return chartWords(format.language).state[g.series.points[end]?.cell.state ?? "no_data"];
  };
  const room = Math.min(panel * 0.42, Math.max(...groups.map((g) => textWidth(endText(g), 14, 600))) + 10);
  const plotWidth = panel - room;
  const rowHeight = TITLE + PLOT + FOOT + SPACING;
  const picture = new Picture();
  groups.forEach((group, at) => drawPanel(group, at));
  const height = Math.ceil(groups.length / columns) * rowHeight - SPACING;
  return { width, height, spec: picture.spec({ width, height }, { left: 0, top: 0, right: 0, bottom: 0 }), words: words.list };

  function drawPanel(group: Group, at: number): void {
    const left = (at % columns) * (panel + GAP);
    const top = Math.floor(at / columns) * rowHeight;
    const base = top + TITLE + PLOT;
    const edge = left + plotWidth;
    const x = linear([0, Math.max(1, end)], [left + 3, edge - 5]);
    const y = linear(domain, [base, top + TITLE]);
    const cut = (value: number): number => y(Math.min(domain[1], Math.max(domain[0], value)));
    const xy = (p: Point) => ({ x: x(p.i), y: y(p.value) });
    const upright = (p: Point) => ({ x: x(p.i), y: cut(p.cell.low ?? p.value), y2: cut(p.cell.high ?? p.value) });
    const settled = (series: Series) =>
      runs(
        points(series, "complete").filter((p) => p.i <= end),
        breaks,
      );
    const parts = settled(group.series);
    const long = parts.filter((run) => run.length > 1);
    const single = parts.filter((run) => run.length === 1).flat();
    const hatched = spans(group.series, ["suppressed", "too_few", "no_data"]).filter(([first]) => first <= end);
    const last = latest(group);
    picture.rules(
      "back",
      "grid",
      steps.map((s) => ({ x: left, x2: edge, y: y(s), y2: y(s) })),
    );
    picture.rects(
      "suppressed",
      hatched.map(([a, b]) => ({
        x: Math.max(left, x(a - 0.5)),
        x2: Math.min(edge, x(Math.min(b, end) + 0.5)),
        y: top + TITLE,
        y2: base,
      })),
    );
    picture.rules(
      "back",
      "break",
      breaks.map((i) => ({ x: x(i - 0.5), x2: x(i - 0.5), y: top + TITLE, y2: base })),
    );
    long.forEach((run, k) =>
      picture.bands(
        "band",
        run.map((p) => ({ part: `${at} b${k}`, ...upright(p) })),
      ),
    );
    settled(whole)
      .filter((run) => run.length > 1)
      .forEach((run, k) =>
        picture.lines(
          "comparison",
          run.map((p) => ({ part: `${at} c${k}`, ...xy(p) })),
        ),
      );
    long.forEach((run, k) =>
      picture.lines(
        "series",
        run.map((p) => ({ part: `${at} l${k}`, ...xy(p) })),
      ),
    );
    picture.rules(
      "middle",
      "whisker",
      single.map((p) => ({ ...upright(p), x2: x(p.i) })),
    );
    picture.symbols(
      "point",
      [...single, ...(last ? [last] : [])].map((p) => ({ ...xy(p), size: THEME.point.size })),
    );
    picture.rules("front", "base", [{ x: left, x2: edge, y: base, y2: base }]);
    const text = (style: Style, said: string, px: number, py: number, align: PlacedLine["align"] = "left"): PlacedLine => ({
      style,
      text: words.mark(said),
      x: px,
      y: py,
      align,
    });
    const periodAt = (i: number) => shortPeriod(group.series.points[i]?.period ?? "", group.series.grain, format);
    const lowest = at + columns >= groups.length;
    const named = steps
      .map((s, k) => ({ s, label: labels[k] ?? "" }))
      .filter((_, k) => at % columns === 0 && (k === 0 || k === steps.length - 1));
    picture.texts([
      // Above its line, but for the highest: there stands the panel's name.
      ...named.map(({ s, label }) => text("note", label, left, y(s) < top + TITLE + 8 ? y(s) + 14 : y(s) - 4)),
      text("label", shortened(options.name(group.name), panel - 4, sizeOf("label")), left, top + 14),
      last
        ? text("value", endText(group), edge + 4, y(last.value) + 5)
        : text("note", endText(group), edge + 4, top + TITLE + PLOT / 2 + 4),
      ...(lowest
        ? ends(periodAt(0), periodAt(end), plotWidth, panel).map((e) => text("note", e.text, left + e.x, base + 17, e.align))
        : []),
    ]);
  }
}

/** The whole's series over the periods of the groups: a split may be shorter than the KPI's own chart. */
function beside(whole: Series, groups: readonly Group[]): Series {
  const cells = new Map(whole.points.map((point) => [point.period, point]));
  const longest = groups.reduce<Series["points"]>((a, g) => (g.series.points.length > a.length ? g.series.points : a), []);
  const none = { value: null, n: null, low: null, high: null, state: "no_data" as const };
  return { grain: whole.grain, points: longest.map(({ period }) => cells.get(period) ?? { period, cell: none }) };
}

/** The period the panels of a split end with; null where there are none. */
export function lastPeriod(split: Panels): string | null {
  const n = Math.max(0, ...split.groups.map((g) => g.series.points.length));
  const end = lastSettled(split.groups, n);
  return split.groups.map((g) => g.series.points[end]?.period).find((period) => period !== undefined) ?? null;
}

/** The last period that is settled in any group: what the panels end with. */
function lastSettled(groups: readonly Group[], n: number): number {
  const settled = groups.flatMap((g) => points(g.series, "complete").map((p) => p.i));
  return settled.length > 0 ? Math.max(...settled) : n - 1;
}

function extent(whole: Series, groups: readonly Group[]): { readonly low: number; readonly high: number } {
  const values = (series: Series): number[] => points(series, "complete").map((p) => p.value);
  const all = [...values(whole), ...groups.flatMap((g) => values(g.series))];
  return all.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...all), high: Math.max(...all) };
}

/** First and last period under the panels; the last alone where both do not fit. */
function ends(
  first: string,
  last: string,
  plot: number,
  panel: number,
): readonly { readonly text: string; readonly x: number; readonly align: PlacedLine["align"] }[] {
  const fits = textWidth(last, 13) <= plot;
  const both = textWidth(first, 13) + textWidth(last, 13) + 12 <= (fits ? plot : panel);
  const end = { text: last, x: fits ? plot : panel, align: "right" as const };
  return both ? [{ text: first, x: 0, align: "left" as const }, end] : [end];
}
