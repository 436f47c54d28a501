import type { Chart } from "../../report/chart/spec.js";
import { chartWords } from "../../report/chart/words.js";
import { html, safe, type Html, type Part } from "../html.js";
import { svg } from "../svg.js";
import type { FigureContext } from "./context.js";

export interface FigureParts {
  readonly heading: Part;
  readonly sub: string | null;
  readonly plot: Html;
  readonly after: Part;
  readonly table: Html;
}

/** Heading, drawing, what stands below it, and the table behind it. */
export function figure(parts: FigureParts, ctx: FigureContext): Html {
  const level = ctx.heading ?? 3;
  const title = safe(`<h${level}>${html`${parts.heading}`.text}</h${level}>`);
  return html`<figure>
    <figcaption>${title}${parts.sub === null ? null : html`<p>${parts.sub}</p>`}</figcaption>
    ${parts.plot} ${parts.after}
    <details>
      <summary>${chartWords(ctx.language).asTable}</summary>
      ${parts.table}
    </details>
  </figure>`;
}

/** Both drawings. The narrow one repeats the wide one, so only the one on show is read out: the other is not displayed. */
export function both(wide: Chart, narrow: Chart, label: string, ctx: FigureContext): Html {
  const one = (chart: Chart, className: string) =>
    safe(svg(chart, { label, className, id: `${ctx.idPrefix}-${className.charAt(0)}` }, ctx.draw));
  return html`<div class="plot">${one(wide, "wide")}${one(narrow, "narrow")}</div>`;
}
