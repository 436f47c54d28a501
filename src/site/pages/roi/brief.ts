import type { GoalReport } from "../../../report/model.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { evidence, link, phrase } from "../parts.js";
import { roiContext, SHARE } from "./context.js";

/** The return on the home page: its number with its range, or that there is none, and where to read on. */
export function roiAnswer(page: PageContext): Html | null {
  const { roi } = page.report;
  if (roi === null) return null;
  const ctx = roiContext(roi, page);
  const { say, bind } = ctx;
  const { outcome } = roi;
  const spread = outcome?.roi;
  const answer =
    outcome && spread && outcome.base.roi !== null
      ? say.home(
          bind.signed(outcome.base.roi, SHARE, { low: spread.p5, high: spread.p95 }),
          bind.signed(spread.p5, SHARE, { low: spread.p5, high: spread.p95 }),
          bind.signed(spread.p95, SHARE, { low: spread.p5, high: spread.p95 }),
        )
      : [say.noHeading, page.words.frame.stop];
  return html`<section class="q" aria-labelledby="q-roi">
    <h2 id="q-roi">${say.title}</h2>
    <div class="say">
      <p class="answer">${phrase(answer, page)}</p>
      ${outcome ? html`<p>${evidence(3, page)}</p>` : null}
      <p class="small">${link(page.places.roi, say.seePage, page)}</p>
    </div>
  </section>`;
}

/** On a stakeholder's page: how many of its KPIs enter the return; nothing where none does. */
export function roiLink(goals: readonly GoalReport[], page: PageContext): Html | null {
  const { roi } = page.report;
  if (roi === null) return null;
  const ctx = roiContext(roi, page);
  const entering = new Set([...roi.benefits, ...roi.costs].map(({ kpi }) => kpi));
  const kpis = new Set(goals.flatMap(({ kpi, leading }) => [kpi, ...leading]));
  const count = [...kpis].filter((kpi) => entering.has(kpi)).length;
  return count === 0 ? null : link(page.places.roi, phrase(ctx.say.entersHere(page.bind.count(count)), page), page);
}
