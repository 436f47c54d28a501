import { compareLocal } from "../../../ground/day.js";
import type { KpiReport, PilotReport } from "../../../report/model.js";
import { pilotStory, type PilotStory } from "../../../report/pilot-story.js";
import { pilotWords } from "../../../report/sentence/pilots.js";
import { criterionFigure, pilotFigure } from "../../figure/pilot.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { kpiLink } from "../lineage.js";
import { evidence, meta, phrase, prose, sentences, statusPill } from "../parts.js";
import { dataTo } from "../told.js";
import { checksSection } from "./checks.js";
import { windowOf } from "./window.js";

/** One pilot on one sheet: what was fixed beforehand, what was found, how it was checked, what it does not say. */
export function pilotPage(pilot: PilotReport, ctx: PageContext): Html {
  const kpi = ctx.kpi(pilot.kpi);
  if (kpi === null) return html`<div class="head"><h1>${ctx.bind.name(pilot.label, pilot.id).text}</h1></div>`;
  const story = pilotStory(pilot, kpi, ctx.bind);
  return html`<div class="sheet">
    ${head(pilot, story, ctx)} ${criterionSection(pilot, kpi, story, ctx)} ${resultSection(pilot, kpi, story, ctx)}
    ${checksSection(pilot, story, ctx)} ${lastSection(pilot, story, ctx)}
  </div>`;
}

function head(pilot: PilotReport, story: PilotStory, ctx: PageContext): Html {
  const w = pilotWords(ctx.language);
  const begun = pilot.stage !== "not_begun";
  return html`<div class="head">
    <p class="for">${w.pilot} · ${w.result.design[pilot.design].name} · ${windowOf(pilot, ctx)}</p>
    <h1>${phrase(story.headline(), ctx)}</h1>
    <p class="lead">${phrase(story.lead(), ctx)}</p>
    ${meta([
      statusPill(pilot.verdict, ctx, begun ? undefined : w.notBegunYet),
      pilot.result ? evidence(pilot.evidence, ctx) : null,
      kpiLink(pilot.kpi, ctx),
      dataTo(ctx),
    ])}
  </div>`;
}

function criterionSection(pilot: PilotReport, kpi: KpiReport, story: PilotStory, ctx: PageContext): Html {
  const w = pilotWords(ctx.language);
  const label = ctx.bind.name(kpi.label, kpi.id).text;
  const fixed = pilot.agreed !== null && compareLocal(pilot.agreed.on, pilot.start) <= 0;
  return html`<section class="sec" aria-labelledby="criterion">
    <div class="cols">
      <div class="main">
        <h2 id="criterion">${fixed ? w.criterion.heading : w.criterion.headingPlain}</h2>
        <p>${phrase(story.criterion(), ctx)}</p>
        ${criterionFigure(pilot, kpi, story, label, ctx.figure())}
        <p class="verdict">${phrase(story.verdict(), ctx)}</p>
      </div>
      <aside class="note" aria-label="${w.criterion.fixed}">
        <h3>${w.criterion.fixed}</h3>
        <p>
          ${sentences(
            [...story.fixed(), ...(pilot.owner === "" ? [] : [ctx.words.goal.owner(ctx.bind.word(pilot.owner))])].map((each) =>
              phrase(each, ctx),
            ),
            ctx,
          )}
        </p>
        <h3>${w.criterion.hypothesis}</h3>
        ${prose(pilot.hypothesis, ctx)}
        ${
          pilot.design === "interrupted" || pilot.design === "before_after"
            ? null
            : html`<h3>${w.sample.heading}</h3>
                <p>
                  ${sentences(
                    story.sample().map((each) => phrase(each, ctx)),
                    ctx,
                  )}
                </p>`
        }
      </aside>
    </div>
  </section>`;
}

function resultSection(pilot: PilotReport, kpi: KpiReport, story: PilotStory, ctx: PageContext): Html {
  const w = pilotWords(ctx.language).result;
  const label = ctx.bind.name(kpi.label, kpi.id).text;
  const tested = ctx.report.pilots.filter(({ result }) => result !== null && result.adjusted !== null).length;
  const { result } = pilot;
  const drawn = pilot.periods.some(({ treated }) => treated !== null);
  return html`<section class="sec" aria-labelledby="result">
    <h2 id="result">${pilot.stage === "not_begun" ? w.headingBefore : w.heading}</h2>
    <div class="cols">
      <div class="main">
        ${result === null && pilot.stage !== "not_begun" ? html`<p>${w.why[pilot.why ?? "no data"]}</p>` : null}
        ${drawn ? pilotFigure(pilot, kpi, story, label, ctx.figure()) : null}
      </div>
      <aside class="note" aria-label="${w.method}">
        ${
          result === null
            ? null
            : html`<h3>${w.method}</h3>
                <p>
                  ${sentences(
                    [
                      w.says[result.method],
                      phrase(w.periods(ctx.bind.count(result.before), ctx.bind.count(result.after)), ctx),
                      ...story.chance(tested).map((each) => phrase(each, ctx)),
                    ],
                    ctx,
                  )}
                </p>`
        }
        <h3>${w.bears}</h3>
        <p>${w.design[pilot.design].bears}</p>
      </aside>
    </div>
  </section>`;
}

function lastSection(pilot: PilotReport, story: PilotStory, ctx: PageContext): Html {
  const w = pilotWords(ctx.language);
  const up = story.scaleUp();
  const note = pilot.scaleUp === null ? null : prose(pilot.scaleUp.note, ctx);
  const limits = [
    ...(ctx.report.community.simulated ? [ctx.words.stakeholder.limit.simulated] : []),
    ...pilot.limits.map((limit) => w.limits.of[limit]),
    ...(pilot.periods.length > 0 ? [w.limits.privacy] : []),
  ];
  const list = html`<ul class="plain">
    ${limits.map((limit) => html`<li>${limit}</li>`)}
  </ul>`;
  if (up === null)
    return html`<section class="sec" aria-labelledby="limits">
      <h2 id="limits">${w.limits.heading}</h2>
      ${list}
    </section>`;
  return html`<section class="sec" aria-labelledby="scale">
    <div class="cols">
      <div class="main">
        <h2 id="scale">${w.scaleUp.heading}</h2>
        <p>${phrase(up, ctx)}</p>
        ${note}
        <p>${w.scaleUp.risk}</p>
      </div>
      <aside class="note" aria-labelledby="limits">
        <h3 id="limits">${w.limits.heading}</h3>
        ${list}
      </aside>
    </div>
  </section>`;
}
