import { el } from "../../explore/dom.js";
import type { Leaving } from "./cell-editor.js";

/** A cell of few values: chosen from a list. */
export function chooser(
  place: HTMLElement,
  label: string,
  value: string,
  choices: readonly string[],
  commit: (value: string, leaving: Leaving) => void,
  cancel: () => void,
): object {
  let isOpen = true;
  const end = (then: () => void): void => {
    if (!isOpen) return;
    isOpen = false;
    then();
  };
  const leavings: Readonly<Record<string, readonly [Leaving, Leaving]>> = { Enter: ["down", "up"], Tab: ["right", "left"] };
  const box = el(
    "select",
    {
      "aria-label": label,
      keydown: (event) => {
        const { key, shiftKey } = event as KeyboardEvent;
        event.stopPropagation();
        const leaving = leavings[key];
        if (!leaving && key !== "Escape") return;
        event.preventDefault();
        if (leaving) end(() => commit(box.value, shiftKey ? leaving[1] : leaving[0]));
        else end(cancel);
      },
      blur: () => end(() => commit(box.value, "stay")),
    },
    ...["", ...choices].map((choice) => el("option", { value: choice, selected: choice === value }, choice)),
  );
  place.replaceChildren(box);
  box.focus();
  return box;
}
