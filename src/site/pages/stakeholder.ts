import { chartWords } from "../../report/chart/words.js";
import type { AssumptionReport, GoalReport, KpiReport, StakeholderReport } from "../../report/model.js";
import { tellOutlook } from "../../report/outlook.js";
import type { NumberSlot } from "../../report/sentence.js";
import { tellSplit } from "../../report/target-split.js";
import { boardSheetWords } from "../../report/sentence/board-sheet.js";
import { versionWords } from "../../report/sentence/versions.js";
import { seriesFigure } from "../figure.js";
import { html, safe, type Html, type Part } from "../html.js";
import { assumptionsOf, assumptionTable } from "./assumptions.js";
import { anchor } from "./board.js";
import type { PageContext } from "./context.js";
import { dataTo } from "./told.js";
import { goalNote } from "./kpi.js";
import { kpiLink } from "./lineage.js";
import { roiLink } from "./roi/brief.js";
import { pinnedSection } from "./notebooks/pinned.js";
import { evidence, label, link, listed, meta, phrase, prose, sentences, status, table, when } from "./parts.js";

/** One stakeholder's page: for each goal the problem, what was done, the evidence, the effect and what is asked. */
export function stakeholderPage(who: StakeholderReport, ctx: PageContext): Html {
  const goals = who.goals.map((id) => ctx.goal(id)).filter((goal) => goal !== null);
  const kpis = [...new Set(goals.map((goal) => goal.kpi))].map((id) => ctx.kpi(id)).filter((kpi) => kpi !== null);
  const assumptions = assumptionsOf(kpis, ctx);
  return html`${head(who, goals, ctx)} ${goals.map((goal) => goalStory(goal, ctx))} ${pinnedSection(who.id, ctx)}
  ${assumptionsSection(assumptions, ctx)} ${limitsSection(goals, kpis, assumptions, ctx)}`;
}

function head(who: StakeholderReport, goals: readonly GoalReport[], ctx: PageContext): Html {
  const w = ctx.words.stakeholder;
  const met = goals.filter((goal) => goal.status === "met").length;
  const heading =
    goals.length === 0
      ? phrase(w.title(ctx.bind.name(who.title, who.id)), ctx)
      : phrase(w.heading(ctx.bind.count(met), ctx.bind.count(goals.length)), ctx);
  const department = who.department === null ? null : html` · <bdi>${who.department}</bdi>`;
  const asks = prose(who.asks, ctx);
  return html`<div class="head">
    <p class="for">${phrase(w.forWhom(ctx.bind.name(who.title, who.id)), ctx)}${department}</p>
    <h1>${heading}</h1>
    ${asks ? html`<div class="lead">${asks}</div>` : null}
    ${goals.length === 0 ? html`<p class="empty">${w.noGoals}</p>` : null}
    ${meta([
      dataTo(ctx),
      html`<span class="noprint">${link(ctx.places.boardSheet(who.id), boardSheetWords(ctx.language).link, ctx)}</span>`,
      roiLink(goals, ctx),
      html`<span class="noprint">${link(ctx.places.markdown(who.id), versionWords(ctx.language).files.markdown, ctx)}</span>`,
    ])}
  </div>`;
}

function goalStory(goal: GoalReport, ctx: PageContext): Html {
  const w = ctx.words.stakeholder;
  const kpi = ctx.kpi(goal.kpi);
  const id = anchor(goal.id);
  const step = (key: string, title: string, body: Part, note: Part = null): Html =>
    html`<section class="step" aria-labelledby="${id}-h ${id}-${key}">
      <h3 id="${id}-${key}">${title}</h3>
      <div class="cols">
        <div class="main">${body}</div>
        ${note}
      </div>
    </section>`;
  return html`<section class="sec goal" id="${id}">
    <h2 id="${id}-h">${label(goal.label, goal.id, ctx)}</h2>
    <p>${status(goal.status, ctx)}</p>
    <div class="steps">
      ${step("problem", w.problem, prose(goal.problem, ctx) ?? html`<p class="muted">${w.notWritten}</p>`, kpi ? goalNote(goal, kpi, ctx) : null)}
      ${step("did", w.did, prose(goal.did, ctx) ?? html`<p class="muted">${w.notWritten}</p>`)}
      ${step("evidence", w.evidence, kpi ? evidenceBody(goal, kpi, ctx) : html`<p>${ctx.words.goal.noData}</p>`, kpi ? howWeKnow(goal, kpi, ctx) : null)}
      ${step("effect", w.effect, effectBody(goal, kpi, ctx))}
      ${step("ask", w.ask, prose(goal.ask, ctx) ?? html`<p class="muted">${w.noAsk}</p>`)}
    </div>
  </section>`;
}

function evidenceBody(goal: GoalReport, kpi: KpiReport, ctx: PageContext): Html {
  const rests = ctx.story.restsOn(assumptionsOf([kpi], ctx));
  return html`<p>
      ${sentences([phrase(ctx.story.judged(goal, kpi), ctx), rests ? phrase(rests, ctx) : null, phrase(ctx.story.verdict(goal, kpi), ctx)], ctx)}
    </p>
    ${safe(seriesFigure({ ...kpi, series: goal.series ?? kpi.series }, [goal], ctx.report.notes, { ...ctx.figure(), heading: 4 }, ctx.bind.name(kpi.label, kpi.id).text))}
    ${splitBody(goal, kpi, ctx)} ${outlookBody(goal, kpi, ctx)}`;
}

/** What the target asks of each part of the current period, and what of it was counted. */
function splitBody(goal: GoalReport, kpi: KpiReport, ctx: PageContext): Html | null {
  const told = tellSplit(ctx.bind, goal, kpi);
  if (told === null) return null;
  const how = html`<p class="small muted">${phrase(told.how, ctx)}</p>`;
  if (told.heading === null) return how;
  const w = told.words.table;
  const columns = [w.period, w.share, w.path, w.counted, w.sum].map((head, i) =>
    i === 0 ? { head } : { head, right: true, short: head },
  );
  const shown = (slot: NumberSlot | null): Part => (slot === null ? NOT_KNOWN : slot.text);
  return html`<h4>${told.heading}</h4>
    <p>
      ${sentences(
        told.said.map((each) => phrase(each, ctx)),
        ctx,
      )}
    </p>
    ${how}
    <details>
      <summary>${chartWords(ctx.language).asTable}</summary>
      ${table(
        w.name,
        columns,
        told.rows.map((row) => [row.period.text, row.share.text, row.path.text, shown(row.counted), shown(row.sum)]),
        { className: "tight" },
      )}
    </details>`;
}

const NOT_KNOWN = "–";

function outlookBody(goal: GoalReport, kpi: KpiReport, ctx: PageContext): Html | null {
  const told = tellOutlook(ctx.bind, goal, kpi);
  if (told === null) return null;
  const basis = told.basis.map((each) => phrase(each, ctx));
  return html`<h4>${told.heading}</h4>
    <p>
      ${sentences(
        told.expected.map((each) => phrase(each, ctx)),
        ctx,
      )}
    </p>
    ${basis.length === 0 ? null : html`<p class="small muted">${sentences(basis, ctx)}</p>`}`;
}

function howWeKnow(goal: GoalReport, kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.stakeholder;
  const leading =
    goal.leading.length === 0
      ? null
      : html`<h4>${w.leading}</h4>
          <ul class="plain">
            ${goal.leading.map((id) => html`<li>${leadingKpi(id, ctx)}</li>`)}
          </ul>`;
  return html`<div class="note">
    <h4>${w.howWeKnow}</h4>
    <p>${evidence(kpi.evidence, ctx)}</p>
    <p>${link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx)}</p>
    ${leading}
  </div>`;
}

function leadingKpi(id: string, ctx: PageContext): Html {
  const kpi = ctx.kpi(id);
  return kpi ? link(ctx.places.kpi(id), phrase(ctx.story.value(kpi), ctx), ctx) : kpiLink(id, ctx);
}

function effectBody(goal: GoalReport, kpi: KpiReport | null, ctx: PageContext): Html {
  const effect = kpi ? ctx.story.effect(goal, kpi) : null;
  if (!kpi || !effect) return html`<p>${ctx.words.goal[goal.status === "too_early" ? "tooEarly" : "noBaseline"]}</p>`;
  return html`<p>
      ${sentences([phrase(effect.said, ctx), effect.evidence > 0 ? ctx.words.stakeholder.noComparison : null], ctx)}
    </p>
    <p>${evidence(effect.evidence, ctx)}</p>`;
}

function assumptionsSection(assumptions: readonly AssumptionReport[], ctx: PageContext): Html {
  const w = ctx.words.stakeholder;
  const body = assumptions.length === 0 ? html`<p>${w.noAssumptions}</p>` : assumptionTable(assumptions, w.assumptions, ctx);
  return html`<section class="sec" aria-labelledby="assumptions">
    <h2 id="assumptions">${w.assumptions}</h2>
    ${body}
  </section>`;
}

function limitsSection(
  goals: readonly GoalReport[],
  kpis: readonly KpiReport[],
  assumptions: readonly AssumptionReport[],
  ctx: PageContext,
): Html {
  const w = ctx.words.stakeholder;
  const limits = ctx.story.limits(ctx.report, goals, kpis, assumptions);
  const list =
    limits.length === 0
      ? html`<p>${ctx.words.frame.none}</p>`
      : html`<ul class="plain">
          ${limits.map((limit) => html`<li>${phrase(limit, ctx)}</li>`)}
        </ul>`;
  const days = [...new Set(goals.map((goal) => goal.review).filter((day) => day !== null))].sort();
  const owners = [...new Set(goals.map((goal) => goal.owner).filter((owner) => owner !== ""))];
  return html`<section class="sec" aria-labelledby="limits">
    <div class="cols">
      <div class="main">
        <h2 id="limits">${w.limits}</h2>
        ${list}
      </div>
      <aside class="note" aria-labelledby="next">
        <h3 id="next">${w.next}</h3>
        <p>
          ${
            days.length === 0
              ? w.noReview
              : listed(
                  days.map((day) => when(day, ctx.format.date(day))),
                  ctx,
                )
          }
        </p>
        ${owners.map((owner) => html`<p>${phrase(w.contact(ctx.bind.word(owner)), ctx)}</p>`)}
      </aside>
    </div>
  </section>`;
}
