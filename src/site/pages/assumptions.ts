import type { AssumptionReport, KpiReport } from "../../report/model.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { kpiLink } from "./lineage.js";
import { label, listed, phrase, prose, table, when } from "./parts.js";

/** The register of assumptions. */
export function assumptionsPage(ctx: PageContext): Html {
  const w = ctx.words.assumptions;
  const { assumptions } = ctx.report;
  return html`<div class="head">
      <h1>${w.heading}</h1>
      <p class="lead">${assumptions.length === 0 ? w.none : phrase(w.lead(ctx.bind.count(assumptions.length)), ctx)}</p>
    </div>
    ${assumptions.length === 0 ? null : assumptionTable(assumptions, w.heading, ctx)}`;
}

/** Assumptions as a table; on a phone each is a block. */
export function assumptionTable(assumptions: readonly AssumptionReport[], named: string, ctx: PageContext): Html {
  const w = ctx.words.assumptions;
  const right = (head: string) => ({ head, right: true, short: head });
  const left = (head: string) => ({ head, short: head });
  const columns = [
    { head: w.assumption },
    right(w.value),
    right(w.low),
    right(w.high),
    left(w.class),
    left(w.status),
    left(w.source),
    left(w.owner),
    left(w.review),
    left(w.usedBy),
  ];
  return table(
    named,
    columns,
    assumptions.map((assumption) => row(assumption, ctx)),
    { stack: true, className: "register" },
  );
}

function row(a: AssumptionReport, ctx: PageContext): readonly Part[] {
  const shown = { unit: a.unit, shownIn: a.unit };
  const ends = { low: a.low, high: a.high };
  const value = (x: number | null): Part => (x === null ? "" : ctx.format.value(x, shown, ends));
  const description = prose(a.description, ctx);
  return [
    html`<span id="${assumptionAnchor(a.id)}">${label(a.label, a.id, ctx)}</span
      >${description ? html`<div class="small muted">${description}</div>` : null}`,
    value(a.value),
    value(a.low),
    value(a.high),
    ctx.words.assumptionClass[a.class],
    ctx.words.assumptionStatus[a.status],
    html`<bdi>${a.source}</bdi>`,
    html`<bdi>${a.owner}</bdi>`,
    a.review === null ? "" : when(a.review, ctx.format.shortDate(a.review)),
    a.usedBy.length === 0
      ? ""
      : listed(
          a.usedBy.map((id) => kpiLink(id, ctx)),
          ctx,
        ),
  ];
}

/** The id of an assumption's row. */
export const assumptionAnchor = (id: string): string => `assumption-${id.replace(/[^A-Za-z0-9_-]/g, "-")}`;

/** The assumptions behind these KPIs, those of the KPIs they are made from too. */
export function assumptionsOf(kpis: readonly KpiReport[], ctx: PageContext): readonly AssumptionReport[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (kpi: KpiReport): void => {
    if (seen.has(kpi.id)) return;
    seen.add(kpi.id);
    kpi.lineage.assumptions.forEach((id) => found.add(id));
    for (const id of kpi.lineage.kpis) {
      const part = ctx.kpi(id);
      if (part) visit(part);
    }
  };
  kpis.forEach(visit);
  return ctx.report.assumptions.filter((assumption) => found.has(assumption.id));
}
