import { useEffect, useState } from "preact/hooks";
import type { Sheet, SheetCell } from "../../../language/sheet.js";
import { valueOf } from "../grid/cell-value.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** The name and the value of what the cursor or the grid points at; Enter writes it into the file. */
export function FormulaBar({ bench }: { readonly bench: Workbench }) {
  const { state } = bench;
  const [section, name] = state.thing.value;
  const wanted = state.thing.value.join("/");
  const look = state.look.value;
  const [sheet, tell] = useState<Sheet | null>(null);
  const [typed, type] = useState<string | null>(null);
  useEffect(() => {
    let isLast = true;
    if (typeof section === "string" && look?.sound !== false)
      void bench.service.ask.sheet(section).then((found) => isLast && tell(found));
    return () => void (isLast = false);
  }, [section, look]);
  useEffect(() => type(null), [wanted]);

  const row = sheet?.section === section ? sheet?.rows.find((each) => each.name === name) : undefined;
  const i = row?.cells.findIndex((cell) => wanted === cell.path.join("/")) ?? -1;
  const cell: SheetCell | undefined = row?.cells[i];
  const column = sheet?.columns[i];
  const isFree = cell !== undefined && column !== undefined && cell.locked === null && look?.sound !== false;
  const commit = (event: Event): void => {
    event.preventDefault();
    if (!row || !isFree || typed === null || typed === cell.text) return type(null);
    void bench.set(row.file, cell.path, valueOf(typed, column)).then(() => type(null));
  };
  return html`<form class="fx" onSubmit=${commit}>
    <label class="name" for="fx"
      >${name === undefined ? WORDS.nothingChosen : column ? `${name}.${column.id}` : String(name)}</label
    >
    <span class="eq" aria-hidden="true">fx</span>
    <input
      id="fx"
      class="f"
      autocomplete="off"
      spellcheck=${false}
      readonly=${!isFree}
      value=${typed ?? cell?.text ?? ""}
      onInput=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
      onKeyDown=${(event: KeyboardEvent) => event.key === "Escape" && type(null)}
      onBlur=${commit}
    />
  </form>`;
}
