import type { Node } from "../../../language/notebook/graph.js";
import { notebookHtml } from "../../../report/notebook-markdown.js";
import type { Language } from "../../../report/language.js";
import { el } from "../../explore/dom.js";
import { outputOf, type OutputWords } from "../../notebook/output.js";
import { isRunnable, type Result } from "../../notebook/runner.js";
import type { Problem } from "../service/protocol.js";
import { CellEditor, type AroundCell } from "./cell-editor.js";
import { NOTEBOOK_WORDS as W } from "./words.js";

/** What is known of a cell beside its text. */
export interface CellState {
  readonly selected: boolean;
  readonly editing: boolean;
  readonly result: Result | null;
  readonly busy: boolean;
  /** Why the result is old; null where it is not. */
  readonly stale: string | null;
  readonly problems: readonly Problem[];
  readonly language: Language;
  /** The value of a KPI in a text, once it is known. */
  readonly kpi: (name: string) => string | null;
}

/** What can be done with a cell. */
export interface CellActions {
  readonly select: () => void;
  readonly edit: () => void;
  readonly run: () => void;
  readonly fix: (problem: Problem) => void;
  readonly around: AroundCell;
}

/** One cell in the page. It is told what the cell is now and changes what differs. */
export class CellView {
  readonly element = el("section", { class: "nc", tabindex: "0" });
  readonly #tag = el("div", { class: "tag" });
  readonly #source = el("div", { class: "src" });
  readonly #mark = el("p", { class: "cmark" });
  readonly #out = el("div", { class: "out" });
  readonly #wrong = el("ul", { class: "wrong" });
  readonly #actions: CellActions;
  #editor: CellEditor | null = null;
  #isProse = false;
  #shown = { source: "", mark: "", wrong: "" };
  #output: Result["output"] | null = null;

  constructor(actions: CellActions) {
    this.#actions = actions;
    this.element.append(this.#tag, el("div", { class: "in" }, this.#source, this.#wrong, this.#mark, this.#out));
    this.element.addEventListener("focusin", () => actions.select());
    this.element.addEventListener("mousedown", () => actions.select());
    // Text is chosen by one press, and code is written in at once.
    this.#source.addEventListener("click", (event) => {
      if ((event.target as HTMLElement).closest("pre") && this.#editor === null && !this.#isProse) actions.edit();
    });
    this.#source.addEventListener("dblclick", () => actions.edit());
  }

  focusEditor(atEnd: boolean): void {
    this.#editor?.focus(atEnd);
  }

  close(): void {
    this.#editor?.close();
    this.element.remove();
  }

  show(node: Node, state: CellState): void {
    const n = node.index + 1;
    const kind = node.kind === "front" ? W.front : W.kinds[node.kind];
    const { element } = this;
    element.setAttribute("aria-label", W.cell(n, kind, node.options.id));
    element.toggleAttribute("data-on", state.selected);
    element.toggleAttribute("data-stale", state.stale !== null);
    element.setAttribute("aria-busy", String(state.busy));
    this.#tag.replaceChildren(String(n), el("b", {}, `${kind}${node.options.id === null ? "" : ` ${node.options.id}`}`));
    this.#isProse = node.kind === "markdown";
    this.#showSource(node, state);
    this.#showMark(node, state);
    this.#showProblems(state);
    this.#showOutput(node, state);
  }

  #showSource(node: Node, state: CellState): void {
    if (state.editing) {
      if (!this.#editor) {
        this.#source.replaceChildren();
        const place = el("div", { class: "celled" });
        this.#source.append(place);
        this.#editor = new CellEditor(place, editable(node), node.kind, W.source(node.index + 1), this.#actions.around);
        this.#shown.source = "";
      } else this.#editor.sync(editable(node));
      return;
    }
    if (this.#editor) {
      this.#editor.close();
      this.#editor = null;
      this.#shown.source = "";
    }
    const html = node.kind === "markdown" ? notebookHtml(node.source, { kpi: (name) => numberIn(name, state) }) : null;
    const key = JSON.stringify([node.kind, html ?? node.source]);
    if (key === this.#shown.source) return;
    this.#shown.source = key;
    if (html === null) {
      const text = editable(node) || "\u00a0";
      this.#source.replaceChildren(
        el("pre", { class: "code", tabindex: "0", role: "region", "aria-label": W.source(node.index + 1) }, text),
      );
      return;
    }
    const prose = el("div", { class: "prose" });
    // Made by our own renderer, which prints no markup of the text's.
    prose.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    for (const link of prose.querySelectorAll("a")) link.setAttribute("rel", "noreferrer");
    this.#source.replaceChildren(prose);
  }

  #showMark(node: Node, { busy, stale, result }: CellState): void {
    const text = busy ? W.running : (stale ?? (result ? W.took(result.milliseconds) : isRunnable(node) ? W.notRun : ""));
    if (text === this.#shown.mark) return;
    this.#shown.mark = text;
    this.#mark.hidden = text === "";
    this.#mark.className = stale !== null && !busy ? "cmark stalemark" : "cmark muted";
    const again = el("button", { type: "button", class: "linkbtn", click: () => this.#actions.run() }, W.run);
    this.#mark.replaceChildren(text, ...(stale !== null && !busy ? [" ", again] : []));
  }

  #showProblems({ problems }: CellState): void {
    const key = JSON.stringify(problems);
    if (key === this.#shown.wrong) return;
    this.#shown.wrong = key;
    this.#wrong.hidden = problems.length === 0;
    this.#wrong.replaceChildren(
      ...problems.map((problem) => {
        const mend = problem.fix
          ? [
              " ",
              el("button", { type: "button", class: "linkbtn", click: () => this.#actions.fix(problem) }, problem.fix.title),
            ]
          : [];
        return el("li", { class: problem.severity === "error" ? "bad" : "" }, problem.message, ...mend);
      }),
    );
  }

  #showOutput(node: Node, { result, language }: CellState): void {
    const output = result?.output ?? null;
    if (output === this.#output) return;
    this.#output = output;
    this.#out.hidden = output === null;
    const say: OutputWords = { ...W, result: W.result(node.index + 1) };
    this.#out.replaceChildren(...(output === null ? [] : outputOf(output, language, say)));
  }
}

/** What an editor of a cell holds: without the line's end before the closing fence. */
export const editable = ({ source, info, kind, closed }: Node): string =>
  (info !== null && closed) || kind === "front" ? source.replace(/\r?\n$/, "") : source;

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
function numberIn(name: string, state: CellState): string | null {
  const value = state.kpi(name);
  return value === null ? null : `<b class="nb">${escape(value)}</b>`;
}
