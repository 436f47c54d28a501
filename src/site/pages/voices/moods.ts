import { addDuration } from "../../../ground/day.js";
import type { Mood } from "../../../compile/definitions.js";
import { moodsChart, type MoodPanel } from "../../../report/chart/voices/moods.js";
import { rangesChart, type RangeRow } from "../../../report/chart/voices/ranges.js";
import { chartWords } from "../../../report/chart/words.js";
import type { Phrase } from "../../../report/sentence.js";
import { voicesWords } from "../../../report/sentence/voices.js";
import {
  isCorrected,
  LEAST_F1,
  LEAST_LABELS,
  LEAST_TAUGHT,
  type LanguageMood,
  type SentimentReport,
} from "../../../report/voices.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { listed, phrase, sentences, table } from "../parts.js";
import { ranSql } from "./sql.js";

const PERCENT = { unit: "1", shownIn: "percent" } as const;
const PLAIN = { unit: "1", shownIn: "1" } as const;
/** Told with their corrected shares; what is neither is neutral. */
const TOLD = ["positive", "negative"] as const satisfies readonly Mood[];

export function moodHeading({ languages }: SentimentReport, ctx: PageContext): Phrase {
  const measured = languages.filter(({ doubts }) => doubts.length === 0);
  return voicesWords(ctx.language).mood.heading(ctx.bind.count(measured.length), ctx.bind.count(languages.length));
}

/** The mood of texts per language: over time, how well it is measured, as scored and corrected. */
export function moodSection(found: SentimentReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).mood;
  const { languages, recent, unread } = found;
  const texts = languages.reduce((all, { n }) => all + (n ?? 0), 0);
  const month = (day: string) => ctx.bind.period(day, "month");
  const head = html`<h2 id="mood">${phrase(moodHeading(found, ctx), ctx)}</h2>`;
  if (languages.length === 0 || recent === null)
    return html`<section class="sec" aria-labelledby="mood">
      ${head}
      <p class="muted">${w.none}</p>
    </section>`;
  const partly = languages.flatMap((each) => (each.left > 0 ? [nameOf(each, found, ctx, true)] : []));
  const lead = w.lead({
    n: ctx.bind.count(texts),
    table: ctx.bind.name(found.label, found.table),
    from: month(recent.from),
    to: month(addDuration(recent.to, -1, "day")),
  });
  return html`<section class="sec" aria-labelledby="mood">
    ${head}
    <p>
      ${sentences(
        [
          phrase(lead, ctx),
          unread !== null && unread > 0 ? phrase(w.unread(ctx.bind.count(unread)), ctx) : null,
          ...scoredBy(found, ctx),
          partly.length > 0 ? phrase(w.partly([chartWords(ctx.language).list(partly)]), ctx) : null,
        ],
        ctx,
      )}
    </p>
    ${found.where === null ? null : html`<p class="small muted"><code>${found.where}</code></p>`}
    <div class="cols">
      <div class="main">${overTime(found, ctx)} ${correctedFigure(found, ctx)}</div>
      <div>
        <aside class="note" aria-labelledby="read-mood">
          <h3 id="read-mood">${w.reading}</h3>
          ${w
            .read({ labels: ctx.bind.count(LEAST_LABELS), f1: ctx.bind.value(LEAST_F1, PLAIN) })
            .map((line) => html`<p>${phrase(line, ctx)}</p>`)}
        </aside>
      </div>
    </div>
    ${languageTable(found, ctx)} ${ranSql(found.sql, w.chart)}
  </section>`;
}

/** Who scored the texts, and which languages otherwise or not at all; nothing where the rows came with their score. */
function scoredBy(found: SentimentReport, ctx: PageContext): readonly Part[] {
  const w = voicesWords(ctx.language).mood;
  if (found.scorer === "column") return [];
  const { list } = chartWords(ctx.language);
  const names = (by: LanguageMood["by"]): string[] =>
    found.languages.filter((each) => each.by === by).map((each) => nameOf(each, found, ctx, true));
  const listed = found.scorer === "ngrams" ? names("lexicon") : [];
  const unscored = names("nothing");
  return [
    w.scored[found.scorer],
    listed.length > 0 ? phrase(w.byList({ names: [list(listed)], least: ctx.bind.count(LEAST_TAUGHT) }), ctx) : null,
    unscored.length > 0 ? phrase(w.unscored([list(unscored)]), ctx) : null,
  ];
}

/** The language's name in the page's; the code where it is none. */
function nameOf({ language }: LanguageMood, found: SentimentReport, ctx: PageContext, inSentence = false): string {
  const w = voicesWords(ctx.language).mood;
  if (language === null) return found.languages.length === 1 ? w.all : chartWords(ctx.language).notGiven;
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) return language;
  const name = new Intl.DisplayNames([ctx.language], { type: "language" }).of(language) ?? language;
  return inSentence ? name : name.charAt(0).toLocaleUpperCase(ctx.language) + name.slice(1);
}

function overTime(found: SentimentReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).mood;
  const share = (x: number): string => ctx.format.value(x, PERCENT);
  const panels = found.languages.map((each): MoodPanel => {
    const { quality, doubts } = each;
    return {
      name: nameOf(each, found, ctx),
      lines:
        each.by === "nothing"
          ? [w.by.nothing]
          : [
              quality === null ? w.unchecked : w.quality(ctx.format.value(quality.macroF1, PLAIN), ctx.format.count(quality.n)),
              doubts.length > 0 ? w.indicative : w.measured,
            ],
      pale: doubts.length > 0,
      periods: each.periods,
    };
  });
  const summary = found.languages.map((each, i) => {
    const { name, lines } = panels[i] as MoodPanel;
    if (each.by === "nothing") return `${name}: ${w.by.nothing}`;
    const shares =
      each.shares === null
        ? w.uncorrected.withheld
        : TOLD.map((mood) => `${w.mood[mood]} ${share(each.shares?.[mood] ?? 0)}`).join(", ");
    return `${name}: ${shares} (${lines.join("; ")})`;
  });
  return chartFigure(
    {
      heading: w.chart,
      sub: w.chartSub(chartWords(ctx.language).by[found.grain]),
      summary: `${summary.join(". ")}.`,
      draw: (width) => moodsChart(panels, found.grain, { width, columns: width >= 500 ? 3 : 2, format: ctx.format }),
      table: periodTable(found, ctx),
    },
    ctx.figure(),
  );
}

function periodTable(found: SentimentReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).mood;
  const say = chartWords(ctx.language);
  const rows = found.languages.flatMap((each) =>
    [...each.periods]
      .reverse()
      .map(({ period, state, n, shares }): readonly Part[] => [
        nameOf(each, found, ctx),
        ctx.format.period(period, found.grain),
        n === null ? "–" : ctx.format.count(n),
        ...(["positive", "neutral", "negative"] as const).map((mood) =>
          shares === null ? "–" : ctx.format.value(shares[mood], PERCENT),
        ),
        state === "complete" ? "" : say.state[state],
      ]),
  );
  const right = (head: string) => ({ head, right: true });
  return table(
    w.chart,
    [
      { head: w.head.language },
      { head: say.head.period },
      right(w.head.texts),
      right(w.mood.positive),
      right(w.mood.neutral),
      right(w.mood.negative),
      { head: say.head.state },
    ],
    rows,
    { className: "tight" },
  );
}

function correctedFigure(found: SentimentReport, ctx: PageContext): Html | null {
  const w = voicesWords(ctx.language).mood;
  if (found.checked === null) return null;
  const rows = found.languages
    .filter(({ by }) => by !== "nothing")
    .flatMap((each) => {
      const { corrected, shares } = each;
      return TOLD.map((mood, i): RangeRow => {
        const filled = isCorrected(corrected) ? corrected[mood] : null;
        return {
          group: i === 0 ? nameOf(each, found, ctx) : null,
          name: w.mood[mood],
          open: shares?.[mood] ?? null,
          filled,
          shown:
            filled === null
              ? isCorrected(corrected)
                ? ""
                : w.uncorrected[corrected.why]
              : ctx.format.value(filled.value, PERCENT, filled),
          second: mood === "negative",
        };
      });
    });
  const summary = rows.map(({ group, name, open, shown }) =>
    [group, `${name}: ${open === null ? "–" : ctx.format.value(open, PERCENT)} → ${shown}`]
      .filter((x) => x !== null)
      .join(", "),
  );
  return chartFigure(
    {
      heading: w.corrected,
      sub: w.correctedSub,
      summary: `${summary.join("; ")}.`,
      draw: (width) => rangesChart(rows, PERCENT, { width, format: ctx.format }),
      table: correctedTable(found, ctx),
    },
    ctx.figure(),
  );
}

function correctedTable(found: SentimentReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).mood;
  const { head } = chartWords(ctx.language);
  const right = (text: string) => ({ head: text, right: true });
  const rows = found.languages.flatMap((each) =>
    TOLD.map((mood): readonly Part[] => {
      const of = isCorrected(each.corrected) ? each.corrected[mood] : null;
      const [low, high] = of === null ? [null, null] : ctx.format.ends(of, PERCENT);
      return [
        nameOf(each, found, ctx),
        w.mood[mood],
        each.shares === null ? "–" : ctx.format.value(each.shares[mood], PERCENT),
        of === null ? "–" : ctx.format.value(of.value, PERCENT, of),
        low ?? "",
        high ?? "",
      ];
    }),
  );
  return table(
    w.corrected,
    [
      { head: w.head.language },
      { head: w.head.mood },
      right(w.head.asScored),
      right(w.head.asCorrected),
      right(head.low),
      right(head.high),
    ],
    rows,
    { className: "tight" },
  );
}

/** A row a language: shares as scored and corrected, and what they rest on. */
function languageTable(found: SentimentReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language).mood;
  const right = (head: string) => ({ head, right: true, short: head });
  const differ = new Set(found.languages.map(({ by }) => by)).size > 1;
  const rows = found.languages.map((each): readonly Part[] => {
    const { n, shares, corrected, quality } = each;
    const cells = TOLD.flatMap((mood): readonly Part[] => [
      shares === null ? "–" : ctx.format.value(shares[mood], PERCENT),
      // Why there is none stands in the figure above.
      isCorrected(corrected) ? withinText(corrected[mood], ctx) : "–",
    ]);
    return [
      nameOf(each, found, ctx),
      n === null ? html`<span class="muted">${w.uncorrected.withheld}</span>` : ctx.format.count(n),
      ...cells,
      ...(differ && each.by !== "column" ? [html`<span class="nb">${w.by[each.by]}</span>`] : []),
      quality === null ? "–" : ctx.format.value(quality.macroF1, PLAIN),
      quality === null ? "–" : ctx.format.count(quality.n),
      standingOf(each, ctx),
    ];
  });
  return table(
    w.chart,
    [
      { head: w.head.language },
      right(w.head.texts),
      ...TOLD.flatMap((mood) => [right(w.head.scored(w.mood[mood])), right(w.head.corrected(w.mood[mood]))]),
      ...(differ ? [{ head: w.head.by, short: w.head.by }] : []),
      right(w.head.f1),
      right(w.head.checked),
      { head: w.head.standing, short: w.head.standing },
    ],
    rows,
    { stack: true },
  );
}

function standingOf({ by, doubts }: LanguageMood, ctx: PageContext): Part {
  const w = voicesWords(ctx.language).mood;
  if (by === "nothing") return "–";
  if (doubts.length === 0) return html`<b>${w.measured}</b>`;
  return html`${w.indicative}
    <span class="small muted"
      >${listed(
        doubts.map((doubt) => w.doubt[doubt]),
        ctx,
      )}</span
    >`;
}

function withinText(of: { readonly value: number; readonly low: number; readonly high: number }, ctx: PageContext): Html {
  const [low, high] = ctx.format.ends(of, PERCENT);
  return html`<span class="nb">${ctx.format.value(of.value, PERCENT, of)}</span>
    <span class="small muted nb">${low}–${high}</span>`;
}
