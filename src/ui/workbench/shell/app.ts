import { useEffect, useRef } from "preact/hooks";
import { keyDown } from "../commands.js";
import { isNotebook } from "../../../language/notebooks.js";
import { NotebookPane } from "../notebook/pane.js";
import { NOTEBOOK_WORDS } from "../notebook/words.js";
import type { Region, View } from "../state.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { Dialogs } from "./dialogs.js";
import { Explorer } from "./explorer.js";
import { FormulaBar } from "./formula-bar.js";
import { Notices } from "./notices.js";
import { PreviewPane } from "./preview-pane.js";
import { Problems } from "./problems.js";
import { Sheets } from "./sheets.js";
import { StatusBar } from "./status-bar.js";
import { html } from "htm/preact";

const VIEWS: readonly View[] = ["text", "split", "grid"];
const REGIONS: readonly Region[] = ["explorer", "editor", "preview"];

/** The whole page: explorer, the files as text and grid, preview, problems, status. */
export function App({ bench, root }: { readonly bench: Workbench; readonly root: string }) {
  const { state } = bench;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => keyDown(event, bench, nextRegion);
    // Before the editors see them: these keys are the workbench's own.
    addEventListener("keydown", listen, true);
    const leave = (event: BeforeUnloadEvent): void => {
      if (state.changed.value.length > 0 && !state.keeps.value) event.preventDefault();
    };
    addEventListener("beforeunload", leave);
    return () => {
      removeEventListener("keydown", listen, true);
      removeEventListener("beforeunload", leave);
    };
  }, []);
  const shown = state.region.value;
  const path = state.path.value;
  const notebook = isNotebook(path);
  return html`<div class="wb" data-shown=${shown}>
    <header class="wbar">
      <a class="brand" href=${root}><${Mark} /><span>Worthwhile</span></a>
      <h1>${state.path.value}</h1>
      <span class="sp"></span>
      <button class="palette" type="button" onClick=${() => (state.dialog.value = { kind: "palette", only: "all" })}>
        <span>${WORDS.palette}</span><kbd>Ctrl+Shift+P</kbd>
      </button>
      <button class="go" type="button" disabled=${state.changed.value.length === 0} onClick=${() => void bench.save()}>
        ${WORDS.save}
      </button>
      <nav aria-label=${WORDS.report}>
        <ul>
          <li><a href=${root}>${WORDS.report}</a></li>
          <li><a href=${`${root}explore/`}>${WORDS.explore}</a></li>
          <li><a href="./" aria-current="page">${WORDS.title}</a></li>
        </ul>
      </nav>
    </header>
    <nav class="regions" aria-label=${WORDS.region}>
      ${REGIONS.map(
        (region) =>
          html`<label
            ><input
              type="radio"
              name="region"
              checked=${shown === region}
              onChange=${() => (state.region.value = region)}
            /><span>${WORDS.regions[region]}</span></label
          >`,
      )}
    </nav>
    <${Notices} bench=${bench} />
    <${Explorer} bench=${bench} />
    <main class=${notebook ? "mid nbmid" : "mid"} id="main">
      <${Tabs} bench=${bench} />
      ${notebook ? null : html`<${FormulaBar} bench=${bench} />`}
      <div class=${`split v-${state.view.value}`}>
        <${Text} bench=${bench} />
        ${notebook ? html`<${NotebookPane} bench=${bench} root=${root} path=${path} />` : html`<${Sheets} bench=${bench} />`}
      </div>
      <${Problems} bench=${bench} />
    </main>
    <${PreviewPane} bench=${bench} />
    <${StatusBar} bench=${bench} />
    <${Dialogs} bench=${bench} />
  </div>`;
}

function Tabs({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  return html`<div class="tabs">
    <nav aria-label=${WORDS.files}>
      ${state.paths.value.map((path) => {
        const isChanged = state.changed.value.includes(path);
        const open = (event: Event): void => {
          event.preventDefault();
          bench.openFile(path);
        };
        return html`<a href=${`#${path}`} aria-current=${path === state.path.value ? "page" : undefined} onClick=${open}
          >${path}${isChanged ? html`<span class="dot" title=${WORDS.unsaved}> ●</span><span class="vh">${WORDS.unsaved}</span>` : null}</a
        >`;
      })}
    </nav>
    <span class="sp"></span>
    <div class="seg" role="radiogroup" aria-label=${WORDS.view}>
      ${VIEWS.map(
        (view) =>
          html`<label
            ><input
              type="radio"
              name="view"
              checked=${state.view.value === view}
              onChange=${() => (state.view.value = view)}
            /><span>${view === "grid" && isNotebook(state.path.value) ? NOTEBOOK_WORDS.view : WORDS.views[view]}</span></label
          >`,
      )}
    </div>
  </div>`;
}

/** The text editor keeps its place in the page: it is hidden, not taken away. */
function Text({ bench }: { readonly bench: Workbench }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current) bench.mount(ref.current);
  }, []);
  return html`<div class="ed" ref=${ref} data-region="text"></div>`;
}

function Mark() {
  return html`<svg viewBox="0 0 34 16" aria-hidden="true">
    <path d="M2 3v10M32 3v10M2 8h30" fill="none" stroke="currentColor" stroke-width="2" />
    <circle cx="19" cy="8" r="5" fill="var(--c1)" />
  </svg>`;
}

/** Cycles through what is visible of the page's regions. */
function nextRegion(back: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((each) => each.offsetParent !== null);
  const here = all.findIndex((each) => each.contains(document.activeElement));
  const next = all[(here + (back ? -1 : 1) + all.length) % all.length];
  const inside = next?.querySelector<HTMLElement>("[tabindex='0'], a, button");
  const editor = next?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
  (editor ?? (next?.tabIndex === 0 ? next : inside) ?? next)?.focus();
}
