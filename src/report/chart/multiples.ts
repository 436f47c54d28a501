import type { Format } from "../format.js";
import type { KpiReport, Series } from "../model.js";
import { axisUnit, stepLabels } from "./axis.js";
import { points, runs, spans, type Point } from "./cells.js";
import { round, sizeOf, styled } from "./layers.js";
import { textWidth } from "./measure.js";
import { shortPeriod } from "./periods.js";
import { framed, Words, type Chart, type Layer, type Row } from "./spec.js";
import { axis, linear } from "./ticks.js";
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

/**
 * A KPI split into groups: one small panel a group, all on one scale, the whole in grey behind. Periods that are
 * withheld or without data are hatched in their panel; unfinished periods are left out, so the panels compare like with
 * like.
 */
export function multiplesChart(kpi: KpiReport, split: KpiReport["splits"][number], options: MultiplesOptions): Chart {
  const { width, columns, format } = options;
  const groups = split.groups;
  const words = new Words();
  const panel = (width - GAP * (columns - 1)) / columns;
  const n = Math.max(...groups.map((g) => g.series.points.length), 1);
  const end = lastSettled(groups, n);
  const { low, high } = extent(kpi, groups);
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
  const x = linear([0, Math.max(1, end)], [3, plotWidth - 5]);
  const y = linear(domain, [TITLE + PLOT, TITLE]);
  const rows: Row[] = groups.flatMap((group, at) => panelRows(group, at));
  const height = Math.ceil(groups.length / columns) * (TITLE + PLOT + FOOT + SPACING) - SPACING;

  function panelRows(group: Group, at: number): Row[] {
    const row = (mark: string, rest: Row): Row => ({ at, mark, ...rest });
    const line = (mark: string, all: readonly (readonly Point[])[]): Row[] =>
      all.flatMap((run, part) => run.map((p) => row(mark, { part, x: round(x(p.i)), y: round(y(p.value)), low: cut(p.cell.low, p.value), high: cut(p.cell.high, p.value) })));
    const cut = (end: number | null, value: number): number => round(y(Math.min(domain[1], Math.max(domain[0], end ?? value))));
    const text = (style: Style, words_: string, px: number, py: number, align: string): Row => row(style, { x: round(px), y: round(py), text: words.mark(words_), align });
    const settled = points(group.series, "complete").filter((p) => p.i <= end);
    const parts = runs(settled, []);
    const base = TITLE + PLOT;
    const bottomRow = Math.floor(at / columns) === Math.ceil(groups.length / columns) - 1 || at + columns >= groups.length;
    const hatched = spans(group.series, ["suppressed", "no_data"]).filter(([a]) => a <= end);
    const last = latest(group);
    const periodAt = (i: number) => shortPeriod(group.series.points[i]?.period ?? "", group.series.grain, format);
    return [
      ...steps.map((s) => row("grid", { x: 0, x2: round(plotWidth), y: round(y(s)), y2: round(y(s)) })),
      ...hatched.map(([a, b]) => row("suppressed", { x: round(Math.max(0, x(a - 0.5))), x2: round(Math.min(plotWidth, x(Math.min(b, end) + 0.5))), y: TITLE, y2: base })),
      ...line("band", parts.filter((run) => run.length > 1)),
      ...line("comparison", runs(points(kpi.series, "complete").filter((p) => p.i <= end), [])),
      ...line("line", parts.filter((run) => run.length > 1)),
      ...line("point", [...parts.filter((run) => run.length === 1), ...(last ? [[last]] : [])]),
      ...parts.filter((run) => run.length === 1).flatMap(([p]) => (p ? [row("whisker", { x: round(x(p.i)), x2: round(x(p.i)), y: cut(p.cell.low, p.value), y2: cut(p.cell.high, p.value) })] : [])),
      row("base", { x: 0, x2: round(plotWidth), y: base, y2: base }),
      text("label", shortened(options.name(group.name), panel), 0, 14, "left"),
      ...(at % columns === 0 ? steps.filter((_, k) => k === 0 || k === steps.length - 1).map((s) => text("note", labels[steps.indexOf(s)] ?? "", 0, y(s) - 4, "left")) : []),
      last ? text("value", endText(group), plotWidth + 4, y(last.value) + 5, "left") : text("note", endText(group), plotWidth + 4, TITLE + PLOT / 2 + 4, "left"),
      ...(bottomRow ? ends(periodAt(0), periodAt(end), plotWidth, panel).map((e) => text("note", e.text, e.x, base + 17, e.align)) : []),
    ];
  }

  const spec: Layer = {
    data: { values: rows },
    facet: { field: "at", type: "ordinal", header: { labelExpr: "''", title: null }, sort: "ascending" },
    columns,
    bounds: "flush",
    align: "none",
    spacing: { row: SPACING, column: GAP },
    spec: { width: panel, height: TITLE + PLOT + FOOT, layer: LAYERS },
  };
  return { width, height, spec: framed({ width: panel, height }, { left: 0, top: 0, right: 0, bottom: 0 }, spec), words: words.list };
}

/** The last period that is settled in any group: what the panels end with. */
function lastSettled(groups: readonly Group[], n: number): number {
  const settled = groups.flatMap((g) => points(g.series, "complete").map((p) => p.i));
  return settled.length > 0 ? Math.max(...settled) : n - 1;
}

function extent(kpi: KpiReport, groups: readonly Group[]): { readonly low: number; readonly high: number } {
  const values = (series: Series): number[] => points(series, "complete").map((p) => p.value);
  const all = [...values(kpi.series), ...groups.flatMap((g) => values(g.series))];
  return all.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...all), high: Math.max(...all) };
}

const shortened = (name: string, width: number): string => {
  if (textWidth(name, sizeOf("label")) <= width - 4) return name;
  let kept = name;
  while (kept.length > 1 && textWidth(`${kept}…`, sizeOf("label")) > width - 4) kept = [...kept].slice(0, -1).join("");
  return `${kept.trimEnd()}…`;
};

/** First and last period under the panels; the last alone where both do not fit. */
function ends(first: string, last: string, plot: number, panel: number) {
  const fits = textWidth(last, 13) <= plot;
  const both = textWidth(first, 13) + textWidth(last, 13) + 12 <= (fits ? plot : panel);
  const end = { text: last, x: fits ? plot : panel, align: "right" };
  return both ? [{ text: first, x: 0, align: "left" }, end] : [end];
}

const px = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
const only = (mark: string) => [{ filter: `datum.mark === '${mark}'` }];
const between = { x: px("x"), y: px("y"), x2: { field: "x2" }, y2: { field: "y2" } };
const rule = (style: Style): Layer => ({ transform: only(style), mark: { type: "rule", style }, encoding: between });
const text = (style: Style): Layer => ({
  transform: only(style),
  mark: { type: "text", style, align: { expr: "datum.align" }, stroke: "var(--paper)", strokeWidth: 4 },
  encoding: { x: px("x"), y: px("y"), text: { field: "text" } },
});

const LAYERS: readonly Layer[] = [
  rule("grid"),
  { transform: only("suppressed"), mark: { type: "rect", ...styled("suppressed") }, encoding: between },
  { transform: only("band"), mark: { type: "area", style: "band" }, encoding: { x: px("x"), y: px("low"), y2: { field: "high" }, detail: { field: "part" } } },
  { transform: only("comparison"), mark: { type: "line", style: "comparison", strokeWidth: 1.6 }, encoding: { x: px("x"), y: px("y"), detail: { field: "part" } } },
  { transform: only("line"), mark: { type: "line" }, encoding: { x: px("x"), y: px("y"), detail: { field: "part" } } },
  rule("whisker"),
  { transform: only("point"), mark: { type: "point", size: THEME.point.size }, encoding: { x: px("x"), y: px("y") } },
  rule("base"),
  text("note"),
  text("label"),
  text("value"),
];
