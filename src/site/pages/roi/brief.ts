import type { EvidenceLevel, GoalReport } from "../../../report/model.js";
import type { Phrase } from "../../../report/sentence.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { evidence, link, phrase } from "../parts.js";
import { roiContext, SHARE, type RoiContext } from "./context.js";

/** The return on the home page: its number with its range, or that there is none, and where to read on. */
export function roiAnswer(page: PageContext): Html | null {
  const { roi } = page.report;
  if (roi === null) return null;
  const ctx = roiContext(roi, page);
  const answer = told(ctx);
  return html`<section class="q" aria-labelledby="q-roi">
    <h2 id="q-roi">${ctx.say.title}</h2>
    <div class="say">
      <p class="answer">${phrase(answer.said, page)}</p>
      ${answer.evidence === null ? null : html`<p>${evidence(answer.evidence, page)}</p>`}
      <p class="small">${link(page.places.roi, ctx.say.seePage, page)}</p>
    </div>
  </section>`;
}

/** The return in one sentence, for whom its KPIs matter; null where none of theirs enters it. */
export function roiFound(goals: readonly GoalReport[], page: PageContext): ReturnType<typeof told> | null {
  const { roi } = page.report;
  return roi === null || entering(goals, page) === 0 ? null : told(roiContext(roi, page));
}

function told(ctx: RoiContext): { readonly said: Phrase; readonly evidence: EvidenceLevel | null } {
  const { say, bind, roi } = ctx;
  const { outcome } = roi;
  const spread = outcome?.roi;
  const said =
    outcome && spread && outcome.base.roi !== null
      ? say.home(
          bind.signed(outcome.base.roi, SHARE, { low: spread.p5, high: spread.p95 }),
          bind.signed(spread.p5, SHARE, { low: spread.p5, high: spread.p95 }),
          bind.signed(spread.p95, SHARE, { low: spread.p5, high: spread.p95 }),
        )
      : [say.noHeading, ctx.words.frame.stop];
  return { said, evidence: outcome ? 3 : null };
}

/** On a stakeholder's page: how many of its KPIs enter the return; nothing where none does. */
export function roiLink(goals: readonly GoalReport[], page: PageContext): Html | null {
  const { roi } = page.report;
  const count = entering(goals, page);
  if (roi === null || count === 0) return null;
  const { say } = roiContext(roi, page);
  return link(page.places.roi, phrase(say.entersHere(page.bind.count(count)), page), page);
}

/** How many KPIs of these goals, and of those that move first, enter the return. */
function entering(goals: readonly GoalReport[], page: PageContext): number {
  const { roi } = page.report;
  if (roi === null) return 0;
  const those = new Set([...roi.benefits, ...roi.costs].map(({ kpi }) => kpi));
  const kpis = new Set(goals.flatMap(({ kpi, leading }) => [kpi, ...leading]));
  return [...kpis].filter((kpi) => those.has(kpi)).length;
}
