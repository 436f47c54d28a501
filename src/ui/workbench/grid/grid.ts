import { effect } from "@preact/signals";
import type { Sheet, SheetCell, SheetColumn, SheetRow } from "../../../language/sheet.js";
import type { Problem } from "../service/protocol.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import type { GridActions } from "./actions.js";
import { CellEditor, type Leaving } from "./cell-editor.js";
import { valueOf } from "./cell-value.js";
import { chooser } from "./chooser.js";
import { cleared, filled, found, pasted, replacedIn, textsOf, type Changes, type Shown, type Wanted } from "./changes.js";
import { drawn, inside, shownColumns } from "./draw.js";
import { gridKey } from "./keys.js";
import { isInside, isOneCell, rangeOf, type At, type Range } from "./range.js";
import { tableOf, tableText } from "./table-text.js";
import { shownRows } from "./view.js";
import { el } from "../../explore/dom.js";

/** A section of the file as a grid: it shows what the text says, and every change is made in the text. */
export class Grid implements GridActions {
  readonly #bench: Workbench;
  readonly #box: HTMLElement;
  #shown: Shown | null = null;
  #problems: readonly Problem[] = [];
  #at: At = { row: 0, column: 0 };
  /** The other corner of what is chosen. */
  #anchor: At = { row: 0, column: 0 };
  /** The row to go to as soon as it is there. */
  #next: string | null = null;
  #table: HTMLTableElement | null = null;
  #frozen = false;
  #editing: object | null = null;
  #late: (() => void) | null = null;
  readonly #ends: readonly (() => void)[];

  constructor(box: HTMLElement, bench: Workbench) {
    this.#box = box;
    this.#bench = bench;
    const listen = <K extends keyof HTMLElementEventMap>(name: K, hear: (event: HTMLElementEventMap[K]) => void): void =>
      box.addEventListener(name, hear);
    // A key that a cell's editor took has closed it by now: it is not the grid's as well.
    listen("keydown", (event) => !this.#editing && !event.defaultPrevented && gridKey(event, this));
    listen("mousedown", (event) => this.#press(event));
    listen("mouseover", (event) => event.buttons === 1 && this.#drag(event));
    listen("dblclick", () => this.edit(null));
    listen("copy", (event) => this.#copy(event));
    listen("cut", (event) => this.#copy(event) && this.clear());
    listen("paste", (event) => this.#paste(event));
    const { state, service } = bench;
    let sheet: Sheet | null = null;
    const redraw = (): void => this.#show(sheet);
    const ask = effect(() => {
      const section = state.sheet.value;
      const look = state.look.value;
      if (look?.sound === false) return this.#freeze(true);
      void service.ask.sheet(section).then((answer) => {
        if (state.sheet.peek() !== section) return;
        this.#freeze(false);
        sheet = answer;
        this.#problems = look?.problems ?? [];
        redraw();
      });
    });
    const view = effect(() => {
      void [state.everyLanguage.value, state.filter.value, state.sort.value];
      redraw();
    });
    this.#ends = [ask, view];
    bench.grid = this;
  }

  close(): void {
    for (const end of this.#ends) end();
    if (this.#bench.grid === this) this.#bench.grid = null;
  }

  focus(): void {
    this.#cell(this.#at)?.focus();
  }

  get page(): number {
    return Math.max(1, Math.floor(this.#box.clientHeight / 32) - 2);
  }

  get at(): At {
    return this.#at;
  }

  get lastColumn(): number {
    return (this.#shown?.columns.length ?? 0) - 1;
  }

  /** The rows chosen. */
  get names(): readonly string[] {
    const { top, bottom } = this.#range;
    return this.#shown?.rows.slice(top, bottom + 1).map(({ name }) => name) ?? [];
  }

  get #range(): Range {
    return rangeOf(this.#anchor, this.#at);
  }

  #freeze(on: boolean): void {
    this.#frozen = on;
    this.#box.classList.toggle("frozen", on);
    this.#table?.setAttribute("aria-readonly", String(on));
  }

  #show(sheet: Sheet | null): void {
    // What is being typed is not drawn over: the sheet is shown once the cell is left.
    if (this.#editing) {
      this.#late = () => this.#show(sheet);
      return;
    }
    const before = this.#shown?.sheet;
    if (sheet === null) {
      this.#shown = null;
      return this.#box.replaceChildren();
    }
    const { state } = this.#bench;
    if (before?.section !== sheet.section) this.#at = this.#anchor = { row: 0, column: 0 };
    const sort = state.sort.value;
    const shown: Shown = {
      sheet,
      rows: shownRows(sheet, state.filter.value, sort),
      columns: shownColumns(sheet.columns, state.everyLanguage.value),
    };
    this.#shown = shown;
    // The focus must not be lost with a cell that is drawn anew.
    const hadFocus = this.#box.contains(document.activeElement);
    const { scrollTop, scrollLeft } = this.#box;
    const bad = new Map(
      this.#problems.filter(({ severity }) => severity === "error").map((p) => [p.path.join("/"), p.message]),
    );
    this.#table = drawn(shown, bad, sort, (id) => this.sortBy(id));
    this.#box.replaceChildren(
      this.#table,
      ...(shown.rows.length > 0 ? [] : [el("p", { class: "none" }, sheet.rows.length > 0 ? WORDS.noRowFits : WORDS.noRows)]),
    );
    this.#box.scrollTo(scrollLeft, scrollTop);
    const wanted = shown.rows.findIndex(({ name }) => name === this.#next);
    if (wanted >= 0) {
      this.#next = null;
      this.#at = this.#anchor = { row: wanted, column: -1 };
    }
    this.#at = this.#within(this.#at);
    this.#anchor = this.#within(this.#anchor);
    this.#mark(hadFocus || wanted >= 0);
    if (wanted >= 0) this.#point();
  }

  #within({ row, column }: At): At {
    return {
      row: Math.max(0, Math.min(row, (this.#shown?.rows.length ?? 1) - 1)),
      column: Math.max(-1, Math.min(column, this.lastColumn)),
    };
  }

  #cell({ row, column }: At): HTMLElement | null {
    return this.#box.querySelector(`[data-r="${row}"][data-c="${column}"]`);
  }

  /** Shows what is chosen; the page's formula bar and preview follow the cell that has the focus. */
  #mark(focus: boolean): void {
    for (const old of this.#box.querySelectorAll(".sel, .in")) {
      old.setAttribute("tabindex", "-1");
      old.classList.remove("sel", "in");
      old.removeAttribute("aria-selected");
    }
    const range = this.#range;
    if (!isOneCell(range))
      for (const cell of this.#box.querySelectorAll<HTMLElement>("[data-r]"))
        if (isInside(range, placeOf(cell))) {
          cell.classList.add("in");
          cell.setAttribute("aria-selected", "true");
        }
    const cell = this.#cell(this.#at);
    if (!cell) return;
    cell.setAttribute("tabindex", "0");
    cell.setAttribute("aria-selected", "true");
    cell.classList.add("sel");
    if (focus) {
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  move(row: number, column: number, { extend = false, follow = true } = {}): void {
    if (!this.#shown) return;
    this.#at = this.#within({ row, column });
    if (!extend) this.#anchor = this.#at;
    this.#mark(true);
    if (extend)
      this.#bench.tell(WORDS.chosen(this.#range.bottom - this.#range.top + 1, this.#range.right - this.#range.left + 1));
    else if (follow) this.#point();
  }

  chooseAll(): void {
    if (!this.#shown) return;
    this.#anchor = { row: 0, column: -1 };
    this.move(this.#shown.rows.length - 1, this.lastColumn, { extend: true });
  }

  #point(): void {
    const here = this.#here();
    if (here) this.#bench.pointAt(here.row.file, here.cell?.path ?? [this.#shown?.sheet.section ?? "", here.row.name]);
  }

  #here(): { readonly row: SheetRow; readonly cell: SheetCell | null; readonly column: SheetColumn | null } | null {
    const shown = this.#shown;
    const row = shown?.rows[this.#at.row];
    if (!shown || !row) return null;
    const column = shown.columns[this.#at.column] ?? null;
    return { row, column, cell: column ? (row.cells[shown.sheet.columns.indexOf(column)] ?? null) : null };
  }

  #press(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-r]");
    if (!cell || event.button !== 0 || "typing" in (event.target as HTMLElement).dataset) return;
    if (cell.querySelector("select, [data-typing]")) return;
    event.preventDefault();
    const { row, column } = placeOf(cell);
    this.move(row, column, { extend: event.shiftKey });
  }

  #drag(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-r]");
    if (!cell || this.#editing) return;
    const { row, column } = placeOf(cell);
    if (row !== this.#at.row || column !== this.#at.column) this.move(row, column, { extend: true });
  }

  #copy(event: ClipboardEvent): boolean {
    if (this.#editing || !this.#shown) return false;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", tableText(textsOf(this.#shown, this.#range)));
    return true;
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.#editing || !this.#shown || text === "") return;
    event.preventDefault();
    const file = this.#shown.sheet.rows.at(-1)?.file ?? this.#bench.entry;
    void this.#write(pasted(this.#shown, this.#range, tableOf(text), (wanted) => this.#bench.freeName(wanted), file));
  }

  fill(way: "down" | "right"): void {
    if (this.#shown) void this.#write(filled(this.#shown, this.#range, way));
  }

  clear(): void {
    if (this.#shown) void this.#write(cleared(this.#shown, this.#range));
  }

  openFind(): void {
    this.#bench.state.finding.value = true;
  }

  find(wanted: Wanted, back = false): { readonly at: number; readonly of: number } {
    const cells = this.#shown ? found(this.#shown, wanted) : [];
    if (cells.length === 0) return { at: 0, of: 0 };
    const here = this.#at;
    const isBehind = (cell: At): boolean => cell.row > here.row || (cell.row === here.row && cell.column > here.column);
    const isBefore = (cell: At): boolean => cell.row < here.row || (cell.row === here.row && cell.column < here.column);
    const next = back ? cells.findLastIndex(isBefore) : cells.findIndex(isBehind);
    const at = next >= 0 ? next : back ? cells.length - 1 : 0;
    const cell = cells[at] as At;
    this.#at = this.#anchor = cell;
    this.#mark(false);
    this.#cell(cell)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#point();
    return { at: at + 1, of: cells.length };
  }

  async replace(wanted: Wanted, by: string, all: boolean): Promise<void> {
    if (!this.#shown) return;
    const cells = found(this.#shown, wanted);
    const here = cells.filter(({ row, column }) => row === this.#at.row && column === this.#at.column);
    await this.#write(replacedIn(this.#shown, all ? cells : here, wanted, by));
    if (!all) this.find(wanted);
  }

  sortBy(id: string): void {
    const { sort } = this.#bench.state;
    const now = sort.value;
    sort.value = now?.by !== id ? { by: id, descending: false } : now.descending ? null : { by: id, descending: true };
  }

  add(): void {
    const section = this.#shown?.sheet.section;
    if (section !== undefined) this.#rows({ kind: "add", section });
  }

  duplicate(): void {
    const [section, [name]] = [this.#shown?.sheet.section, this.names];
    if (section !== undefined && name !== undefined) this.#rows({ kind: "duplicate", section, name });
  }

  remove(): void {
    const section = this.#shown?.sheet.section;
    if (section !== undefined && this.names.length > 0) this.#rows({ kind: "remove", section, names: this.names });
  }

  moveRow(by: -1 | 1): void {
    const { state } = this.#bench;
    if (state.sort.value !== null || state.filter.value !== "") return this.#bench.tell(WORDS.orderIsAView);
    const [section, [name]] = [this.#shown?.sheet.section, this.names];
    if (section !== undefined && name !== undefined) this.#rows({ kind: "move", section, name, by });
  }

  #rows(change: Parameters<Workbench["changeRows"]>[0]): void {
    if (this.#frozen) return this.#bench.tell(WORDS.frozen);
    void this.#bench.changeRows(change).then((row) => {
      if (row === null) return;
      this.#next = row;
      if (change.kind === "add" || change.kind === "duplicate") this.#bench.state.filter.value = "";
    });
  }

  async #write({ changes, added, kept }: Changes): Promise<void> {
    if (this.#frozen) return this.#bench.tell(WORDS.frozen);
    if (changes.length === 0) return this.#bench.tell(kept > 0 ? WORDS.keptCells(kept) : WORDS.nothingChanges);
    if (await this.#bench.setCells(changes, kept)) this.#next = added[0] ?? null;
  }

  edit(typed: string | null): void {
    const here = this.#here();
    if (this.#frozen) return this.#bench.tell(WORDS.frozen);
    if (!here) return;
    const { cell, column, row } = here;
    if (cell === null || column === null) return this.#bench.rename(row.file, row.start);
    if (cell.locked !== null) return this.#bench.tell(WORDS.locked[cell.locked]);
    const place = this.#cell(this.#at);
    if (!place) return;
    const { row: r, column: c } = this.#at;
    const close = (): void => {
      this.#editing = null;
      place.classList.remove("open");
      place.replaceChildren(inside(cell.text, column));
      this.#late?.();
      this.#late = null;
    };
    const commit = (value: string, leaving: Leaving): void => {
      const hadFocus = place.contains(document.activeElement);
      close();
      const [down, right] = STEPS[leaving];
      const isSame = value === cell.text;
      if (leaving !== "stay") this.move(r + down, c + right, { follow: isSame });
      else if (hadFocus) this.#mark(true);
      if (!isSame) void this.#bench.set(row.file, cell.path, valueOf(value, column));
    };
    const cancel = (): void => {
      close();
      this.#mark(true);
    };
    const label = `${row.name} ${column.id}`;
    place.classList.add("open");
    if (column.kind === "choice") {
      this.#editing = chooser(place, label, cell.text, column.choices, commit, cancel);
      return;
    }
    const parent = el("div", { class: "cell" });
    place.replaceChildren(parent);
    const editor = new CellEditor(parent, {
      label,
      value: typed ?? cell.text,
      complete: (text, caret) => this.#bench.service.ask.completeCell(row.file, cell.path, text, caret),
      commit,
      cancel,
    });
    this.#editing = editor;
    editor.focus();
  }
}

const placeOf = (cell: HTMLElement): At => ({ row: Number(cell.dataset["r"]), column: Number(cell.dataset["c"]) });

const STEPS: Readonly<Record<Leaving, readonly [down: number, right: number]>> = {
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
  stay: [0, 0],
};
