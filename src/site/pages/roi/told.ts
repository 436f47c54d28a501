import type { AssumptionReport } from "../../../report/model.js";
import type { RoiBenefit, RoiCost, RoiFactor } from "../../../report/roi.js";
import { chartWords } from "../../../report/chart/words.js";
import type { NameSlot } from "../../../report/sentence.js";
import type { RoiContext } from "./context.js";

/** What the return is reckoned from: the benefits paid, and the costs. */
export const reckonedFrom = ({ roi }: RoiContext): readonly (RoiBenefit | RoiCost)[] => [
  ...roi.benefits.filter(({ counted }) => counted === "paid"),
  ...roi.costs,
];

/** The factors of these, each once, in their order. */
export const factorsOf = (entries: readonly RoiCost[], ctx: RoiContext): readonly RoiFactor[] =>
  [...new Set(entries.flatMap(({ chain }) => chain))].flatMap((id) => ctx.factor(id) ?? []);

/** The assumptions among these factors. */
export const assumptionsIn = (factors: readonly RoiFactor[], ctx: RoiContext): readonly AssumptionReport[] =>
  factors.flatMap(({ of }) => (of.kind === "assumption" ? (ctx.assumption(of.assumption) ?? []) : []));

const listed = (names: readonly NameSlot[], ctx: RoiContext): NameSlot | null =>
  names.length === 0
    ? null
    : { slot: "name", text: chartWords(ctx.language).list(names.map(({ text }) => text)), lang: null, fallen: false };

/** The names of the assumptions that the return takes. */
export const assumedNames = (ctx: RoiContext): NameSlot | null =>
  listed(
    assumptionsIn(factorsOf(reckonedFrom(ctx), ctx), ctx).map(({ label, id }) => ctx.bind.name(label, id)),
    ctx,
  );

/** What nobody has measured among the factors of the benefits paid: the KPI itself, where its formula does not show them. */
export function toMeasure(ctx: RoiContext): NameSlot {
  const mere = ctx.roi.benefits.filter(({ counted, assumed }) => counted === "paid" && assumed);
  const names = mere.flatMap((benefit) => {
    const own = assumptionsIn(factorsOf([benefit], ctx), ctx).filter(
      (a) => a.class === "assumption" || a.status === "contradicted",
    );
    return own.length > 0 ? own.map(({ label, id }) => ctx.bind.name(label, id)) : [ctx.entry(benefit)];
  });
  const unique = [...new Map(names.map((name) => [name.text, name])).values()];
  return listed(unique, ctx) ?? ctx.bind.word("–");
}
