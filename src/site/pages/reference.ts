import { ELEMENTS, type Element, type ElementId } from "../../formula/elements.js";
import { MODELS } from "../../formula/event-functions.js";
import { FUNCTIONS, type FunctionEntry, type FunctionName } from "../../formula/functions.js";
import { RESERVED } from "../../formula/words.js";
import { FAMILIES, referenceWords, type Family } from "../../report/sentence/reference.js";
import { elementMeaning, functionMeaning, modelMeaning, partMeaning } from "../../report/sentence/meanings.js";
import { guideWords } from "../../report/sentence/guide.js";
import { html, type Html, type Part } from "../html.js";
import { coded } from "./coded.js";
import type { PageContext } from "./context.js";
import { exampleOf, given, sampleTables } from "./example.js";
import { factsOf, type Fact } from "./facts.js";
import { link, listed, table } from "./parts.js";
import { unitTables } from "./units.js";

/** All that a formula may be written of, printed from the function table: nothing of it is written a second time. */
export function referencePage(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return html`<div class="head">
      <h1>${w.title}</h1>
      <p class="lead">${w.lead}</p>
      <ul class="meta">
        <li>${link(ctx.places.guide, guideWords(ctx.language).title, ctx)}</li>
      </ul>
    </div>
    <div class="ref">
      ${contents(ctx)}
      <div class="ref-main">${FAMILIES.map((family) => familySection(family, ctx))}${samples(ctx)}</div>
    </div>`;
}

type Entry = { readonly id: string } & (
  { readonly function: FunctionEntry<FunctionName> } | { readonly function?: never; readonly element: Element<ElementId> }
);

/** The entries of a family, in the order of the tables. */
function entriesOf(family: Family): readonly Entry[] {
  const functions = [...FUNCTIONS.values()].filter((entry) => familyOf(entry) === family);
  const elements = ELEMENTS.filter(({ kind }) => kind === family);
  return [
    ...functions.map((entry) => ({ id: entry.name, function: entry })),
    ...elements.map((element) => ({ id: element.id, element })),
  ];
}

const familyOf = ({ kind, nulls }: FunctionEntry): Family => (nulls === "no_answer" ? "survey" : kind);

/** What an entry is called in the contents: its name, or the first of its ways to write it. */
const shortOf = (entry: Entry): string =>
  entry.function ? entry.id : entry.element.kind === "literal" ? entry.id : (SHORT[entry.id] ?? entry.id);

const SHORT: Readonly<Record<string, string>> = {
  add: "+ −",
  multiply: "*",
  divide: "/",
  negative: "−a",
  brackets: "( )",
  compare: "= <",
  is: "is null",
  and: "and or not",
};

function contents(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return html`<nav class="toc" aria-label="${w.contents}">
    <ul>
      ${FAMILIES.map(
        (family) =>
          html`<li>
            <a href="#family-${family}">${w.family[family].name}</a>
            ${family === "units" ? null : html`<p>${entriesOf(family).map((entry) => html`<a href="#${entry.id}"><code>${shortOf(entry)}</code></a> `)}</p>`}
          </li>`,
      )}
      <li><a href="#sample">${w.sample}</a></li>
    </ul>
  </nav>`;
}

function familySection(family: Family, ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  const { name, about } = w.family[family];
  const entries = entriesOf(family);
  const facts = entries.map((entry) => factsOf(entry.function ?? entry.element, ctx));
  // What holds for every entry is said once, of them all.
  const shared =
    entries.length < 2 ? [] : (facts[0] ?? []).filter((fact) => facts.every((own) => own.some((f) => same(f, fact))));
  return html`<section class="family" aria-labelledby="family-${family}">
    <h2 id="family-${family}">${name}</h2>
    <p>${about}</p>
    ${
      shared.length === 0
        ? null
        : html`<div class="for-all">
            <p>${w.forAll}</p>
            ${definitions(shared)}
          </div>`
    }
    ${entries.map((entry, i) =>
      entryBlock(
        entry,
        (facts[i] ?? []).filter((fact) => !shared.some((s) => same(s, fact))),
        ctx,
      ),
    )}
    ${family === "units" ? unitTables(ctx) : null} ${family === "literal" ? reserved(ctx) : null}
  </section>`;
}

const same = (a: Fact, b: Fact): boolean => a.term === b.term && a.means === b.means;

const definitions = (facts: readonly Fact[]): Html | null =>
  facts.length === 0
    ? null
    : html`<dl class="defs">
        ${facts.map(
          ({ term, means }) =>
            html`<dt>${term}</dt>
              <dd>${coded(means)}</dd>`,
        )}
      </dl>`;

function entryBlock(entry: Entry, facts: readonly Fact[], ctx: PageContext): Html {
  const { example, gives } = entry.function ?? entry.element;
  const meaning = entry.function ? functionMeaning(entry.function, ctx.language) : elementMeaning(entry.element, ctx.language);
  return html`<article class="entry" aria-labelledby="${entry.id}">
    <h3 id="${entry.id}">
      <a href="#${entry.id}"
        >${entry.function ? waysToWrite(entry.function, ctx) : html`<code>${entry.element.signature}</code>`}</a
      >
    </h3>
    <p>${coded(meaning)}</p>
    ${definitions(facts)} ${exampleOf(example, gives, ctx)} ${entry.function?.parts ? parts(entry.function, ctx) : null}
    ${entry.function?.name === "attributed" ? models(ctx) : null}
  </article>`;
}

/** "round(x) or round(x, digits)": each way as code, the word between them in the page's language. */
const waysToWrite = ({ name, signature }: FunctionEntry, ctx: PageContext): readonly Part[] =>
  signature.split(" or ").flatMap((way, i): readonly Part[] => {
    const marked = way
      .split(new RegExp(`(?<!\\w)(${name})(?=\\()`))
      .map((part) => (part === name ? html`<b>${part}</b>` : part));
    return [i === 0 ? null : html`<span class="noun">${referenceWords(ctx.language).or}</span>`, html`<code>${marked}</code>`];
  });

function parts(entry: FunctionEntry, ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return table(
    `${w.parts}, ${entry.name}`,
    [{ head: w.part }, { head: w.means }],
    (entry.parts ?? []).map((part) => [html`<code>${part.written}</code>`, coded(partMeaning(entry.name, part, ctx.language))]),
    { stack: true, className: "tight parts" },
  );
}

function models(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return html`<h4 id="models">${w.models}</h4>
    <p>${w.modelsLead}</p>
    ${table(
      w.models,
      [{ head: w.model }, { head: w.means }, { head: ctx.words.assumptions.value, right: true }],
      MODELS.map((model) => [
        html`<code>${model.signature}</code>`,
        coded(modelMeaning(model, ctx.language)),
        "value" in model.gives ? given(model.gives.value, model.gives.unit, ctx) : null,
      ]),
      { stack: true, className: "tight parts" },
    )}`;
}

function reserved(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return html`<h3 id="reserved">${w.reserved}</h3>
    <p>
      ${w.reservedLead}${ctx.language === "ja" ? null : " "}${listed(
        [...RESERVED].map((word) => html`<code>${word}</code>`),
        ctx,
      )}${ctx.words.frame.stop}
    </p>`;
}

function samples(ctx: PageContext): Html {
  const w = referenceWords(ctx.language);
  return html`<section class="family" aria-labelledby="sample">
    <h2 id="sample">${w.sample}</h2>
    <p>${w.sampleLead}</p>
    ${sampleTables(ctx)}
  </section>`;
}
