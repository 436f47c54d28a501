import { days, tellNext, tellReached, tellStep } from "../../report/maturity.js";
import type { DecisionReport, FeedbackReport, MaturityReport, MaturityStep, PlannedReport } from "../../report/model.js";
import { maturityWords } from "../../report/sentence/maturity.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { kpiLink } from "./lineage.js";
import { cellText, label, meta, phrase, prose, sentences, statusMark, table, when } from "./parts.js";
import { dataTo } from "./told.js";

/** How far the community's work is: the next step, the checklist by levels, and the logs it is read from. */
export function maturityPage(ctx: PageContext): Html {
  const w = maturityWords(ctx.language);
  const { maturity } = ctx.report;
  const all = maturity.levels.flatMap(({ steps }) => steps);
  const next = all.find(({ id }) => id === maturity.next);
  return html`<div class="head">
      <h1>${tellNext(ctx.bind, maturity)}</h1>
      <div class="lead">
        <p>${sentences([phrase(tellReached(ctx.bind, all), ctx), ...(next ? reasons(next, ctx) : [])], ctx)}</p>
      </div>
      <p class="small muted">${w.lead}</p>
      ${meta([dataTo(ctx)])}
    </div>
    ${maturity.levels.map((level) => levelSection(level, ctx))} ${calendarSection(maturity.calendar, ctx)}
    ${recognitionSection(maturity, ctx)} ${feedbackSection(maturity.feedback, ctx)} ${decisionSection(maturity.decisions, ctx)}`;
}

function levelSection({ level, steps }: MaturityReport["levels"][number], ctx: PageContext): Html {
  const w = maturityWords(ctx.language);
  const columns = [{ head: w.stepHead }, { head: w.stateHead, short: w.stateHead }, { head: w.whyHead }];
  const rows = steps.map((step): readonly Part[] => [
    w.step[step.id].name,
    statusMark(MARK[step.state], w.state[step.state]),
    html`<p>${sentences(reasons(step, ctx), ctx)}</p>
      ${prose(step.where, ctx)}`,
  ]);
  return html`<section class="sec" aria-labelledby="${level}">
    <h2 id="${level}">${w.level[level]}</h2>
    <p>${phrase(tellReached(ctx.bind, steps), ctx)}</p>
    ${table(w.level[level], columns, rows, { stack: true, className: "checklist" })}
  </section>`;
}

const MARK = { reached: "met", open: "undecided", missing: "no_data" } as const;

const reasons = (step: MaturityStep, ctx: PageContext): readonly Html[] =>
  tellStep(ctx.bind, step).map((each) => phrase(each, ctx));

/** A log under its heading; a sentence where it has no entry. */
function log(
  id: string,
  heading: string,
  none: string,
  columns: Parameters<typeof table>[1],
  rows: readonly (readonly Part[])[],
  caveat: string | null = null,
): Html {
  const body =
    rows.length === 0 ? html`<p class="empty">${none}</p>` : table(heading, columns, rows, { stack: true, className: "log" });
  return html`<section class="sec" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${rows.length > 0 && caveat !== null ? html`<p class="small muted">${caveat}</p>` : null} ${body}
  </section>`;
}

const column = (head: string) => ({ head, short: head });
const day = (on: string | null, ctx: PageContext): Part => (on === null ? "–" : when(on, ctx.format.shortDate(on)));

function calendarSection(calendar: readonly PlannedReport[], ctx: PageContext): Html {
  const w = maturityWords(ctx.language).calendar;
  const stateOf = ({ state, days: n }: PlannedReport): Part => {
    if (state === "ahead") return statusMark("too_early", w.ahead);
    if (state === "on_time" || n === null) return statusMark("met", w.onTime);
    const told = (state === "late" ? w.late : w.overdue)(days(ctx.bind, n));
    return statusMark(state === "late" ? "undecided" : "missed", phrase(told, ctx));
  };
  const rows = calendar.map((each): readonly Part[] => [
    label(each.label, each.planned, ctx),
    day(each.planned, ctx),
    day(each.done, ctx),
    stateOf(each),
  ]);
  return log("calendar", w.heading, w.none, [{ head: w.what }, column(w.planned), column(w.done), column(w.state)], rows);
}

function recognitionSection({ recognition }: MaturityReport, ctx: PageContext): Html {
  const w = maturityWords(ctx.language).recognition;
  const rows = recognition.map(({ on, to, label: texts }): readonly Part[] => [
    label(texts, on, ctx),
    Object.keys(to).length === 0 ? "–" : label(to, on, ctx),
    day(on, ctx),
  ]);
  return log("recognition", w.heading, w.none, [{ head: w.what }, column(w.to), column(w.on)], rows);
}

function feedbackSection(feedback: readonly FeedbackReport[], ctx: PageContext): Html {
  const w = maturityWords(ctx.language).feedback;
  const time = ({ closed, days: n }: FeedbackReport): Part => {
    if (n === null) return "–";
    const told = phrase((closed === null ? w.open : w.took)(days(ctx.bind, n)), ctx);
    return statusMark(closed === null ? "undecided" : "met", told);
  };
  const rows = feedback.map((each): readonly Part[] => [
    label(each.label, each.opened, ctx),
    day(each.opened, ctx),
    day(each.closed, ctx),
    time(each),
    prose(each.answer, ctx) ?? "–",
  ]);
  const columns = [{ head: w.said }, column(w.opened), column(w.closed), column(w.time), column(w.answer)];
  return log("feedback", w.heading, w.none, columns, rows);
}

function decisionSection(decisions: readonly DecisionReport[], ctx: PageContext): Html {
  const w = maturityWords(ctx.language).decisions;
  const rows = decisions.map((each): readonly Part[] => [
    html`${label(each.decision, each.on, ctx)}
      <div class="small muted">
        ${day(each.on, ctx)}${each.by === "" ? null : html`, ${phrase(w.by(ctx.bind.word(each.by)), ctx)}`}
      </div>`,
    each.kpi === null ? "–" : kpiLink(each.kpi, ctx),
    reading(each, "before", ctx),
    reading(each, "after", ctx),
    html`${prose(each.result, ctx)} ${each.differ === false ? html`<p class="small">${w.overlap}</p>` : null}
      <p class="small muted">${standing(each, ctx)}</p>`,
  ]);
  const columns = [{ head: w.decision }, column(w.kpi), column(w.before), column(w.after), column(w.result)];
  return log("decisions", w.heading, w.none, columns, rows, w.caveat);
}

function reading(decision: DecisionReport, at: "before" | "after", ctx: PageContext): Part {
  const [kpi, point] = [decision.kpi === null ? null : ctx.kpi(decision.kpi), decision[at]];
  if (!kpi || !point) return "–";
  const range = ctx.story.range(kpi, point.cell);
  return html`${cellText(point.cell, kpi, ctx)}
    <div class="small muted">
      ${range ? html`${phrase(range, ctx)}<br />` : null}${ctx.format.period(point.period, kpi.series.grain)}
    </div>`;
}

function standing({ state, review }: DecisionReport, ctx: PageContext): Part {
  const w = maturityWords(ctx.language).decisions;
  if (state === "due" || state === "unplanned") return w.state[state];
  if (review === null) return null;
  return phrase((state === "waiting" ? w.waiting : w.reviewed)(ctx.bind.date(review)), ctx);
}
