import type { z } from "zod";
import type { StakeholderDef } from "../definitions.js";
import { language, named, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildNamed, buildTexts, nameSpan } from "./reading.js";

export const stakeholderShape = strict({
  name: texts.optional().describe("The person's role: Chief financial officer."),
  language: language.optional().describe("The language of their report; the community's first where not given."),
  department: word.optional().describe("The department they speak for."),
  asks: texts.optional().describe("The question they want answered."),
}).describe("Someone the community must convince: each has a page.");

export const stakeholdersShape = named(stakeholderShape).describe("Those the reports are for.");

export function buildStakeholders(
  input: z.output<typeof stakeholdersShape> | undefined,
  reading: Reading,
): Record<string, StakeholderDef> {
  return buildNamed(input, ["stakeholders"], (name, given, path): StakeholderDef => ({
    name,
    title: buildTexts(reading, given.name, [...path, "name"]),
    language: given.language ?? reading.languages[0] ?? "en",
    department: given.department ?? null,
    asks: buildTexts(reading, given.asks, [...path, "asks"]),
    span: nameSpan(reading, path),
  }));
}
