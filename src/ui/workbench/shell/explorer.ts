import { OUTLINE_SECTIONS, type Listed, type OutlineSection } from "../service/protocol.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** Everything the files name, by section: choosing one goes to where it stands. */
export function Explorer({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  const look = state.look.value;
  const [section, name] = state.thing.value;
  const bad = new Set((look?.problems ?? []).filter((p) => p.severity === "error").map((p) => `${p.path[0]}/${p.path[1]}`));
  return html`<nav class="side" aria-label=${WORDS.explorer} data-region="explorer" tabindex="-1">
    <h2>${WORDS.explorer}</h2>
    <ul class="tree">
      ${OUTLINE_SECTIONS.map((each) => {
        const list = look?.outline[each] ?? [];
        if (list.length === 0 && each !== "kpis") return null;
        return html`<li key=${each}>
          <details open=${each !== "tables" && each !== "pilots"}>
            <summary>${WORDS.sections[each]} <span class="muted">${list.length}</span></summary>
            <ul>
              ${list.map((one) => html`<${Row} key=${one.name} one=${one} section=${each} here=${section === each && name === one.name} bad=${bad.has(`${each}/${one.name}`)} bench=${bench} />`)}
            </ul>
          </details>
        </li>`;
      })}
    </ul>
  </nav>`;
}

interface RowProps {
  readonly one: Listed;
  readonly section: OutlineSection;
  readonly here: boolean;
  readonly bad: boolean;
  readonly bench: Workbench;
}

function Row({ one, section, here, bad, bench }: RowProps) {
  const { name, label, file, start, end, about } = one;
  const open = (event: Event): void => {
    event.preventDefault();
    // A notebook opens as it was last looked at.
    if (section === "notebooks") {
      bench.openFile(file);
      bench.state.region.value = "editor";
    } else bench.go({ file, start, end });
  };
  return html`<li>
    <a
      href=${`#${section}/${encodeURIComponent(name)}`}
      aria-current=${here ? "true" : undefined}
      title=${label || name}
      onClick=${open}
    >
      <span>${name}</span><small class=${bad ? "bad" : ""}>${bad ? WORDS.severity.error.toLowerCase() : about}</small>
    </a>
  </li>`;
}
