import type { GoalReport, GoalStatus } from "../../report/model.js";
import { intervalKey, intervalRow } from "../figure.js";
import { html, safe, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { cellText, label, link, phrase, status, table, tallyMark } from "./parts.js";

const ORDER: readonly GoalStatus[] = ["met", "missed", "undecided", "too_early", "no_data"];

/** Goals with their tally, status, value, interval against the path; the same on the home page and a stakeholder's. */
export function board(goals: readonly GoalReport[], ctx: PageContext): Html {
  const w = ctx.words.board;
  const body = goals.length === 0 ? html`<p class="empty">${w.none}</p>` : filled(goals, ctx);
  return html`<section class="sec" id="goals" aria-labelledby="goals-h">
    <h2 id="goals-h">${w.heading}</h2>
    ${body}
  </section>`;
}

function filled(goals: readonly GoalReport[], ctx: PageContext): Html {
  const w = ctx.words.board;
  const counts = ORDER.map((of) => ({ of, n: goals.filter((goal) => goal.status === of).length })).filter(({ n }) => n > 0);
  const columns = [
    { head: w.goal },
    { head: w.status },
    { head: w.now, right: true, short: w.now },
    { head: w.interval },
    { head: w.path, right: true, short: w.path },
  ];
  return html`<ul class="tally">
      ${counts.map(({ of, n }) => html`<li>${tallyMark(of, n, ctx)}</li>`)}
    </ul>
    <p class="small muted">${w.rule}</p>
    ${table(
      w.heading,
      columns,
      goals.map((goal) => row(goal, ctx)),
      { stack: true, className: "board" },
    )}
    ${safe(intervalKey(ctx.figure()))}`;
}

function row(goal: GoalReport, ctx: PageContext): readonly Part[] {
  const kpi = ctx.kpi(goal.kpi);
  const who = ctx.stakeholder(goal.for);
  const stakeholder = who ? html`${label(who.title, who.id, ctx)}; ` : null;
  const head = html`${link(`${ctx.places.stakeholder(goal.for)}#${anchor(goal.id)}`, label(goal.label, goal.id, ctx), ctx)}<br /><span
      class="small muted"
      >${stakeholder}${kpi ? phrase(ctx.story.target(goal, kpi), ctx) : null}</span
    >`;
  if (!kpi) return [head, status(goal.status, ctx), ctx.words.board.notYet, "", ""];
  const now = goal.now ? cellText(goal.now.cell, kpi, ctx) : html`<span class="muted">${ctx.words.board.notYet}</span>`;
  const path = goal.now ? ctx.format.value(goal.now.path, kpi, goal.now.cell) : "";
  return [head, status(goal.status, ctx), now, safe(intervalRow(goal, kpi, ctx.figure())), path];
}

/** The id of a goal's part of a stakeholder's page. */
export const anchor = (goal: string): string => `goal-${goal.replace(/[^A-Za-z0-9_-]/g, "-")}`;
