import { localToUtc } from "../../src/ground/zone.js";

/**
 * Aurora's calendar: three fixed years, so that every build of the demo holds the same rows. A simulated day is a day
 * of Copenhagen's winter time; the first and the last midnight are the local ones, so coverage ends on whole days.
 */
export const COVERAGE = { from: "2023-11-01", to: "2026-11-01" } as const;
export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
/** Local midnight of 1 November 2023 and of 1 November 2026, as instants. */
export const START = Date.UTC(2023, 9, 31, 23);
export const END = Date.UTC(2026, 9, 31, 23);
export const DAYS = (END - START) / DAY;

/** The simulated day that a local date is. */
export const dayOf = (date: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(2023, 10, 1)) / DAY);
/** The local date of a simulated day. */
export const dateOf = (day: number): string => new Date(Date.UTC(2023, 10, 1) + day * DAY).toISOString().slice(0, 10);
/** The instant a simulated day starts. */
export const startOf = (day: number): number => START + day * DAY;
/** The simulated day an instant falls on. */
export const dayAt = (instant: number): number => Math.floor((instant - START) / DAY);

/** The local midnight that a date begins with, as an instant: of a day in summer an hour before the simulated one. */
export const midnightOf = (date: string): number => localToUtc("Europe/Copenhagen", `${date}T00:00:00`);

/** What happened on the way, each visible in the data and noted in the demo's calendar. */
export const EVENTS = {
  /** The forum's database was lost for a week: what was written then is missing. */
  outage: { from: dayOf("2025-06-16"), to: dayOf("2025-06-23") },
  /** Until this day a bot closed silent questions as solved. */
  solvedByPeopleFrom: dayOf("2025-03-01"),
  chatFrom: dayOf("2024-12-01"),
  /** From this day one reader in ten does not see the accepted answer: the deflection experiment. */
  holdoutFrom: dayOf("2025-01-01"),
  guidedAnswersFrom: dayOf("2026-03-01"),
  springCampaign: { from: dayOf("2026-04-06"), to: dayOf("2026-05-04") },
  autumnCampaign: { from: dayOf("2024-09-16"), to: dayOf("2024-10-14") },
} as const;

/** Was the forum lost at this instant? */
export const inOutage = (instant: number): boolean => {
  const day = dayAt(instant);
  return day >= EVENTS.outage.from && day < EVENTS.outage.to;
};

/** 1 Monday … 7 Sunday. 1 November 2023 was a Wednesday. */
export const weekdayOf = (day: number): number => ((day + 2) % 7) + 1;

/** How far the community has grown: a logistic curve from about 0.15 to 1. */
export const growth = (day: number): number => 0.12 + 0.88 / (1 + Math.exp(-(day - 470) / 190));

/** The share of a usual day: quiet weekends, a quiet July, a quiet end of the year. */
export function season(day: number): number {
  const weekday = [1.08, 1.12, 1.1, 1.05, 0.88, 0.34, 0.3][weekdayOf(day) - 1] ?? 1;
  const date = dateOf(day);
  const month = Number(date.slice(5, 7));
  const yearly = [1.02, 1.05, 1.06, 1, 1.01, 0.98, 0.74, 0.86, 1.08, 1.08, 1.06, 0.92][month - 1] ?? 1;
  const holidays = date.slice(5) >= "12-22" || date.slice(5) <= "01-02" ? 0.45 : 1;
  return weekday * yearly * holidays;
}

/** The moment of the day, in ms, at which the share `u` of a day's events has passed: mostly office hours. */
export function momentOf(u: number): number {
  const at = u * LAST;
  let hour = 0;
  while (hour < 23 && (CUMULATIVE[hour + 1] ?? LAST) <= at) hour++;
  const from = CUMULATIVE[hour] ?? 0;
  const weight = HOURS[hour] ?? 1;
  return Math.min(DAY - 1000, Math.floor((hour + (at - from) / weight) * 3600) * 1000);
}

const HOURS = [4, 3, 3, 3, 4, 6, 12, 28, 58, 84, 92, 86, 66, 82, 88, 78, 62, 44, 32, 28, 28, 24, 16, 8];
const CUMULATIVE = HOURS.reduce<number[]>((sums, weight) => [...sums, (sums[sums.length - 1] ?? 0) + weight], [0]);
const LAST = CUMULATIVE[24] ?? 1;
