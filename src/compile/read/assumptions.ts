import * as z from "zod";
import type { AssumptionDef } from "../definitions.js";
import { date, named, number, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildNamed, buildTexts, nameSpan } from "./reading.js";

export const assumptionShape = strict({
  value: number.describe("The value formulas use."),
  low: number.optional().describe("The lowest it may plausibly be."),
  high: number.optional().describe("The highest it may plausibly be."),
  unit: word.optional().describe("The unit of the three: EUR/ticket, percent, hour, …"),
  class: z.enum(["measured", "benchmark", "assumption"]).optional().describe("How it is known. An assumption where not given."),
  source: word.optional().describe("Where it comes from, for someone who doubts it."),
  owner: word.optional().describe("Who answers for it."),
  review: date.optional().describe("When it is looked at again."),
  status: z
    .enum(["supported", "contradicted", "untested"])
    .optional()
    .describe("What the evidence says since. Untested where not given."),
  label: texts.optional().describe("Its name for readers."),
  description: texts.optional().describe("What it means and where it is used."),
}).describe("A number the data does not hold: with a range, a source and an owner.");

export const assumptionsShape = named(assumptionShape).describe("The register of assumptions; formulas use them by name.");

export function buildAssumptions(
  input: z.output<typeof assumptionsShape> | undefined,
  reading: Reading,
): Record<string, AssumptionDef> {
  return buildNamed(input, ["assumptions"], (name, given, path): AssumptionDef => ({
    name,
    label: buildTexts(reading, given.label, [...path, "label"]),
    description: buildTexts(reading, given.description, [...path, "description"]),
    value: given.value,
    low: given.low ?? null,
    high: given.high ?? null,
    unit: given.unit ?? null,
    class: given.class ?? "assumption",
    source: given.source ?? "",
    owner: given.owner ?? "",
    review: given.review ?? null,
    status: given.status ?? "untested",
    span: nameSpan(reading, path),
  }));
}
