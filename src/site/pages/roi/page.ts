import type { RoiReport } from "../../../report/roi.js";
import { addDuration } from "../../../ground/day.js";
import { plain, type Phrase } from "../../../report/sentence.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { evidence, meta, phrase } from "../parts.js";
import { dataTo } from "../told.js";
import { chainsSection } from "./chains.js";
import { roiContext, SHARE, type RoiContext } from "./context.js";
import { breakEvenFigure, dotsFigure, monthlyFigure, tornadoFigure, waterfallFigure } from "./figures.js";
import {
  assumptionsSection,
  besideSection,
  creditedSection,
  limitsSection,
  overlapSection,
  presentSection,
} from "./sections.js";
import { assumedNames, toMeasure } from "./told.js";

/** The return on investment: its number or why there is none, its range, how it is made and what would change it. */
export function roiPage(roi: RoiReport, page: PageContext): Html {
  const ctx = roiContext(roi, page);
  return html`${head(ctx)} ${outcomeSection(ctx)} ${chainsSection(ctx)} ${moneySection(ctx)} ${movesSection(ctx)}
  ${overlapSection(ctx)} ${creditedSection(ctx)} ${besideSection(ctx)} ${presentSection(ctx)} ${assumptionsSection(ctx)}
  ${limitsSection(ctx)}`;
}

/** The page in one plain sentence. */
export const roiTold = (roi: RoiReport, page: PageContext): string => plain(heading(roiContext(roi, page)));

function heading({ roi, say, bind, money }: RoiContext): Phrase {
  const { outcome } = roi;
  if (!outcome) return [say.noHeading];
  return say.heading(
    bind.value(outcome.base.benefit, money, ends(outcome.benefit)),
    bind.value(outcome.base.cost, money, ends(outcome.cost)),
  );
}

function head(ctx: RoiContext): Html {
  const { roi, bind } = ctx;
  const title = Object.keys(roi.label).length > 0 ? html`<p class="for">${bind.name(roi.label, "roi").text}</p>` : null;
  return html`<div class="head">
    ${title}
    <h1>${phrase(heading(ctx), ctx)}</h1>
    <p class="lead">${whyNot(ctx)}</p>
    ${meta([counted(ctx), dataTo(ctx)])}
  </div>`;
}

const ends = ({ p5, p95 }: { readonly p5: number; readonly p95: number }) => ({ low: p5, high: p95 });

/** Under the heading: what is estimated, or why there is no number. */
function whyNot(ctx: RoiContext): Html | string {
  const { roi, say, bind, money } = ctx;
  const { withheld, outcome } = roi;
  if (withheld === "assumptions") return phrase(say.why.assumptions(bind.value(roi.assumed ?? 1, SHARE), toMeasure(ctx)), ctx);
  if (withheld !== null) return say.why[withheld];
  if (!outcome) return say.why["nothing counted"];
  const { net, base } = outcome;
  const [low, high] = [bind.value(net.p5, money, ends(net)), bind.value(net.p95, money, ends(net))];
  const value = bind.value(base.net, money, ends(net));
  const names = assumedNames(ctx);
  return phrase(names ? say.estimated(value, low, high, names) : say.estimatedPlainly(value, low, high), ctx);
}

function counted(ctx: RoiContext): Html | null {
  const { range, asked } = ctx.roi;
  if (range === null) return null;
  const date = (day: string) => ctx.bind.date(day);
  const last = (day: string): string => addDuration(day, -1, "day");
  const isCut = (asked.from !== null && asked.from !== range.from) || (asked.to !== null && asked.to !== range.to);
  const from = asked.from === null ? null : date(asked.from);
  const to = asked.to === null ? null : date(last(asked.to));
  return html`${phrase(ctx.say.counted(date(range.from), date(last(range.to))), ctx)}${isCut ? html` ${phrase(ctx.say.cut(from, to), ctx)}` : null}`;
}

function outcomeSection(ctx: RoiContext): Html | null {
  const { outcome } = ctx.roi;
  if (!outcome) return null;
  const { say, bind } = ctx;
  const { roi } = outcome;
  const level = Math.min(4, ...ctx.roi.benefits.filter((one) => one.counted === "paid").map((one) => one.evidence));
  const big =
    roi && outcome.base.roi !== null
      ? html`<p class="big">
          <span class="n">${bind.signed(outcome.base.roi, SHARE, ends(roi)).text}</span
          ><span class="iv"
            >${say.ofCosts}${ctx.language === "ja" ? "、" : "; "}${phrase(say.nineTenths(bind.signed(roi.p5, SHARE, ends(roi)), bind.signed(roi.p95, SHARE, ends(roi))), ctx)}</span
          >
        </p>`
      : null;
  return html`<section class="sec" aria-label="${say.title}">
    <div class="cols">
      <div class="main">
        ${big}
        <p>${phrase(say.pays(bind.value(outcome.aboveZero, SHARE)), ctx)}</p>
        ${dotsFigure(outcome, ctx)}
      </div>
      <div class="note">
        <p>${evidence(level === 4 ? 3 : (level as 3), ctx)}</p>
        <p>${say.scenario.means}</p>
        <p>
          ${phrase(say.scenario.drawn(bind.count(outcome.draws), { slot: "number", text: String(outcome.seed), form: "other" }), ctx)}
        </p>
      </div>
    </div>
  </section>`;
}

function moneySection(ctx: RoiContext): Html | null {
  if (ctx.roi.base === null) return null;
  return html`<section class="sec" aria-labelledby="money">
    <h2 id="money">${ctx.say.money.heading}</h2>
    ${waterfallFigure(ctx.roi.base, ctx)} ${monthlyFigure(ctx)}
  </section>`;
}

function movesSection(ctx: RoiContext): Html | null {
  const { base, swings } = ctx.roi;
  if (base === null) return null;
  return html`<section class="sec" aria-labelledby="matters">
    <h2 id="matters">${ctx.say.tornado.heading}</h2>
    ${swings.length === 0 ? html`<p>${ctx.say.tornado.nothing}</p>` : tornadoFigure(base, ctx)} ${breakEvenFigure(base, ctx)}
  </section>`;
}
