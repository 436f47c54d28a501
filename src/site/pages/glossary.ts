import { glossary, TERMS, type Term } from "../../report/sentence/glossary.js";
import { html, type Html } from "../html.js";
import type { PageContext } from "./context.js";
import { colon, label, link, listed, prose } from "./parts.js";

/** Every term with its meaning, and what it is called in the other languages. */
export function glossaryPage(ctx: PageContext): Html {
  const w = ctx.words.glossary;
  return html`<div class="head">
      <h1>${w.heading}</h1>
      <p class="lead">${w.lead}</p>
    </div>
    <dl class="glossary">${TERMS.map((term) => entry(term, ctx))}</dl>
    ${ownKpis(ctx)}`;
}

function entry(term: Term, ctx: PageContext): Html {
  const own = glossary(ctx.language)[term];
  const others = ctx.languages.filter((language) => language !== ctx.language);
  const elsewhere =
    others.length === 0
      ? null
      : html`<p class="small muted">
          ${ctx.words.glossary.inOtherLanguages}${colon(ctx)}${listed(
            others.map((language) => html`<span lang="${language}">${glossary(language)[term].name}</span>`),
            ctx,
          )}
        </p>`;
  return html`<dt id="term-${term}">${own.name}</dt>
    <dd>
      <p>${own.means}</p>
      ${elsewhere}
    </dd>`;
}

function ownKpis(ctx: PageContext): Html | null {
  const described = ctx.report.kpis.filter((kpi) => Object.keys(kpi.description).length > 0);
  if (described.length === 0) return null;
  const labels = (kpi: (typeof described)[number]): Html | null => {
    const others = ctx.languages.filter((language) => language !== ctx.language && kpi.label[language]);
    return others.length === 0
      ? null
      : html`<p class="small muted">
          ${listed(
            others.map((language) => html`<span lang="${language}">${kpi.label[language] ?? ""}</span>`),
            ctx,
          )}
        </p>`;
  };
  return html`<section class="sec" aria-labelledby="own">
    <h2 id="own">${ctx.words.glossary.ownKpis}</h2>
    <dl class="glossary">
      ${described.map(
        (kpi) =>
          html`<dt>${link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx)}</dt>
            <dd>${prose(kpi.description, ctx)}${labels(kpi)}</dd>`,
      )}
    </dl>
  </section>`;
}
