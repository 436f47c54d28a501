import { addDuration } from "../../ground/day.js";
import { creditChart } from "../../report/chart/credit.js";
import type { AttributionReport, KpiReport, Player } from "../../report/model.js";
import { attributionWords } from "../../report/sentence/attribution.js";
import type { Phrase } from "../../report/sentence.js";
import { chartFigure } from "../figure.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { evidence, label, link, meta, phrase, sentences, table } from "./parts.js";
import { dataTo } from "./told.js";
import { duration } from "./units.js";

/** Credit by several rules side by side, their range, and beside it what a group drawn by lot shows. */
export function attributionPage(found: AttributionReport, ctx: PageContext): Html {
  const w = attributionWords(ctx.language);
  const kpi = ctx.kpi(found.kpi);
  if (kpi === null) return html`<h1>${w.title}</h1>`;
  const told = telling(found, kpi, ctx);
  const month = (day: string) => ctx.bind.period(day, "month");
  return html`<div class="head">
      <p class="for">
        ${phrase(w.over(ctx.bind.name(kpi.label, kpi.id), month(found.from), month(addDuration(found.to, -1, "day"))), ctx)}
      </p>
      <h1>${phrase(told.heading, ctx)}</h1>
      <p class="lead">${sentences([phrase(told.lead, ctx), found.holdout ? w.tested : w.untested], ctx)}</p>
      ${meta([dataTo(ctx), link(ctx.places.kpi(kpi.id), label(kpi.label, kpi.id, ctx), ctx)])}
    </div>
    <p class="warn" role="note"><b>${w.notEffect}</b> ${w.notEffectMeans}</p>
    ${besideSection(found, kpi, told, ctx)} ${everyoneSection(found, kpi, ctx)}
    <section class="sec" aria-labelledby="reading">
      <h2 id="reading">${w.reading}</h2>
      <ul class="plain">
        ${w.read.slice(0, found.holdout ? undefined : 1).map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
}

interface Telling {
  readonly low: number;
  readonly high: number;
  readonly heading: Phrase;
  readonly lead: Phrase;
}

function telling(found: AttributionReport, kpi: KpiReport, ctx: PageContext): Telling {
  const w = attributionWords(ctx.language);
  const own = found.models.map((model) => model.own);
  const [low, high] = [Math.min(...own), Math.max(...own)];
  const ends = { low, high };
  return {
    low,
    high,
    heading: w.heading(ctx.bind.value(low, kpi, ends), ctx.bind.value(high, kpi, ends)),
    lead: w.lead(ctx.bind.count(found.models.length), ctx.bind.count(found.counted.joined), tableName(found, ctx)),
  };
}

const tableName = ({ orders }: AttributionReport, ctx: PageContext) =>
  ctx.bind.name(ctx.report.coverage.find(({ table: name }) => name === orders)?.label ?? {}, orders);

function besideSection(found: AttributionReport, kpi: KpiReport, { low, high }: Telling, ctx: PageContext): Html {
  const w = attributionWords(ctx.language);
  const { holdout } = found;
  const ends = { low, high };
  const value = (x: number, of: { readonly low: number; readonly high: number } = ends) => ctx.bind.value(x, kpi, of);
  const models = [...found.models]
    .sort((a, b) => b.own - a.own)
    .map(({ name, own }) => ({ name: w.model[name].name, value: own }));
  const test = holdout?.total ?? null;
  const range = w.range(value(low).text, value(high).text);
  const chart = { models, holdout: test && { name: w.drawn, ...test }, range };
  const summary = [
    range,
    ...models.map((one) => `${one.name} ${value(one.value).text}`),
    ...(test
      ? [`${w.drawn} ${value(test.value, test).text} (${value(test.low, test).text} – ${value(test.high, test).text})`]
      : []),
  ];
  const factor =
    low > 0 && high / low >= 1.05
      ? phrase(w.disagree(ctx.bind.value(Math.round((high / low) * 10) / 10, PLAIN)), ctx)
      : w.beside;
  const { all, joined } = found.counted;
  return html`<section class="sec" aria-labelledby="beside">
    <h2 id="beside">${holdout ? w.beside : w.credited}</h2>
    <div class="cols">
      <div class="main">
        ${chartFigure(
          {
            heading: factor,
            sub: test ? w.dotsAndTest : w.dots,
            summary: `${summary.join("; ")}.`,
            draw: (width) => creditChart(chart, kpi, { width, format: ctx.format }),
            table: ruleTable(models, kpi, ctx),
          },
          ctx.figure(),
        )}
      </div>
      <div>
        <aside class="note" aria-labelledby="credited">
          <h3 id="credited">${w.credited}</h3>
          <p>${evidence(1, ctx)}</p>
          <p>${phrase(w.creditedMeans(value(low), value(high)), ctx)}</p>
          <p>
            ${phrase(
              w.joined({
                table: tableName(found, ctx),
                joined: ctx.bind.count(joined),
                all: ctx.bind.count(all),
                share: ctx.bind.value(all === 0 ? 0 : joined / all, PERCENT),
                window: duration(found.window, ctx),
              }),
              ctx,
            )}
          </p>
        </aside>
        ${holdout === null ? null : holdoutNote(found, holdout, kpi, ctx)}
      </div>
    </div>
  </section>`;
}

const PLAIN = { unit: "1", shownIn: "1" } as const;
const PERCENT = { unit: "1", shownIn: "percent" } as const;

/** What the lot shows, and how many rules lie beyond it. */
function holdoutNote(
  { models }: AttributionReport,
  { treated, control, total }: NonNullable<AttributionReport["holdout"]>,
  kpi: KpiReport,
  ctx: PageContext,
): Html {
  const w = attributionWords(ctx.language);
  const arm = (n: number) => ctx.bind.count(n);
  const beyond = total === null ? 0 : models.filter(({ own }) => own > total.high).length;
  const body =
    total === null
      ? html`<p>${w.tooFew}</p>`
      : html`<p>
            ${phrase(
              w.test({
                treated: arm(treated.n),
                control: arm(control.n),
                value: ctx.bind.value(total.value, kpi, total),
                low: ctx.bind.value(total.low, kpi, total),
                high: ctx.bind.value(total.high, kpi, total),
              }),
              ctx,
            )}
          </p>
          <p>${total.low > 0 ? w.aboveZero : total.high < 0 ? w.belowZero : w.spansZero}</p>
          ${beyond === 0 ? null : html`<p>${phrase(w.beyond(ctx.bind.count(beyond), ctx.bind.count(models.length)), ctx)}</p>`}`;
  return html`<aside class="note" aria-labelledby="drawn">
    <h3 id="drawn">${w.incremental}</h3>
    <p>${evidence(4, ctx)}</p>
    ${body}
  </aside>`;
}

function ruleTable(
  models: readonly { readonly name: string; readonly value: number }[],
  kpi: KpiReport,
  ctx: PageContext,
): Html {
  const w = attributionWords(ctx.language);
  return table(
    w.credited,
    [{ head: w.rule }, { head: w.credited, right: true }],
    models.map(({ name, value }) => [name, ctx.format.value(value, kpi)]),
    { className: "tight" },
  );
}

function everyoneSection(found: AttributionReport, kpi: KpiReport, ctx: PageContext): Html {
  const w = attributionWords(ctx.language);
  const name = (player: Player): Part =>
    player.kind === "named" ? html`<bdi>${player.name}</bdi>` : player.kind === "none" ? w.notGiven : w.others;
  const text = (player: Player): string =>
    player.kind === "named" ? player.name : player.kind === "none" ? w.notGiven : w.others;
  const money = (x: number): string => ctx.format.value(x, kpi);
  const columns = [
    { head: w.rule },
    ...found.players.map((player) => ({ head: name(player), short: text(player), right: true })),
    { head: w.total, short: w.total, right: true },
    { head: w.how, short: w.how },
  ];
  const rules = found.models.map(({ name: model, written, credit, total }): readonly Part[] => [
    html`${w.model[model].name}${written === model ? null : html`<div class="small muted nb"><code>${written}</code></div>`}`,
    ...credit.map(money),
    money(total),
    w.model[model].how,
  ]);
  const extreme = (pick: (...all: number[]) => number): readonly string[] =>
    found.players.map((_, p) => money(pick(...found.models.map(({ credit }) => credit[p] ?? 0))));
  return html`<section class="sec" aria-labelledby="everyone">
    <h2 id="everyone">${w.everyone}</h2>
    ${table(
      w.everyone,
      columns,
      [
        ...rules,
        [html`<i>${w.lowest}</i>`, ...extreme(Math.min), "", ""],
        [html`<i>${w.highest}</i>`, ...extreme(Math.max), "", ""],
      ],
      { stack: true },
    )}
    <p class="small muted">${w.addUp}</p>
  </section>`;
}
