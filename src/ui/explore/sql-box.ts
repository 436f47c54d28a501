import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface SqlBox {
  text(): string;
  replace(text: string): void;
  /** Puts the cursor at a line and column, from 1. */
  place(line: number, column: number): void;
}

/** A SQL editor with completion over the published tables. Ctrl+Enter runs; Escape then Tab leaves it. */
export function sqlBox(
  parent: HTMLElement,
  label: string,
  schema: Readonly<Record<string, readonly string[]>>,
  on: { readonly run: () => void; readonly edit: () => void },
): SqlBox {
  // In a shadow root CodeMirror adopts style sheets, which the page's policy allows, instead of adding style elements.
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: "",
      extensions: [
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        LOOK,
        syntaxHighlighting(COLOURS),
        sql({
          dialect: PostgreSQL,
          schema: Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]])),
        }),
        keymap.of([
          { key: "Mod-Enter", run: (editor) => (closeCompletion(editor), on.run(), true) },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.lineWrapping,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && update.transactions.some((t) => t.isUserEvent("input") || t.isUserEvent("delete")))
            on.edit();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    place: (line, column) => {
      const { doc } = view.state;
      if (line < 1 || line > doc.lines) return;
      const at = doc.line(line);
      view.dispatch({ selection: { anchor: Math.min(at.to, at.from + column - 1) }, scrollIntoView: true });
    },
  };
}

/** The page's own colours, which follow light and dark. */
const LOOK = EditorView.theme({
  "&": { fontSize: "0.875rem", color: "var(--ink)", backgroundColor: "var(--paper)", maxHeight: "26rem" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { padding: "0.5rem 0.2rem", caretColor: "var(--ink)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--raised)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--mark)", color: "var(--ink)" },
  ".cm-tooltip": { background: "var(--surface)", border: "1px solid var(--edge)", borderRadius: "3px", color: "var(--ink)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", minHeight: "24px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--link)", color: "var(--paper)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--undecided)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--c2)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--met)" },
  { tag: [tags.standard(tags.name), tags.typeName], color: "var(--c1)" },
  { tag: tags.comment, color: "var(--ink-3)" },
]);
