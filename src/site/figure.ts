import type { Texts } from "../compile/definitions.js";
import { intervalChart } from "../report/chart/interval.js";
import { miniChart } from "../report/chart/mini.js";
import { lastPeriod, multiplesChart } from "../report/chart/multiples.js";
import { comparableGoals, notesOn } from "../report/chart/on-timeline.js";
import { seriesChart } from "../report/chart/series.js";
import type { Chart } from "../report/chart/spec.js";
import { timeline } from "../report/chart/timeline.js";
import { chartWords } from "../report/chart/words.js";
import { pick } from "../report/language.js";
import type { CalendarMark, GoalReport, KpiReport } from "../report/model.js";
import { both, figure } from "./figure/frame.js";
import { key } from "./figure/key.js";
import { rangeText, rowSummary, seriesSummary, splitSummary } from "../report/chart/summary.js";
import { seriesTable, splitTable, totalsTable } from "./figure/table.js";
import { html, safe, type Html, type Part } from "./html.js";
import { svg } from "./svg.js";
import type { FigureContext } from "./figure/context.js";

export { coverageStrip } from "./figure/coverage.js";
export { intervalKey } from "./figure/key.js";
export type { FigureContext } from "./figure/context.js";

/**
 * A KPI over time, drawn twice (720 and 358 px; the page shows the one that fits), with its table and its summary.
 * `finding` is the heading: what was found; the KPI's label where nothing was.
 */
export function seriesFigure(
  kpi: KpiReport,
  all: readonly GoalReport[],
  marks: readonly CalendarMark[],
  ctx: FigureContext,
  finding?: string,
): string {
  const goals = comparableGoals(kpi, all);
  const label = named(kpi.label, kpi.id, ctx);
  const wide = seriesChart(kpi, goals, marks, { width: 720, height: 292, format: ctx.format, text: (t) => named(t, "", ctx) });
  const narrow = seriesChart(kpi, goals, marks, {
    width: 358,
    height: 264,
    format: ctx.format,
    text: (t) => named(t, "", ctx),
  });
  const summary = seriesSummary(kpi, goals, label, ctx);
  return figure(
    {
      heading: finding ?? label,
      sub: sub(kpi, ctx),
      plot: both(wide, narrow, summary, ctx),
      after: html`${key(kpi, goals, ctx)}${notes(kpi, goals, marks, ctx)}`,
      table: seriesTable(kpi, goals, finding ?? label, ctx),
    },
    ctx,
  ).text;
}

/** A KPI split by one of its dimensions: a panel a group over time, or a table where only the whole range can be told. */
export function splitFigure(kpi: KpiReport, split: KpiReport["splits"][number], ctx: FigureContext, finding: string): string {
  if (split.groups.every(({ total }) => total === undefined)) return multiplesFigure(kpi, split, ctx, finding);
  const name = (group: string | null): string => group ?? chartWords(ctx.language).notGiven;
  return html`<h3>${finding}</h3>
    ${totalsTable(kpi, split, finding, name, ctx)}`.text;
}

/** One small panel a group, all groups on one scale. */
function multiplesFigure(kpi: KpiReport, split: KpiReport["splits"][number], ctx: FigureContext, finding: string): string {
  if (split.groups.length === 0) return "";
  const say = chartWords(ctx.language);
  const label = named(kpi.label, kpi.id, ctx);
  const by = named(split.label, split.dimension, ctx);
  const name = (group: string | null): string => group ?? say.notGiven;
  const wide = multiplesChart(kpi, split, { width: 720, columns: 3, format: ctx.format, name });
  const narrow = multiplesChart(kpi, split, { width: 358, columns: 2, format: ctx.format, name });
  const last = lastPeriod(split);
  return figure(
    {
      heading: finding,
      sub: last === null ? null : say.sameScale(ctx.format.period(last, kpi.series.grain)),
      plot: both(wide, narrow, splitSummary(kpi, split, `${label}: ${by}`, name, ctx), ctx),
      after: null,
      table: splitTable(kpi, split, by, name, ctx),
    },
    ctx,
  ).text;
}

/** The picture beside an answer: the last periods, small. No heading and no table: the KPI's own page has them. */
export function miniSeries(kpi: KpiReport, all: readonly GoalReport[], ctx: FigureContext): string {
  const goals = comparableGoals(kpi, all);
  const label = named(kpi.label, kpi.id, ctx);
  const chart = miniChart(kpi, goals, { format: ctx.format, text: (t) => named(t, "", ctx) });
  const drawn = svg(chart, { label: seriesSummary(kpi, goals, label, ctx), id: `${ctx.idPrefix}-h` }, ctx.draw);
  return html`<figure class="mini">
    <figcaption>${label}, ${lower(chartWords(ctx.language).by[kpi.series.grain], ctx)}</figcaption>
    <div class="plot fix">${safe(drawn)}</div>
  </figure>`.text;
}

/** One row of the goal board: whisker, dot, and where the path asks the value to be, on the goal's own scale. */
export function intervalRow(goal: GoalReport, kpi: KpiReport, ctx: FigureContext): string {
  const cell = goal.now?.cell;
  const range = cell && cell.state === "complete" ? rangeText(cell, kpi, ctx) : null;
  const drawn = svg(intervalChart(goal), { label: rowSummary(goal, kpi, range, ctx), id: `${ctx.idPrefix}-h` }, ctx.draw);
  return html`<div class="plot fix">${safe(drawn)}</div>
    ${range === null ? null : html`<span class="iv">${range}</span>`}`.text;
}

/** A chart of any kind as a figure: drawn twice, with its summary, its heading and its table. */
export function chartFigure(
  of: {
    readonly heading: Part;
    readonly sub: string | null;
    readonly draw: (width: number) => Chart;
    readonly summary: string;
    readonly table: Html;
  },
  ctx: FigureContext,
): Html {
  const plot = both(of.draw(720), of.draw(358), of.summary, ctx);
  return figure({ heading: of.heading, sub: of.sub, plot, after: null, table: of.table }, ctx);
}

/** Under the heading: by which period, in which unit where the axis does not say it, and what the shading is. */
function sub(kpi: KpiReport, ctx: FigureContext): string {
  const say = chartWords(ctx.language);
  const values = kpi.series.points.map((p) => Math.abs(p.cell.value ?? 0));
  const unit = ctx.format.unit(kpi, Math.max(0, ...values));
  const banded = kpi.series.points.some(({ cell }) => cell.state === "complete" && (cell.low !== null || cell.high !== null));
  const parts = [say.by[kpi.series.grain], unit === "%" || unit === "" ? null : unit, banded ? say.shaded : null];
  return parts.filter((p) => p !== null).join(ctx.language === "ja" ? "、" : "; ");
}

/** The calendar notes whose numbers stand in the chart. */
function notes(kpi: KpiReport, goals: readonly GoalReport[], marks: readonly CalendarMark[], ctx: FigureContext): Html | null {
  const axis = timeline(
    kpi.series.points.map((p) => p.period),
    kpi.series.grain,
    goals.map((g) => g.target.by),
  );
  const shown = notesOn(marks, axis);
  if (shown.length === 0) return null;
  const when = (mark: CalendarMark) =>
    mark.to === null || mark.to === mark.on
      ? ctx.format.shortDate(mark.on)
      : `${ctx.format.shortDate(mark.on)} – ${ctx.format.shortDate(mark.to)}`;
  return html`<ol class="under notes">
    ${shown.map(({ mark }) => html`<li>${when(mark)}${colon(ctx)}${named(mark.label, mark.kind, ctx)}</li>`)}
  </ol>`;
}

const colon = (ctx: FigureContext): string => (ctx.language === "ja" ? "：" : ctx.language === "fr" ? "\u00a0: " : ": ");
const lower = (text: string, ctx: FigureContext): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase(ctx.language) + text.slice(1) : text;

function named(texts: Texts, fallback: string, ctx: FigureContext): string {
  return pick(texts, ctx.language, ctx.first)?.text ?? fallback;
}
