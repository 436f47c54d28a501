import { error, quoted } from "./message.js";

type Measured = { readonly kpi: string; readonly unit: string; readonly currency: string };
type Hint = "time" | "currency" | "share" | "count";

/** What would make money of a KPI in another unit. */
const TO_MONEY: { readonly [H in Hint]: (unit: string, currency: string) => string } = {
  time: (_, currency) => `multiply it by an assumption in ${currency}/hour, such as an hourly cost`,
  currency: (unit, currency) =>
    `convert it to ${currency} by a table of rates (rates:), or take the amounts that are not in ${unit}`,
  share: (_, currency) => `multiply it by what the whole is worth in ${currency}`,
  count: (unit, currency) => `multiply it by an assumption in ${currency}/${unit}, what one is worth`,
};

/** Sentences about the return on investment. */
export const returns = {
  roiCurrency: error(
    "missing-key",
    () => "A return is told in the community’s currency, and none is given. Write community: {currency: EUR}.",
  ),
  roiEmpty: error<{ side: "benefits" | "costs" }>("missing-key", ({ side }) =>
    side === "costs"
      ? "A return needs costs, or nothing has been spent that could come back. Write what the community costs: staff: {kpi: …}."
      : "A return needs benefits. Write what the community brings: savings: {kpi: …}.",
  ),
  roiTwice: error<{ kpi: string; first: string; side: "benefits" | "costs" }>("duplicate-key", ({ kpi, first, side }) =>
    side === "costs"
      ? `${quoted(kpi)} is the cost ${quoted(first)} already, and would be taken off twice. Remove one.`
      : `${quoted(kpi)} is the benefit ${quoted(first)} already, and would be paid twice. Remove one, or give both the same overlap: group.`,
  ),
  roiAlone: error<{ overlap: string; near: string | null }>("bad-value", ({ overlap, near }) =>
    near === null
      ? `No other benefit is of the overlap group ${quoted(overlap)}, so nothing is held back by it. Give the benefit it overlaps the same group, or remove this line.`
      : `No other benefit is of the overlap group ${quoted(overlap)}; did you mean ${quoted(near)}?`,
  ),
  roiBecause: error<{ benefit: string; level: number }>(
    "missing-key",
    ({ benefit, level }) =>
      `${quoted(benefit)} claims evidence L${level} and does not say what shows it. Write because: with the experiment or the comparison, or leave evidence: out.`,
  ),
  roiRate: error("bad-value", () => "A discount rate is a share of a year’s money from 0 to below 1, like 8 percent."),
  roiDraws: error<{ most: number }>(
    "bad-value",
    ({ most }) => `At most ${most.toLocaleString("en")} draws are made; 10000 are enough for most cases.`,
  ),
  roiCostUnit: error<Measured & { hint: Hint }>(
    "unit",
    ({ kpi, unit, currency, hint }) =>
      `${quoted(kpi)} is in ${quoted(unit)}, and a cost is in ${quoted(currency)}. Name a KPI in ${currency}: ${TO_MONEY[hint](unit, currency)}.`,
  ),
  roiBenefitUnit: error<Measured & { hint: Hint }>(
    "unit",
    ({ kpi, unit, currency, hint }) =>
      `${quoted(kpi)} is in ${quoted(unit)}, and money is added up in ${quoted(currency)}. Write kind: time, quality or risk to show it beside the return, or name a KPI in ${currency}: ${TO_MONEY[hint](unit, currency)}.`,
  ),
  roiTimeUnit: error<Measured>(
    "unit",
    ({ kpi, unit, currency }) =>
      `${quoted(kpi)} is in ${quoted(unit)}, and time is in hours or days. Write kind: ${unit === currency ? "money" : "quality"}, or name a KPI in hours.`,
  ),
  roiIdleOverlap: error<{ benefit: string; kind: string }>(
    "bad-value",
    ({ benefit, kind }) =>
      `${quoted(benefit)} is of the kind ${quoted(kind)}, which is never added up: an overlap: has no effect on it. Remove this line.`,
  ),
  roiCredited: error<{ kpi: string }>(
    "bad-value",
    ({ kpi }) =>
      `${quoted(kpi)} is what a rule of attribution credits, and that is L1 whatever else is known. Remove this line, or name a KPI of a measured effect.`,
  ),
};
