import { z } from "zod";
import { count, date, duration, list, named, quantity, reference, strict, texts, whole, word } from "./atoms.js";
import { engineShape } from "./engine.js";
import { ONE_OF } from "./shape-words.js";
import { record, trueKey } from "./tree.js";

const benefit = strict({
  label: texts.optional(),
  kpi: reference.describe("The KPI whose value is the benefit."),
  kind: z
    .enum(["money", "time", "quality", "risk"])
    .optional()
    .describe("Only money is added up; the others stay what they are."),
  overlap: word.optional().describe("Benefits of one group are one benefit seen twice: it is counted once."),
});

const roi = strict({
  label: texts.optional(),
  benefits: named(benefit).describe("What the community brings."),
  costs: named(strict({ label: texts.optional(), kpi: reference.describe("The KPI whose value is the cost.") })).describe(
    "What it costs.",
  ),
  from: date.optional().describe("The first day counted."),
  to: date.optional().describe("The first day not counted any more."),
  draws: count.optional().describe("Draws of the simulation. 10000 where not given."),
}).describe("Return on investment: benefits less costs, with its range.");

const criterion = strict({
  at_least: quantity.optional().describe("The uplift that counts as success."),
  at_most: quantity.optional(),
}).refine((given) => (given.at_least === undefined) !== (given.at_most === undefined), { error: `${ONE_OF}at_least at_most` });

const pilot = strict({
  label: texts.optional(),
  hypothesis: texts.describe("What is expected, written before the start."),
  kpi: reference.describe("The KPI it is judged by."),
  criterion: criterion.describe("What counts as success, fixed before the start."),
  design: z
    .enum(["randomised", "differences", "synthetic", "interrupted", "matched", "before_after"])
    .describe("How the effect is told from chance."),
  units: word.optional().describe("The column whose values are treated or not: members.id, topics.category."),
  treated: list(word).optional().describe("The treated values of it."),
  compare: list(word).optional().describe("The values to compare with."),
  arm: word.optional().describe("The column that holds each unit's arm."),
  start: date.describe("The first day of treatment."),
  end: date.optional().describe("The first day after it."),
  pre: duration.optional().describe("How long before the start is looked at."),
  sample: whole.optional().describe("The number of units needed."),
  agreed: strict({ by: word, on: date }).optional(),
  owner: word.optional(),
  scale_up: strict({ units: whole.describe("How many units it would be for all."), note: texts.optional() }).optional(),
}).describe("A trial with a criterion fixed beforehand.");

/** Sections that later reports use: held against their shape today, kept as they stand. */
export const laterShapes = {
  roi: roi.optional(),
  pilots: named(pilot).optional().describe("Trials."),
  engine: engineShape.optional(),
};

/** The sections that are given, in objects without a prototype. */
export function buildLater(
  input: Readonly<Partial<Record<keyof typeof laterShapes, unknown>>>,
): Readonly<Record<string, unknown>> {
  const given = Object.keys(laterShapes).map((key) => [key, input[key as keyof typeof laterShapes]] as const);
  return record(given.filter(([, value]) => value !== undefined).map(([key, value]) => [key, bare(value)] as const));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return record(Object.entries(value).map(([key, inner]) => [trueKey(key), bare(inner)] as const));
}
