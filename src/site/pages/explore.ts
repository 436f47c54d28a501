import { exploreWords } from "../../report/sentence/explore.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { html, type Html } from "../html.js";
import type { PageContext } from "./context.js";
import { link } from "./parts.js";
import { dataTo } from "./told.js";

/** What stands on the explorer's page before its program runs: its head, and where to go without script. */
export const explorePage = {
  description: (ctx: PageContext): string => exploreWords(ctx.language).lead,

  body(ctx: PageContext, engineBytes: number): Html {
    const say = exploreWords(ctx.language);
    const root = ctx.href("index.html").replace(/index\.html$/, "");
    return html`<div class="head">
        <h1>${ctx.words.frame.explore}</h1>
        <p class="lead">${say.lead}</p>
        <ul class="meta">
          <li>${dataTo(ctx)}</li>
          <li>${say.nothingSent}</li>
          <li>${link(ctx.places.formula, referenceWords(ctx.language).howWritten, ctx)}</li>
        </ul>
      </div>
      <div
        class="ex"
        id="explore"
        data-root="${root}"
        data-first="${ctx.first}"
        data-coverage="${ctx.href(ctx.places.coverage)}"
        data-kpis="${ctx.href(ctx.places.kpis)}"
        data-engine-bytes="${engineBytes}"
      >
        <p>${say.needsScript} ${link(ctx.places.kpis, ctx.words.frame.kpis, ctx)}</p>
      </div>`;
  },
};
