import type { Edit } from "../../language/edit.js";
import { change, Drafts } from "./drafts/drafts.js";
import { openDrafts } from "./drafts/store.js";
import { Conflict, type Desk } from "./desk.js";
import { freeName } from "../../language/free-name.js";
import type { GridActions } from "./grid/actions.js";
import type { FileChange } from "./grid/changes.js";
import type { Place, Problem, RowChange } from "./service/protocol.js";
import { Service } from "./service/service.js";
import { asEdited, Session, type Stored } from "./session/session.js";
import { State } from "./state.js";
import { editorKeys, stateExtensions, TextEditor, type Around } from "./text/text-editor.js";
import { WORDS } from "./words.js";

/** After the last change so long, the number is asked for. */
const PREVIEW_QUIET_MS = 120;
const ENTRY = "metrics.yaml";

/** The workbench's one controller: every view calls it, and it alone changes the session. */
export class Workbench implements Around {
  readonly state = new State();
  readonly session: Session;
  readonly service: Service;
  readonly desk: Desk;
  readonly language: string | null;
  /** The file that all others are included by. */
  readonly entry = ENTRY;
  /** The grid, while it is in the page. */
  grid: GridActions | null = null;
  #editor: TextEditor | null = null;
  #previewTimer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;

  constructor(
    desk: Desk,
    files: readonly (Stored & { readonly path: string })[],
    worker: string | URL,
    language: string | null,
  ) {
    this.desk = desk;
    this.language = language;
    this.session = new Session((path) => [editorKeys(path, () => this), stateExtensions(path, () => this.service)]);
    for (const { path, ...stored } of files) this.session.open(path, stored);
    if (!this.session.paths.includes(ENTRY)) this.session.open(ENTRY, { text: "", digest: "" });
    this.service = new Service(this.session, worker);
    const { state } = this;
    state.paths.value = this.session.paths;
    this.session.listen(({ path }) => {
      this.#noteChanged(path);
      this.#previewSoon();
    });
    this.service.listen((look) => {
      state.look.value = look;
      this.#editor?.problems(look.problems);
      state.kpi.value ??= look.outline.kpis[0]?.name ?? null;
      this.#previewSoon();
    });
    desk.follow(() => void this.#follow());
    void desk.data().then(
      ({ catalog, loaders }) => this.service.data(catalog, loaders),
      (cause: unknown) => this.tell(messageOf(cause)),
    );
  }

  /** Brings back what was typed before the page was left, and keeps what is typed from now on. */
  async keepDrafts(scope: string): Promise<void> {
    const failed = (cause: unknown): void => {
      this.state.keeps.value = false;
      this.tell(WORDS.notKept(messageOf(cause)));
    };
    try {
      const drafts = new Drafts(this.session, await openDrafts(scope), failed);
      const restored = await drafts.restore();
      this.state.keeps.value = true;
      addEventListener("pagehide", () => drafts.flush());
      addEventListener("visibilitychange", () => drafts.flush());
      addEventListener("beforeunload", () => drafts.flush());
      this.state.paths.value = this.session.paths;
      this.state.restored.value = restored;
      for (const { path, at, theirs } of restored) {
        this.tell(WORDS.restored(path, at));
        if (theirs === "same") continue;
        if (theirs) this.#outside(path, theirs);
        this.state.dialog.value = { kind: "conflict", path, theirs };
      }
    } catch (cause) {
      failed(cause);
    }
  }

  /** Gives up what was typed: the file's own text again, as a step of its own. */
  discard(path: string): void {
    const { restored } = this.state;
    restored.value = restored.value.filter((each) => each.path !== path);
    const theirs = this.state.outside.value[path];
    if (theirs) return this.takeTheirs(path, theirs);
    this.session.edit([change(path, this.session.text(path), asEdited(this.session.stored(path).text))]);
    this.tell(WORDS.discarded(path));
  }

  /** Puts the text editor into the page. */
  mount(parent: HTMLElement): void {
    if (this.#editor) return;
    this.#editor = new TextEditor(parent, this.state.path.value, this);
    this.#editor.problems(this.state.look.value?.problems ?? []);
  }

  tell(sentence: string): void {
    this.state.told.value = sentence;
  }

  openFile(path: string): void {
    this.state.path.value = path;
    this.#editor?.show(path);
    this.#editor?.problems(this.state.look.value?.problems ?? []);
  }

  /** A new notebook beside those there are; it is written when it is saved. */
  newNotebook(): void {
    const { paths } = this.session;
    const folder = paths.some((path) => path.startsWith("data/notebooks/")) ? "data/notebooks" : "notebooks";
    const free = (n: number): string =>
      paths.includes(`${folder}/notebook-${n}.md`) ? free(n + 1) : `${folder}/notebook-${n}.md`;
    const path = free(1);
    this.session.open(path, { text: "", digest: "" });
    this.session.edit([{ file: path, start: 0, end: 0, text: "# A question\n\nWhy it is asked, and by whom.\n" }]);
    this.state.paths.value = this.session.paths;
    this.state.view.value = "grid";
    this.openFile(path);
  }

  go({ file, start, end }: Place): void {
    this.openFile(file);
    if (this.state.view.value === "grid") this.state.view.value = "split";
    this.state.region.value = "editor";
    this.#editor?.select(start, end);
    this.#editor?.focus();
  }

  moved(path: string, offset: number): void {
    const line = this.session.state(path).doc.lineAt(offset);
    this.state.line.value = { line: line.number, column: offset - line.from + 1 };
    void this.service.ask.thing(path, offset).then((thing) => this.#at(thing));
  }

  /** The grid points at a cell: the text shows it too, and the focus stays. */
  pointAt(file: string, thing: readonly (string | number)[]): void {
    this.#at(thing);
    void this.service.ask.place(file, thing).then((place) => {
      if (place === null || place.file !== file) return;
      this.openFile(file);
      this.#editor?.reveal(place.start);
    });
  }

  #at(thing: readonly (string | number)[]): void {
    const { state } = this;
    state.thing.value = thing;
    const [section, name] = thing;
    if (section === "kpis" && typeof name === "string") this.preview(name);
  }

  /** Shows what a KPI comes to. */
  preview(kpi: string): void {
    if (kpi === this.state.kpi.value) return;
    this.state.kpi.value = kpi;
    this.#previewSoon();
  }

  /** The value of a cell: the scalar's bytes are changed, and no other. */
  async set(file: string, path: readonly (string | number)[], value: string | number | boolean): Promise<boolean> {
    const { version } = this.service;
    const edit = await this.service.ask.set(file, path, value);
    if (edit === null || version !== this.service.version) {
      this.tell(edit === null ? WORDS.notHere : WORDS.changedMeanwhile);
      return false;
    }
    this.session.edit([edit]);
    return true;
  }

  /** Many cells as one step; `kept` more were left as they are. */
  async setCells(changes: readonly FileChange[], kept: number): Promise<boolean> {
    const { version } = this.service;
    const { edits, refused } = await this.service.ask.cells(changes);
    if (version !== this.service.version) return (this.tell(WORDS.changedMeanwhile), false);
    this.session.editInTurn(edits);
    this.tell(WORDS.wroteCells(changes.length - refused, kept + refused));
    return edits.length > 0;
  }

  /** Adds, copies, takes out or moves rows as one step; gives the row to look at next. */
  async changeRows(change: RowChange): Promise<string | null> {
    const { version } = this.service;
    const made = await this.service.ask.rows(change);
    if (made === null || version !== this.service.version) {
      this.tell(made === null ? WORDS.rowsNotHere : WORDS.changedMeanwhile);
      return null;
    }
    this.session.editInTurn(made.edits);
    this.tell(WORDS.changedRows(change));
    return made.row;
  }

  /** A name that nothing has yet. */
  freeName(wanted: string): string {
    const outline = this.state.look.value?.outline;
    const all = outline ? Object.values(outline).flatMap((things) => things.map(({ name }) => name)) : [];
    return freeName(new Set(all), wanted);
  }

  fix(problem: Problem): void {
    if (!problem.fix) return;
    this.session.edit(problem.fix.edits);
    this.tell(WORDS.fixed(problem.fix.title));
  }

  undo(): void {
    const paths = this.session.undo();
    const [path] = paths;
    if (path === undefined) return this.tell(WORDS.nothingToUndo);
    if (!paths.includes(this.state.path.value)) this.openFile(path);
    this.tell(WORDS.undone);
  }

  redo(): void {
    const paths = this.session.redo();
    const [path] = paths;
    if (path === undefined) return this.tell(WORDS.nothingToRedo);
    if (!paths.includes(this.state.path.value)) this.openFile(path);
    this.tell(WORDS.redone);
  }

  rename(path: string, offset: number): void {
    void this.service.ask.nameAt(path, offset).then((found) => {
      if (!found) return this.tell(WORDS.nothingNamed);
      this.state.dialog.value = { kind: "rename", path, place: found, name: found.name };
    });
  }

  usages(path: string, offset: number): void {
    void this.service.ask.usages(path, offset).then((places) => {
      if (places.length === 0) return this.tell(WORDS.nothingNamed);
      this.state.dialog.value = { kind: "usages", places };
    });
  }

  nextProblem(): void {
    this.#editor?.nextProblem();
  }

  focusEditor(): void {
    this.#editor?.focus();
  }

  async save(): Promise<void> {
    const paths = this.session.paths.filter((path) => this.session.isChanged(path));
    if (paths.length === 0) return this.tell(WORDS.nothingToSave);
    for (const path of paths) {
      try {
        const text = this.session.bytes(path);
        this.session.saved(path, await this.desk.save(path, text, this.session.stored(path).digest || null));
      } catch (cause) {
        if (cause instanceof Conflict) {
          this.#outside(path, cause.current);
          this.state.dialog.value = { kind: "conflict", path, theirs: cause.current };
          this.tell(WORDS.conflict(path));
        } else this.tell(WORDS.notSaved(path, messageOf(cause)));
        return;
      }
    }
    this.state.savedAt.value = new Date().toTimeString().slice(0, 5);
    this.tell(WORDS.saved(paths));
  }

  /** Takes what the other program wrote, as a step of its own: undo brings back what was here. */
  takeTheirs(path: string, theirs: Stored): void {
    this.takeMerged(path, theirs, [{ file: path, start: 0, end: this.session.text(path).length, text: asEdited(theirs.text) }]);
    this.tell(WORDS.reloaded(path));
  }

  /** Puts the other program's changes into the text, as a step of its own; it is written by the next save, over theirs. */
  takeMerged(path: string, theirs: Stored, edits: readonly Edit[]): void {
    this.session.rebase(path, theirs);
    this.session.edit(edits);
    this.#outside(path, null);
    this.tell(WORDS.merged(path));
    this.openFile(path);
  }

  /** Opens what this text and the file's have become since they were one. */
  merge(path: string): void {
    const theirs = this.state.outside.value[path];
    if (theirs === undefined) return this.tell(WORDS.nothingToMerge);
    this.state.dialog.value = { kind: "conflict", path, theirs };
  }

  /** Writes over what the other program wrote; null where it took the file away. */
  async saveOver(path: string, theirs: Stored | null): Promise<void> {
    this.session.saved(path, theirs ?? { text: "", digest: "" });
    this.#outside(path, null);
    await this.save();
  }

  /** The texts that are not saved, by path. */
  drafts(): Readonly<Record<string, string>> {
    const changed = this.session.paths.filter((path) => this.session.isChanged(path));
    return Object.fromEntries(changed.map((path) => [path, this.session.bytes(path)]));
  }

  /** What another program wrote is taken at once where nothing was typed here; else it is told, and asked when saving. */
  async #follow(): Promise<void> {
    const files = await this.desk.files();
    for (const { path, ...stored } of files) {
      const isKnown = this.session.paths.includes(path);
      if (isKnown && this.session.stored(path).digest === stored.digest) {
        this.#outside(path, null);
        continue;
      }
      if (isKnown && this.session.isChanged(path)) {
        if (this.session.bytes(path) === stored.text) this.session.saved(path, stored);
        else {
          if (this.state.outside.value[path]?.digest !== stored.digest) this.tell(WORDS.changedOutside(path));
          this.#outside(path, stored);
        }
        continue;
      }
      this.#outside(path, null);
      this.session.open(path, stored);
      this.state.paths.value = this.session.paths;
      this.tell(WORDS.reloaded(path));
    }
  }

  /** What another program wrote into a file that is edited here; null where nothing is to be merged. */
  #outside(path: string, theirs: Stored | null): void {
    const { outside } = this.state;
    const { [path]: known, ...others } = outside.value;
    if (theirs === null ? known !== undefined : known !== theirs)
      outside.value = theirs === null ? others : { ...others, [path]: theirs };
  }

  #noteChanged(path: string): void {
    const { changed } = this.state;
    const isChanged = this.session.isChanged(path);
    if (!isChanged && this.state.restored.value.some((each) => each.path === path))
      this.state.restored.value = this.state.restored.value.filter((each) => each.path !== path);
    if (isChanged === changed.value.includes(path)) return;
    changed.value = isChanged ? [...changed.value, path] : changed.value.filter((each) => each !== path);
  }

  #previewSoon(): void {
    clearTimeout(this.#previewTimer);
    this.#previewTimer = setTimeout(() => void this.#previewNow(), PREVIEW_QUIET_MS);
  }

  async #previewNow(): Promise<void> {
    const { state } = this;
    const kpi = state.kpi.value;
    if (kpi === null) return;
    const last = state.preview.value;
    const shown = last.kind === "shown" && last.preview.kpi === kpi ? last : null;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    state.preview.value = shown ? { ...shown, computing: true } : { kind: "computing", kpi };
    const texts = this.drafts();
    try {
      const preview = await this.desk.preview(kpi, texts, this.language, asking.signal);
      if (asking.signal.aborted) return;
      if (!preview.ok) {
        const [first] = preview.problems;
        const where = first ? WORDS.staleAt(first.path, first.line) : WORDS.stale;
        state.preview.value = shown ? { ...shown, stale: where, computing: false } : { kind: "refused", preview };
        return;
      }
      const before = Object.keys(texts).length === 0 ? null : await this.desk.preview(kpi, {}, this.language, asking.signal);
      if (asking.signal.aborted) return;
      const differs = before?.ok === true && (before.value !== preview.value || before.range !== preview.range);
      state.preview.value = { kind: "shown", preview, before: differs ? before : null, stale: null, computing: false };
    } catch (cause) {
      if (asking.signal.aborted) return;
      state.preview.value = { kind: "failed", message: messageOf(cause) };
    }
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
