import { z } from "zod";
import { date, duration, flag, list, named, quantity, reference, strict, texts, whole, word } from "./atoms.js";
import { engineShape } from "./engine.js";
import { ONE_OF } from "./shape-words.js";
import { record, trueKey } from "./tree.js";

const kpis = list(reference).describe("KPIs, by name.");

/** What members are promised, and how one will know that they get it. */
const proposition = strict({
  label: texts.optional().describe("Its name for readers."),
  promise: texts.describe("What members are promised."),
  audience: word.optional().describe("Which members it is for."),
  kpis: kpis.optional(),
  business: strict({ success: texts.describe("What success is for the business."), kpi: reference.optional() })
    .optional()
    .describe("What the business calls success."),
  members: strict({ success: texts.describe("What success is for members."), kpi: reference.optional() })
    .optional()
    .describe("What members call success."),
  owner: word.optional().describe("Who answers for it."),
}).describe("A member value proposition; each needs at least one KPI.");

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

const step = z.union([flag, texts]).describe("True, or where to find it.");

const maturity = strict({
  mission: step.optional(),
  roles: step.optional(),
  tools: step.optional(),
  guidelines: step.optional(),
  content_calendar: list(strict({ planned: date, done: date.optional(), label: texts })).optional(),
  recognition: list(strict({ on: date, to: word.optional(), label: texts })).optional(),
  feedback: list(strict({ opened: date, closed: date.optional(), label: texts })).optional(),
  decisions: list(
    strict({ on: date, kpi: reference.optional(), decision: texts, review: date.optional(), result: texts.optional() }),
  ).optional(),
}).describe("What the three-level checklist cannot read off the other sections.");

/** Sections that later reports use: held against their shape today, kept as they stand. */
export const laterShapes = {
  propositions: named(proposition).optional().describe("Member value propositions."),
  pilots: named(pilot).optional().describe("Trials."),
  maturity: maturity.optional(),
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
