import { RECIPES, snippet, type Recipe } from "../../report/guide.js";
import { exploreWords } from "../../report/sentence/explore.js";
import { guideWords } from "../../report/sentence/guide.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { html, type Html } from "../html.js";
import type { PageContext } from "./context.js";
import { exampleOf } from "./example.js";
import { formulaMarked, yamlCode } from "./formula.js";
import { colon, link, phrase } from "./parts.js";
import { coded } from "./coded.js";

/** From a question to a KPI: each question with its formula, why it is so, the trap, and what to paste. */
export function guidePage(ctx: PageContext): Html {
  const w = guideWords(ctx.language);
  return html`<div class="head">
      <h1>${w.title}</h1>
      <p class="lead">${w.lead}</p>
      <ul class="meta">
        <li>${w.names}</li>
        <li>${link(ctx.places.formula, referenceWords(ctx.language).title, ctx)}</li>
      </ul>
    </div>
    <nav class="asked" aria-label="${w.questions}">
      <ol>
        ${RECIPES.map(({ id }) => html`<li><a href="#${id}">${w.recipe[id].question}</a></li>`)}
      </ol>
    </nav>
    ${RECIPES.map((recipe) => section(recipe, ctx))}`;
}

function section(recipe: Recipe, ctx: PageContext): Html {
  const w = guideWords(ctx.language);
  const { question, label: own, why, trap } = w.recipe[recipe.id];
  const english = guideWords("en").recipe[recipe.id].label;
  const labels = [["en", english] as const, ...(ctx.language === "en" ? [] : [[ctx.language, own] as const])];
  return html`<section class="step question" aria-labelledby="${recipe.id}">
    <h2 id="${recipe.id}">${question}</h2>
    <p class="eg-formula"><code>${formulaMarked(recipe.formula.join("\n"), ctx)}</code></p>
    ${inReport(recipe, ctx)}
    <div class="two">
      <div>
        <h3>${w.why}</h3>
        <p>${coded(why)}</p>
        <h3>${w.trap}</h3>
        <p>${coded(trap)}</p>
        <h3>${w.example}</h3>
        ${exampleOf(recipe.example.formula.join("\n"), recipe.example.gives, ctx)}
      </div>
      <div>
        <h3>${w.paste}</h3>
        ${yamlCode(snippet(recipe, labels), w.pasteOf(own))}
      </div>
    </div>
  </section>`;
}

/** What this report's own KPI of that name says, with a link to its page. */
function inReport(recipe: Recipe, ctx: PageContext): Html | null {
  const kpi = ctx.kpi(recipe.kpi);
  if (kpi === null) return null;
  return html`<p class="in-report">
    <b>${guideWords(ctx.language).inReport}${colon(ctx)}</b>${phrase(ctx.story.value(kpi), ctx)}
    ${link(ctx.places.kpi(kpi.id), exploreWords(ctx.language).kpiPage, ctx)}
  </p>`;
}
