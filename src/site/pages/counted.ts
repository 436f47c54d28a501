import type { CountedRows, KpiReport } from "../../report/model.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { phrase, table } from "./parts.js";

/** The rows behind the latest value, an aggregate each: the first few, without what could name a person. */
export function countedRows(kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const body =
    kpi.countedRows.length === 0
      ? html`<p>${w.rowsNone}</p>`
      : html`${kpi.countedRows.map((part) => aggregate(part, kpi, ctx))}
          <p class="under">${w.rowsPrivate}</p>`;
  return html`<section class="sec" aria-labelledby="rows">
    <h2 id="rows">${w.rows}</h2>
    ${body}
  </section>`;
}

function aggregate(part: CountedRows, kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const heading = html`<h3><code>${part.aggregate}</code></h3>`;
  if (part.rows === null)
    return html`${heading}
      <p>${phrase(w.rowsWithheld(ctx.bind.count(kpi.privacyFloor ?? ctx.report.privacyFloor)), ctx)}</p>`;
  const at = kpi.latest?.period ?? null;
  const period = at === null ? ctx.bind.word(ctx.words.value.whole) : ctx.bind.period(at, kpi.series.grain);
  const shown = {
    shown: ctx.bind.count(part.rows.length),
    total: ctx.bind.count(part.total),
    period: { slot: "time", text: period.text } as const,
  };
  const columns = part.columns.map((column, i) => ({ head: html`<code>${column}</code>`, right: i > 0 && isNumeric(part, i) }));
  const rows = part.rows.map((row) =>
    row.map((value): Part => (value === null ? html`<span class="muted">–</span>` : String(value))),
  );
  return html`${heading}
    <p>${phrase(w.rowsShown(shown), ctx)}</p>
    ${part.rows.length === 0 || columns.length === 0 ? null : table(`${w.rows}, ${part.aggregate}`, columns, rows, { className: "tight nowrap" })}`;
}

const isNumeric = (part: CountedRows, column: number): boolean =>
  (part.rows ?? []).some((row) => typeof row[column] === "number");
