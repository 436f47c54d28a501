import { NEW_KINDS } from "../../../language/notebook/edits.js";
import type { Node } from "../../../language/notebook/graph.js";
import { el, select } from "../../explore/dom.js";
import { isRunnable } from "../../notebook/runner.js";
import { NOTEBOOK_WORDS as W } from "./words.js";

/** What can be done with the chosen cell by mouse. */
export interface ToolActions {
  readonly run: () => void;
  readonly edit: () => void;
  readonly leave: () => void;
  readonly add: (above: boolean) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  readonly kind: (kind: string) => void;
  readonly option: (name: "id" | "title" | "pin", value: string) => void;
}

/** The tools of the chosen cell. They stand above all cells, so that choosing one moves none of them. */
export class CellTools {
  readonly element = el("div", { class: "ctools", role: "toolbar" });
  #shown = "";

  show(node: Node | null, editing: boolean, stakeholders: readonly string[], actions: ToolActions): void {
    const key = JSON.stringify([node?.kind, node?.options, node?.index, isRunnable(node ?? undefined), editing, stakeholders]);
    if (key === this.#shown) return;
    // A field that is typed in is not taken away from under the hands.
    const { activeElement } = document;
    const held =
      activeElement instanceof HTMLElement && this.element.contains(activeElement) ? activeElement.dataset["tool"] : undefined;
    this.#shown = key;
    this.element.setAttribute("aria-label", node === null ? W.noMode : W.cellTools(node.index + 1));
    const is = { cell: node !== null, fenced: node !== null && node.info !== null };
    const button = (tool: string, text: string, act: () => void, on: boolean): HTMLElement =>
      el("button", { type: "button", class: "linkbtn", "data-tool": tool, disabled: !on, click: act }, text);
    const field = (name: "id" | "title", text: string): HTMLElement =>
      el(
        "label",
        {},
        text,
        el("input", {
          type: "text",
          "data-tool": name,
          value: node?.options[name] ?? "",
          size: name === "id" ? "8" : "18",
          disabled: !is.fenced,
          change: (event) => actions.option(name, (event.target as HTMLInputElement).value),
        }),
      );
    const kinds = NEW_KINDS.map((each) => [each, W.kinds[each]] as const);
    const pins = [["", W.noPin] as const, ...stakeholders.map((id) => [id, id] as const)];
    const choices = [
      select("cell-kind", W.kind, kinds, node?.kind ?? "markdown", actions.kind),
      select("cell-pin", W.pin, pins, node?.options.pins[0] ?? "", (value) => actions.option("pin", value)),
    ];
    choices[0]?.querySelector("select")?.toggleAttribute("disabled", node === null || node.kind === "front");
    choices[1]?.querySelector("select")?.toggleAttribute("disabled", !is.fenced || node?.kind === "js");
    this.element.replaceChildren(
      button("run", W.run, actions.run, isRunnable(node ?? undefined)),
      editing ? button("edit", W.done, actions.leave, true) : button("edit", W.edit, actions.edit, is.cell),
      button("above", W.above, () => actions.add(true), is.cell),
      button("below", W.below, () => actions.add(false), is.cell),
      button("up", W.up, () => actions.move(-1), is.cell),
      button("down", W.down, () => actions.move(1), is.cell),
      button("remove", W.remove, actions.remove, is.cell),
      ...choices,
      field("id", W.name),
      field("title", W.title),
    );
    if (held !== undefined) this.element.querySelector<HTMLElement>(`[data-tool="${held}"]`)?.focus();
  }
}
