import * as z from "zod";
import type { BenefitDef, CostDef, RoiDef } from "../definitions.js";
import { count, date, named, quantity, reference, strict, texts, word } from "./atoms.js";
import { buildQuantity } from "./quantity.js";
import { buildNamed, buildTexts, nameSpan, type Reading } from "./reading.js";

const LEVELS = ["L0", "L1", "L2", "L3", "L4"] as const;

const benefitShape = strict({
  label: texts.optional().describe("Its name for readers; the KPI's where not given."),
  kpi: reference.describe("The KPI whose value is the benefit."),
  kind: z
    .enum(["money", "time", "quality", "risk"])
    .optional()
    .describe(
      "Only money is added up; the others stay what they are. Where not given: money for a KPI in the community's currency, time for one in hours or days, else quality.",
    ),
  overlap: word.optional().describe("Benefits of one group are one benefit seen twice: the highest of them is counted, once."),
  evidence: z
    .enum(LEVELS)
    .optional()
    .describe(
      "How strong the evidence is that the community brought it about: L3 estimated effect, L4 randomised. Only these enter the return; the others are shown beside it. The KPI's own level (L0 or L1) where not given.",
    ),
  because: texts.optional().describe("What shows it: the experiment, the comparison. Needed for L3 and L4."),
}).describe("Something the community brings.");

const costShape = strict({
  label: texts.optional().describe("Its name for readers; the KPI's where not given."),
  kpi: reference.describe("The KPI whose value is the cost, in the community's currency."),
}).describe("Something the community costs.");

export const roiShape = strict({
  label: texts.optional().describe("What the case is called."),
  benefits: named(benefitShape).describe("What the community brings."),
  costs: named(costShape).describe("What it costs."),
  from: date.optional().describe("The first day counted. Where not given: the first month that all of its KPIs cover."),
  to: date
    .optional()
    .describe("The first day not counted any more. Where not given: the end of the last month that all cover."),
  discount_rate: quantity
    .optional()
    .describe("What money earns in a year: 8 percent. Later money is worth less by it, where more than a year is counted."),
  draws: count.optional().describe("Draws of the simulation. 10000 where not given."),
}).describe("Return on investment: benefits less costs, with its range.");

const DRAWS = 10_000;

export function buildRoi(input: z.output<typeof roiShape> | undefined, reading: Reading): RoiDef | null {
  if (!input) return null;
  return {
    label: buildTexts(reading, input.label, ["roi", "label"]),
    benefits: buildNamed(input.benefits, ["roi", "benefits"], (name, given, path): BenefitDef => {
      const level = given.evidence === undefined ? null : LEVELS.indexOf(given.evidence);
      return {
        name,
        label: buildTexts(reading, given.label, [...path, "label"]),
        kpi: given.kpi,
        kind: given.kind ?? null,
        overlap: given.overlap ?? null,
        evidence: level as BenefitDef["evidence"],
        because: buildTexts(reading, given.because, [...path, "because"]),
        span: nameSpan(reading, path),
      };
    }),
    costs: buildNamed(input.costs, ["roi", "costs"], (name, given, path): CostDef => ({
      name,
      label: buildTexts(reading, given.label, [...path, "label"]),
      kpi: given.kpi,
      span: nameSpan(reading, path),
    })),
    from: input.from ?? null,
    to: input.to ?? null,
    discountRate:
      input.discount_rate === undefined ? null : buildQuantity(input.discount_rate, reading, ["roi", "discount_rate"]),
    draws: input.draws ?? DRAWS,
    span: nameSpan(reading, ["roi"]),
  };
}
