import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { bracketMatching, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { Annotation, EditorState, Prec, type ChangeSpec, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap } from "@codemirror/view";
import type { CellKind } from "../../../language/notebook/split.js";
import type { Suggestion } from "../service/protocol.js";
import { COLOURS, LOOK } from "../text/look.js";

/** What a cell's editor asks of what stands around it. */
export interface AroundCell {
  /** Takes changes of the cell's own text, at offsets of it. */
  change(changes: readonly { readonly from: number; readonly to: number; readonly insert: string }[], event: string): void;
  complete(at: number): Promise<{ readonly base: number; readonly found: readonly Suggestion[] }>;
  leave(): void;
  run(on: boolean): void;
}

/** Set by the session: it is no edit of the cell. */
const outside = Annotation.define<boolean>();

/** The editor of the one cell that is edited. It holds a copy of the cell's text and keeps no history: that is the session's. */
export class CellEditor {
  readonly #view: EditorView;

  constructor(parent: HTMLElement, text: string, kind: CellKind, label: string, around: AroundCell) {
    const root = parent.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          Prec.highest(
            keymap.of([
              { key: "Shift-Enter", run: () => (around.run(true), true) },
              { key: "Mod-Enter", run: () => (around.run(false), true) },
              { key: "Escape", run: (view) => (completionStatus(view.state) === null ? (around.leave(), true) : false) },
            ]),
          ),
          EditorState.lineSeparator.of("\n"),
          highlightSpecialChars(),
          bracketMatching(),
          kind === "markdown" ? [] : closeBrackets(),
          languageOf(kind),
          syntaxHighlighting(COLOURS),
          LOOK,
          OWN,
          EditorView.lineWrapping,
          EditorView.domEventHandlers({ beforeinput: typedOver }),
          autocompletion({
            override: [async (context) => offered(await around.complete(context.pos), context.explicit, context.pos)],
            icons: false,
          }),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: kind === "markdown" ? "true" : "false" }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, indentWithTab]),
        ],
      }),
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        for (const each of transactions) {
          if (!each.docChanged || each.annotation(outside)) continue;
          const changes: { from: number; to: number; insert: string }[] = [];
          each.changes.iterChanges((from, to, _a, _b, insert) => changes.push({ from, to, insert: insert.toString() }));
          around.change(
            changes,
            each.isUserEvent("input.type") ? "input.type" : each.isUserEvent("delete") ? "delete.backward" : "input",
          );
        }
      },
    });
  }

  focus(atEnd: boolean): void {
    if (atEnd) this.#view.dispatch({ selection: { anchor: this.#view.state.doc.length } });
    this.#view.focus();
  }

  /** Takes the cell's text as it stands in the session, changing no more than differs. */
  sync(text: string): void {
    const now = this.#view.state.doc.toString();
    if (now === text) return;
    let head = 0;
    while (head < Math.min(now.length, text.length) && now[head] === text[head]) head++;
    let tail = 0;
    while (tail < Math.min(now.length, text.length) - head && now.at(-1 - tail) === text.at(-1 - tail)) tail++;
    const changes: ChangeSpec = { from: head, to: now.length - tail, insert: text.slice(head, text.length - tail) };
    this.#view.dispatch({ changes, annotations: outside.of(true) });
  }

  close(): void {
    this.#view.destroy();
  }
}

/** A letter over a selection: the browser would keep the selection's look in a style that the page's policy refuses. */
function typedOver(event: InputEvent, view: EditorView): boolean {
  const { data, inputType } = event;
  if (inputType !== "insertText" || data === null || !/^[\p{L}\p{N} ]$/u.test(data) || view.state.selection.main.empty)
    return false;
  view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  event.preventDefault();
  return true;
}

function offered({ base, found }: Awaited<ReturnType<AroundCell["complete"]>>, explicit: boolean, pos: number) {
  const [first] = found;
  if (!first || (!explicit && first.edit.start - base === pos)) return null;
  return {
    from: first.edit.start - base,
    options: found.map((each, i) => ({
      label: each.edit.text,
      displayLabel: each.label,
      detail: each.detail,
      boost: Math.max(-99, 50 - i),
    })),
    validFor: /^[\p{L}\p{M}\p{N}_$]*$/u,
  };
}

function languageOf(kind: CellKind): Extension {
  if (kind === "sql") return sql({ dialect: PostgreSQL });
  return kind === "js" || kind === "vega-lite" ? SCRIPT : [];
}

const WORDS = new Set(
  "await async const let var function return if else for while do switch case break continue new class extends this typeof instanceof in of throw try catch finally yield delete void import export default".split(
    " ",
  ),
);
const VALUES = new Set(["true", "false", "null", "undefined", "NaN", "Infinity"]);

/** JavaScript and JSON, as far as colours need them. */
const SCRIPT = StreamLanguage.define<{ comment: boolean; quote: string }>({
  startState: () => ({ comment: false, quote: "" }),
  token(stream, state) {
    if (state.comment) {
      if (stream.skipTo("*/")) {
        stream.match("*/");
        state.comment = false;
      } else stream.skipToEnd();
      return "comment";
    }
    if (state.quote !== "") {
      while (!stream.eol()) {
        const next = stream.next();
        if (next === "\\") stream.next();
        else if (next === state.quote) {
          state.quote = "";
          return "string";
        }
      }
      // Only a template goes on in the next line.
      if (state.quote !== "`") state.quote = "";
      return "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match("/*")) {
      state.comment = true;
      return "comment";
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"(?=\s*:)/)) return "propertyName";
    const next = stream.next() ?? "";
    if (next === '"' || next === "'" || next === "`") {
      state.quote = next;
      return "string";
    }
    if (/\d/.test(next)) {
      stream.match(/^[\d._]*(?:e[+-]?\d+)?/i);
      return "number";
    }
    if (/[A-Za-z_$]/.test(next)) {
      stream.match(/^[\w$]*/);
      const word = stream.current();
      return WORDS.has(word) ? "keyword" : VALUES.has(word) ? "bool" : null;
    }
    return null;
  },
});

const OWN = EditorView.theme({
  "&": { height: "auto" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-content": { padding: "0.45rem 0.6rem" },
  ".cm-scroller": { overflow: "visible" },
});
