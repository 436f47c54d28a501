/** A case that our language does not ask for, or asks for otherwise, with the reason a reader sees in the table. */
export class Unfit extends Error {}

export const GRAINS = ["hour", "day", "week", "month", "quarter", "year"] as const;
export type Grain = (typeof GRAINS)[number];
export const isGrain = (word: string): word is Grain => (GRAINS as readonly string[]).includes(word);
export const FINER_THAN_HOURS = ["nanosecond", "microsecond", "millisecond", "second", "minute"];

/** A name as a formula writes it; in backticks where it is a word of the language. */
export function name(word: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) && !RESERVED.has(word) ? word : `\`${word.replaceAll("`", "``")}\``;
}
const RESERVED = new Set("and or not in is null like between within of where at to by as distinct true false".split(" "));

export const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** "7 days", "2 month": a length of time as a formula writes it. Custom grains have none. */
export function duration(window: string): string {
  const [count = "", unit = ""] = window.trim().split(/\s+/);
  const word = unit.toLowerCase().replace(/s$/, "");
  if (FINER_THAN_HOURS.slice(0, 3).includes(word)) throw new Unfit("grains below the second");
  if (!isGrain(word) && word !== "minute" && word !== "second")
    throw new Unfit(`windows of a calendar of one's own (LANGUAGE.md Durations: day, week, month, quarter, year)`);
  return `${count} ${word}s`;
}
