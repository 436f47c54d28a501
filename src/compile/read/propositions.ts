import type { z } from "zod";
import type { PropositionDef, SuccessDef } from "../definitions.js";
import { list, named, reference, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildNamed, buildTexts, nameSpan } from "./reading.js";
import type { Path } from "./tree.js";

const propositionShape = strict({
  label: texts.optional().describe("Its name for readers."),
  promise: texts.describe("What members are promised."),
  audience: texts.optional().describe("Which members it is for."),
  kpis: list(reference).optional().describe("Further KPIs that show whether it is kept."),
  business: strict({
    success: texts.describe("What success is for the business."),
    kpi: reference.optional().describe("The KPI that shows it."),
  })
    .optional()
    .describe("What the business calls success."),
  members: strict({
    success: texts.describe("What success is for members."),
    kpi: reference.optional().describe("The KPI that shows it."),
  })
    .optional()
    .describe("What members call success."),
  owner: word.optional().describe("Who answers for it."),
}).describe("A member value proposition; each needs at least one KPI.");

export const propositionsShape = named(propositionShape).describe("Member value propositions, by name.");

export function buildPropositions(
  input: z.output<typeof propositionsShape> | undefined,
  reading: Reading,
): Record<string, PropositionDef> {
  return buildNamed(input, ["propositions"], (name, given, path): PropositionDef => ({
    name,
    label: buildTexts(reading, given.label, [...path, "label"]),
    promise: buildTexts(reading, given.promise, [...path, "promise"]),
    audience: buildTexts(reading, given.audience, [...path, "audience"]),
    kpis: given.kpis ?? [],
    business: buildSuccess(given.business, reading, [...path, "business"]),
    members: buildSuccess(given.members, reading, [...path, "members"]),
    owner: given.owner ?? "",
    span: nameSpan(reading, path),
  }));
}

function buildSuccess(given: z.output<typeof propositionShape>["business"], reading: Reading, path: Path): SuccessDef | null {
  if (!given) return null;
  return { success: buildTexts(reading, given.success, [...path, "success"]), kpi: given.kpi ?? null };
}
