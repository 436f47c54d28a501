import * as z from "zod";
import { MODELS } from "../../formula/event-functions.js";
import type { AttributionDef } from "../definitions.js";
import { duration, list, reference, strict, word } from "./atoms.js";
import { nameSpan, type Reading } from "./reading.js";

/** A reader sees how far rules of sharing out lie apart only where there are several. */
export const LEAST_MODELS = 3;

const holdout = strict({
  column: word.describe("The column of the table that the formula's by refers to which holds each one's arm: digest."),
  treated: word.describe("The arm that met the community."),
  control: word.describe("The arm that was drawn by lot not to."),
}).describe("A group drawn by lot to go without: what it shows stands beside the credit, never added to it.");

export const attributionShape = strict({
  kpi: reference.describe("The KPI whose credit is shared out by every model: its formula is one attributed(…)."),
  models: list(z.enum(MODELS.map(({ name }) => name)))
    .optional()
    .describe("The models shown side by side, at least three; all seven where not given."),
  window: duration.optional().describe("How far before an order a touch still counts; the KPI's own where not given."),
  player: word
    .optional()
    .describe("The column of touches that credit goes to, seen from their table. Channel where not given."),
  holdout: holdout.optional(),
}).describe("What is credited to the community, by several models side by side.");

export function buildAttribution(
  input: z.output<typeof attributionShape> | undefined,
  reading: Reading,
): AttributionDef | null {
  if (!input) return null;
  const { kpi, models = MODELS.map(({ name }) => name), window = null, player = "channel", holdout = null } = input;
  return { kpi, models, window, player, holdout, span: nameSpan(reading, ["attribution"]) };
}
