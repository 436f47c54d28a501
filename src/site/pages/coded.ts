import { html, type Html } from "../html.js";

/** A sentence whose words in back ticks are code. */
export function coded(text: string): Html {
  const parts = text
    .split("`")
    .map((part, i) => (i % 2 === 0 ? part.replace(/(?<=\p{L})'(?=\p{L})/gu, "’") : html`<code>${part}</code>`));
  return html`${parts}`;
}
