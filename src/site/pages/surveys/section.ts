import { say, type Phrase } from "../../../report/sentence.js";
import { surveyWords } from "../../../report/sentence/surveys.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { kpiLink } from "../lineage.js";
import { evidence, label, meta, phrase, prose, sentence, sentences } from "../parts.js";
import { answersFigure, wavesFigure } from "./figures.js";
import { surveyAnchor, type Told } from "./told.js";
import { whoSection } from "./who.js";

/** One survey: its question, its last result in plain sentences, its waves, the comparison, the answers, and who gave them. */
export function surveySection(told: Told, ctx: PageContext): Html {
  const w = surveyWords(ctx.language);
  const { survey, story } = told;
  const id = surveyAnchor(survey.id);
  const kpis = [survey.kpi, survey.responseRate, survey.invited].filter((kpi) => kpi !== null && ctx.kpi(kpi) !== null);
  const [first, ...more] = story.result(survey.least).map((each) => sentence(begun(each, ctx), ctx));
  const note = prose(survey.note, ctx);
  return html`<section class="sec survey" id="${id}">
    <h2>${label(survey.label, survey.id, ctx)}</h2>
    <blockquote class="question">${prose(survey.question, ctx)}</blockquote>
    ${first ? html`<p class="answer">${first}</p>` : null} ${more.length > 0 ? html`<p>${sentences(more, ctx)}</p>` : null}
    ${meta([
      ...[...new Set(kpis)].map((kpi) => kpiLink(kpi ?? "", ctx)),
      survey.owner === "" ? null : phrase(w.owner(ctx.bind.word(survey.owner)), ctx),
    ])}
    <div class="cols">
      <div class="main">${wavesFigure(told, ctx)} ${answersFigure(told, ctx)}</div>
      <div>
        ${comparisons(told, ctx)}
        ${
          note === null
            ? null
            : html`<div class="note">
                <h3>${w.how}</h3>
                ${note}
              </div>`
        }
      </div>
    </div>
    ${survey.splits.map((split) => whoSection(split, told, ctx))}
  </section>`;
}

function comparisons({ survey, story }: Told, ctx: PageContext): Html {
  const w = surveyWords(ctx.language).compare;
  return html`<div class="note">
    <h3>${w.heading}</h3>
    ${survey.comparisons.length === 0 ? html`<p>${w.none}</p>` : html`<p>${evidence(0, ctx)}</p>`}
    ${survey.comparisons.map(
      (each) =>
        html`<p>
          ${sentences(
            story.comparison(each).map((part) => phrase(part, ctx)),
            ctx,
          )}
        </p>`,
    )}
    ${survey.comparisons.length === 0 ? null : html`<p class="small muted">${w.samples}</p>`}
  </div>`;
}

/** A sentence that begins with when: the period's first letter is a capital. */
function begun(parts: Phrase, ctx: PageContext): Phrase {
  const [first, ...rest] = parts;
  if (first === undefined || typeof first === "string" || first.slot !== "time") return parts;
  const text = first.text.charAt(0).toLocaleUpperCase(ctx.language) + first.text.slice(1);
  return say`${{ ...first, text }}${rest}`;
}
