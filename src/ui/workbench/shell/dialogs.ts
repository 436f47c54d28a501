import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { COMMANDS } from "../commands.js";
import type { Edit } from "../../../language/edit.js";
import type { Place, Renaming } from "../service/protocol.js";
import { SHEETS, type Dialog } from "../state.js";
import type { Workbench } from "../workbench.js";
import { Merge } from "./merge-dialog.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** The one dialog that is open, if any: the browser keeps the focus in it and gives it back. */
export function Dialogs({ bench }: { readonly bench: Workbench }) {
  const open = bench.state.dialog.value;
  const ref = useRef<HTMLDialogElement>(null);
  // Before the next key comes: what is typed after it belongs to the dialog.
  useLayoutEffect(() => {
    if (open !== null && ref.current && !ref.current.open) ref.current.showModal();
  }, [open]);
  if (open === null) return null;
  // Closed by itself first: the browser then gives the focus back to where it was.
  const close = (): void => ref.current?.close();
  const gone = (): void => void (bench.state.dialog.value = null);
  return html`<dialog
    class=${open.kind === "conflict" ? "dlg wide" : "dlg"}
    ref=${ref}
    aria-label=${titleOf(open)}
    onClose=${gone}
  >
    <${Inside} open=${open} bench=${bench} close=${close} />
  </dialog>`;
}

const titleOf = (open: Dialog): string =>
  ({
    palette: WORDS.palette,
    rename: WORDS.rename,
    usages: WORDS.close,
    conflict: "path" in open ? WORDS.conflict(open.path) : "",
  })[open.kind];

interface Props<K extends Dialog["kind"]> {
  readonly open: Extract<Dialog, { kind: K }>;
  readonly bench: Workbench;
  readonly close: () => void;
}

function Inside(props: { readonly open: Dialog; readonly bench: Workbench; readonly close: () => void }) {
  switch (props.open.kind) {
    case "palette":
      return html`<${Palette} ...${props} />`;
    case "rename":
      return html`<${Rename} ...${props} />`;
    case "usages":
      return html`<${Usages} ...${props} />`;
    case "conflict":
      return html`<${Merge} ...${props} />`;
  }
}

interface Choice {
  readonly title: string;
  readonly about: string;
  readonly run: () => void;
}

function Palette({ open, bench, close }: Props<"palette">) {
  const [typed, type] = useState("");
  const [at, move] = useState(0);
  const all = useMemo((): readonly Choice[] => {
    const outline = bench.state.look.value?.outline;
    const things = [...(open.only === "kpis" ? (["kpis"] as const) : SHEETS)].flatMap((section) =>
      (outline?.[section] ?? []).map((one): Choice => ({
        title: one.name,
        about: `${WORDS.sections[section]} · ${one.label}`,
        run: () => bench.go(one),
      })),
    );
    const commands =
      open.only === "kpis" ? [] : COMMANDS.map(({ title, key, run }): Choice => ({ title, about: key, run: () => run(bench) }));
    return [...commands, ...things];
  }, []);
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = all
    .filter(({ title, about }) => words.every((word) => `${title} ${about}`.toLocaleLowerCase().includes(word)))
    .slice(0, 60);
  const chosen = found[Math.min(at, found.length - 1)];
  const take = (choice: Choice | undefined): void => {
    if (!choice) return;
    close();
    // A command may open another dialog: this one is gone first.
    setTimeout(choice.run);
  };
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(Math.min(at + 1, found.length - 1)),
    ArrowUp: () => move(Math.max(at - 1, 0)),
    Enter: () => take(chosen),
  };
  const keys = (event: KeyboardEvent): void => {
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return html`<label class="vh" for="palette">${WORDS.find}</label>
    <input
      id="palette"
      role="combobox"
      aria-expanded="true"
      aria-controls="found"
      aria-activedescendant=${chosen ? `f${found.indexOf(chosen)}` : undefined}
      placeholder=${WORDS.find}
      autocomplete="off"
      spellcheck=${false}
      autofocus
      value=${typed}
      onInput=${(event: InputEvent) => (type((event.target as HTMLInputElement).value), move(0))}
      onKeyDown=${keys}
    />
    ${found.length === 0 ? html`<p class="muted" role="status">${WORDS.nothingFound}</p>` : null}
    <ul id="found" role="listbox" aria-label=${WORDS.palette}>
      ${found.map(
        (choice, i) =>
          html`<li
            key=${choice.title + choice.about}
            id=${`f${i}`}
            role="option"
            aria-selected=${choice === chosen ? "true" : "false"}
            ref=${choice === chosen ? (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onClick=${() => take(choice)}
          >
            <span>${choice.title}</span><small>${choice.about}</small>
          </li>`,
      )}
    </ul>`;
}

function Rename({ open, bench, close }: Props<"rename">) {
  const [name, type] = useState(open.name);
  const [found, tell] = useState<Renaming>({ edits: [] });
  const box = useRef<HTMLInputElement>(null);
  // The old name is chosen whole: typing replaces it.
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  useEffect(() => {
    let isLast = true;
    void bench.service.ask.rename(open.path, open.place.start, name).then((answer) => isLast && tell(answer));
    return () => void (isLast = false);
  }, [name]);
  const edits: readonly Edit[] = "edits" in found ? found.edits : [];
  // Asked again for the name as it stands: what is shown may still be of a name half typed.
  const take = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wanted = box.current?.value ?? name;
    const { version } = bench.service;
    const answer = await bench.service.ask.rename(open.path, open.place.start, wanted);
    if (version !== bench.service.version) return bench.tell(WORDS.changedMeanwhile);
    tell(answer);
    if ("refused" in answer || answer.edits.length === 0) return;
    bench.session.edit(answer.edits);
    bench.tell(WORDS.renamed(open.name, wanted, answer.edits.length));
    close();
  };
  return html`<form onSubmit=${(event: Event) => void take(event)}>
    <label for="name">${WORDS.renameTo(open.name)}</label>
    <input
      id="name"
      ref=${box}
      autocomplete="off"
      spellcheck=${false}
      value=${name}
      aria-describedby="why"
      onInput=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
    />
    <p id="why" role="status">${"refused" in found ? found.refused : WORDS.renamePlaces(edits.length)}</p>
    <ul class="edits">
      ${edits.map((edit) => html`<li key=${`${edit.file}${edit.start}`}><code>${edit.file}:${lineOf(bench, edit)}</code> <code>${lineText(bench, edit)}</code></li>`)}
    </ul>
    <div class="row">
      <button type="submit" class="go">${WORDS.rename}</button>
      <button type="button" onClick=${close}>${WORDS.cancel}</button>
    </div>
  </form>`;
}

const lineOf = (bench: Workbench, { file, start }: { readonly file: string; readonly start: number }): number =>
  bench.session.state(file).doc.lineAt(start).number;
const lineText = (bench: Workbench, { file, start }: { readonly file: string; readonly start: number }): string =>
  bench.session.state(file).doc.lineAt(start).text.trim();

function Usages({ open, bench, close }: Props<"usages">) {
  const go = (place: Place): void => {
    close();
    setTimeout(() => bench.go(place));
  };
  return html`<h2>${WORDS.usages(open.places.length)}</h2>
    <ul class="edits">
      ${open.places.map(
        (place, i) =>
          html`<li key=${i}>
            <button class="linkbtn" type="button" autofocus=${i === 0} onClick=${() => go(place)}>
              ${place.file}:${lineOf(bench, place)}
            </button>
            <code>${lineText(bench, place)}</code>
          </li>`,
      )}
    </ul>
    <div class="row"><button type="button" onClick=${close}>${WORDS.close}</button></div>`;
}
