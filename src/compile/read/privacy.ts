import type { z } from "zod";
import type { Definitions } from "../definitions.js";
import { count, list, strict, word } from "./atoms.js";

export const privacyShape = strict({
  floor: count.optional().describe("Groups of fewer are not published. 5 where not given."),
  survey_floor: count.optional().describe("The same for answers of surveys. 10 where not given."),
  allow: list(word)
    .optional()
    .describe("Personal columns (members.country) and values that a built site may hold all the same."),
}).describe("What is never published.");

export function buildPrivacy(input: z.output<typeof privacyShape> | undefined): Definitions["privacy"] {
  return { floor: input?.floor ?? 5, surveyFloor: input?.survey_floor ?? 10, ...(input?.allow ? { allow: input.allow } : {}) };
}
