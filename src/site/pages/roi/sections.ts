import type { ReportCell } from "../../../report/model.js";
import type { RoiBenefit, RoiCost } from "../../../report/roi.js";
import type { NumberSlot } from "../../../report/sentence.js";
import { html, type Html, type Part } from "../../html.js";
import { assumptionTable } from "../assumptions.js";
import { kpiLink } from "../lineage.js";
import { cellText, evidence, listed, name, phrase, table, when } from "../parts.js";
import { SHARE, type RoiContext } from "./context.js";
import { assumptionsIn, factorsOf, reckonedFrom } from "./told.js";

/** The groups of benefits that count the same effect, and which of each is paid. */
export function overlapSection(ctx: RoiContext): Html | null {
  const held = ctx.roi.benefits.filter(({ counted }) => counted === "overlap");
  const groups = [...new Set(held.map(({ overlap }) => overlap))];
  if (groups.length === 0) return null;
  const w = ctx.say.overlap;
  return html`<section class="sec" aria-labelledby="overlap">
    <h2 id="overlap">${w.heading}</h2>
    <p>${w.lead}</p>
    ${groups.map((group) => {
      const paid = ctx.roi.benefits.find(({ overlap, counted }) => overlap === group && counted === "paid");
      const others = held.filter(({ overlap }) => overlap === group);
      return html`<ul class="plain">
        ${paid ? html`<li>${phrase(w.paid(ctx.entry(paid), amount(paid, ctx)), ctx)}</li>` : null}
        ${others.map((one) => html`<li>${phrase(w.held(ctx.entry(one), amount(one, ctx)), ctx)}</li>`)}
      </ul>`;
    })}
  </section>`;
}

const amount = ({ total }: RoiCost, ctx: RoiContext): NumberSlot => ctx.bind.value(total.value ?? 0, ctx.money, total);

/** Money that a rule credits, or that is counted without a comparison: shown apart. */
export function creditedSection(ctx: RoiContext): Html | null {
  const all = ctx.roi.benefits.filter(({ counted }) => counted === "credited");
  if (all.length === 0) return null;
  const w = ctx.say.credited;
  return html`<section class="sec" aria-labelledby="credited">
    <h2 id="credited">${w.heading}</h2>
    <p>${w.lead}</p>
    ${table(
      w.heading,
      [
        { head: ctx.say.beside.benefit },
        { head: ctx.say.beside.value, right: true, short: ctx.say.beside.value },
        { head: ctx.say.beside.evidence, short: ctx.say.beside.evidence },
      ],
      all.map((benefit) => [named(benefit, ctx), cellText(benefit.total, ctx.money, ctx), evidence(benefit.evidence, ctx)]),
      { stack: true },
    )}
    ${all.length > 1 ? html`<p class="under">${w.notSummed}</p>` : null}
  </section>`;
}

const named = (benefit: RoiCost, ctx: RoiContext): Html => {
  const own = ctx.entry(benefit);
  const kpi = ctx.kpi(benefit.kpi);
  const same = kpi !== null && ctx.bind.name(kpi.label, kpi.id).text === own.text;
  return same
    ? kpiLink(benefit.kpi, ctx)
    : html`${name(own, ctx)}
        <div class="small muted">${kpiLink(benefit.kpi, ctx)}</div>`;
};

/** Benefits in time, quality and risk, as what they are. */
export function besideSection(ctx: RoiContext): Html | null {
  const all = ctx.roi.benefits.filter(({ counted }) => counted === "beside");
  if (all.length === 0) return null;
  const w = ctx.say.beside;
  const kinds = w.kinds;
  const rows = all.map((benefit): readonly Part[] => {
    const kpi = ctx.kpi(benefit.kpi);
    return [
      named(benefit, ctx),
      benefit.kind === "money" ? "" : kinds[benefit.kind],
      valueWithRange(benefit, kpi ?? ctx.money, ctx),
      evidence(benefit.evidence, ctx),
    ];
  });
  return html`<section class="sec" aria-labelledby="beside">
    <h2 id="beside">${w.heading}</h2>
    <p>${w.lead}</p>
    ${table(
      w.heading,
      [
        { head: w.benefit },
        { head: w.kind, short: w.kind },
        { head: w.value, right: true, short: w.value },
        { head: w.evidence, short: w.evidence },
      ],
      rows,
      { stack: true },
    )}
  </section>`;
}

function valueWithRange({ total }: RoiBenefit, as: { readonly unit: string; readonly shownIn: string }, ctx: RoiContext): Html {
  const { low, high } = total;
  const range =
    total.value === null || low === null || high === null
      ? null
      : html`<div class="small muted">
          ${phrase(ctx.say.chains.range(ctx.bind.value(low, as, total), ctx.bind.value(high, as, total)), ctx)}
        </div>`;
  return html`${cellText(total, as, ctx)}${range}`;
}

/** What later money is worth at the start, and when what was spent has come back. */
export function presentSection(ctx: RoiContext): Html | null {
  const { present } = ctx.roi;
  if (present === null) return null;
  const { say, bind, money } = ctx;
  const w = say.present;
  const value = (x: number): NumberSlot => bind.value(Math.round(x), money);
  const worth =
    present.rate === null
      ? html`${w.noRate}`
      : phrase(
          w.discounted(bind.value(present.rate, SHARE), value(present.benefit), value(present.cost), value(present.net)),
          ctx,
        );
  const back = present.payback === null ? html`${w.noPayback}` : phrase(w.payback(bind.count(Math.ceil(present.payback))), ctx);
  return html`<section class="sec" aria-labelledby="present">
    <h2 id="present">${w.heading}</h2>
    <p>${worth}</p>
    <p>${back}</p>
  </section>`;
}

export function assumptionsSection(ctx: RoiContext): Html | null {
  const used = assumptionsIn(factorsOf(reckonedFrom(ctx), ctx), ctx);
  if (used.length === 0) return null;
  return html`<section class="sec" aria-labelledby="assumptions">
    <h2 id="assumptions">${ctx.say.assumptions}</h2>
    ${assumptionTable(used, ctx.say.assumptions, ctx)}
  </section>`;
}

/** What the numbers leave open, and when their assumptions are looked at next. */
export function limitsSection(ctx: RoiContext): Html {
  const { say, roi, bind } = ctx;
  const w = say.limit;
  const all = [...roi.benefits.filter(({ counted }) => counted !== "beside"), ...roi.costs];
  const used = assumptionsIn(factorsOf(reckonedFrom(ctx), ctx), ctx);
  const isOpen = ({ state, value }: ReportCell): boolean => value !== null && state !== "complete";
  const limits: readonly Part[] = [
    roi.swings.length > 1 ? w.independent : null,
    roi.range === null ? null : w.after,
    roi.withheld === null && roi.assumed !== null && roi.assumed > 0
      ? phrase(w.assumed(bind.value(roi.assumed, SHARE)), ctx)
      : null,
    ...all.filter(({ total }) => total.value === null).map((one) => phrase(w.unknown(ctx.entry(one)), ctx)),
    ...all
      .filter(({ total }) => isOpen(total))
      .map((one) => phrase(w.unsettled(ctx.entry(one), ctx.words.state[one.total.state]), ctx)),
    ...(roi.range === null ? [] : all)
      .filter(({ series, total }) => series === null && total.value !== null)
      .map((one) => phrase(w.undated(ctx.entry(one)), ctx)),
    ...used
      .filter(({ status }) => status !== "supported")
      .map(({ label, id, status }) =>
        phrase(w[status === "contradicted" ? "contradicted" : "untested"](bind.name(label, id)), ctx),
      ),
  ];
  const days = [...new Set(used.flatMap(({ review }) => review ?? []))].sort();
  return html`<section class="sec" aria-labelledby="limits">
    <div class="cols">
      <div class="main">
        <h2 id="limits">${say.limits}</h2>
        <ul class="plain">
          ${limits.filter((limit) => limit !== null).map((limit) => html`<li>${limit}</li>`)}
        </ul>
      </div>
      ${
        days.length === 0
          ? null
          : html`<aside class="note" aria-labelledby="next">
              <h3 id="next">${ctx.words.stakeholder.next}</h3>
              <p>
                ${listed(
                  days.map((day) => when(day, ctx.format.date(day))),
                  ctx,
                )}
              </p>
            </aside>`
      }
    </div>
  </section>`;
}
