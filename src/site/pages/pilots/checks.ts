import type { PilotReport } from "../../../report/model.js";
import type { PilotCheck } from "../../../report/pilot-model.js";
import type { PilotStory } from "../../../report/pilot-story.js";
import { pilotWords } from "../../../report/sentence/pilots.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { outcome, phrase, table } from "../parts.js";

/** Everything that could have shown the result to be wrong, and whether it did. Nothing where there is no result. */
export function checksSection(pilot: PilotReport, story: PilotStory, ctx: PageContext): Html | null {
  if (pilot.result === null) return null;
  const w = pilotWords(ctx.language).checks;
  const columns = [
    { head: w.head.check },
    { head: w.head.question, short: w.head.question },
    { head: w.head.result, short: w.head.result },
    { head: w.head.value, right: true, short: w.head.value },
    { head: w.head.range, short: w.head.range },
  ];
  const rows = pilot.checks.flatMap((check) => [row(check, story, ctx), ...power(check, story, ctx)]);
  return html`<section class="sec" aria-labelledby="checks">
    <h2 id="checks">${w.heading}</h2>
    ${rows.length === 0 ? html`<p>${w.none}</p>` : table(w.heading, columns, rows, { stack: true })}
  </section>`;
}

function row(check: PilotCheck, story: PilotStory, ctx: PageContext): readonly Part[] {
  const w = pilotWords(ctx.language).checks;
  const { name, question } = w.kind[check.kind];
  const { value, range } = story.check(check);
  const result =
    check.outcome === "passed" || check.outcome === "failed"
      ? outcome(check.outcome, w.outcome[check.outcome], ctx)
      : html`<span class="muted">${w.outcome[check.outcome]}</span>`;
  return [
    name,
    question,
    result,
    value === null ? "" : html`<span class="nb">${phrase(value, ctx)}</span>`,
    range === null ? "" : phrase(range, ctx),
  ];
}

/** What a pre-trend test could have seen: passing proves as much as that. */
function power(check: PilotCheck, story: PilotStory, ctx: PageContext): readonly (readonly Part[])[] {
  if (check.power === undefined && check.seenAt80 === undefined) return [];
  const w = pilotWords(ctx.language).checks;
  const share = check.power ?? null;
  const said = share === null ? null : phrase(w.power(ctx.bind.value(share, { unit: "1", shownIn: "percent" })), ctx);
  return [
    [
      w.kind.power.name,
      w.kind.power.question,
      html`<span class="muted">${w.outcome.read}</span>`,
      said ?? "",
      check.seenAt80 === undefined
        ? ""
        : html`<span class="nb">${story.change(check.seenAt80).text} ${ctx.words.perGrain[story.grain]}</span>, ${w.seenAt80}`,
    ],
  ];
}
