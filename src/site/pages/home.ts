import { tellNext, tellReached } from "../../report/maturity.js";
import type { KpiReport } from "../../report/model.js";
import { maturityWords } from "../../report/sentence/maturity.js";
import { propositionWords } from "../../report/sentence/propositions.js";
import { miniSeries } from "../figure.js";
import { html, safe, type Html, type Part } from "../html.js";
import { assumptionsOf } from "./assumptions.js";
import { board } from "./board.js";
import { roiAnswer } from "./roi/brief.js";
import type { PageContext } from "./context.js";
import { dataTo, goalTold } from "./told.js";
import { evidence, label, languageName, link, listed, meta, phrase, sentence, sentences } from "./parts.js";

/** The three executive questions answered, the goal board, and the stakeholders' pages. */
export function home(ctx: PageContext): Html {
  const { report, words: w } = ctx;
  const executive = report.executive ?? { organisation: [], members: [], alignment: [] };
  return html`<div class="head">
      <h1>${heading(ctx)}</h1>
      <p class="lead">${phrase(w.home.lead(ctx.bind.count(report.kpis.length), ctx.bind.count(report.goals.length)), ctx)}</p>
      ${meta([dataTo(ctx), nextReview(ctx)])}
    </div>
    ${question("q1", w.home.organisation, executive.organisation, null, ctx)}
    ${question("q2", w.home.members, executive.members, null, ctx)}
    ${question("q3", w.home.alignment, executive.alignment, w.home.sideBySide, ctx)} ${roiAnswer(ctx)}
    ${board(report.goals, ctx)} ${stakeholders(ctx)} ${further(ctx)}`;
}

/** What is promised to members, and what the community's work lacks next. */
function further(ctx: PageContext): Html {
  const { maturity, propositions } = ctx.report;
  const told = link(ctx.places.maturity, tellNext(ctx.bind, maturity), ctx);
  const all = maturity.levels.flatMap(({ steps }) => steps);
  return html`<section class="sec" aria-labelledby="maturity">
    <h2 id="maturity">${maturityWords(ctx.language).title}</h2>
    <p>${sentences([phrase(tellReached(ctx.bind, all), ctx), html`${told}${ctx.words.frame.stop}`], ctx)}</p>
    ${propositions.length === 0 ? null : html`<p>${link(ctx.places.propositions, propositionWords(ctx.language).title, ctx)}</p>`}
  </section>`;
}

function heading(ctx: PageContext): Part {
  const { goals } = ctx.report;
  if (goals.length === 0) return ctx.words.home.title;
  const met = goals.filter((goal) => goal.status === "met").length;
  return phrase(ctx.words.home.heading(ctx.bind.count(met), ctx.bind.count(goals.length)), ctx);
}

function nextReview(ctx: PageContext): Html | null {
  const days = ctx.report.goals.map((goal) => goal.review).filter((day) => day !== null);
  const first = days.sort()[0];
  return first === undefined ? null : phrase(ctx.words.frame.nextReview(ctx.bind.date(first)), ctx);
}

function question(id: string, asked: string, kpiIds: readonly string[], caveat: string | null, ctx: PageContext): Html {
  const kpis = kpiIds.map((kpi) => ctx.kpi(kpi)).filter((kpi) => kpi !== null);
  const [lead, ...others] = kpis;
  if (!lead) {
    return html`<section class="q" aria-labelledby="${id}">
      <h2 id="${id}">${asked}</h2>
      <div class="say">
        <p class="answer">${ctx.words.home.unanswered}</p>
        <p>${ctx.words.home.noKpi}</p>
      </div>
    </section>`;
  }
  return html`<section class="q" aria-labelledby="${id}">
    <h2 id="${id}">${asked}</h2>
    <div class="say">
      <p class="answer">${phrase(ctx.story.answer(lead), ctx)}</p>
      <p>${leadDetail(lead, ctx)}</p>
      <p>${evidence(lead.evidence, ctx)}</p>
      ${others.map((kpi) => html`<p>${phrase(ctx.story.value(kpi), ctx)}</p>`)} ${caveat ? html`<p>${caveat}</p>` : null}
      <p class="small">
        ${listed(
          kpis.map((kpi) => link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx)),
          ctx,
        )}
      </p>
    </div>
    ${lead.series.points.length === 0 ? null : safe(miniSeries(lead, ctx.goalsOf(lead.id), ctx.figure()))}
  </section>`;
}

/** The lead's range and n, the assumptions it takes in, and how its goals stand. */
function leadDetail(kpi: KpiReport, ctx: PageContext): Html {
  const cell = kpi.latest?.cell;
  const n = cell && cell.n !== null ? [ctx.words.value.and, ...ctx.words.value.n(ctx.bind.count(cell.n))] : [];
  const rests = ctx.story.restsOn(assumptionsOf([kpi], ctx));
  return sentences(
    [
      cell ? sentence([...ctx.story.interval(kpi, cell), ...n], ctx) : null,
      rests ? phrase(rests, ctx) : null,
      ...ctx.goalsOf(kpi.id).flatMap((goal) => goalTold(goal, kpi, ctx)),
    ],
    ctx,
  );
}

function stakeholders(ctx: PageContext): Html | null {
  if (ctx.report.stakeholders.length === 0) return null;
  const own = (language: string): Html | null => (language === ctx.language ? null : html` (${languageName(language)})`);
  return html`<section class="sec" aria-labelledby="who">
    <h2 id="who">${ctx.words.home.stakeholders}</h2>
    <ul class="plain">
      ${ctx.report.stakeholders.map((who) => {
        const language = ctx.languages.find((code) => code === who.language) ?? ctx.language;
        return html`<li>
          <a href="${ctx.href(ctx.stakeholderPlace(who.id, language))}" hreflang="${language}"
            >${label(who.title, who.id, ctx)}</a
          >${own(language)}
        </li>`;
      })}
    </ul>
  </section>`;
}
