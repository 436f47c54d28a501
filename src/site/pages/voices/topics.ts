import { addDuration } from "../../../ground/day.js";
import { rangesChart, type RangeRow } from "../../../report/chart/voices/ranges.js";
import { chartWords } from "../../../report/chart/words.js";
import type { Phrase } from "../../../report/sentence.js";
import { voicesWords } from "../../../report/sentence/voices.js";
import type { DaysReport, TopicGroup, TopicReport } from "../../../report/voices.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { phrase, sentences, table } from "../parts.js";
import { ranSql } from "./sql.js";

const PERCENT = { unit: "1", shownIn: "percent" } as const;

/** The greatest change that can be told from chance; the topic's name where there is none. */
export function topicHeading(topic: TopicReport, ctx: PageContext): Phrase {
  const w = voicesWords(ctx.language).topics;
  const label = ctx.bind.name(topic.label, topic.id);
  const changed = topic.groups.filter(({ change }) => change !== null && change.trend !== "unclear");
  const [most] = [...changed].sort((a, b) => Math.abs(b.change?.value ?? 0) - Math.abs(a.change?.value ?? 0));
  if (most?.change && most.before) {
    const share = (of: TopicGroup["now"]) => ctx.bind.value(of.share.value, PERCENT, of.share);
    const slots = { label, name: ctx.bind.word(nameOf(most, ctx)), before: share(most.before), now: share(most.now) };
    return most.change.trend === "rose" ? w.rose(slots) : w.fell(slots);
  }
  return topic.before === null || topic.groups.length === 0 ? w.heading(label) : w.unclear(label);
}

/** A dimension's shares now and in the time it is compared with. */
export function topicSection(topic: TopicReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).topics;
  const id = `topic-${topic.id.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  const head = html`<h2 id="${id}">${phrase(topicHeading(topic, ctx), ctx)}</h2>`;
  if (topic.n.now === null)
    return html`<section class="sec" aria-labelledby="${id}">
      ${head}
      <p class="muted">${w.withheld}</p>
    </section>`;
  const lead = w.lead({
    now: ctx.bind.count(topic.n.now),
    before: topic.n.before === null ? null : ctx.bind.count(topic.n.before),
    table: ctx.bind.name(topic.tableLabel, topic.table),
  });
  return html`<section class="sec" aria-labelledby="${id}">
    ${head}
    <p>
      ${sentences(
        [
          phrase(lead, ctx),
          topic.before === null ? w.noBefore : null,
          topic.withheld > 0 ? phrase(w.hidden(ctx.bind.count(topic.withheld)), ctx) : null,
        ],
        ctx,
      )}
    </p>
    ${topic.where === null ? null : html`<p class="small muted"><code>${topic.where}</code></p>`}
    <div class="cols">
      <div class="main">${topicFigure(topic, ctx)}</div>
      <div>
        <div class="note"><p>${w.caveat}</p></div>
      </div>
    </div>
    ${ranSql(topic.sql, topic.id)}
  </section>`;
}

const nameOf = ({ name }: TopicGroup, ctx: PageContext): string => name ?? chartWords(ctx.language).notGiven;

/** "August 2026 – October 2026". */
function spanOf({ from, to }: DaysReport, ctx: PageContext): string {
  const month = (day: string): string => ctx.format.period(day, "month");
  const isMonths = from.endsWith("-01") && to.endsWith("-01");
  const last = addDuration(to, -1, "day");
  if (!isMonths) return `${ctx.format.shortDate(from)} – ${ctx.format.shortDate(last)}`;
  return month(from) === month(last) ? month(from) : `${month(from)} – ${month(last)}`;
}

function topicFigure(topic: TopicReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).topics;
  const rows = topic.groups.map((group): RangeRow => ({
    group: null,
    name: nameOf(group, ctx),
    open: group.before?.share.value ?? null,
    filled: group.now.share,
    shown: ctx.format.value(group.now.share.value, PERCENT, group.now.share),
    second: false,
  }));
  const told = topic.groups.map((group) => {
    const now = ctx.format.value(group.now.share.value, PERCENT, group.now.share);
    const { change } = group;
    return `${nameOf(group, ctx)} ${now}${change === null ? "" : `, ${w.trend[change.trend]}`}`;
  });
  return chartFigure(
    {
      heading:
        Object.keys(topic.byLabel).length > 0
          ? ctx.bind.name(topic.byLabel, topic.by).text
          : ctx.bind.name(topic.label, topic.id).text,
      sub: w.sub(spanOf(topic.now, ctx), topic.before === null ? null : spanOf(topic.before, ctx)),
      summary: `${told.join("; ")}.`,
      draw: (width) => rangesChart(rows, PERCENT, { width, format: ctx.format }),
      table: topicTable(topic, ctx),
    },
    ctx.figure(),
  );
}

function topicTable(topic: TopicReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).topics;
  const right = (head: string) => ({ head, right: true, short: head });
  const share = (of: TopicGroup["before"]): Part =>
    of === null
      ? "–"
      : html`${ctx.format.value(of.share.value, PERCENT, of.share)} <span class="muted">(${ctx.format.count(of.n)})</span>`;
  const points = (x: number): string => ctx.format.ruler(PERCENT, [0.101]).signed(Math.round(x * 1000) / 10);
  return table(
    w.trend.unclear,
    [
      { head: ctx.bind.name(topic.byLabel, topic.by).text },
      right(w.head.before),
      right(w.head.now),
      right(w.head.change),
      right(w.head.interval),
      { head: w.head.trend, short: w.head.trend },
    ],
    topic.groups.map((group) => {
      const { change } = group;
      return [
        html`<bdi>${nameOf(group, ctx)}</bdi>`,
        share(group.before),
        share(group.now),
        change === null ? "–" : points(change.value),
        change === null ? "–" : `${points(change.low)} – ${points(change.high)}`,
        change === null ? "–" : w.trend[change.trend],
      ];
    }),
    { className: "tight" },
  );
}
