import { LANGUAGE_NAMES, isLanguage, type Language } from "../../../report/language.js";
import { notebookWords } from "../../../report/sentence/notebooks.js";
import { html, type Html } from "../../html.js";
import { linkFrom, type Programs } from "../../page.js";
import type { SiteNotebook } from "../../notebooks.js";
import type { PageContext } from "../context.js";
import { link, meta, phrase } from "../parts.js";
import { places } from "../place.js";
import { dataTo } from "../told.js";
import { cellHtml } from "./cells.js";

/** The list of notebooks: each stands on one page, in the language it is written in. */
export function notebooksPage(notebooks: readonly SiteNotebook[], ctx: PageContext): Html {
  const w = notebookWords(ctx.language);
  return html`<div class="head">
      <h1>${phrase(w.heading(ctx.bind.count(notebooks.length)), ctx)}</h1>
      <p class="lead">${w.lead}</p>
      ${meta([dataTo(ctx)])}
    </div>
    <ul class="plain notebooks">
      ${notebooks.map((each) => html`<li>${notebookLink(each, ctx)}</li>`)}
    </ul>`;
}

/** One notebook, from its question to what was found. */
export function notebookPage(notebook: SiteNotebook, ctx: PageContext): Html {
  const w = notebookWords(ctx.language);
  return html`<div class="head">
      <p class="for">${w.one}</p>
      <h1>${notebook.facts.title}</h1>
      ${meta([dataTo(ctx), html`${phrase(w.file(ctx.bind.word(notebook.file)), ctx)}`])}
    </div>
    <div class="notebook" ${isRunnable(notebook) ? running(notebook, ctx) : null}>
      ${notebook.nodes.map((node) => cellHtml(notebook, node, ctx))}
    </div>`;
}

/** True where a reader can run something. */
export const isRunnable = ({ nodes }: SiteNotebook): boolean => nodes.some(({ kind }) => kind === "js");

/** Where a notebook's page finds what its cells run on. */
export const cellsPlace = (notebook: SiteNotebook, languages: readonly [Language, ...Language[]]): string =>
  places(languageOf(notebook, languages), languages[0])
    .notebook(notebook.id)
    .replace(/index\.html$/, "cells.json");

/** What the page's program is told. */
function running(notebook: SiteNotebook, ctx: PageContext): Html {
  const w = notebookWords(ctx.language);
  const { run, stop, running: busy, done, withheld, noRows, yes, no } = w;
  const words = { run, stop, running: busy, done, withheld, noRows, yes, no, result: w.result(notebook.facts.title) };
  return html` data-cells="cells.json" data-frame="${ctx.href("assets/notebook/frame.html")}"
  data-words="${JSON.stringify(words)}"`;
}

/** The program of a notebook's page. */
export const notebookPrograms = (path: string): Programs => ({
  inline: [],
  head: `<script type="module" src="${linkFrom(path, "assets/notebook/notebook.js")}"></script>`,
  wasm: false,
  frames: true,
});

/** The language a notebook is written in: what it says itself, where reports are written in it, else the first one. */
export const languageOf = ({ facts }: SiteNotebook, languages: readonly [Language, ...Language[]]): Language =>
  facts.language !== null && isLanguage(facts.language) && languages.includes(facts.language) ? facts.language : languages[0];

/** A notebook's title, as a link from a page of any language. */
export function notebookLink(notebook: SiteNotebook, ctx: PageContext): Html {
  const languages = ctx.languages as readonly [Language, ...Language[]];
  const own = languageOf(notebook, languages);
  const to = places(own, languages[0]).notebook(notebook.id);
  if (own === ctx.language) return link(to, notebook.facts.title, ctx);
  return html`<a href="${ctx.href(to)}" hreflang="${own}"
    ><span lang="${own}">${notebook.facts.title}</span> (<span lang="${own}">${LANGUAGE_NAMES[own]}</span>)</a
  >`;
}
