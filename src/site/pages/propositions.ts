import { tellTogether } from "../../report/together.js";
import type { KpiReport, PropositionReport, SideReport } from "../../report/model.js";
import { propositionWords } from "../../report/sentence/propositions.js";
import { miniSeries } from "../figure.js";
import { html, safe, type Html, type Part } from "../html.js";
import { chartWords } from "../../report/chart/words.js";
import type { PageContext } from "./context.js";
import { kpiLink } from "./lineage.js";
import { propositionAnchor } from "./place.js";
import { cellText, evidence, label, listed, meta, phrase, prose, sentences, table } from "./parts.js";
import { dataTo, goalTold } from "./told.js";

/** What members are promised: either side's success with its KPI, and whether the two change together. */
export function propositionsPage(ctx: PageContext): Html {
  const w = propositionWords(ctx.language);
  const { propositions } = ctx.report;
  const aligned = propositions.filter(({ together }) => together !== null && "r" in together && together.aligned === true);
  return html`<div class="head">
      <h1>
        ${propositions.length === 0 ? w.title : phrase(w.heading(ctx.bind.count(aligned.length), ctx.bind.count(propositions.length)), ctx)}
      </h1>
      <p class="lead">${propositions.length === 0 ? w.none : w.lead}</p>
      ${meta([dataTo(ctx)])}
    </div>
    ${propositions.map((each) => proposition(each, ctx))}`;
}

function proposition(each: PropositionReport, ctx: PageContext): Html {
  const w = propositionWords(ctx.language);
  const id = propositionAnchor(each.id);
  const kpis = {
    business: each.business?.kpi ? ctx.kpi(each.business.kpi) : null,
    members: each.members?.kpi ? ctx.kpi(each.members.kpi) : null,
  };
  const audience = Object.keys(each.audience).length > 0 ? ctx.bind.name(each.audience, "") : null;
  return html`<section class="sec" id="${id}">
    <h2 id="${id}-h">${label(each.label, each.id, ctx)}</h2>
    <div class="lead">${prose(each.promise, ctx)}</div>
    ${meta([audience ? phrase(w.audience(audience), ctx) : null, each.owner === "" ? null : phrase(w.owner(ctx.bind.word(each.owner)), ctx)])}
    <div class="two sides">
      ${side(w.business, each.business, kpis.business, ctx)} ${side(w.members, each.members, kpis.members, ctx)}
    </div>
    ${
      each.kpis.length === 0
        ? null
        : html`<p class="small">
            ${w.also}:
            ${listed(
              each.kpis.map((kpi) => kpiLink(kpi, ctx)),
              ctx,
            )}
          </p>`
    }
    ${comparison(each, kpis, ctx)}
  </section>`;
}

function side(heading: string, given: SideReport | null, kpi: KpiReport | null, ctx: PageContext): Html {
  const w = propositionWords(ctx.language);
  const shown = kpi
    ? html`<p>
          ${sentences([phrase(ctx.story.value(kpi), ctx), ...ctx.goalsOf(kpi.id).flatMap((goal) => goalTold(goal, kpi, ctx))], ctx)}
        </p>
        ${kpi.series.points.length === 0 ? null : safe(miniSeries(kpi, ctx.goalsOf(kpi.id), ctx.figure()))}
        <p class="small">${kpiLink(kpi.id, ctx)}</p>`
    : html`<p class="muted">${w.noKpi}</p>`;
  return html`<div>
    <h3>${heading}</h3>
    ${(given ? prose(given.success, ctx) : null) ?? html`<p class="muted">${w.notWritten}</p>`} ${shown}
  </div>`;
}

function comparison(
  each: PropositionReport,
  kpis: { readonly business: KpiReport | null; readonly members: KpiReport | null },
  ctx: PageContext,
): Html {
  const w = propositionWords(ctx.language);
  const told = tellTogether(ctx.bind, each, kpis, ctx.kpi);
  return html`<h3>${w.question}</h3>
    <p>${phrase(told.said, ctx)}</p>
    ${told.compared ? html`<p>${evidence(told.evidence, ctx)}</p>` : null}
    ${told.compared ? html`<p class="small muted">${w.caveat}</p>` : null}
    ${kpis.business && kpis.members && each.together !== null && "r" in each.together ? both(kpis.business, kpis.members, ctx) : null}`;
}

/** The periods that both have, newest first. */
function both(business: KpiReport, members: KpiReport, ctx: PageContext): Html {
  const w = propositionWords(ctx.language);
  const others = new Map(members.series.points.map(({ period, cell }) => [period, cell]));
  const rows = [...business.series.points].reverse().flatMap(({ period, cell }): readonly (readonly Part[])[] => {
    const other = others.get(period);
    if (!other) return [];
    return [[ctx.format.period(period, business.series.grain), cellText(cell, business, ctx), cellText(other, members, ctx)]];
  });
  const head = (kpi: KpiReport): { readonly head: Part; readonly right: true } => ({
    head: label(kpi.label, kpi.id, ctx),
    right: true,
  });
  return html`<details>
    <summary>${chartWords(ctx.language).asTable}</summary>
    ${table(w.table, [{ head: w.period }, head(business), head(members)], rows, { className: "tight" })}
  </details>`;
}
