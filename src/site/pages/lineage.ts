import type { FilteredReport, KpiReport } from "../../report/model.js";
import { attributionWords } from "../../report/sentence/attribution.js";
import { html, type Html, type Part } from "../html.js";
import { anchor } from "./board.js";
import type { PageContext } from "./context.js";
import { propositionAnchor } from "./place.js";
import { colon, label, link, phrase } from "./parts.js";

/** Where a KPI's number comes from and who reads it, left to right. */
export function lineage(kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const { sources, columns, converted, filtered = [], assumptions, kpis, usedBy } = kpi.lineage;
  const loaded = (at: string | null): Html | null =>
    at === null ? null : html`<br /><span class="muted">${phrase(w.loaded(ctx.bind.moment(at)), ctx)}</span>`;
  const stations: (readonly [string, readonly Part[]])[] = [
    [w.sources, sources.map((source) => html`<bdi>${source.name}</bdi>${loaded(source.loadedAt)}`)],
    [w.columns, columns.map((column) => html`<code>${column}</code>`)],
    ...(assumptions.length === 0
      ? []
      : [[w.assumptions, assumptions.map((id) => link(ctx.places.assumptions, assumptionLabel(id, ctx), ctx))] as const]),
    ...(kpis.length === 0 ? [] : [[w.kpis, kpis.map((id) => kpiLink(id, ctx))] as const]),
    [w.thisKpi, [html`<b>${label(kpi.label, kpi.id, ctx)}</b>`]],
    [
      w.usedBy,
      usedBy.length === 0
        ? [w.nobody]
        : usedBy.map((use) => html`${w.use[use.kind]}${colon(ctx)}${useLink(use.kind, use.id, ctx)}`),
    ],
  ];
  return html`<section class="sec" aria-labelledby="lineage">
    <h2 id="lineage">${w.lineage}</h2>
    <ol class="lin">
      ${stations.map(
        ([head, items]) =>
          html`<li>
            <h3>${head}</h3>
            <ul>
              ${(items.length === 0 ? [ctx.words.frame.none] : items).map((item) => html`<li>${item}</li>`)}
            </ul>
          </li>`,
      )}
    </ol>
    ${converted ? html`<p class="under">${convertedSentence(converted, ctx)}</p>` : null}
    ${filtered.map((filter) => html`<p class="under">${filteredSentence(filter, kpi, ctx)}</p>`)}
  </section>`;
}

function convertedSentence({ currencies, to, origin }: NonNullable<KpiReport["lineage"]["converted"]>, ctx: PageContext): Html {
  const all = new Intl.ListFormat(ctx.language, { type: "conjunction" }).format(currencies);
  const { word } = ctx.bind;
  return phrase(ctx.words.kpi.converted({ currencies: word(all), to: word(to), rates: word(origin) }), ctx);
}

function filteredSentence({ name, label, table, rows }: FilteredReport, kpi: KpiReport, ctx: PageContext): Html {
  const { bind } = ctx;
  const w = ctx.words.kpi;
  const own = ctx.report.coverage.find((covered) => covered.table === table)?.label ?? {};
  const about = { filter: bind.name(label, name), table: bind.name(own, table) };
  if (rows === null) return phrase(w.filteredHidden(about, bind.count(kpi.privacyFloor ?? ctx.report.privacyFloor)), ctx);
  return phrase(w.filtered({ ...about, left: bind.count(rows.leftOut), all: bind.count(rows.all) }), ctx);
}

/** A link to a KPI's page under its label; its id where the report does not hold it. */
export function kpiLink(id: string, ctx: PageContext): Html {
  const kpi = ctx.kpi(id);
  return kpi ? link(ctx.places.kpi(id), label(kpi.label, id, ctx), ctx) : html`<code>${id}</code>`;
}

function assumptionLabel(id: string, ctx: PageContext): Html {
  const assumption = ctx.assumption(id);
  return assumption ? label(assumption.label, id, ctx) : html`<code>${id}</code>`;
}

function useLink(kind: KpiReport["lineage"]["usedBy"][number]["kind"], id: string, ctx: PageContext): Html {
  switch (kind) {
    case "kpi":
      return kpiLink(id, ctx);
    case "goal": {
      const goal = ctx.goal(id);
      return goal
        ? link(`${ctx.places.stakeholder(goal.for)}#${anchor(id)}`, label(goal.label, id, ctx), ctx)
        : html`<code>${id}</code>`;
    }
    case "stakeholder": {
      const who = ctx.stakeholder(id);
      return who ? link(ctx.places.stakeholder(id), label(who.title, id, ctx), ctx) : html`<code>${id}</code>`;
    }
    case "benefit":
    case "cost":
    case "factor":
      return returnLink(kind, id, ctx);
    case "pilot": {
      const pilot = ctx.report.pilots.find((each) => each.id === id);
      return pilot ? link(ctx.places.pilot(id), label(pilot.label, id, ctx), ctx) : html`<code>${id}</code>`;
    }
    case "proposition": {
      const promise = ctx.report.propositions.find((each) => each.id === id);
      return promise
        ? link(`${ctx.places.propositions}#${propositionAnchor(id)}`, label(promise.label, id, ctx), ctx)
        : html`<code>${id}</code>`;
    }
    case "attribution":
      return ctx.report.attribution === null
        ? kpiLink(id, ctx)
        : link(ctx.places.attribution, attributionWords(ctx.language).title, ctx);
    case "executive":
      return link(ctx.places.home, questionWord(id, ctx), ctx);
  }
}

function questionWord(id: string, ctx: PageContext): string {
  const { home } = ctx.words;
  const questions: Readonly<Record<string, string>> = {
    organisation: home.organisation,
    members: home.members,
    alignment: home.alignment,
  };
  return questions[id] ?? home.title;
}

/** An amount of the return; of a factor, what it is a factor of. */
function returnLink(kind: "benefit" | "cost" | "factor", id: string, ctx: PageContext): Html {
  const { roi } = ctx.report;
  const benefit = kind === "cost" ? undefined : roi?.benefits.find((each) => each.id === id);
  const entry = benefit ?? roi?.costs.find((each) => each.id === id);
  return entry ? link(ctx.places.roi, label(entry.label, entry.kpi, ctx), ctx) : html`<code>${id}</code>`;
}
