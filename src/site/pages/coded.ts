import { html, safe, type Html } from "../html.js";

/** A sentence whose words in back ticks are code. `lang`: the language it is in, where that is not the page's. */
export function coded(text: string, lang: "en" | null = null): Html {
  const parts = text
    .split("`")
    .map((part, i) => (i % 2 === 0 ? part.replace(/(?<=\p{L})'(?=\p{L})/gu, "’") : html`<code>${part}</code>`));
  return lang === null ? html`${parts}` : html`<span${safe(` lang="${lang}"`)}>${parts}</span>`;
}
