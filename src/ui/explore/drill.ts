import type { Table } from "../../engine/table.js";
import { el } from "./dom.js";
import type { Asker } from "./engine.js";
import type { Page } from "./page.js";
import { condition, rangeOf, type Asked } from "./question.js";
import { resultGrid } from "./result-grid.js";
import type { Place } from "./table.js";

/** More rows than these are not listed; how many there are is always said. */
const LIMIT = 5000;

/** The counted rows of one cell, of each aggregate of the formula. */
export async function drill(place: Place, asked: Asked, asker: Asker, page: Page, close: () => void): Promise<HTMLElement> {
  const { strand, period, said } = place;
  const group = strand.group === undefined ? "" : condition([asked.split, strand.group], page.results);
  const own = asked.where === "" || group === "" ? asked.where : `(${asked.where})`;
  const where = [own, group].filter(Boolean).join(" and ");
  const parts = await asker.counted(strand.kpi.id, rangeOf(period, asked, page.results), where, LIMIT);
  const { say } = page;
  return el(
    "section",
    { class: "x-drill", "aria-labelledby": "x-drill" },
    el("h2", { class: "h3", id: "x-drill", tabindex: "-1" }, say.counted(`${page.kpi(strand.kpi)}, ${said}`)),
    ...parts.flatMap(({ aggregate, total, rows }) => [
      el("h3", { class: "x-part" }, el("code", {}, aggregate)),
      el("p", { class: "under" }, countOf(rows, total, page)),
      ...(rows.rows > 0 ? [resultGrid(aggregate, rows)] : []),
    ]),
    el("p", {}, el("button", { type: "button", class: "btn", click: close }, say.close)),
  );
}

const countOf = (rows: Table, total: number, { say, format }: Page): string =>
  rows.rows < total ? say.firstRows(format.count(rows.rows), format.count(total)) : say.rows(format.count(total));
