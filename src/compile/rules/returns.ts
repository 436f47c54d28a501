import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { BenefitDef, RoiDef } from "../definitions.js";
import { nameSpan, replacement, spanAt } from "../read/reading.js";
import type { Rule, Subject } from "./rule.js";

/** More draws than any range needs: the 5 and 95 percentiles of a million move by less than a thousandth. */
const MOST_DRAWS = 1_000_000;

/** A return has benefits and costs in one currency, counts nothing twice, and says what shows a strong claim. */
export const returns: Rule = (subject) => {
  const { roi, community } = subject.definitions;
  if (!roi) return [];
  return [
    ...(community.currency === null ? [diagnose("roiCurrency", roi.span, {})] : []),
    ...empty(subject, roi),
    ...twice(subject, roi),
    ...Object.values(roi.benefits).flatMap((benefit) => [...alone(subject, benefit, roi), ...unproven(benefit)]),
    ...rate(subject, roi),
    ...(roi.draws > MOST_DRAWS ? [diagnose("roiDraws", spanAt(subject.reading, ["roi", "draws"]), { most: MOST_DRAWS })] : []),
  ];
};

const empty = ({ reading }: Subject, roi: RoiDef): readonly Diagnostic[] =>
  (["benefits", "costs"] as const).flatMap((side) =>
    Object.keys(roi[side]).length === 0 ? [diagnose("roiEmpty", nameSpan(reading, ["roi", side]), { side })] : [],
  );

/** One KPI as two benefits, or as two costs; two benefits of one overlap group are counted once anyway. */
function twice({ reading }: Subject, roi: RoiDef): readonly Diagnostic[] {
  const benefits = Object.values(roi.benefits)
    .filter(({ kind }) => kind === null || kind === "money")
    .map((one) => ({ ...one, side: "benefits" as const }));
  const costs = Object.values(roi.costs).map((one) => ({ ...one, overlap: null, side: "costs" as const }));
  return [benefits, costs].flatMap((all) =>
    all.flatMap((one, i) => {
      const first = all
        .slice(0, i)
        .find(({ kpi, overlap }) => kpi === one.kpi && (overlap === null || overlap !== one.overlap));
      const at = spanAt(reading, ["roi", one.side, one.name, "kpi"]);
      return first ? [diagnose("roiTwice", at, { kpi: one.kpi, first: first.name, side: one.side })] : [];
    }),
  );
}

function alone({ reading }: Subject, { name, overlap }: BenefitDef, roi: RoiDef): readonly Diagnostic[] {
  if (overlap === null) return [];
  const others = Object.values(roi.benefits).filter((other) => other.name !== name);
  if (others.some((other) => other.overlap === overlap)) return [];
  const groups = [...new Set(others.flatMap((other) => other.overlap ?? []))];
  const near = reading.suggest(overlap, groups);
  const at = spanAt(reading, ["roi", "benefits", name, "overlap"]);
  return [diagnose("roiAlone", at, { overlap, near }, replacement(at, near))];
}

const unproven = ({ name, evidence, because, span }: BenefitDef): readonly Diagnostic[] =>
  evidence !== null && evidence >= 3 && Object.keys(because).length === 0
    ? [diagnose("roiBecause", span, { benefit: name, level: evidence })]
    : [];

function rate({ reading }: Subject, { discountRate }: RoiDef): readonly Diagnostic[] {
  if (discountRate === null) return [];
  const { value, unit } = discountRate;
  if ((unit === null || unit === "1") && value >= 0 && value < 1) return [];
  return [diagnose("roiRate", spanAt(reading, ["roi", "discount_rate"]), {})];
}
