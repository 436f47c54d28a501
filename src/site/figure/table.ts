import { points } from "../../report/chart/cells.js";
import { chartWords, type ChartWords } from "../../report/chart/words.js";
import type { GoalReport, KpiReport, ReportCell } from "../../report/model.js";
import type { FigureContext } from "./context.js";
import { html, type Html, type Part } from "../html.js";

/** The figures of a series, newest first. */
export function seriesTable(kpi: KpiReport, goals: readonly GoalReport[], label: string, ctx: FigureContext): Html {
  const say = chartWords(ctx.language);
  const path = new Map(
    goals.filter((g) => g.grain === kpi.series.grain).flatMap((g) => g.path.map((p) => [p.period, p.value] as const)),
  );
  const heads = [say.head.value, say.head.low, say.head.high, say.head.n, ...(path.size > 0 ? [say.head.target] : [])];
  const rowOf = (period: string, cells: readonly string[], state: string): Html => {
    const target = path.get(period);
    const asked = path.size > 0 ? [target === undefined ? "" : ctx.format.value(target, kpi)] : [];
    return row(ctx.format.period(period, kpi.series.grain), [...cells, ...asked], state);
  };
  const measured = kpi.series.points.map(({ period, cell }) => rowOf(period, figures(cell, kpi, ctx), say.state[cell.state]));
  const [ahead = []] = goals
    .flatMap(({ outlook, grain }) => (grain === kpi.series.grain && outlook && "points" in outlook ? [outlook.points] : []))
    .sort((a, b) => b.length - a.length);
  const expected = ahead.map(({ period, ...ends }) =>
    rowOf(period, figures({ ...ends, n: null, state: "complete" }, kpi, ctx), say.expected),
  );
  return table(label, say.head.period, heads, say.head.state, [...measured, ...expected].reverse());
}

/** The last settled period of each group of a split. */
export function splitTable(
  kpi: KpiReport,
  split: KpiReport["splits"][number],
  label: string,
  name: (group: string | null) => string,
  ctx: FigureContext,
): Html {
  const say = chartWords(ctx.language);
  const last = Math.max(-1, ...split.groups.flatMap((g) => points(g.series, "complete").map((p) => p.i)));
  const rows = split.groups.flatMap((group) => {
    const point = group.series.points[last < 0 ? group.series.points.length - 1 : last];
    return point ? [row(name(group.name), figures(point.cell, kpi, ctx), say.state[point.cell.state])] : [];
  });
  return groupTable(label, rows, say);
}

/** The groups of a split over the whole range. */
export function totalsTable(
  kpi: KpiReport,
  split: KpiReport["splits"][number],
  label: string,
  name: (group: string | null) => string,
  ctx: FigureContext,
): Html {
  const say = chartWords(ctx.language);
  const rows = split.groups.flatMap(({ name: group, total }) =>
    total ? [row(name(group), figures(total, kpi, ctx), say.state[total.state])] : [],
  );
  return groupTable(label, rows, say);
}

const groupTable = (label: string, rows: readonly Part[], { head }: ChartWords): Html =>
  table(label, head.group, [head.value, head.low, head.high, head.n], head.state, rows);

function figures(cell: ReportCell, kpi: KpiReport, ctx: FigureContext): readonly string[] {
  if (cell.value === null) return ["–", "", "", cell.n === null ? "" : ctx.format.count(cell.n)];
  const [low, high] = ctx.format.ends(cell, kpi);
  return [ctx.format.value(cell.value, kpi, cell), low ?? "", high ?? "", cell.n === null ? "" : ctx.format.count(cell.n)];
}

const row = (head: string, figures: readonly string[], state: string): Html =>
  html`<tr>
    <th scope="row">${head}</th>
    ${figures.map((f) => html`<td class="r">${f}</td>`)}
    <td>${state}</td>
  </tr>`;

/** Figures in a named, focusable group; `last` heads a column of words, where there is one. */
export function table(
  label: string,
  first: string,
  heads: readonly string[],
  last: string | null,
  rows: readonly Part[],
): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">
    <table class="tight">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${heads.map((h) => html`<th scope="col" class="r">${h}</th>`)}
          ${last === null ? null : html`<th scope="col">${last}</th>`}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
