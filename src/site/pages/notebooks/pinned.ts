import { notebookWords } from "../../../report/sentence/notebooks.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { phrase } from "../parts.js";
import { places } from "../place.js";
import { cellAnchor, pinnedHtml } from "./cells.js";
import { languageOf } from "./page.js";

/** The cells of notebooks that are pinned to a stakeholder's page, each with a link to where it comes from. */
export function pinnedSection(stakeholder: string, ctx: PageContext): Html | null {
  const [first = ctx.first, ...others] = ctx.languages;
  const found = ctx.notebooks.flatMap((notebook) =>
    notebook.nodes.filter(({ options }) => options.pins.includes(stakeholder)).map((node) => ({ notebook, node })),
  );
  if (found.length === 0) return null;
  return html`<section class="sec pinned" aria-labelledby="pinned">
    <h2 id="pinned">${notebookWords(ctx.language).pinnedHead}</h2>
    ${found.map(({ notebook, node }) => {
      const own = languageOf(notebook, [first, ...others]);
      const to = `${places(own, first).notebook(notebook.id)}#${cellAnchor(node)}`;
      const title = ctx.bind.word(notebook.facts.title);
      return html`<div class="pin" ${own === ctx.language ? null : html` lang="${own}"`}>
          ${pinnedHtml(notebook, node, ctx)}
        </div>
        <p class="under">
          <a href="${ctx.href(to)}" hreflang="${own}"
            >${phrase(notebookWords(ctx.language).pinned({ ...title, lang: own === ctx.language ? null : own }), ctx)}</a
          >
        </p>`;
    })}
  </section>`;
}
