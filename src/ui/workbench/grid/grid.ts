import { effect } from "@preact/signals";
import type { Sheet, SheetCell, SheetColumn, SheetRow } from "../../../language/sheet.js";
import { el } from "../../explore/dom.js";
import type { Problem } from "../service/protocol.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { valueOf } from "./cell-value.js";

/** The cell that has the focus; column -1 is the row's name. */
interface At {
  readonly row: number;
  readonly column: number;
}

/** What a row is read by comes first; long texts stand behind. */
const ORDER = [
  "label",
  "name",
  "for",
  "kpi",
  "formula",
  "value",
  "low",
  "high",
  "unit",
  "target",
  "baseline",
  "language",
  "from",
];

/** A section of the file as a grid: it shows what the text says, and edits one scalar of it at a time. */
export class Grid {
  readonly #bench: Workbench;
  readonly #box: HTMLElement;
  #sheet: Sheet | null = null;
  #columns: readonly number[] = [];
  #at: At = { row: 0, column: 0 };
  #table: HTMLTableElement | null = null;
  #frozen = false;
  #editing: HTMLInputElement | HTMLSelectElement | null = null;
  readonly #end: () => void;

  constructor(box: HTMLElement, bench: Workbench) {
    this.#box = box;
    this.#bench = bench;
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("mousedown", (event) => this.#press(event));
    box.addEventListener("dblclick", () => this.#edit(null));
    this.#end = effect(() => {
      const section = bench.state.sheet.value;
      const look = bench.state.look.value;
      void bench.state.everyLanguage.value;
      if (look?.sound === false) return this.#freeze(true);
      void bench.service.ask.sheet(section).then((sheet) => {
        if (bench.state.sheet.value !== section) return;
        this.#freeze(false);
        this.#show(sheet, look?.problems ?? []);
      });
    });
  }

  close(): void {
    this.#end();
  }

  focus(): void {
    this.#cell(this.#at)?.focus();
  }

  #freeze(on: boolean): void {
    this.#frozen = on;
    this.#box.classList.toggle("frozen", on);
    this.#table?.setAttribute("aria-readonly", String(on));
  }

  #show(sheet: Sheet | null, problems: readonly Problem[]): void {
    const before = this.#sheet;
    this.#sheet = sheet;
    if (sheet === null) return this.#box.replaceChildren();
    if (before?.section !== sheet.section) this.#at = { row: 0, column: 0 };
    const every = this.#bench.state.everyLanguage.value;
    this.#columns = sheet.columns
      .map((column, i) => ({ i, rank: rankOf(column), shown: every || !column.translation }))
      .filter(({ shown }) => shown)
      .sort((a, b) => a.rank - b.rank || a.i - b.i)
      .map(({ i }) => i);
    const hadFocus = this.#box.contains(document.activeElement) && this.#editing === null;
    const { scrollTop, scrollLeft } = this.#box;
    const bad = new Map(problems.filter(({ severity }) => severity === "error").map((p) => [p.path.join("/"), p.message]));
    const table = el(
      "table",
      {
        class: "gr",
        role: "grid",
        "aria-label": WORDS.grid(sectionWord(sheet.section)),
        "aria-rowcount": String(sheet.rows.length + 1),
        "aria-colcount": String(sheet.columns.length + 1),
      },
      el("thead", {}, el("tr", {}, head(WORDS.id, ""), ...this.#columns.map((i) => headOf(sheet.columns[i])))),
      el("tbody", {}, ...sheet.rows.map((row, r) => this.#row(row, r, sheet, bad))),
    );
    this.#table = table;
    this.#box.replaceChildren(table);
    this.#box.scrollTo(scrollLeft, scrollTop);
    this.#at = {
      row: Math.min(this.#at.row, Math.max(0, sheet.rows.length - 1)),
      column: Math.min(this.#at.column, this.#columns.length - 1),
    };
    this.#mark(hadFocus);
  }

  #row(row: SheetRow, r: number, sheet: Sheet, bad: ReadonlyMap<string, string>): HTMLElement {
    const cells = this.#columns.map((i, c) => {
      const cell = row.cells[i] as SheetCell;
      const column = sheet.columns[i] as SheetColumn;
      const wrong = bad.get(cell.path.join("/"));
      const inner = column.kind === "formula" ? el("code", {}, cell.text) : cell.text;
      return el(
        "td",
        {
          role: "gridcell",
          tabindex: "-1",
          "data-r": String(r),
          "data-c": String(c),
          class: [wrong === undefined ? "" : "bad", cell.locked === null ? "" : "lock"].join(" ").trim(),
          title: wrong ?? (cell.locked === null ? cell.text : WORDS.locked[cell.locked]),
          ...(wrong === undefined ? {} : { "aria-invalid": "true" }),
          ...(cell.locked === null ? {} : { "aria-readonly": "true" }),
        },
        inner,
      );
    });
    return el(
      "tr",
      {},
      el("th", { scope: "row", role: "rowheader", tabindex: "-1", "data-r": String(r), "data-c": "-1" }, row.name),
      ...cells,
    );
  }

  #cell({ row, column }: At): HTMLElement | null {
    return this.#box.querySelector(`[data-r="${row}"][data-c="${column}"]`);
  }

  /** Shows which cell is chosen; the page's formula bar and preview follow it. */
  #mark(focus: boolean): void {
    for (const old of this.#box.querySelectorAll("[tabindex='0']")) {
      old.setAttribute("tabindex", "-1");
      old.classList.remove("sel");
      old.removeAttribute("aria-selected");
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

  /** The preview stays with what was edited where the cell chosen next is only the next one. */
  #move(row: number, column: number, follow = true): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    this.#at = {
      row: Math.max(0, Math.min(row, sheet.rows.length - 1)),
      column: Math.max(-1, Math.min(column, this.#columns.length - 1)),
    };
    this.#mark(true);
    if (follow) this.#point();
  }

  #point(): void {
    const found = this.#here();
    if (found) this.#bench.pointAt(found.row.file, found.cell?.path ?? [this.#sheet?.section ?? "", found.row.name]);
  }

  #here(): { readonly row: SheetRow; readonly cell: SheetCell | null; readonly column: SheetColumn | null } | null {
    const row = this.#sheet?.rows[this.#at.row];
    if (!row) return null;
    const i = this.#columns[this.#at.column];
    return {
      row,
      cell: i === undefined ? null : (row.cells[i] ?? null),
      column: i === undefined ? null : (this.#sheet?.columns[i] ?? null),
    };
  }

  #press(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-r]");
    if (!cell || this.#editing?.parentElement === cell) return;
    event.preventDefault();
    this.#move(Number(cell.dataset["r"]), Number(cell.dataset["c"]));
  }

  #key(event: KeyboardEvent): void {
    if (this.#editing) return;
    const { row, column } = this.#at;
    const page = Math.max(1, Math.floor(this.#box.clientHeight / 32) - 2);
    const last = this.#columns.length - 1;
    const mod = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#move(mod ? Infinity : row + 1, column),
      ArrowUp: () => this.#move(mod ? 0 : row - 1, column),
      ArrowRight: () => this.#move(row, mod ? last : column + 1),
      ArrowLeft: () => this.#move(row, mod ? -1 : column - 1),
      Home: () => this.#move(mod ? 0 : row, -1),
      End: () => this.#move(mod ? Infinity : row, last),
      PageDown: () => this.#move(row + page, column),
      PageUp: () => this.#move(row - page, column),
      Enter: () => (event.shiftKey ? this.#move(row - 1, column) : this.#edit(null)),
      F2: () => this.#edit(null),
      Delete: () => void this.#clear(),
    };
    if (mod && event.key.toLowerCase() === "c") {
      event.preventDefault();
      return void navigator.clipboard.writeText(this.#here()?.cell?.text ?? this.#here()?.row.name ?? "");
    }
    const act = moves[event.key];
    if (act) {
      event.preventDefault();
      return act();
    }
    if (event.key.length === 1 && !mod && !event.altKey) {
      event.preventDefault();
      this.#edit(event.key === "=" ? "" : event.key);
    }
  }

  async #clear(): Promise<void> {
    const here = this.#here();
    if (this.#frozen || !here?.cell || here.cell.locked !== null || here.cell.text === "") return;
    const edit = await this.#bench.service.ask.remove(here.row.file, here.cell.path);
    if (edit === null) return this.#bench.tell(WORDS.notHere);
    this.#bench.session.edit([edit]);
  }

  /** Opens the cell for typing: over what it says, or at its end where `typed` is null. */
  #edit(typed: string | null): void {
    const here = this.#here();
    if (this.#frozen) return this.#bench.tell(WORDS.frozen);
    if (!here) return;
    if (here.cell === null) return void this.#bench.rename(here.row.file, here.row.start);
    const { cell, column, row } = here;
    if (cell.locked !== null || column === null) return this.#bench.tell(WORDS.locked[cell.locked ?? "list"]);
    const place = this.#cell(this.#at);
    if (!place) return;
    const label = `${row.name} ${column.id}`;
    const box =
      column.kind === "choice"
        ? el(
            "select",
            { "aria-label": label },
            ...["", ...column.choices].map((choice) => el("option", { value: choice, selected: choice === cell.text }, choice)),
          )
        : el("input", { "aria-label": label, value: typed ?? cell.text, spellcheck: "false", autocomplete: "off" });
    this.#editing = box;
    place.replaceChildren(box);
    box.focus();
    if (box instanceof HTMLInputElement) box.setSelectionRange(box.value.length, box.value.length);
    const close = (): void => {
      if (this.#editing !== box) return;
      this.#editing = null;
      place.replaceChildren(column.kind === "formula" ? el("code", {}, cell.text) : cell.text);
    };
    const commit = (row: number, column_: number): void => {
      const value = box.value;
      close();
      this.#move(row, column_, value === cell.text);
      if (value !== cell.text) void this.#bench.set(here.row.file, cell.path, valueOf(value, column));
    };
    const { row: r, column: c } = this.#at;
    box.addEventListener("keydown", (event) => {
      const key = (event as KeyboardEvent).key;
      if (!["Enter", "Tab", "Escape"].includes(key)) return;
      event.preventDefault();
      event.stopPropagation();
      const back = (event as KeyboardEvent).shiftKey ? -1 : 1;
      if (key === "Escape") {
        close();
        this.#mark(true);
      } else if (key === "Enter") commit(r + back, c);
      else commit(r, c + back);
    });
    box.addEventListener("blur", () => {
      if (this.#editing === box) commit(r, c);
    });
  }
}

function rankOf({ path }: SheetColumn): number {
  const rank = ORDER.indexOf(path[0] ?? "");
  return rank < 0 ? ORDER.length : rank;
}

const sectionWord = (section: string): string => (WORDS.sections as Readonly<Record<string, string>>)[section] ?? section;

const head = (text: string, about: string): HTMLElement => el("th", { scope: "col", role: "columnheader", title: about }, text);
const headOf = (column: SheetColumn | undefined): HTMLElement => head(column?.id ?? "", column?.about ?? "");
