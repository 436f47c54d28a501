import { chartWords } from "../../report/chart/words.js";
import { pick } from "../../report/language.js";
import type { CoverageReport } from "../../report/model.js";
import type { FigureContext } from "./context.js";
import { html } from "../html.js";

/** Levels of a month's square: none, then thirds of the table's own highest month. */
const LEVELS = 3;

/**
 * Tables × months: what each table covers. A month without cover is hatched, one with cover but no rows is empty; the
 * fuller ones are filled by thirds of the table's own busiest month. Words and numbers are in each cell's text.
 */
export function coverageStrip(coverage: readonly CoverageReport[], ctx: FigureContext): string {
  const say = chartWords(ctx.language);
  const months = [...new Set(coverage.flatMap((c) => c.months.map((m) => m.period)))].sort();
  if (months.length === 0) return "";
  const years = months.reduce<{ year: string; span: number }[]>((all, m) => {
    const last = all.at(-1);
    if (last?.year === m.slice(0, 4)) last.span++;
    else all.push({ year: m.slice(0, 4), span: 1 });
    return all;
  }, []);
  const rows = coverage.map((table) => {
    const rowsOf = new Map(table.months.map((m) => [m.period, m.withheld ? ("withheld" as const) : m.rows]));
    const most = Math.max(1, ...table.months.map((m) => m.rows ?? 0));
    const cells = months.map((m) => {
      const rows = rowsOf.get(m) ?? null;
      const period = ctx.format.period(m.length === 7 ? `${m}-01` : m, "month");
      const said =
        rows === null
          ? `${period}: ${say.notCovered}`
          : rows === "withheld"
            ? `${period}: ${say.state.suppressed}`
            : say.rowsIn(ctx.format.count(rows), period);
      return html`<td>
        <span class="cov ${rows === null ? "none" : rows === "withheld" ? "secret" : `l${level(rows, most)}`}" title="${said}"
          ><span class="vh">${said}</span></span
        >
      </td>`;
    });
    return html`<tr>
      <th scope="row">${pick(table.label, ctx.language, ctx.first)?.text ?? table.table}</th>
      ${cells}
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${say.head.table}">
    <table class="covers">
      <thead>
        <tr>
          <th scope="col">${say.head.table}</th>
          ${years.map((y) => html`<th scope="colgroup" colspan="${y.span}">${y.year}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`.text;
}

const level = (rows: number, most: number): number => (rows === 0 ? 0 : Math.max(1, Math.ceil((rows / most) * LEVELS)));
