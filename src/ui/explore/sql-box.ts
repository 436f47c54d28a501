import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";

export interface SqlBox {
  text(): string;
}

/** A SQL editor with completion over the published tables. Ctrl+Enter runs. */
export function sqlBox(parent: HTMLElement, schema: Readonly<Record<string, readonly string[]>>, run: () => void): SqlBox {
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
        syntaxHighlighting(defaultHighlightStyle),
        sql({
          dialect: PostgreSQL,
          schema: Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]])),
        }),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        placeholder("select language, count(*) from topics group by all"),
        EditorView.contentAttributes.of({ "aria-label": "SQL over the published tables" }),
        EditorView.lineWrapping,
      ],
    }),
  });
  return { text: () => view.state.doc.toString() };
}
