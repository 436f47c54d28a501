import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import type { GridActions } from "../grid/actions.js";
import { Grid } from "../grid/grid.js";
import { SHEETS } from "../state.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";

/** The grid with what is done to its rows above it, and the choice of sheets below. */
export function Sheets({ bench }: { readonly bench: Workbench }) {
  const ref = useRef<HTMLDivElement>(null);
  const { sheet, finding, everyLanguage, look } = bench.state;
  useEffect(() => {
    if (!ref.current) return undefined;
    const grid = new Grid(ref.current, bench);
    return () => grid.close();
  }, []);
  return html`<div class="gwrap">
    ${look.value?.sound === false ? html`<p class="stalemark" role="status">${WORDS.frozen}</p>` : null}
    <${Bar} bench=${bench} />
    ${finding.value ? html`<${Find} bench=${bench} />` : null}
    <div class="gridbox" ref=${ref} data-region="grid"></div>
    <nav class="sheets" aria-label=${WORDS.sheets}>
      ${SHEETS.map((each) => {
        const open = (event: Event): void => {
          event.preventDefault();
          sheet.value = each;
          bench.state.sort.value = null;
        };
        return html`<a href=${`#${each}`} aria-current=${sheet.value === each ? "true" : undefined} onClick=${open}
          >${WORDS.sections[each]}</a
        >`;
      })}
      <label class="every"
        ><input
          type="checkbox"
          checked=${everyLanguage.value}
          onChange=${(event: Event) => (everyLanguage.value = (event.target as HTMLInputElement).checked)}
        />
        ${WORDS.everyLanguage}</label
      >
    </nav>
  </div>`;
}

/** What is done to rows, for those who use a mouse; each has its key. */
function Bar({ bench }: { readonly bench: Workbench }) {
  const { filter, finding } = bench.state;
  const button = (text: string, key: string, run: (grid: GridActions) => void) =>
    html`<button type="button" title=${`${text} (${key})`} onClick=${() => bench.grid && run(bench.grid)}>${text}</button>`;
  return html`<div class="gbar" role="toolbar" aria-label=${WORDS.rowsBar}>
    ${button(WORDS.addRow, "Ctrl+Enter", (grid) => grid.add())}
    ${button(WORDS.duplicateRow, "Ctrl+Shift+D", (grid) => grid.duplicate())}
    ${button(WORDS.removeRow, "Ctrl+-", (grid) => grid.remove())} ${button(WORDS.moveUp, "Alt+↑", (grid) => grid.moveRow(-1))}
    ${button(WORDS.moveDown, "Alt+↓", (grid) => grid.moveRow(1))}
    <button
      type="button"
      aria-pressed=${finding.value}
      title=${`${WORDS.findReplace} (Ctrl+F)`}
      onClick=${() => (finding.value = !finding.value)}
    >
      ${WORDS.findReplace}
    </button>
    <label class="vh" for="rows">${WORDS.filterRows}</label>
    <input
      id="rows"
      type="search"
      placeholder=${WORDS.filterRows}
      title=${WORDS.filterHint}
      autocomplete="off"
      spellcheck=${false}
      value=${filter.value}
      onInput=${(event: InputEvent) => (filter.value = (event.target as HTMLInputElement).value)}
      onKeyDown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") filter.value = "";
        if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") bench.grid?.focus();
      }}
    />
  </div>`;
}

function Find({ bench }: { readonly bench: Workbench }) {
  const [find, type] = useState("");
  const [by, typeBy] = useState("");
  const [matchCase, toggle] = useState(false);
  const [told, tell] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // Before the next key comes: what is typed after the call belongs here.
  useLayoutEffect(() => field.current?.focus(), []);
  const wanted = { find, matchCase };
  const go = (back: boolean): void => {
    const at = bench.grid?.find(wanted, back) ?? { at: 0, of: 0 };
    tell(WORDS.foundCells(at.at, at.of));
  };
  const close = (): void => {
    bench.state.finding.value = false;
    bench.grid?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") go(event.shiftKey);
    else return;
    event.preventDefault();
  };
  return html`<div class="gbar find" role="search" aria-label=${WORDS.findReplace} onKeyDown=${keys}>
    <label for="gfind">${WORDS.findText}</label>
    <input
      id="gfind"
      ref=${field}
      autocomplete="off"
      spellcheck=${false}
      value=${find}
      onInput=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
    />
    <label for="gby">${WORDS.replaceBy}</label>
    <input
      id="gby"
      autocomplete="off"
      spellcheck=${false}
      value=${by}
      onInput=${(event: InputEvent) => typeBy((event.target as HTMLInputElement).value)}
    />
    <label><input type="checkbox" checked=${matchCase} onChange=${() => toggle(!matchCase)} /> ${WORDS.matchCase}</label>
    <button type="button" onClick=${() => go(true)}>${WORDS.previous}</button>
    <button type="button" onClick=${() => go(false)}>${WORDS.next}</button>
    <button type="button" onClick=${() => void bench.grid?.replace(wanted, by, false)}>${WORDS.replaceOne}</button>
    <button type="button" onClick=${() => void bench.grid?.replace(wanted, by, true)}>${WORDS.replaceAll}</button>
    <span role="status">${told}</span>
    <span class="sp"></span>
    <button type="button" onClick=${close}>${WORDS.close}</button>
  </div>`;
}
