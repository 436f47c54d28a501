import { z } from "zod";
import { date, flag, list, named, reference, strict, texts, word } from "./atoms.js";
import { engineShape } from "./engine.js";
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
