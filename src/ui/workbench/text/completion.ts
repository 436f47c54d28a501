import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { CellSuggestion } from "../service/protocol.js";
import { said } from "./markdown.js";

/** More than so many are shown only to those who ask. */
const MANY = 60;

/** What an editor lists of the service's suggestions, whose places count in the editor's own text. */
export function listed(
  found: readonly CellSuggestion[],
  { pos, explicit }: Pick<CompletionContext, "pos" | "explicit">,
): CompletionResult | null {
  const first = found[0];
  if (!first || (!explicit && first.from === pos && found.length > MANY)) return null;
  return {
    from: Math.min(first.from, pos),
    to: Math.max(pos, first.to),
    filter: true,
    options: found.map((each, i) => ({
      label: each.text.trimStart(),
      displayLabel: each.label,
      detail: each.detail,
      boost: Math.max(-99, 50 - i),
      ...(each.documentation === "" ? {} : { info: () => about(each.documentation) }),
      apply: (view: EditorView) => {
        const to = Math.max(view.state.selection.main.head, Math.min(each.to, view.state.doc.length));
        const from = Math.min(each.from, to);
        view.dispatch({
          changes: { from, to, insert: each.text },
          selection: { anchor: from + each.text.length },
          userEvent: "input.complete",
        });
      },
    })),
    validFor: /^[\p{L}\p{M}\p{N}_]*$/u,
  };
}

function about(documentation: string): HTMLElement {
  const dom = document.createElement("div");
  dom.append(...said(documentation));
  return dom;
}
