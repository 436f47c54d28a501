import { bulletChart } from "../../report/chart/bullet.js";
import { sparkChart } from "../../report/chart/spark.js";
import { rangeText, rowSummary, seriesSummary } from "../../report/chart/summary.js";
import { bulletKey } from "../../report/chart/key.js";
import { boardSheetWords } from "../../report/sentence/board-sheet.js";
import type { GoalReport, KpiReport } from "../../report/model.js";
import { html, safe, type Html } from "../html.js";
import { svg } from "../svg.js";
import type { FigureContext } from "./context.js";
import { legend } from "./key.js";

/** Where a goal's value stands between its baseline and its target, in a table's cell. */
export function bullet(goal: GoalReport, kpi: KpiReport, ctx: FigureContext): Html {
  const cell = goal.now?.cell;
  const range = cell && cell.state === "complete" ? rangeText(cell, kpi, ctx) : null;
  const began = goal.baseline && boardSheetWords(ctx.language).started(ctx.format.value(goal.baseline.value, kpi));
  const between = ctx.language === "ja" ? "" : " ";
  const summary = rowSummary(goal, kpi, range, ctx);
  const label = began === null ? summary : `${summary}${between}${began}`;
  return small(svg(bulletChart(goal), { label, id: `${ctx.idPrefix}-h` }, ctx.draw));
}

/** The last periods of a goal's KPI, in a table's cell; nothing where it has none. */
export function spark(goal: GoalReport, kpi: KpiReport, label: string, ctx: FigureContext): Html | null {
  const series = goal.series ?? kpi.series;
  if (series.points.length === 0) return null;
  const judged = { ...kpi, series };
  const path = series.grain === goal.grain ? goal : null;
  return small(
    svg(sparkChart(judged, path), { label: seriesSummary(judged, [goal], label, ctx), id: `${ctx.idPrefix}-h` }, ctx.draw),
  );
}

/** The key to both, once under the table. */
export const goalRowKey = (ctx: FigureContext): Html => legend(bulletKey(boardSheetWords(ctx.language).key));

const small = (drawn: string): Html => html`<div class="plot fix">${safe(drawn)}</div>`;
