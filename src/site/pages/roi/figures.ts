import { tornadoChart, waterfallChart, type MoneyBar } from "../../../report/chart/roi/bars.js";
import { breakEvenChart } from "../../../report/chart/roi/break-even.js";
import { dotsChart } from "../../../report/chart/roi/dots.js";
import { linesChart } from "../../../report/chart/lines.js";
import type { ReportCell, Series } from "../../../report/model.js";
import type { RoiCost, RoiFactor, RoiOutcome, RoiTotals } from "../../../report/roi.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import { name, table } from "../parts.js";
import { factorShown, isExact, SHARE, type RoiContext } from "./context.js";
import { reckonedFrom } from "./told.js";

/** The fifty outcomes, with the cases as a table. */
export function dotsFigure(outcome: RoiOutcome, ctx: RoiContext): Html {
  const { say, format, money } = ctx;
  const { roi, net, base, fifty } = outcome;
  const as = roi ? SHARE : money;
  const spread = roi ?? net;
  const middle = (roi ? base.roi : base.net) ?? 0;
  const ends = { low: spread.p5, high: spread.p95 };
  const shown = (x: number): string => format.signed(x, as, ends);
  const losses = fifty.filter((value) => value < 0).length;
  const w = say.dots;
  const words = {
    loss: w.loss,
    gain: w.gain,
    losses: w.ofFifty(format.count(losses)),
    gains: w.ofFifty(format.count(fifty.length - losses)),
    low: w.fifth(shown(spread.p5)),
    base: w.base(shown(middle)),
    high: w.ninetyFifth(shown(spread.p95)),
  };
  return chartFigure(
    {
      heading: w.title,
      sub: roi ? w.ofCosts : w.inMoney,
      draw: (width) => dotsChart({ fifty, low: spread.p5, base: middle, high: spread.p95 }, as, { width, format, words }),
      summary: w.summary(words.losses, shown(spread.p5), shown(middle), shown(spread.p95)),
      table: casesTable(outcome, ctx),
    },
    ctx.figure(),
  );
}

function casesTable({ low, base, high, benefit, cost, net, roi }: RoiOutcome, ctx: RoiContext): Html {
  const { say, format, money } = ctx;
  const w = say.scenario;
  const right = (head: string) => ({ head, right: true });
  const amounts = (of: {
    readonly benefit: number;
    readonly cost: number;
    readonly net: number;
    readonly roi: number | null;
  }): readonly Part[] => [
    format.value(of.benefit, money, { low: benefit.p5, high: benefit.p95 }),
    format.value(of.cost, money, { low: cost.p5, high: cost.p95 }),
    format.value(of.net, money, { low: net.p5, high: net.p95 }),
    of.roi === null ? "–" : format.signed(of.roi, SHARE, roi ? { low: roi.p5, high: roi.p95 } : undefined),
  ];
  const percentile = (p: "p5" | "p50" | "p95"): readonly Part[] =>
    amounts({ benefit: benefit[p], cost: cost[p], net: net[p], roi: roi ? roi[p] : null });
  return table(
    w.label,
    [{ head: w.head }, right(w.benefit), right(w.cost), right(w.net), right(w.roi)],
    [
      [w.low, ...amounts(low)],
      [w.base, ...amounts(base)],
      [w.high, ...amounts(high)],
      [w.p5, ...percentile("p5")],
      [w.p50, ...percentile("p50")],
      [w.p95, ...percentile("p95")],
    ],
  );
}

/** Benefits, costs, and what is left. */
export function waterfallFigure(base: RoiTotals, ctx: RoiContext): Html {
  const { say, format, money, roi } = ctx;
  const w = say.money;
  const signed = (x: number): string => format.signed(Math.round(x), money);
  const steps = reckonedFrom(ctx)
    .filter(({ total }) => total.value !== null)
    .map((entry): MoneyBar => {
      const value = worthOf(entry, ctx) * ("kind" in entry ? 1 : -1);
      return { name: ctx.entry(entry).text, value, text: signed(value) };
    });
  const total = { name: w.net, value: base.net, text: signed(base.net) };
  return chartFigure(
    {
      heading: w.title,
      sub: w.sub(format.unit(money, Math.abs(base.net)) || roi.unit),
      draw: (width) => waterfallChart(steps, total, money, { width, format }),
      summary: w.summary(
        format.value(Math.round(base.benefit), money),
        format.value(Math.round(base.cost), money),
        signed(base.net),
      ),
      table: table(
        w.title,
        [{ head: w.entry }, { head: w.amount, right: true }],
        [...steps, total].map(({ name: entry, text }) => [entry, text]),
        { className: "summed" },
      ),
    },
    ctx.figure(),
  );
}

/** An entry's amount as it enters the net value: its present value where later money is discounted. */
function worthOf({ chain, total, series }: RoiCost, { roi }: RoiContext): number {
  const value = total.value ?? 0;
  const rate = roi.present?.rate ?? null;
  if (rate === null || chain.length === 0) return value;
  return (series ?? []).reduce((all, cell, i) => all + (cell.value ?? 0) / (1 + rate) ** (i / 12), 0);
}

/** Benefits and costs by month, where every month is known. */
export function monthlyFigure(ctx: RoiContext): Html | null {
  const { say, format, money, roi } = ctx;
  const w = say.money;
  const paid = roi.benefits.filter(({ counted }) => counted === "paid");
  if (roi.months.length < 2 || [...paid, ...roi.costs].some(({ series }) => series === null)) return null;
  const strands = [
    { name: w.benefits, series: summed(paid, ctx), changes: [] },
    { name: w.costs, series: summed(roi.costs, ctx), changes: [] },
  ];
  const [first, last] = [roi.months[0] ?? "", roi.months.at(-1) ?? ""];
  const at = (strand: number, i: number): string => {
    const value = strands[strand]?.series.points.at(i)?.cell.value ?? null;
    return value === null ? "–" : format.value(Math.round(value), money);
  };
  const month = (period: string): string => format.period(period, "month");
  return chartFigure(
    {
      heading: w.monthly,
      sub: format.unit(money, 1) || roi.unit,
      draw: (width) => linesChart(money, strands, { width, height: 220, format }),
      summary: w.monthlySummary(month(first), month(last), at(0, -1), at(1, -1)),
      table: table(
        w.monthly,
        [{ head: w.month }, { head: w.benefits, right: true }, { head: w.costs, right: true }],
        roi.months.map((period, i) => [month(period), at(0, i), at(1, i)]),
      ),
    },
    ctx.figure(),
  );
}

function summed(entries: readonly RoiCost[], { roi }: RoiContext): Series {
  const points = roi.months.map((period, i) => {
    const cells = entries.flatMap(({ series }) => series?.[i] ?? []);
    const gone = cells.find(({ value }) => value === null);
    const value = gone ? null : cells.reduce((all, cell) => all + (cell.value ?? 0), 0);
    const state = gone?.state ?? cells.find((cell) => cell.state !== "complete")?.state ?? "complete";
    return { period, cell: { value, n: null, low: null, high: null, state } satisfies ReportCell };
  });
  return { grain: "month", points };
}

/** What each factor alone does to the net value. */
export function tornadoFigure(base: RoiTotals, ctx: RoiContext): Html | null {
  const { say, format, money, roi } = ctx;
  const w = say.tornado;
  const swings = roi.swings.flatMap(({ factor: id, atLow, atHigh }) => {
    const factor = ctx.factor(id);
    return factor ? [{ factor, atLow, atHigh }] : [];
  });
  const [first] = swings;
  if (!first) return null;
  const shown = (x: number): string => format.value(Math.round(x), money);
  const bars = swings.map(({ factor, atLow, atHigh }) => ({
    name: ctx.named(factor).text,
    atLow,
    atHigh,
    low: valueOf(factor, factor.low, ctx),
    high: valueOf(factor, factor.high, ctx),
  }));
  const most = ctx.named(first.factor).text;
  return chartFigure(
    {
      heading: w.title(most),
      sub: w.sub(format.unit(money, 1) || roi.unit),
      draw: (width) =>
        tornadoChart(base.net, bars.slice(0, MOST_BARS), money, { width, format, base: w.base(shown(base.net)) }),
      summary: w.summary(most, shown(Math.min(first.atLow, first.atHigh)), shown(Math.max(first.atLow, first.atHigh))),
      table: table(
        w.heading,
        [
          { head: w.factor },
          { head: w.low, right: true },
          { head: w.high, right: true },
          { head: w.atLow, right: true },
          { head: w.atHigh, right: true },
        ],
        bars.map((bar, i) => [
          name(ctx.named((swings[i] ?? first).factor), ctx),
          bar.low,
          bar.high,
          shown(bar.atLow),
          shown(bar.atHigh),
        ]),
      ),
    },
    ctx.figure(),
  );
}

/** More bars than these tell nothing more; the table has all. */
const MOST_BARS = 8;

const valueOf = (factor: RoiFactor, value: number, ctx: RoiContext): string =>
  ctx.format.value(value, factorShown(factor), isExact(factor) ? undefined : { low: factor.low, high: factor.high });

/** Where the factor that matters most would have to be, and every other factor in the table. */
export function breakEvenFigure(base: RoiTotals, ctx: RoiContext): Html | null {
  const { say, format, money, roi } = ctx;
  const w = say.even;
  const all = roi.breakEvens.flatMap((even) => {
    const factor = ctx.factor(even.factor);
    return factor ? [{ ...even, factor }] : [];
  });
  if (all.length === 0) return html`<p>${w.none}</p>`;
  const order = roi.swings.map(({ factor }) => factor);
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const sorted = [...all].sort((a, b) => rank(a.factor.id) - rank(b.factor.id));
  const [lead] = sorted as [(typeof all)[number]];
  const as = factorShown(lead.factor);
  const label = ctx.named(lead.factor).text;
  const even = format.value(lead.value, as, {
    low: Math.min(lead.value, lead.factor.base),
    high: Math.max(lead.value, lead.factor.base),
  });
  const baseText = valueOf(lead.factor, lead.factor.base, ctx);
  const { low, high } = lead.factor;
  return chartFigure(
    {
      heading: w.title(label, even),
      sub: w.sub(format.unit(money, 1) || roi.unit, unitLabel(label, lead.factor, ctx)),
      draw: (width) =>
        breakEvenChart(
          { low, base: lead.factor.base, high, even: lead.value, netAtBase: base.net },
          { factor: as, money },
          {
            width,
            format,
            words: {
              range: low === high ? "" : w.range(valueOf(lead.factor, low, ctx), valueOf(lead.factor, high, ctx)),
              even: w.even(even),
              base: w.base(baseText),
            },
          },
        ),
      summary: w.summary(label, even, baseText),
      table: table(
        say.tornado.heading,
        [
          { head: say.tornado.factor },
          { head: w.value, right: true },
          { head: w.baseHead, right: true },
          { head: w.pays },
          { head: w.inRange },
        ],
        sorted.map(({ factor, value, pays, withinRange }) => [
          name(ctx.named(factor), ctx),
          html`<span class="nb"
            >${format.value(value, factorShown(factor), { low: Math.min(value, factor.base), high: Math.max(value, factor.base) })}</span
          >`,
          html`<span class="nb">${valueOf(factor, factor.base, ctx)}</span>`,
          w[pays],
          withinRange ? w.yes : w.no,
        ]),
      ),
    },
    ctx.figure(),
  );
}

/** The factor with its unit, where its name does not say it. */
function unitLabel(label: string, factor: RoiFactor, { format }: RoiContext): string {
  const unit = format.unit(factorShown(factor), Math.abs(factor.base));
  return unit === "" || unit === "%" ? label : `${label} (${unit})`;
}
