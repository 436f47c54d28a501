import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** What waits for an answer and keeps nobody from typing. */
export function Notices({ bench }: { readonly bench: Workbench }) {
  const outside = Object.keys(bench.state.outside.value);
  if (outside.length === 0) return null;
  return html`<section class="notices" aria-label=${WORDS.notices} data-region="notices">
    ${outside.map(
      (path) =>
        html`<p key=${path}>
          <span>${WORDS.changedOutside(path)}</span>
          <button type="button" onClick=${() => bench.merge(path)}>${WORDS.merge}</button>
        </p>`,
    )}
  </section>`;
}
