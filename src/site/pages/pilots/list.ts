import { pilotStory } from "../../../report/pilot-story.js";
import type { KpiReport, PilotReport } from "../../../report/model.js";
import { pilotWords } from "../../../report/sentence/pilots.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { evidence, label, link, phrase, status, table } from "../parts.js";
import { dataTo } from "../told.js";
import { windowOf } from "./window.js";

/** Every pilot in a line: what was tried, what was found, and whether that is what had been asked for. */
export function pilotsPage(ctx: PageContext): Html {
  const w = pilotWords(ctx.language);
  const { pilots } = ctx.report;
  const tested = pilots.filter(({ result }) => result !== null && result.adjusted !== null).length;
  const columns = [
    { head: w.head.pilot },
    { head: w.head.window, short: w.head.window },
    { head: w.head.design, short: w.head.design },
    { head: w.head.criterion, right: true, short: w.head.criterion },
    { head: w.head.effect, right: true, short: w.head.effect },
    { head: w.head.interval, short: w.head.interval },
    { head: w.head.verdict, short: w.head.verdict },
    { head: w.head.evidence, short: w.head.evidence },
  ];
  const rows = pilots.flatMap((pilot) => {
    const kpi = ctx.kpi(pilot.kpi);
    return kpi === null ? [] : [row(pilot, kpi, ctx)];
  });
  return html`<div class="head">
      <h1>${w.title}</h1>
      <p class="lead">${phrase(w.lead(ctx.bind.count(pilots.length)), ctx)}</p>
      <ul class="meta">
        <li>${dataTo(ctx)}</li>
      </ul>
    </div>
    ${table(w.title, columns, rows, { stack: true })}
    ${tested < 2 ? null : html`<p class="under">${phrase(w.manyTests(ctx.bind.count(tested)), ctx)}</p>`}`;
}

function row(pilot: PilotReport, kpi: KpiReport, ctx: PageContext): readonly Part[] {
  const w = pilotWords(ctx.language);
  const story = pilotStory(pilot, kpi, ctx.bind);
  const { low = null, high = null } = pilot.result?.effect ?? {};
  const ends = low !== null && high !== null ? { low, high } : undefined;
  const begun = pilot.stage !== "not_begun";
  return [
    html`${link(ctx.places.pilot(pilot.id), label(pilot.label, pilot.id, ctx), ctx)}
      <div class="small muted">${label(kpi.label, kpi.id, ctx)}</div>`,
    windowOf(pilot, ctx),
    w.result.design[pilot.design].name,
    story.change(pilot.criterion.value).text,
    pilot.result ? html`<span class="nb">${story.change(pilot.result.effect.value, ends).text}</span>` : "–",
    ends
      ? html`<span class="nb"
          >${phrase(ctx.words.value.range(story.change(ends.low, ends), story.change(ends.high, ends)), ctx)}</span
        >`
      : "–",
    status(pilot.verdict, ctx, begun ? undefined : w.notBegunYet),
    pilot.result ? evidence(pilot.evidence, ctx) : "–",
  ];
}
