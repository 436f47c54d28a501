import type { GoalReport, KpiReport } from "../../report/model.js";
import { html, type Html } from "../html.js";
import type { PageContext } from "./context.js";
import { phrase } from "./parts.js";

/** "data to 4 November 2026", on every page that leads with numbers. */
export function dataTo(ctx: PageContext): Html {
  const day = ctx.report.dataTo;
  return day === null ? html`${ctx.words.frame.noDataYet}` : html`${phrase(ctx.words.frame.dataTo(ctx.bind.date(day)), ctx)}`;
}

/** How a goal stands; first its own value, where that is not the one just told (a quarter's after a month's). */
export function goalTold(goal: GoalReport, kpi: KpiReport, ctx: PageContext): readonly Html[] {
  const same = goal.now === null || (goal.now.period === kpi.latest?.period && goal.grain === kpi.series.grain);
  const verdict = phrase(ctx.story.verdict(goal, kpi), ctx);
  return same ? [verdict] : [phrase(ctx.story.judged(goal, kpi), ctx), verdict];
}
