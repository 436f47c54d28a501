import { useMemo, useState } from "preact/hooks";
import { differences, mergeEdits, type Choice, type Hunk } from "../merge/merge.js";
import { asEdited } from "../session/session.js";
import { WORDS } from "../words.js";
import type { Dialog } from "../state.js";
import type { Workbench } from "../workbench.js";
import { html } from "htm/preact";

const CHOICES: readonly Choice[] = ["mine", "theirs", "both"];

interface MergeProps {
  readonly open: Extract<Dialog, { kind: "conflict" }>;
  readonly bench: Workbench;
  readonly close: () => void;
}

/** What became of a text here and in its file: what fits together is taken at once, the rest is chosen piece by piece. */
export function Merge({ open, bench, close }: MergeProps) {
  const { path, theirs } = open;
  const hunks = useMemo(() => {
    if (theirs === null) return [];
    const base = asEdited(bench.session.stored(path).text);
    return differences(base, bench.session.text(path), asEdited(theirs.text));
  }, []);
  const conflicts = hunks.filter(({ by }) => by === "conflict");
  const taken = hunks.filter(({ by }) => by === "theirs");
  const [choices, choose] = useState<readonly (Choice | null)[]>(conflicts.map(() => null));
  const missing = choices.filter((choice) => choice === null).length;

  const merge = (event: Event): void => {
    event.preventDefault();
    const chosen = choices.filter((choice) => choice !== null);
    if (theirs === null || chosen.length < choices.length) return;
    bench.takeMerged(path, theirs, mergeEdits(path, hunks, chosen));
    close();
  };
  const take = (): void => {
    if (theirs !== null) bench.takeTheirs(path, theirs);
    close();
  };
  const keep = (): void => (close(), void bench.saveOver(path, theirs));
  return html`<form onSubmit=${merge}>
    <h2>${WORDS.conflict(path)}</h2>
    <p>${theirs === null ? WORDS.gone : WORDS.mergeMeans(taken.length, conflicts.length)}</p>
    ${conflicts.map(
      (hunk, i) =>
        html`<${ConflictOf}
          key=${i}
          hunk=${hunk}
          title=${WORDS.conflictAt(i + 1, conflicts.length, hunk.line)}
          name=${`hunk${i}`}
          chosen=${choices[i]}
          choose=${(choice: Choice) => choose(choices.map((each, j) => (i === j ? choice : each)))}
        />`,
    )}
    ${taken.length === 0 ? null : html`<${Taken} hunks=${taken} isOpen=${conflicts.length === 0} />`}
    ${conflicts.length === 0 ? null : html`<p role="status">${WORDS.toChoose(missing)}</p>`}
    <div class="row">
      ${theirs === null ? null : html`<button type="submit" class="go" autofocus=${missing === 0} disabled=${missing > 0}>${WORDS.takeMerged}</button>`}
      ${theirs === null ? null : html`<button type="button" onClick=${take}>${WORDS.takeTheirs}</button>`}
      <button type="button" onClick=${keep}>${WORDS.keepMine}</button>
      <button type="button" onClick=${close}>${WORDS.cancel}</button>
    </div>
  </form>`;
}

interface ConflictProps {
  readonly hunk: Hunk;
  readonly title: string;
  readonly name: string;
  readonly chosen: Choice | null;
  readonly choose: (choice: Choice) => void;
}

function ConflictOf({ hunk, title, name, chosen, choose }: ConflictProps) {
  return html`<fieldset class="hunk">
    <legend>${title}</legend>
    <div class="two">
      ${(["mine", "theirs"] as const).map(
        (side) =>
          html`<figure class=${chosen === side || chosen === "both" ? "on" : ""}>
            <figcaption>${WORDS.sides[side]}</figcaption>
            <${Lines} text=${hunk[side]} label=${`${title}: ${WORDS.sides[side]}`} />
          </figure>`,
      )}
    </div>
    <details>
      <summary>${WORDS.was}</summary>
      <${Lines} text=${hunk.base} label=${`${title}: ${WORDS.was}`} />
    </details>
    <div class="pick">
      ${CHOICES.map(
        (choice) =>
          html`<label
            ><input type="radio" name=${name} required checked=${chosen === choice} onChange=${() => choose(choice)} />
            ${WORDS.sides[choice]}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What the other program changed where nothing was typed here. */
function Taken({ hunks, isOpen }: { readonly hunks: readonly Hunk[]; readonly isOpen: boolean }) {
  return html`<details open=${isOpen}>
    <summary>${WORDS.theirChanges(hunks.length)}</summary>
    ${hunks.map(
      ({ line, base, theirs }, i) =>
        html`<div class="hunk" key=${i}>
          <p class="muted">${WORDS.atLine(line)}</p>
          ${base === "" ? null : html`<del><${Lines} text=${base} label="" /></del>`}
          ${theirs === "" ? null : html`<ins><${Lines} text=${theirs} label="" /></ins>`}
        </div>`,
    )}
  </details>`;
}

/** Some lines of a file; long ones scroll, also by key. */
function Lines({ text, label }: { readonly text: string; readonly label: string }) {
  if (text === "") return html`<p class="muted">${WORDS.noLines}</p>`;
  return html`<pre
    role=${label === "" ? undefined : "group"}
    aria-label=${label || undefined}
    tabindex="0"
  ><code>${text}</code></pre>`;
}
