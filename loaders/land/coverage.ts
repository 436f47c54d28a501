import type { Stream } from "../channel.js";
import type { Merged } from "./merge.js";

export type Coverage = { readonly from: string; readonly to: string };

/**
 * What a stream covers, half-open: what the source said (a run that adds to a snapshot moves
 * only its end), else from the first row's
 * local day to the end of the last row's. Null where rows have no time.
 */
export function coverageOf(
  declared: Coverage | null,
  before: Coverage | null,
  { first, last }: Pick<Merged, "first" | "last">,
  stream: Stream,
  timezone: string,
): Coverage | null {
  if (declared !== null) return before === null ? declared : { from: before.from, to: laterOf(declared.to, before.to) };
  if (stream.time === null || first === null || last === null) return null;
  const instant = stream.columns[stream.time] === "instant";
  const day = (text: string): string =>
    instant ? localDay(Date.parse(`${text.replace(" ", "T")}Z`), timezone) : text.slice(0, 10);
  return { from: day(first), to: dayAfter(day(last)) };
}

/** Whether two coverages are the same to the local day. */
export function sameCoverage(a: Coverage | null, b: Coverage | null, timezone: string): boolean {
  if (a === null || b === null) return a === b;
  const day = (text: string): string =>
    text.length > 10 && !Number.isNaN(Date.parse(text)) ? localDay(Date.parse(text), timezone) : text;
  return day(a.from) === day(b.from) && day(a.to) === day(b.to);
}

const laterOf = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

/** The day of a moment in an IANA zone, 2026-01-31. */
export function localDay(ms: number, timezone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
