import type { z } from "zod";
import type { ExecutiveDef } from "../definitions.js";
import { list, reference, strict } from "./atoms.js";
import type { Reading } from "./reading.js";
import { nameSpan } from "./reading.js";

export const executiveShape = strict({
  organisation: list(reference).optional().describe("KPIs that answer: what is it worth to the organisation?"),
  members: list(reference).optional().describe("KPIs that answer: what is it worth to its members?"),
  alignment: list(reference).optional().describe("KPIs that answer: are the two aligned?"),
}).describe("The three questions that open every executive report, and the KPIs that answer them.");

export function buildExecutive(input: z.output<typeof executiveShape> | undefined, reading: Reading): ExecutiveDef | null {
  if (!input) return null;
  const { organisation = [], members = [], alignment = [] } = input;
  return { organisation, members, alignment, span: nameSpan(reading, ["executive"]) };
}
