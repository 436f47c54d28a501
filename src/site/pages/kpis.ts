import type { KpiReport } from "../../report/model.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { familyWord } from "./kpi.js";
import { cellText, label, link, phrase, status, table } from "./parts.js";

const FAMILIES = ["awareness", "conversion", "service", "feedback", "engagement", "member_value"];

/** All KPIs by family, each with its latest value, interval and goals. */
export function kpisPage(ctx: PageContext): Html {
  const w = ctx.words.kpis;
  const { kpis } = ctx.report;
  return html`<div class="head">
      <h1>${w.heading}</h1>
      <p class="lead">${kpis.length === 0 ? w.none : phrase(w.lead(ctx.bind.count(kpis.length)), ctx)}</p>
    </div>
    ${families(kpis).map(([family, members], i) => section(family, members, i, ctx))}`;
}

function families(kpis: readonly KpiReport[]): readonly (readonly [string | null, readonly KpiReport[]])[] {
  const groups = new Map<string | null, KpiReport[]>();
  for (const kpi of kpis) {
    const group = groups.get(kpi.family);
    if (group) group.push(kpi);
    else groups.set(kpi.family, [kpi]);
  }
  const place = (family: string | null): number =>
    family === null ? FAMILIES.length + 1 : FAMILIES.includes(family) ? FAMILIES.indexOf(family) : FAMILIES.length;
  return [...groups].sort(([a], [b]) => place(a) - place(b));
}

function section(family: string | null, kpis: readonly KpiReport[], i: number, ctx: PageContext): Html {
  const w = ctx.words.kpis;
  const title = family === null ? ctx.words.otherFamily : familyWord(family, ctx);
  const columns = [
    { head: w.kpi },
    { head: w.value, right: true, short: w.value },
    { head: w.interval, short: w.interval },
    { head: w.n, right: true, short: w.n },
    { head: w.period, short: w.period },
    { head: w.goals, short: w.goals },
  ];
  return html`<section class="sec" aria-labelledby="family-${i}">
    <h2 id="family-${i}">${title}</h2>
    ${table(
      title,
      columns,
      kpis.map((kpi) => row(kpi, ctx)),
      { stack: true },
    )}
  </section>`;
}

function row(kpi: KpiReport, ctx: PageContext): readonly Part[] {
  const head = link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx);
  const goals = ctx.goalsOf(kpi.id);
  const judged =
    goals.length === 0
      ? html`<span class="muted">${ctx.words.kpis.noGoal}</span>`
      : html`${goals.map((goal, i) => html`${i > 0 ? html`<br />` : null}${status(goal.status, ctx)}`)}`;
  if (kpi.latest === null) return [head, html`<span class="muted">${ctx.words.board.notYet}</span>`, "", "", "", judged];
  const { cell, period } = kpi.latest;
  const range = ctx.story.range(kpi, cell);
  return [
    head,
    cellText(cell, kpi, ctx),
    range ? html`<span class="nb">${phrase(range, ctx)}</span>` : phrase(ctx.story.interval(kpi, cell), ctx),
    cell.n === null ? "" : ctx.format.count(cell.n),
    html`<span class="nb">${period === null ? ctx.words.kpi.total : ctx.format.period(period, kpi.series.grain)}</span>`,
    judged,
  ];
}
