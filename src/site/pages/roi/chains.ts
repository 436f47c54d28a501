import type { RoiBenefit, RoiCost, RoiFactor } from "../../../report/roi.js";
import { html, safe, type Html } from "../../html.js";
import { assumptionAnchor } from "../assumptions.js";
import { kpiLink } from "../lineage.js";
import { evidence, link, name, phrase, prose } from "../parts.js";
import { factorShown, isExact, type RoiContext } from "./context.js";
import { reckonedFrom } from "./told.js";

/** How each amount of the return is made: its factors in a row, and what shows that it is an effect. */
export function chainsSection(ctx: RoiContext): Html | null {
  const entries = reckonedFrom(ctx).filter(({ chain }) => chain.length > 0);
  if (entries.length === 0) return null;
  return html`<section class="sec" aria-labelledby="chains">
    <h2 id="chains">${ctx.say.chains.heading}</h2>
    <p class="small muted">${ctx.say.chains.lead}</p>
    ${entries.map((entry) => chainOf(entry, ctx))}
  </section>`;
}

function chainOf(entry: RoiBenefit | RoiCost, ctx: RoiContext): Html {
  const factors = entry.chain.flatMap((id) => ctx.factor(id) ?? []);
  const op = (sign: string) => html`<li class="op" aria-hidden="true">${sign}</li>`;
  const { value, low, high } = entry.total;
  const as = ctx.money;
  const out = html`<li class="out">
    <span class="v">${value === null ? "–" : ctx.format.value(value, as, { low, high })}</span
    >${low === null || high === null ? null : html`<span class="range">${phrase(ctx.say.chains.range(ctx.bind.value(low, as, { low, high }), ctx.bind.value(high, as, { low, high })), ctx)}</span>`}${kpiLink(entry.kpi, ctx)}
  </li>`;
  const isWhole = factors.length === 1 && factors[0]?.id === entry.kpi;
  const made = isWhole ? [] : factors.flatMap((factor, i) => [i > 0 ? op("×") : null, factorItem(factor, ctx)]);
  return html`<h3>${name(ctx.entry(entry), ctx)}</h3>
    <ol class="chain">
      ${made}${isWhole ? null : op("=")}${out}
    </ol>
    ${"because" in entry ? shown(entry, ctx) : null}`;
}

function factorItem(factor: RoiFactor, ctx: RoiContext): Html {
  const as = factorShown(factor);
  const range = isExact(factor) ? undefined : { low: factor.low, high: factor.high };
  const assumption = factor.of.kind === "assumption" ? ctx.assumption(factor.of.assumption) : null;
  const isSoft = assumption !== null && assumption.class !== "measured";
  const spread = range
    ? phrase(ctx.say.chains.range(ctx.bind.value(range.low, as, range), ctx.bind.value(range.high, as, range)), ctx)
    : ctx.say.chains.measured;
  return html`<li${isSoft ? safe(' class="bench"') : null}>
    <span class="v">${ctx.format.value(factor.base, as, range)}</span><span class="range">${spread}</span>${described(factor, ctx)}${
      assumption
        ? html`<br /><span class="src"
              >${ctx.words.assumptionClass[assumption.class]}${assumption.source ? html`, <bdi>${assumption.source}</bdi>` : null}</span
            >`
        : null
    }
  </li>`;
}

function described(factor: RoiFactor, ctx: RoiContext): Html {
  const { of } = factor;
  if (of.kind === "kpi") return kpiLink(of.kpi, ctx);
  if (of.kind === "counted") return html`${ctx.bind.name(of.words, of.kpi).text}`;
  return link(`${ctx.places.assumptions}#${assumptionAnchor(of.assumption)}`, name(ctx.named(factor), ctx), ctx);
}

function shown(benefit: RoiBenefit, ctx: RoiContext): Html | null {
  const because = prose(benefit.because, ctx);
  return html`<div class="under">
    <p>${evidence(benefit.evidence, ctx)}</p>
    ${
      because === null
        ? null
        : html`<p>${ctx.say.chains.shows}</p>
            ${because}`
    }
  </div>`;
}
