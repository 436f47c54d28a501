import { DURATION_WORDS, durationUnit, isCalendarStep } from "../ground/day.js";
import type { Duration } from "../ground/expr.js";
import { nearest } from "../ground/nearest.js";
import type { Cursor } from "./cursor.js";
import { NEVER_UNITS } from "./words.js";

/** A length of time, `7 days`: a number and a word of time, whole where it is a step of the calendar. */
export function duration(c: Cursor): Duration {
  const start = c.token.start;
  if (c.token.kind !== "number") {
    c.faultHere("expectedDuration", { found: c.found() });
    if (c.token.kind === "name" || c.token.kind === "string") c.take();
    return { digits: "1", unit: "day", span: c.span(start, start) };
  }
  const { text: digits } = c.take();
  const word = unitWord(c);
  const unit = word === null ? null : durationUnit(word);
  const end = c.before;
  if (unit === null) {
    const meant = word === null ? null : nearest(word, DURATION_WORDS);
    const edit = meant === null ? undefined : { title: `Write ${meant}`, start, end, text: `${digits} ${meant}` };
    c.faults.add("durationWord", start, end, { digits, found: word, meant }, edit);
  } else if (isCalendarStep(unit) && !/^\d+$/.test(digits)) {
    c.faults.add("durationWhole", start, end, { digits, word: word ?? unit });
  }
  return { digits, unit: word ?? "day", span: c.span(start, end) };
}

/** The word of unit after a number, or null where the next word belongs to something else. */
export function unitWord(c: Cursor): string | null {
  if (c.token.kind !== "name" || (!c.token.quoted && NEVER_UNITS.has(c.token.text))) return null;
  return c.take().text;
}
