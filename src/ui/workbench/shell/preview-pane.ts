import type { Preview } from "../../../report/preview.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** What the KPI at the cursor comes to, with its range; the last good number stays while the text is broken. */
export function PreviewPane({ bench }: { readonly bench: Workbench }) {
  const kpi = bench.state.kpi.value;
  return html`<aside
    class="pre"
    aria-label=${WORDS.regions.preview}
    aria-busy=${isBusy(bench) ? "true" : "false"}
    data-region="preview"
    tabindex="0"
  >
    <h2>${kpi === null ? WORDS.regions.preview : WORDS.preview(kpi)}</h2>
    <${Body} bench=${bench} />
  </aside>`;
}

function isBusy({ state }: Workbench): boolean {
  const shown = state.preview.value;
  return shown.kind === "computing" || (shown.kind === "shown" && shown.computing);
}

function Body({ bench }: { readonly bench: Workbench }) {
  const shown = bench.state.preview.value;
  switch (shown.kind) {
    case "none":
      return html`<p>${WORDS.noPreview}</p>`;
    case "computing":
      return html`<p class="muted">${WORDS.computing}</p>`;
    case "failed":
      return html`<p class="err">${shown.message}</p>`;
    case "refused":
      return html`<div class="err">
        <p>${WORDS.refused}</p>
        <ul>
          ${shown.preview.problems.map((problem) => html`<li>${problem.message} <code>${problem.path}:${problem.line}:${problem.column}</code></li>`)}
        </ul>
      </div>`;
    case "shown":
      return html`${shown.stale === null ? null : html`<p class="stalemark">${shown.stale}</p>`}
        ${shown.before === null ? null : html`<${Change} before=${shown.before} after=${shown.preview} />`}
        <div
          data-kpi=${shown.preview.kpi}
          class=${shown.stale !== null ? "told old" : "told"}
          dangerouslySetInnerHTML=${{ __html: shown.preview.html }}
        ></div>`;
  }
}

type Shown = Extract<Preview, { ok: true }>;

/** The saved definition's number beside the edited one's. */
function Change({ before, after }: { readonly before: Shown; readonly after: Shown }) {
  const said = ({ value, range }: Shown): string =>
    value === null ? WORDS.noValue : range === null ? value : `${value}; ${range}`;
  return html`<dl class="ba">
    <dt>${WORDS.before}</dt>
    <dd>${said(before)}</dd>
    <dt>${WORDS.after}</dt>
    <dd>${said(after)}</dd>
  </dl>`;
}
