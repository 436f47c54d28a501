import type { Shown } from "../../../report/format.js";
import type { RoiCost, RoiFactor, RoiReport } from "../../../report/roi.js";
import { roiWords, type RoiWords } from "../../../report/sentence/roi.js";
import type { NameSlot } from "../../../report/sentence.js";
import type { PageContext } from "../context.js";

/** What every part of the page about the return needs. */
export interface RoiContext extends PageContext {
  readonly roi: RoiReport;
  readonly say: RoiWords;
  /** How amounts of money are shown. */
  readonly money: Shown;
  factor(id: string): RoiFactor | null;
  /** A factor's name, short enough for a chart. */
  named(factor: RoiFactor): NameSlot;
  entry(entry: RoiCost): NameSlot;
}

/** A share shown in percent: the return, a probability. */
export const SHARE: Shown = { unit: "1", shownIn: "percent" };

export function roiContext(roi: RoiReport, ctx: PageContext): RoiContext {
  const factors = new Map(roi.factors.map((factor) => [factor.id, factor]));
  const say = roiWords(ctx.language);
  const kpiName = (id: string): NameSlot => ctx.bind.name(ctx.kpi(id)?.label ?? {}, id);
  return {
    ...ctx,
    roi,
    say,
    money: { unit: roi.unit, shownIn: roi.unit },
    factor: (id) => factors.get(id) ?? null,
    named: ({ of }) => {
      if (of.kind === "assumption") return ctx.bind.name(ctx.assumption(of.assumption)?.label ?? {}, of.assumption);
      const name = kpiName(of.kpi);
      return of.kind === "kpi" ? name : { ...name, text: say.chains.countedOf(name.text) };
    },
    entry: ({ label, kpi }) => ctx.bind.name(label, kpi),
  };
}

/** How a factor's values are shown: a KPI's as on its page, an assumption's as in the register. */
export const factorShown = ({ unit, shownIn }: RoiFactor): Shown => ({ unit, shownIn });

export const isExact = ({ low, high }: RoiFactor): boolean => low === high;
