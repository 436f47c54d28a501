import {
  changeKind,
  insertCell,
  moveCell,
  NEW_KINDS,
  removeCell,
  setOption,
  type CellEdit,
  type NewKind,
} from "../../../language/notebook/edits.js";
import { graph } from "../../../language/notebook/graph.js";
import { kpisInText } from "../../../report/notebook-markdown.js";
import { isLanguage, type Language } from "../../../report/language.js";
import { el, select } from "../../explore/dom.js";
import { keyed, type Keyed } from "../../notebook/keys.js";
import { isRunnable, nameOf, Runner } from "../../notebook/runner.js";
import type { Workbench } from "../workbench.js";
import type { AroundCell } from "./cell-editor.js";
import { CellTools, type ToolActions } from "./cell-tools.js";
import { CellView, type CellActions } from "./cell-view.js";
import { handsOf } from "./hands.js";
import { NOTEBOOK_WORDS as W } from "./words.js";

/** A notebook as cells over the session's text: each edit changes the bytes of its cell and no others. */
export class NotebookView {
  readonly #bench: Workbench;
  readonly #path: string;
  readonly #runner: Runner;
  readonly #hands: ReturnType<typeof handsOf>;
  readonly #list = el("div", { class: "cells" });
  readonly #bar = el("div", { class: "mode", role: "toolbar", "aria-label": W.tools });
  readonly #tools = new CellTools();
  readonly #mode = el("span", { class: "modesaid" });
  readonly #views = new Map<string, CellView>();
  readonly #ends: (() => void)[] = [];
  #cells: readonly Keyed[] = [];
  #selected: string | null = null;
  #editing: string | null = null;
  #pressed = "";
  /** Rises with every change of what KPIs are made of. */
  #world = 0;
  readonly #numbers = new Map<string, string | null>();
  #waiting = false;

  constructor(parent: HTMLElement, path: string, bench: Workbench, frame: string) {
    this.#bench = bench;
    this.#path = path;
    this.#hands = handsOf(bench, frame);
    this.#runner = new Runner(this.#hands, () => this.#soon());
    const added = { kind: "sql" as NewKind };
    const kinds = NEW_KINDS.map((each) => [each, W.kinds[each]] as const);
    const button = (text: string, act: () => void): HTMLButtonElement =>
      el("button", { type: "button", class: "btn", click: act }, text);
    const cancel = button(W.cancel, () => this.#runner.cancel());
    cancel.dataset["cancel"] = "";
    this.#bar.append(
      button(W.runAll, () => void this.#runAll()),
      cancel,
      button(W.add, () => this.#add(this.#at(this.#selected) ?? this.#cells.length - 1, added.kind)),
      select("new-kind", W.addKind, kinds, added.kind, (kind) => (added.kind = kind as NewKind)),
      this.#mode,
    );
    parent.append(this.#bar, this.#tools.element, this.#list);
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#ends.push(
      bench.session.listen(({ path: changed }) => {
        if (!/\.md$/.test(changed)) {
          this.#world++;
          this.#numbers.clear();
        }
        this.#soon();
      }),
      bench.service.listen(() => this.#soon()),
    );
    this.#read();
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#runner.cancel();
    this.#hands.close();
    for (const view of this.#views.values()) view.close();
    this.#bar.remove();
    this.#tools.element.remove();
    this.#list.remove();
  }

  /** Several changes at once are shown once. */
  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#read();
    });
  }

  get #text(): string {
    return this.#bench.session.text(this.#path);
  }

  get #language(): Language {
    const { language } = this.#bench;
    return language !== null && isLanguage(language) ? language : "en";
  }

  #read(): void {
    this.#cells = keyed(this.#cells, graph(this.#text));
    const keys = this.#cells.map(({ key }) => key);
    this.#runner.take(
      this.#cells.map(({ node }) => node),
      keys,
      String(this.#world),
    );
    if (this.#selected === null || !keys.includes(this.#selected)) this.#selected = keys[0] ?? null;
    if (this.#editing !== null && !keys.includes(this.#editing)) this.#editing = null;
    for (const [key, view] of this.#views) {
      if (keys.includes(key)) continue;
      view.close();
      this.#views.delete(key);
    }
    this.#show();
  }

  #show(): void {
    const { look } = this.#bench.state;
    const problems = (look.value?.problems ?? []).filter(({ file }) => file === this.#path);
    const stakeholders = (look.value?.outline.stakeholders ?? []).map(({ name }) => name);
    this.#cells.forEach(({ key, node }, i) => {
      let view = this.#views.get(key);
      if (!view) {
        view = new CellView(this.#actions(key));
        this.#views.set(key, view);
      }
      if (this.#list.children[i] !== view.element) this.#list.insertBefore(view.element, this.#list.children[i] ?? null);
      const isStale = this.#runner.isStale(i);
      const by = isStale ? this.#runner.staleBy(i) : null;
      view.show(node, {
        selected: key === this.#selected,
        editing: key === this.#editing,
        result: this.#runner.result(i),
        busy: this.#runner.busy.has(key),
        stale: isStale ? (by ? W.staleBy(nameOf(by)) : W.stale) : null,
        problems: problems.filter(({ start }) => node.start <= start && start <= node.end),
        language: this.#language,
        kpi: (name) => this.#number(name),
      });
      if (node.kind === "markdown") this.#ask(kpisInText(node.source));
    });
    const n = this.#at(this.#selected);
    this.#tools.show(
      n === null ? null : (this.#cells[n]?.node ?? null),
      this.#editing !== null,
      stakeholders,
      this.#toolActions,
    );
    this.#mode.textContent =
      this.#cells.length === 0
        ? W.empty
        : n === null
          ? W.noMode
          : this.#editing === null
            ? W.commandMode(n + 1)
            : W.editMode(n + 1);
    const cancel = this.#bar.querySelector<HTMLButtonElement>("[data-cancel]");
    if (cancel) cancel.disabled = !this.#runner.isBusy;
  }

  #at(key: string | null): number | null {
    const found = this.#cells.findIndex((cell) => cell.key === key);
    return found < 0 ? null : found;
  }

  #actions(key: string): CellActions {
    const at = (act: (index: number) => void): void => {
      const index = this.#at(key);
      if (index !== null) act(index);
    };
    return {
      select: () => this.#select(key),
      edit: () => this.#edit(key),
      run: () => at((index) => void this.#run(index)),
      fix: (problem) => this.#bench.fix(problem),
      around: this.#around(key),
    };
  }

  /** What the tools above do with the cell that is chosen when they are pressed. */
  readonly #toolActions: ToolActions = {
    run: () => this.#chosen((index) => void this.#run(index)),
    edit: () => this.#selected !== null && this.#edit(this.#selected),
    leave: () => this.#selected !== null && this.#leave(this.#selected),
    add: (above) => this.#chosen((index) => this.#add(above ? index - 1 : index, "sql")),
    move: (by) => this.#chosen((index) => this.#make(moveCell(this.#path, this.#text, index, by))),
    remove: () => this.#chosen((index) => this.#make(removeCell(this.#path, this.#text, index))),
    kind: (kind) => this.#chosen((index) => this.#make(changeKind(this.#path, this.#text, index, kind as NewKind))),
    option: (name, value) =>
      this.#chosen((index) => {
        const made = setOption(this.#path, this.#text, index, name, value.trim() === "" ? null : value.trim());
        if (made) this.#bench.session.edit([made.edit]);
      }),
  };

  #chosen(act: (index: number) => void): void {
    const index = this.#at(this.#selected);
    if (index !== null) act(index);
  }

  #around(key: string): AroundCell {
    return {
      change: (changes, event) => {
        const node = this.#cells[this.#at(key) ?? -1]?.node;
        if (!node) return;
        const { session } = this.#bench;
        const { start, end } = node.inner;
        // The closing fence stays on a line of its own.
        const needsEnd = node.info !== null && node.closed && start === end;
        const state = session.state(this.#path);
        const all = changes.map(({ from, to, insert }) => ({ from: start + from, to: start + to, insert }));
        if (needsEnd) all.push({ from: end, to: end, insert: "\n" });
        session.take(this.#path, [state.update({ changes: all, userEvent: event })]);
        // The next key comes before the next microtask may.
        this.#read();
      },
      complete: async (at) => {
        const node = this.#cells[this.#at(key) ?? -1]?.node;
        const base = node?.inner.start ?? 0;
        return { base, found: node ? await this.#bench.service.ask.complete(this.#path, base + at) : [] };
      },
      leave: () => this.#leave(key),
      run: (on) => {
        const index = this.#at(key);
        if (index === null) return;
        if (on) this.#runAndGoOn(index);
        else void this.#run(index);
      },
    };
  }

  #select(key: string): void {
    if (this.#selected === key) return;
    this.#selected = key;
    if (this.#editing !== null && this.#editing !== key) this.#editing = null;
    this.#show();
  }

  #edit(key: string): void {
    this.#selected = key;
    this.#editing = key;
    this.#show();
    this.#views.get(key)?.focusEditor(true);
  }

  #leave(key: string): void {
    this.#editing = null;
    this.#show();
    this.#views.get(key)?.element.focus();
  }

  #focus(index: number): void {
    const key = this.#cells[Math.max(0, Math.min(index, this.#cells.length - 1))]?.key;
    const view = key === undefined ? undefined : this.#views.get(key);
    view?.element.focus();
    view?.element.scrollIntoView({ block: "nearest" });
  }

  /** Makes an edit of the cells, and goes to the cell it is about. */
  #make(made: CellEdit | null): boolean {
    if (!made) return false;
    this.#editing = null;
    this.#bench.session.edit([made.edit]);
    this.#read();
    this.#focus(made.index);
    return true;
  }

  #add(behind: number, kind: NewKind): void {
    const made = insertCell(this.#path, this.#text, behind, kind);
    if (!made) return this.#bench.tell(W.unclosed);
    this.#make(made);
    const key = this.#cells[made.index]?.key;
    if (key !== undefined) this.#edit(key);
  }

  async #run(index: number): Promise<void> {
    const cell = this.#cells[index];
    if (!isRunnable(cell?.node)) return;
    await this.#runner.run(index);
    const result = this.#runner.results.get(cell.key);
    if (!result) return;
    const name = nameOf(cell.node);
    this.#bench.tell(
      result.output.kind === "failed" ? W.failed(name, result.output.message) : W.ran(name, result.milliseconds),
    );
  }

  #runAndGoOn(index: number): void {
    this.#editing = null;
    void this.#run(index);
    this.#show();
    this.#focus(index + 1);
  }

  async #runAll(): Promise<void> {
    await this.#runner.runAll();
    const failed = this.#cells.filter(({ key }) => this.#runner.results.get(key)?.output.kind === "failed");
    const [first] = failed;
    const why = first ? this.#runner.results.get(first.key)?.output : undefined;
    this.#bench.tell(first && why?.kind === "failed" ? W.failed(nameOf(first.node), why.message) : `${W.runAll}: ${W.done}`);
  }

  /** The keys of command mode. */
  #key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const index = this.#at(this.#selected);
    if (index === null || !target.classList.contains("nc")) return;
    const done = (act: () => void): void => {
      event.preventDefault();
      act();
    };
    const { key } = event;
    const pressed = this.#pressed;
    this.#pressed = "";
    if (key === "Enter" && event.shiftKey) return done(() => this.#runAndGoOn(index));
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) return done(() => void this.#run(index));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = this.#cells[index] as Keyed;
    const changed = (kind: NewKind): void => void this.#make(changeKind(this.#path, this.#text, index, kind));
    switch (key) {
      case "Enter":
        return done(() => this.#edit(cell.key));
      case "ArrowDown":
      case "j":
        return done(() => this.#focus(index + 1));
      case "ArrowUp":
      case "k":
        return done(() => this.#focus(index - 1));
      case "a":
        return done(() => this.#add(index - 1, "sql"));
      case "b":
        return done(() => this.#add(index, "sql"));
      case "m":
        return done(() => changed("markdown"));
      case "y":
        return done(() => (cell.node.kind === "markdown" ? changed("sql") : undefined));
      case "d":
        if (pressed === "d") return done(() => void this.#make(removeCell(this.#path, this.#text, index)));
        this.#pressed = "d";
        return done(() => undefined);
    }
  }

  #number(name: string): string | null {
    return this.#numbers.get(name) ?? null;
  }

  /** Asks for the numbers that texts speak of, each once until what they are made of changes. */
  #ask(names: readonly string[]): void {
    for (const name of names) {
      if (this.#numbers.has(name)) continue;
      this.#numbers.set(name, null);
      const world = this.#world;
      void this.#bench.desk.preview(name, this.#bench.drafts(), this.#bench.language, new AbortController().signal).then(
        (found) => {
          if (world !== this.#world) return;
          this.#numbers.set(name, found.ok ? found.value : null);
          this.#soon();
        },
        () => undefined,
      );
    }
  }
}
