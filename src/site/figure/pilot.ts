import { criterionChart } from "../../report/chart/pilot/criterion.js";
import { pilotChart, type PilotChartWords } from "../../report/chart/pilot/did.js";
import { shortPeriod } from "../../report/chart/periods.js";
import { chartWords } from "../../report/chart/words.js";
import type { KpiReport, PilotReport } from "../../report/model.js";
import { plain } from "../../report/sentence.js";
import { pilotWords } from "../../report/sentence/pilots.js";
import type { PilotStory } from "../../report/pilot-story.js";
import { html, type Html, type Part } from "../html.js";
import type { FigureContext } from "./context.js";
import { both, figure } from "./frame.js";
import { table } from "./table.js";

/** The pilot beside the others, and their difference over what placebos show. */
export function pilotFigure(pilot: PilotReport, kpi: KpiReport, story: PilotStory, label: string, ctx: FigureContext): Html {
  const w = pilotWords(ctx.language).chart;
  const [first, last] = [pilot.periods[0], pilot.periods.at(-1)];
  const effect = pilot.result ? story.change(pilot.result.effect.value, endsOf(pilot)).text : null;
  const words = chartWordsOf(pilot, effect, ctx);
  const options = (width: number) => ({ width, format: ctx.format, words });
  const period = (start: string | undefined): string => (start === undefined ? "" : ctx.format.period(start, pilot.grain));
  const summary = w.summary({
    from: period(first?.period),
    to: period(last?.period),
    start: ctx.format.date(pilot.start),
    effect,
  });
  const begun = pilot.periods.some(({ after }) => after);
  return figure(
    {
      heading: pilot.result === null && pilot.stage === "not_begun" ? w.headingBefore : w.heading,
      sub: [chartWords(ctx.language).by[pilot.grain], label, begun ? w.shaded : null]
        .filter((part) => part !== null)
        .join(ctx.language === "ja" ? "、" : "; "),
      plot: both(pilotChart(pilot, kpi, options(720)), pilotChart(pilot, kpi, options(358)), summary, ctx),
      after: null,
      table: periodTable(pilot, kpi, story, label, ctx),
    },
    ctx,
  );
}

/** The effect against the criterion, on an axis of change. */
export function criterionFigure(
  pilot: PilotReport,
  kpi: KpiReport,
  story: PilotStory,
  label: string,
  ctx: FigureContext,
): Html {
  const w = pilotWords(ctx.language).criterion;
  const words = { mark: w.mark[pilot.criterion.direction](story.change(pilot.criterion.value).text), noEffect: w.noEffect };
  const chart = (width: number) => criterionChart(pilot, kpi, { width, format: ctx.format, words });
  const summary = `${w.chart}: ${plain(story.verdict())}`;
  return html`<figure>
    <figcaption>
      <h3>${w.chart}</h3>
      <p>${label}</p>
    </figcaption>
    ${both(chart(720), chart(358), summary, ctx)}
  </figure>`;
}

const endsOf = ({ result }: PilotReport) => {
  const { low = null, high = null } = result?.effect ?? {};
  return low === null || high === null ? undefined : { low, high };
};

function chartWordsOf(pilot: PilotReport, effect: string | null, ctx: FigureContext): PilotChartWords {
  const w = pilotWords(ctx.language).chart;
  const { treated, compared } = pilot.sample;
  const isMix = pilot.result?.method === "synthetic";
  const fans = pilot.periods.some(({ fan }) => fan !== null);
  const model = pilot.result?.method === "interrupted";
  return {
    treated: treated > 1 ? w.treated(ctx.format.count(treated)) : w.treatedOne,
    compared: compared > 1 && !isMix ? w.compared(ctx.format.count(compared)) : w.comparedMix,
    expected: w.expected,
    start: w.start(ctx.format.shortDate(pilot.start)),
    below: w.below,
    belowSub: fans ? (model ? w.fanModel : w.fanUnits) : w.noFan,
    effect,
    meanAfter: w.meanAfter,
    fan: w.fan,
    middle: w.middle,
  };
}

function periodTable(pilot: PilotReport, kpi: KpiReport, story: PilotStory, label: string, ctx: FigureContext): Html {
  const w = pilotWords(ctx.language).chart.head;
  const fans = pilot.periods.some(({ fan }) => fan !== null);
  const compared = pilot.periods.some((period) => period.compared !== null);
  const judged = pilot.periods.some(({ difference }) => difference !== null);
  const value = (x: number | null | undefined): string => (typeof x === "number" ? ctx.format.value(x, kpi) : "–");
  const change = (x: number | null | undefined): string => (typeof x === "number" ? story.change(x).text : "–");
  const columns: readonly (readonly [string, (period: PilotReport["periods"][number]) => string])[] = [
    [w.treated, (period) => value(period.treated?.mean)],
    ...(compared ? [[w.compared, (period: PilotReport["periods"][number]) => value(period.compared?.mean)] as const] : []),
    ...(judged
      ? [
          [w.expected, (period: PilotReport["periods"][number]) => value(period.expected)] as const,
          [w.difference, (period: PilotReport["periods"][number]) => change(period.difference)] as const,
        ]
      : []),
    ...(fans
      ? [
          [w.low, (period: PilotReport["periods"][number]) => change(period.fan?.[0])] as const,
          [w.high, (period: PilotReport["periods"][number]) => change(period.fan?.[3])] as const,
        ]
      : []),
  ];
  const rows: readonly Part[] = pilot.periods.map(
    (period) =>
      html`<tr>
        <th scope="row">${shortPeriod(period.period, pilot.grain, ctx.format)}</th>
        ${columns.map(([, cell]) => html`<td class="r">${cell(period)}</td>`)}
      </tr>`,
  );
  const heads = columns.map(([head]) => head);
  return table(label, chartWords(ctx.language).head.period, heads, null, rows);
}
