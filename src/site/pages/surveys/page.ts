import { plain } from "../../../report/sentence.js";
import { surveyWords } from "../../../report/sentence/surveys.js";
import { waveText } from "../../../report/survey-story.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { cellText, label, meta, phrase, table } from "../parts.js";
import { dataTo } from "../told.js";
import { surveySection } from "./section.js";
import { surveyAnchor, toldOf, type Told } from "./told.js";

/** Every survey: what its last wave gave, how that compares with the waves before, what was answered and by whom. */
export function surveysPage(ctx: PageContext): Html {
  const w = surveyWords(ctx.language);
  const told = toldOf(ctx);
  const changed = told.filter(({ survey }) => survey.comparisons.some((each) => each.changed)).length;
  return html`<div class="head">
      <h1>${changed === 0 ? w.headingNone : phrase(w.heading(ctx.bind.count(changed), ctx.bind.count(told.length)), ctx)}</h1>
      <p class="lead">${w.lead}</p>
      ${meta([dataTo(ctx)])}
    </div>
    ${told.length > 1 ? overview(told, ctx) : null} ${told.map((each) => surveySection(each, ctx))}`;
}

/** One plain sentence: the first survey's last result. */
export function surveysDescription(ctx: PageContext): string {
  const [first] = toldOf(ctx);
  const [sentence] = first?.story.result(first.survey.least) ?? [];
  return sentence ? `${plain(sentence)}${ctx.words.frame.stop}` : surveyWords(ctx.language).lead;
}

function overview(all: readonly Told[], ctx: PageContext): Html {
  const w = surveyWords(ctx.language).overview;
  const share = { unit: "1", shownIn: "percent" } as const;
  const rows = all.map(({ survey, kpi, story }): readonly Part[] => {
    const i = survey.waves.length - 1;
    const last = survey.waves[i];
    const versus = (against: "before" | "first"): Part => {
      const found =
        survey.comparisons.find((each) => each.against === against) ??
        survey.comparisons.find(({ wave }) => against === "first" && wave === 0);
      if (!found) return "–";
      const ends = { low: found.low, high: found.high };
      return html`<span class="nb">${story.difference(found.difference, ends).text}</span>
        <div class="small muted">${found.changed ? w.changed : w.unclear}</div>`;
    };
    return [
      html`<a href="#${surveyAnchor(survey.id)}">${label(survey.label, survey.id, ctx)}</a>`,
      last ? waveText(story, i) : "–",
      last ? cellText(last.cell, kpi, ctx) : "–",
      last?.cell.n ? ctx.format.count(last.cell.n) : "–",
      last?.rate === null || last === undefined ? "–" : ctx.format.value(last.rate, share),
      versus("before"),
      versus("first"),
    ];
  });
  return table(
    w.label,
    [
      { head: w.survey },
      { head: w.wave, short: w.wave },
      { head: w.value, right: true, short: w.value },
      { head: w.answers, right: true, short: w.answers },
      { head: w.rate, right: true, short: w.rate },
      { head: w.sinceBefore, short: w.sinceBefore },
      { head: w.sinceFirst, short: w.sinceFirst },
    ],
    rows,
    { stack: true },
  );
}
