import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import type { Sheet } from "../../../language/sheet.js";
import { CellEditor } from "../grid/cell-editor.js";
import { valueOf } from "../grid/cell-value.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";

/** The name and the value of what the cursor or the grid points at; Enter writes it into the file. */
export function FormulaBar({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  const [section, name] = state.thing.value;
  const wanted = state.thing.value.join("/");
  const look = state.look.value;
  const [sheet, tell] = useState<Sheet | null>(null);
  useEffect(() => {
    let isLast = true;
    if (typeof section === "string" && look?.sound !== false)
      void bench.service.ask.sheet(section).then((found) => isLast && tell(found));
    return () => void (isLast = false);
  }, [section, look]);

  const row = sheet?.section === section ? sheet?.rows.find((each) => each.name === name) : undefined;
  const i = row?.cells.findIndex((cell) => wanted === cell.path.join("/")) ?? -1;
  const cell = row?.cells[i];
  const column = sheet?.columns[i];
  const isFree = cell !== undefined && column !== undefined && cell.locked === null && look?.sound !== false;
  const label = name === undefined ? WORDS.nothingChosen : column ? `${name}.${column.id}` : String(name);
  return html`<div class="fx">
    <span class="name">${label}</span>
    <span class="eq" aria-hidden="true">fx</span>
    ${
      isFree && row
        ? html`<${Value}
            key=${`${wanted}:${cell.text}`}
            label=${label}
            value=${cell.text}
            bench=${bench}
            complete=${(text: string, caret: number) => bench.service.ask.completeCell(row.file, cell.path, text, caret)}
            commit=${(text: string) => bench.set(row.file, cell.path, valueOf(text, column))}
          />`
        : html`<output class="f" aria-label=${label}>${cell?.text ?? ""}</output>`
    }
  </div>`;
}

interface ValueProps {
  readonly label: string;
  readonly value: string;
  readonly bench: Workbench;
  readonly complete: (text: string, caret: number) => ReturnType<Workbench["service"]["ask"]["completeCell"]>;
  readonly commit: (text: string) => Promise<boolean>;
}

/** A line to type in; where it is left with another text, that is written. */
function Value({ label, value, bench, complete, commit }: ValueProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [round, again] = useState(0);
  useEffect(() => {
    if (!ref.current) return undefined;
    const parent = document.createElement("div");
    ref.current.replaceChildren(parent);
    const editor = new CellEditor(parent, {
      label,
      value,
      complete,
      commit: (text, leaving) => {
        if (text !== value) void commit(text).then((made) => !made && again(round + 1));
        else again(round + 1);
        if (leaving !== "stay") bench.grid?.focus();
      },
      cancel: () => {
        again(round + 1);
        bench.grid?.focus();
      },
    });
    return () => editor.close();
  }, [round]);
  return html`<div class="f" ref=${ref}></div>`;
}
