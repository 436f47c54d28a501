import { history, isolateHistory, redo, undo, undoDepth } from "@codemirror/commands";
import { ChangeSet, EditorState, type ChangeSpec, type Extension, type Transaction } from "@codemirror/state";
import type { Edit } from "../../../language/edit.js";

/** A file as its server, or the browser's store, has it. */
export interface Stored {
  /** The very text, line ends as they are. */
  readonly text: string;
  /** What the store calls this text; a later write names it, so another's change is not overwritten. */
  readonly digest: string;
}

interface Open {
  state: EditorState;
  stored: Stored;
  lineBreak: "\n" | "\r\n";
}

/** What is told after each change of a text, whichever view made it. */
export interface Change {
  readonly path: string;
  /** None where the file was taken in or saved. */
  readonly transactions: readonly Transaction[];
  readonly state: EditorState;
}

/** Steps are kept for the whole session: the first undo and the last one cost the same. */
const STEPS = 1_000_000;

/**
 * The texts of a workspace and their one history. Text editor, grid, formula bar and preview are views of it: each edit
 * is a list of ranges, made as one step, whatever number of files it touches; undo takes back the last step, whichever
 * view made it.
 *
 * Offsets are those of the text with "\n" at every line's end. A file whose lines all end in "\r\n" is written back with
 * them; in one that mixes both, "\r" is a character of its line, so no byte changes that nobody changed.
 */
export class Session {
  readonly #files = new Map<string, Open>();
  readonly #extensions: (path: string) => Extension;
  readonly #listeners = new Set<(change: Change) => void>();
  #done: (readonly string[])[] = [];
  #undone: (readonly string[])[] = [];

  /** `extensions` are what a text editor needs of a state: made once a file. */
  constructor(extensions: (path: string) => Extension = () => []) {
    this.#extensions = extensions;
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Tells `listener` of each change; gives what ends that. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a file in, or takes what its store has now: then nothing of it can be undone. */
  open(path: string, stored: Stored): void {
    const lineBreak = isUniform(stored.text) ? "\r\n" : "\n";
    const state = EditorState.create({
      doc: asEdited(stored.text),
      extensions: [EditorState.lineSeparator.of("\n"), history({ minDepth: STEPS }), this.#extensions(path)],
    });
    this.#files.set(path, { state, stored, lineBreak });
    this.#done = this.#done.map((step) => step.filter((each) => each !== path)).filter((step) => step.length > 0);
    this.#undone = [];
    this.#tell({ path, transactions: [], state });
  }

  state(path: string): EditorState {
    return this.#file(path).state;
  }

  /** The text with "\n" at every line's end: what offsets count in. */
  text(path: string): string {
    return this.#file(path).state.doc.toString();
  }

  /** The text as it is written to its store. */
  bytes(path: string): string {
    const { state, lineBreak } = this.#file(path);
    const text = state.doc.toString();
    return lineBreak === "\n" ? text : text.replaceAll("\n", "\r\n");
  }

  stored(path: string): Stored {
    return this.#file(path).stored;
  }

  isChanged(path: string): boolean {
    return this.bytes(path) !== this.stored(path).text;
  }

  /** The store has taken this text. */
  saved(path: string, stored: Stored): void {
    const file = this.#file(path);
    file.stored = stored;
    this.#tell({ path, transactions: [], state: file.state });
  }

  /** The store has another text now, which this one is to be written over: with its line ends, and steps kept. */
  rebase(path: string, stored: Stored): void {
    this.#file(path).lineBreak = isUniform(stored.text) ? "\r\n" : "\n";
    this.saved(path, stored);
  }

  /** Makes the edits of any number of files as one step. They do not overlap; those outside their text are a mistake. */
  edit(edits: readonly Edit[], select: { readonly path: string; readonly at: number } | null = null): void {
    const byFile = new Map<string, Edit[]>();
    for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    this.#make(
      [...byFile].map(([path, own]) => [path, own.map(({ start, end, text }) => ({ from: start, to: end, insert: text }))]),
      select,
    );
  }

  #make(all: readonly (readonly [path: string, changes: ChangeSpec])[], select: Parameters<Session["edit"]>[1] = null): void {
    const made: string[] = [];
    for (const [path, changes] of all) {
      const { state } = this.#file(path);
      const before = undoDepth(state);
      this.#take(path, [
        state.update({
          changes,
          annotations: isolateHistory.of("full"),
          userEvent: "input.view",
          ...(select?.path === path ? { selection: { anchor: select.at }, scrollIntoView: true } : {}),
        }),
      ]);
      if (undoDepth(this.state(path)) > before) made.push(path);
    }
    if (made.length > 0) this.#step(made);
  }

  /** Makes edits as one step, each counted in the text that those before it left. */
  editInTurn(edits: readonly Edit[]): void {
    const changes = new Map<string, ChangeSet>();
    for (const { file, start, end, text } of edits) {
      const before = changes.get(file) ?? ChangeSet.empty(this.#file(file).state.doc.length);
      changes.set(file, before.compose(ChangeSet.of({ from: start, to: end, insert: text }, before.newLength)));
    }
    this.#make([...changes]);
  }

  /** Takes what a text editor did: keys that follow each other closely stay one step. */
  take(path: string, transactions: readonly Transaction[]): void {
    const before = undoDepth(this.state(path));
    this.#take(path, transactions);
    if (undoDepth(this.state(path)) > before) this.#step([path]);
    else if (transactions.some(({ docChanged }) => docChanged)) this.#undone = [];
  }

  /** A view's cursor moved: no text changed, and nobody is told. */
  keep(path: string, state: EditorState): void {
    this.#file(path).state = state;
  }

  /** Takes the last step back; gives the files it changed. */
  undo(): readonly string[] {
    return this.#move(this.#done, this.#undone, undo);
  }

  redo(): readonly string[] {
    return this.#move(this.#undone, this.#done, redo);
  }

  #move(from: (readonly string[])[], to: (readonly string[])[], command: typeof undo): readonly string[] {
    const step = from.pop();
    if (!step) return [];
    for (const path of step) command({ state: this.state(path), dispatch: (transaction) => this.#take(path, [transaction]) });
    to.push(step);
    return step;
  }

  #step(paths: readonly string[]): void {
    this.#done.push(paths);
    this.#undone = [];
  }

  #take(path: string, transactions: readonly Transaction[]): void {
    const file = this.#file(path);
    for (const transaction of transactions) {
      file.state = transaction.state;
      this.#tell({ path, transactions: [transaction], state: file.state });
    }
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #file(path: string): Open {
    const file = this.#files.get(path);
    if (!file) throw new Error(`No file is open at ${path}`);
    return file;
  }
}

/** A stored text as it is edited: offsets count in this one. */
export const asEdited = (text: string): string => (isUniform(text) ? text.replaceAll("\r\n", "\n") : text);

/** Whether every line ends in "\r\n", and there is one. */
const isUniform = (text: string): boolean => /\r\n/.test(text) && !/(?<!\r)\n|\r(?!\n)/.test(text);
