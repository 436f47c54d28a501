import type { KpiReport } from "../../report/model.js";
import { seriesFigure, splitFigure } from "../figure.js";
import { html, safe, type Html } from "../html.js";
import { plain } from "../../report/sentence.js";
import type { PageContext } from "./context.js";
import { countedRows } from "./counted.js";
import { formulaCode, sqlCode } from "./formula.js";
import { big, unitName } from "./kpi.js";
import { lineage } from "./lineage.js";
import { evidence, phrase, prose, status } from "./parts.js";

/** What one KPI comes to, for beside its definition: the KPI page's own parts, the answer first, headings one deeper. */
export function kpiPreview(kpi: KpiReport, ctx: PageContext): Html {
  const w = ctx.words.kpi;
  const goals = ctx.goalsOf(kpi.id);
  const name = ctx.bind.name(kpi.label, kpi.id).text;
  return html`${big(kpi, ctx)}
    <p class="under">${phrase(ctx.story.answer(kpi), ctx)}</p>
    <ul class="meta">
      ${goals.map((goal) => html`<li>${status(goal.status, ctx)}</li>`)}
      <li>${evidence(kpi.evidence, ctx)}</li>
      <li>${w.shownIn(unitName(kpi, ctx))}</li>
    </ul>
    ${safe(seriesFigure(kpi, goals, ctx.report.notes, ctx.figure(), name))}
    <h3>${w.inWords}</h3>
    ${prose(kpi.words, ctx)}
    <h3>${w.formula}</h3>
    ${formulaCode(kpi.formula, w.formula, ctx)}
    ${kpi.splits
      .filter((split) => split.groups.length > 0)
      .map((split) => {
        const finding = ctx.story.splitFinding(kpi, split);
        const title = finding ? plain(finding) : ctx.bind.name(split.label, split.dimension).text;
        return html`<details>
          <summary>${phrase(w.splitBy(ctx.bind.name(split.label, split.dimension)), ctx)}</summary>
          ${safe(splitFigure(kpi, split, ctx.figure(), title))}
        </details>`;
      })}
    <details>
      <summary>${w.sql}</summary>
      ${sqlCode(kpi.sql, w.sql)}
    </details>
    <div class="deeper">${lineage(kpi, ctx)} ${countedRows(kpi, ctx)}</div>`;
}
