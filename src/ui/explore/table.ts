import { rangeText } from "../../report/chart/summary.js";
import type { ReportCell } from "../../report/model.js";
import { aligned, strandsOf, type Answer, type Strand } from "./answer.js";
import { el } from "./dom.js";
import { grid, type GridCell, type GridColumn } from "./grid.js";
import type { Page } from "./page.js";
import type { Asked } from "./question.js";
import type { View } from "./state.js";

/** A cell of the table: which strand, which period. */
export interface Place {
  readonly strand: Strand;
  readonly period: string;
  /** "English, October 2026". */
  readonly said: string;
}

/** With so few lines each has its interval beside it; the exports always hold it. */
const WITH_INTERVAL = 2;

/** The figures of the view: a row a period, the newest first; a value and its n for each line. */
export function valuesTable(
  answer: Answer,
  asked: Asked,
  view: View,
  page: Page,
  open: ((place: Place) => void) | null,
): readonly HTMLElement[] {
  const strands = strandsOf(answer, asked, view);
  const { say, chart, format, results } = page;
  const several = new Set(strands.map(({ kpi }) => kpi)).size > 1;
  const series = aligned(strands.map((strand) => strand.series));
  const periods = (series[0]?.points ?? []).map(({ period }) => period);
  const ranged = series.some(({ points }) => points.some(({ cell }) => cell.low !== null || cell.high !== null));
  const intervals = ranged && strands.length <= WITH_INTERVAL;
  const columns: GridColumn[] = [
    { head: asked.grain === "week" ? say.weekFrom : say.grains[asked.grain] },
    ...strands.flatMap((strand): GridColumn[] => {
      const name = page.strand(strand, several);
      return [
        { head: name, right: true },
        ...(intervals ? [{ head: say.interval, said: name, right: true }] : []),
        { head: chart.head.n, said: name, right: true },
      ];
    }),
    { head: chart.head.state },
  ];
  const row = (index: number): readonly GridCell[] => {
    const at = periods.length - 1 - index;
    const period = periods[at] ?? "";
    const printed = format.period(period, asked.grain);
    const cells = series.map(({ points }) => points[at]?.cell);
    return [
      asked.grain === "week" || asked.grain === "day" ? format.shortDate(period) : printed,
      ...strands.flatMap((strand, s): GridCell[] => {
        const cell = cells[s];
        if (!cell) return ["", ...(intervals ? [""] : []), ""];
        const said = `${page.strand(strand, several)}, ${printed}`;
        return [
          valueText(cell, strand, page),
          ...(intervals ? [cell.value === null ? "" : (rangeText(cell, strand.kpi, page) ?? "–")] : []),
          nCell(cell, { strand, period, said }, page, open),
        ];
      }),
      statesText(
        cells.flatMap((cell) => cell?.state ?? []),
        page,
      ),
    ];
  };
  const sum = `${say.newestFirst(format.count(periods.length), results.community.timezone)}${open ? ` ${say.opensRows}` : ""}`;
  return [
    el("h2", { class: "h3", id: "x-table" }, say.table),
    grid(say.table, columns, periods.length, row),
    el("p", { class: "under" }, sum),
  ];
}

const valueText = (cell: ReportCell, { kpi }: Strand, { chart, format }: Page): string =>
  cell.value === null
    ? cell.state === "undefined"
      ? "–"
      : chart.state[cell.state === "complete" ? "no_data" : cell.state]
    : format.value(cell.value, kpi, cell);

function nCell(cell: ReportCell, place: Place, { say, format }: Page, open: ((place: Place) => void) | null): GridCell {
  if (cell.n === null) return "";
  const text = format.count(cell.n);
  if (open === null || cell.n === 0) return text;
  return { text, label: say.rowsOf(text, place.said), open: () => open(place) };
}

/** The states of a period, each once, the settled one only where there is no other. */
function statesText(states: readonly ReportCell["state"][], { chart }: Page): string {
  const all = [...new Set(states)];
  const open = all.filter((state) => state !== "complete");
  return (open.length > 0 ? open : all).map((state) => chart.state[state]).join(", ");
}
