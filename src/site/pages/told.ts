import { hasRows, type GoalReport, type KpiReport } from "../../report/model.js";
import { html, type Html } from "../html.js";
import type { PageContext } from "./context.js";
import { phrase } from "./parts.js";

/** "data to 4 November 2026", on every page that leads with numbers; nothing where rows have no time. */
export function dataTo(ctx: PageContext): Html | null {
  const day = ctx.report.dataTo;
  if (day !== null) return html`${phrase(ctx.words.frame.dataTo(ctx.bind.date(day)), ctx)}`;
  return hasRows(ctx.report) ? null : html`${ctx.words.frame.noDataYet}`;
}

/** How a goal stands; first its own value, where that is not the one just told (a quarter's after a month's). */
export function goalTold(goal: GoalReport, kpi: KpiReport, ctx: PageContext): readonly Html[] {
  const same = goal.now === null || (goal.now.period === kpi.latest?.period && goal.grain === kpi.series.grain);
  const verdict = phrase(ctx.story.verdict(goal, kpi), ctx);
  return same ? [verdict] : [phrase(ctx.story.judged(goal, kpi), ctx), verdict];
}
