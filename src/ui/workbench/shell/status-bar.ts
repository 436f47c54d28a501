import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** What is open, where the cursor is, whether all is saved; and what happened last, for those who listen. */
export function StatusBar({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  const { line, column } = state.line.value;
  const outline = state.look.value?.outline;
  return html`<footer class="stat">
    <span>${WORDS.changed(state.changed.value.length)}</span>
    ${state.savedAt.value === null ? null : html`<span>${WORDS.savedAt(state.savedAt.value)}</span>`}
    <span class="opt">${WORDS.position(line, column)}</span>
    ${outline ? html`<span class="opt">${WORDS.counts(outline.kpis.length, outline.goals.length)}</span>` : null}
    <span class="sp"></span>
    <span role="status" class="says">${state.told.value}</span>
    <span class="opt">${WORDS.nextRegion}</span>
  </footer>`;
}
