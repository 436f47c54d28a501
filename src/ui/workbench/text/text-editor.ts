import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  rectangularSelection,
  type Command,
} from "@codemirror/view";
import type { Place, Problem } from "../service/protocol.js";
import type { Service } from "../service/service.js";
import type { Session } from "../session/session.js";
import { listed } from "./completion.js";
import { COLOURS, LOOK } from "./look.js";
import { said } from "./markdown.js";

/** What the text editor asks of the workbench around it. */
export interface Around {
  readonly session: Session;
  readonly service: Service;
  /** Goes to a place of any file. */
  go(place: Place): void;
  /** Asks for a new name, then changes it everywhere. */
  rename(path: string, offset: number): void;
  /** Shows where a thing is used. */
  usages(path: string, offset: number): void;
  fix(problem: Problem): void;
  /** The cursor moved, or the text beneath it changed. */
  moved(path: string, offset: number): void;
}

/** What a state needs that a view shows: made once a file, before there is a view. */
export function stateExtensions(path: string, service: () => Service): Extension {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    path.endsWith(".md") ? [] : yaml(),
    syntaxHighlighting(COLOURS),
    LOOK,
    autocompletion({
      override: [
        async (context) => {
          const found = await service().ask.complete(path, context.pos);
          const placed = found.map(({ edit, ...each }) => ({ ...each, from: edit.start, to: edit.end, text: edit.text }));
          return listed(placed, context);
        },
      ],
      icons: false,
    }),
    hoverTooltip(async (_, pos) => {
      const found = await service().ask.hover(path, pos);
      if (!found) return null;
      return {
        pos: found.start,
        end: found.end,
        above: true,
        create: () => {
          const dom = document.createElement("div");
          dom.append(...said(found.markdown));
          return { dom };
        },
      };
    }),
    EditorView.contentAttributes.of({ "aria-label": `Text of ${path}`, spellcheck: "false", autocapitalize: "off" }),
  ];
}

/** One text editor for all files of the session: it shows one of them, and every change goes through the session. */
export class TextEditor {
  readonly #view: EditorView;
  readonly #around: Around;
  #path: string;
  readonly #places = new Map<string, number>();

  constructor(parent: HTMLElement, path: string, around: Around) {
    this.#around = around;
    this.#path = path;
    // In a shadow root CodeMirror adopts style sheets, which the page's policy allows, instead of adding style elements.
    const root = parent.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      parent: root,
      root,
      state: around.session.state(path),
      dispatchTransactions: (transactions, view) => {
        if (!transactions.some(({ docChanged }) => docChanged)) {
          view.update(transactions);
          around.session.keep(this.#path, view.state);
        } else around.session.take(this.#path, transactions);
        if (transactions.some((t) => t.docChanged || t.selection))
          around.moved(this.#path, this.#view.state.selection.main.head);
      },
    });
    // Also without a mouse, where a line is longer than the page is wide.
    this.#view.scrollDOM.tabIndex = 0;
    this.#view.scrollDOM.setAttribute("role", "group");
    this.#view.scrollDOM.setAttribute("aria-label", "Text, scrolls");
    around.session.listen(({ path: changed, transactions, state }) => {
      if (changed !== this.#path) return;
      if (transactions.length > 0) this.#view.update(transactions);
      else if (state !== this.#view.state) this.#view.setState(state);
    });
  }

  get path(): string {
    return this.#path;
  }

  get offset(): number {
    return this.#view.state.selection.main.head;
  }

  show(path: string): void {
    if (path === this.#path) return;
    this.#places.set(this.#path, this.#view.scrollDOM.scrollTop);
    this.#path = path;
    this.#view.setState(this.#around.session.state(path));
    this.#view.scrollDOM.scrollTop = this.#places.get(path) ?? 0;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Puts the cursor over a place and shows it. */
  select(start: number, end: number): void {
    const length = this.#view.state.doc.length;
    this.#view.dispatch({
      selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
      effects: EditorView.scrollIntoView(Math.min(start, length), { y: "center" }),
    });
  }

  /** Shows a place without going there. */
  reveal(at: number): void {
    this.#view.dispatch({ effects: EditorView.scrollIntoView(Math.min(at, this.#view.state.doc.length), { y: "center" }) });
  }

  problems(found: readonly Problem[]): void {
    const { state } = this.#view;
    const own = found
      .filter(({ file }) => file === this.#path)
      .map((problem): Diagnostic => {
        const from = Math.min(problem.start, state.doc.length);
        return {
          from,
          to: Math.min(Math.max(problem.end, from), state.doc.length),
          severity: problem.severity,
          message: problem.message,
          ...(problem.fix ? { actions: [{ name: problem.fix.title, apply: () => this.#around.fix(problem) }] } : {}),
        };
      });
    this.#view.dispatch(setDiagnostics(state, own));
  }

  nextProblem(): void {
    nextDiagnostic(this.#view);
  }
}

/** The keys of a text editor, which need to know what stands around it. */
export function editorKeys(path: string, around: () => Around): Extension {
  const at =
    (act: (offset: number, near: Around) => void): Command =>
    (view) => (act(view.state.selection.main.head, around()), true);
  return keymap.of([
    { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
    { key: "F2", run: at((offset, near) => near.rename(path, offset)) },
    {
      key: "F12",
      run: at((offset, near) => void near.service.ask.definition(path, offset).then((place) => place && near.go(place))),
      shift: at((offset, near) => near.usages(path, offset)),
    },
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...defaultKeymap,
    indentWithTab,
  ]);
}
