import type { z } from "zod";
import type { CalendarNote } from "../definitions.js";
import { date, list, strict, texts, word } from "./atoms.js";
import type { Reading } from "./reading.js";
import { buildTexts } from "./reading.js";

export const calendarShape = list(
  strict({
    on: date.describe("The day, or the first day."),
    to: date.optional().describe("The first day it was over."),
    kind: word.describe("What it was: release, campaign, incident, outage, holiday, …"),
    label: texts.describe("What readers see on the time axis."),
  }),
).describe("Notes and campaigns on the time axis of charts.");

export function buildCalendar(input: z.output<typeof calendarShape> | undefined, reading: Reading): readonly CalendarNote[] {
  return (input ?? []).map((note, i) => ({
    on: note.on,
    to: note.to ?? null,
    kind: note.kind,
    label: buildTexts(reading, note.label, ["calendar", i, "label"]),
  }));
}
