import { shortPeriod } from "../../../report/chart/periods.js";
import type { CohortsReport } from "../../../report/members.js";
import type { ReportCell } from "../../../report/model.js";
import type { Phrase } from "../../../report/sentence.js";
import { html, safe, type Html, type Part } from "../../html.js";
import { formulaMarked, sqlCode } from "../formula.js";
import { evidence, phrase, sentence, sentences } from "../parts.js";
import { POINTS, SHARE, type MembersContext } from "./context.js";

/** Steps of the heat map's one colour. */
const LEVELS = 6;

/** How long members stay: the heat map, the first and the last cohort compared, and what is counted. */
export function cohortsSection(ctx: MembersContext): Html | null {
  const { members, say, bind } = ctx;
  const { cohorts } = members;
  if (!cohorts || cohorts.rows.length === 0) return null;
  const w = say.cohorts;
  const compared = comparison(cohorts, ctx);
  return html`<section class="sec" aria-labelledby="cohorts">
    <h2 id="cohorts">${w.heading}</h2>
    ${compared === null ? null : html`<p>${sentence(compared, ctx)}</p>`}
    <p>${evidence(0, ctx)}</p>
    <p class="small muted">${w.definition[cohorts.by]} <code>${formulaMarked(cohorts.active, ctx)}</code></p>
    ${heatMap(cohorts, ctx)}
    <p class="under">
      ${sentences(
        [
          html`${summaryOf(cohorts, ctx)}`,
          html`${w.empty}`,
          cohorts.earlier > 0 ? sentence(w.earlier(bind.count(cohorts.earlier)), ctx) : null,
          cohorts.early ? sentence(w.early(bind.count(cohorts.early)), ctx) : null,
        ],
        ctx,
      )}
    </p>
    ${
      members.sql.cohorts === null
        ? null
        : html`<details>
            <summary>${say.asked}</summary>
            ${sqlCode(members.sql.cohorts, `${say.asked}: ${w.heading}`)}
          </details>`
    }
  </section>`;
}

/** The first and the last cohort that can be told; a difference only where its interval does not hold zero. */
function comparison({ by, compared }: CohortsReport, ctx: MembersContext): Phrase | null {
  if (compared === null) return null;
  const { lag, first, last, difference } = compared;
  const share = ({ value, low, high }: ReportCell) => ctx.bind.value(value ?? 0, SHARE, { low, high });
  const points = { value: difference.value * 100, low: difference.low * 100, high: difference.high * 100 };
  const shown = (x: number) => ctx.bind.signed(x, POINTS, points);
  const about = {
    lag: ctx.bind.count(lag),
    first: ctx.bind.period(first.period, by),
    firstShare: share(first.cell),
    last: ctx.bind.period(last.period, by),
    lastShare: share(last.cell),
    low: shown(points.low),
    high: shown(points.high),
  };
  const w = ctx.say.cohorts;
  if (difference.low > 0) return w.higher(about);
  return difference.high < 0 ? w.lower(about) : w.alike(about);
}

function summaryOf({ all }: CohortsReport, ctx: MembersContext): string | null {
  const told = all.flatMap((cell, lag) =>
    cell.value === null ? [] : [{ lag, share: ctx.format.value(cell.value, SHARE, cell) }],
  );
  const [first, then] = told;
  const last = told.at(-1);
  if (!first || !then || !last || last === then) return null;
  return ctx.say.cohorts.summary({ first: first.share, then: then.share, last: last.share, lag: ctx.format.count(last.lag) });
}

/** One table that is picture and numbers at once: each cell its percent on a shade, with n and interval in its words. */
function heatMap(cohorts: CohortsReport, ctx: MembersContext): Html {
  const w = ctx.say.cohorts;
  const { rows, all, by } = cohorts;
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0)));
  const secret = ctx.words.state.suppressed;
  const body = rows.map(
    ({ period, n, cells }) =>
      html`<tr>
        <th scope="row">${shortPeriod(period, by, ctx.format)}</th>
        <td class="r">
          ${n === null ? html`<span class="muted" title="${secret}">–<span class="vh">${secret}</span></span>` : ctx.format.count(n)}
        </td>
        ${cells.map((cell) => heatCell(cell, most, ctx))}
      </tr>`,
  );
  return html`<figure>
    <figcaption>
      <h3>${w.title[by]}</h3>
      <p>${w.sub}</p>
    </figcaption>
    <div class="scroll" tabindex="0" role="group" aria-label="${w.title[by]}">
      <table class="heat">
        <thead>
          <tr>
            <th scope="col" rowspan="2">${w.joined}</th>
            <th scope="col" rowspan="2" class="r">${w.members}</th>
            <th scope="colgroup" colspan="${all.length}">${w.months}</th>
          </tr>
          <tr>
            ${all.map((_, lag) => html`<th scope="col">${ctx.format.count(lag)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${body}
          <tr class="sum">
            <th scope="row">${w.all}</th>
            <td class="r"></td>
            ${all.map((cell) => heatCell(cell, most, ctx))}
          </tr>
        </tbody>
      </table>
    </div>
  </figure>`;
}

function heatCell(cell: ReportCell, most: number, ctx: MembersContext): Html {
  if (cell.state !== "complete" || cell.value === null) {
    const word = ctx.words.state[cell.state];
    return html`<td class="${cell.state === "suppressed" ? "secret" : cell.state === "no_data" ? "gap" : "wait"}">
      <span class="vh">${word}</span>
    </td>`;
  }
  const level = cell.value === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((cell.value / most) * LEVELS));
  const value = ctx.format.bare(Math.round(cell.value * 100) / 100, SHARE);
  const [low, high] = ctx.bind.ends(cell, SHARE);
  const n: Part = cell.n === null ? null : `; n = ${ctx.format.count(cell.n)}`;
  const range = low && high ? phrase(ctx.words.value.range(low, high), ctx).text.replace(/<[^>]*>/g, "") : "";
  return html`<td class="h${level}" title="${range}${n}">${safe(html`${value}`.text)}</td>`;
}
