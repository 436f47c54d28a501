import type { SheetCell, SheetColumn } from "../../../language/sheet.js";
import { el } from "../../explore/dom.js";
import { WORDS } from "../words.js";
import type { Shown } from "./changes.js";
import type { Sort } from "./view.js";

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

/** A sheet's columns as they are shown: what matters first, translations only where they are asked for. */
export const shownColumns = (columns: readonly SheetColumn[], everyLanguage: boolean): readonly SheetColumn[] =>
  columns
    .map((column, i) => ({ column, i, rank: rankOf(column) }))
    .filter(({ column }) => everyLanguage || !column.translation)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ column }) => column);

function rankOf({ path }: SheetColumn): number {
  const rank = ORDER.indexOf(path[0] ?? "");
  return rank < 0 ? ORDER.length : rank;
}

/** The table of what is shown. `bad` is what is wrong with a cell, by its path; `sortBy` is told of a press on a head. */
export function drawn(
  { sheet, rows, columns }: Shown,
  bad: ReadonlyMap<string, string>,
  sort: Sort | null,
  sortBy: (id: string) => void,
): HTMLTableElement {
  const place = new Map(sheet.columns.map((column, i) => [column, i]));
  const head = (id: string, text: string, about: string): HTMLElement => {
    const way = sort?.by !== id ? "none" : sort.descending ? "descending" : "ascending";
    return el(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": way, title: about },
      el(
        "button",
        { type: "button", tabindex: "-1", "aria-label": WORDS.sortBy(text), click: () => sortBy(id) },
        text,
        el("span", { class: "way", "aria-hidden": "true" }, way === "none" ? "" : way === "descending" ? " ▼" : " ▲"),
      ),
    );
  };
  return el(
    "table",
    {
      class: "gr",
      role: "grid",
      "aria-label": WORDS.grid((WORDS.sections as Readonly<Record<string, string>>)[sheet.section] ?? sheet.section),
      "aria-multiselectable": "true",
      "aria-rowcount": String(rows.length + 1),
      "aria-colcount": String(columns.length + 1),
    },
    el("thead", {}, el("tr", {}, head("", WORDS.id, ""), ...columns.map(({ id, about }) => head(id, id, about)))),
    el(
      "tbody",
      {},
      ...rows.map((row, r) =>
        el(
          "tr",
          {},
          el("th", { scope: "row", role: "rowheader", tabindex: "-1", "data-r": String(r), "data-c": "-1" }, row.name),
          ...columns.map((column, c) => {
            const cell = row.cells[place.get(column) ?? -1];
            return cell ? drawnCell(cell, column, r, c, bad.get(cell.path.join("/"))) : el("td", {});
          }),
        ),
      ),
    ),
  );
}

const drawnCell = (cell: SheetCell, column: SheetColumn, r: number, c: number, wrong: string | undefined): HTMLElement =>
  el(
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
    inside(cell.text, column),
  );

/** What a cell shows while nobody types in it. */
export const inside = (text: string, column: SheetColumn): Node | string =>
  column.kind === "formula" ? el("code", {}, text) : text;
