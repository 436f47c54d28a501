import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** What waits for an answer and keeps nobody from typing. */
export function Notices({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  const outside = Object.keys(state.outside.value);
  const restored = state.restored.value;
  if (outside.length + restored.length === 0) return null;
  return html`<section class="notices" aria-label=${WORDS.notices} data-region="notices">
    ${outside.map(
      (path) =>
        html`<p key=${path}>
          <span>${WORDS.changedOutside(path)}</span>
          <button type="button" onClick=${() => bench.merge(path)}>${WORDS.merge}</button>
        </p>`,
    )}
    ${restored.map(
      ({ path, at }) =>
        html`<p key=${`draft ${path}`}>
          <span>${WORDS.restored(path, at)}</span>
          <button type="button" onClick=${() => bench.discard(path)}>${WORDS.discard}</button>
          <button type="button" onClick=${() => (state.restored.value = restored.filter((each) => each.path !== path))}>
            ${WORDS.keepEditing}
          </button>
        </p>`,
    )}
  </section>`;
}
