import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { EditorState, Prec, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import type { CellSuggestion } from "../service/protocol.js";
import { listed } from "../text/completion.js";
import { LOOK } from "../text/look.js";

/** Where to go on from a cell that was left: on to the next row or column, back, or nowhere. */
export type Leaving = "down" | "up" | "right" | "left" | "stay";

export interface CellEditing {
  readonly label: string;
  readonly value: string;
  /** What may be typed at a place of this text; null where nothing is completed. */
  readonly complete: ((text: string, caret: number) => Promise<readonly CellSuggestion[]>) | null;
  commit(value: string, leaving: Leaving): void;
  cancel(): void;
  typed?(value: string): void;
}

/** One cell's value as a line of text, with completion: the same in a grid's cell and in the formula bar. */
export class CellEditor {
  readonly #view: EditorView;
  #isOpen = true;

  constructor(parent: HTMLElement, editing: CellEditing) {
    const root = parent.attachShadow({ mode: "open" });
    // A key that belongs to the cell is not one of the workbench's own.
    parent.dataset["typing"] = "";
    const leave = (leaving: Leaving) => (): boolean => {
      this.#end(() => editing.commit(this.value, leaving));
      return true;
    };
    const keys = [
      { key: "Enter", run: (view: EditorView) => acceptCompletion(view) || leave("down")() },
      { key: "Shift-Enter", run: leave("up") },
      { key: "Tab", run: (view: EditorView) => acceptCompletion(view) || leave("right")() },
      { key: "Shift-Tab", run: leave("left") },
      {
        key: "Escape",
        run: (view: EditorView) => {
          if (completionStatus(view.state) === "active") return false;
          this.#end(() => editing.cancel());
          return true;
        },
      },
    ];
    const extensions: Extension = [
      Prec.high(keymap.of(keys)),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      // A text of several lines keeps them.
      editing.value.includes("\n") ? [] : oneLine,
      autocompletion({
        override: [
          async (context) =>
            editing.complete ? listed(await editing.complete(context.state.doc.toString(), context.pos), context) : null,
        ],
        icons: false,
      }),
      CELL,
      LOOK,
      EditorView.contentAttributes.of({
        "aria-label": editing.label,
        "aria-multiline": "false",
        spellcheck: "false",
        autocapitalize: "off",
      }),
      EditorView.updateListener.of((update) => update.docChanged && editing.typed?.(this.value)),
      EditorView.domEventHandlers({ blur: () => (leave("stay")(), false) }),
    ];
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({ doc: editing.value, selection: { anchor: editing.value.length }, extensions }),
    });
  }

  get value(): string {
    return this.#view.state.doc.toString();
  }

  focus(): void {
    this.#view.focus();
  }

  close(): void {
    this.#end(() => undefined);
  }

  #end(then: () => void): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    then();
    this.#view.destroy();
  }
}

/** A cell of one line stays one: a line break pasted into it becomes a blank. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (transaction.newDoc.lines === 1) return transaction;
  const insert = transaction.newDoc.toString().replace(/\s*\n\s*/g, " ");
  return { changes: { from: 0, to: transaction.startState.doc.length, insert }, selection: { anchor: insert.length } };
});

const CELL = EditorView.theme({
  "&": { height: "auto", backgroundColor: "transparent" },
  ".cm-scroller": { overflow: "hidden" },
  ".cm-content": { padding: "0", whiteSpace: "pre" },
  ".cm-line": { padding: "0" },
});
