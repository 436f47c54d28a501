import { leadsChart } from "../../../report/chart/voices/leads.js";
import type { ReportCell } from "../../../report/model.js";
import { plain, type Phrase } from "../../../report/sentence.js";
import { voicesWords } from "../../../report/sentence/voices.js";
import type { Measured } from "../../../report/sentence/voices/words.js";
import type { EarlyWarningsReport, Warning } from "../../../report/voices.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { phrase, sentences, table, when } from "../parts.js";
import { ranSql } from "./sql.js";

const PERCENT = { unit: "1", shownIn: "percent" } as const;
const TIME = { unit: "s", shownIn: "s" } as const;
/** Of the list, as many stand open on the page; all of it is behind the chart. */
const OPEN = 8;

export function warningHeading({ first }: EarlyWarningsReport, ctx: PageContext): Phrase | null {
  if (first.value === null) return null;
  return voicesWords(ctx.language).warnings.first(ctx.bind.value(first.value, PERCENT, first));
}

/** Who spoke of incidents first, by how much, and each of the newest. */
export function warningSection(found: EarlyWarningsReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).warnings;
  const timed = (found.list ?? []).flatMap((one) =>
    one.lead === null || one.report === null ? [] : [{ at: one.report, lead: one.lead }],
  );
  return html`<section class="sec" aria-labelledby="warnings">
    <h2 id="warnings">${w.heading}</h2>
    <div class="cols">
      <div class="main">
        ${told(found, ctx)}
        ${
          timed.length < 2
            ? null
            : chartFigure(
                {
                  heading: w.chart,
                  sub: w.chartSub,
                  summary: plain(listedOf(found, ctx)),
                  draw: (width) => leadsChart({ all: timed, above: w.above, below: w.below }, { width, format: ctx.format }),
                  table: listTable(found, found.list ?? [], ctx),
                },
                ctx.figure(),
              )
        }
      </div>
      <div>
        <div class="note"><p>${w.caveat}</p></div>
      </div>
    </div>
    ${list(found, ctx)} ${ranSql(found.sql, w.heading)}
  </section>`;
}

function told({ counted, first, lead, lag }: EarlyWarningsReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).warnings;
  if (first.state === "suppressed") return html`<p>${w.withheld}</p>`;
  const share = measured(first, PERCENT, ctx);
  if (share === null) return html`<p>${w.none}</p>`;
  const [ahead, behind] = [measured(lead, TIME, ctx), measured(lag, TIME, ctx)];
  const alone = counted !== null && counted.community + counted.others > 0;
  return html`<p>
    ${sentences(
      [
        phrase(w.share(share), ctx),
        ahead === null ? null : phrase(w.lead(ahead), ctx),
        behind === null ? null : phrase(w.lag(behind), ctx),
        alone
          ? phrase(w.alone({ members: ctx.bind.count(counted.community), others: ctx.bind.count(counted.others) }), ctx)
          : null,
      ],
      ctx,
    )}
  </p>`;
}

function measured(cell: ReportCell, as: typeof PERCENT | typeof TIME, ctx: PageContext): Measured | null {
  const { value, low, high, n } = cell;
  if (value === null || n === null) return null;
  const ends = { low, high };
  // Of two or three values there is no interval: its ends are as far as anybody knows the value itself.
  return {
    value: ctx.bind.value(value, as, ends),
    low: ctx.bind.value(low ?? value, as, ends),
    high: ctx.bind.value(high ?? value, as, ends),
    n: ctx.bind.count(n),
  };
}

const listedOf = ({ list: rows, counted }: EarlyWarningsReport, ctx: PageContext): Phrase =>
  voicesWords(ctx.language).warnings.listed(
    ctx.bind.count(rows?.length ?? 0),
    ctx.bind.count(counted?.all ?? rows?.length ?? 0),
  );

function list(found: EarlyWarningsReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).warnings;
  if (found.list === null) return html`<p class="muted">${w.unlisted}</p>`;
  if (found.list.length === 0) return html``;
  return html`<h3>${w.list}</h3>
    ${listTable(found, found.list.slice(0, OPEN), ctx)}`;
}

function listTable(found: EarlyWarningsReport, rows: readonly Warning[], ctx: PageContext): Html {
  const w = voicesWords(ctx.language).warnings;
  const has = (key: "severity" | "area"): boolean => (found.list ?? []).some((one) => one[key] !== null);
  const [severity, area] = [has("severity"), has("area")];
  const at = (time: string | null): Part => (time === null ? "–" : when(time, ctx.format.moment(time)));
  const heads = [w.head.incident, severity && w.head.severity, area && w.head.area, w.head.members, w.head.others, w.head.lead];
  return table(
    w.list,
    heads.flatMap((head) => (head === false ? [] : [{ head, short: head }])),
    rows.map((one) => [
      html`<bdi>${one.id}</bdi>`,
      ...(severity ? [html`<bdi>${one.severity ?? "–"}</bdi>`] : []),
      ...(area ? [html`<bdi>${one.area ?? "–"}</bdi>`] : []),
      at(one.report),
      at(one.incident),
      leadOf(one, ctx),
    ]),
    { stack: true },
  );
}

function leadOf({ lead, report }: Warning, ctx: PageContext): Part {
  const w = voicesWords(ctx.language).warnings;
  if (lead === null) return report === null ? w.onlyOthers : w.onlyMembers;
  if (lead === 0) return w.together;
  const time = ctx.bind.value(Math.abs(lead), TIME);
  return lead > 0 ? html`<b>${phrase(w.ahead(time), ctx)}</b>` : phrase(w.behind(time), ctx);
}
