import * as z from "zod";
import type { Community, Weekday } from "../definitions.js";
import { currency, flag, language, list, month, strict, texts, zone } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildTexts } from "./reading.js";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export const communityShape = strict({
  name: texts.optional().describe("The community's name, as reports print it."),
  mission: texts.optional().describe("What the community is for, in a sentence."),
  languages: list(language).optional().describe("The languages of reports; a plain text is in the first one."),
  currency: currency.optional().describe("The currency that money is shown in and converted to, like EUR."),
  timezone: zone
    .optional()
    .describe("The one IANA zone: every period is local midnight to local midnight. UTC where not given."),
  week_start: z.enum(DAYS).optional().describe("The first day of a week. Monday where not given."),
  fiscal_year_start: month.optional().describe("The month the fiscal year begins with, 1–12."),
  simulated: flag.optional().describe("True where the data is made up: every page says so."),
}).describe("Who the community is, and how its time, money and languages are read.");

type CommunityInput = z.output<typeof communityShape>;

/** The languages texts are written in, before anything else is read. */
export function languagesOf(input: CommunityInput | undefined): readonly string[] {
  const given = [...new Set(input?.languages ?? [])];
  return given.length > 0 ? given : ["en"];
}

export function buildCommunity(input: CommunityInput | undefined, reading: Reading): Community {
  return {
    name: buildTexts(reading, input?.name, ["community", "name"]),
    mission: buildTexts(reading, input?.mission, ["community", "mission"]),
    languages: reading.languages,
    currency: input?.currency ?? null,
    timezone: input?.timezone ?? "UTC",
    weekStart: (DAYS.indexOf(input?.week_start ?? "monday") + 1) as Weekday,
    fiscalYearStart: input?.fiscal_year_start ?? 1,
    simulated: input?.simulated ?? false,
  };
}
