import { nextPeriod, type PeriodGrain } from "../../ground/day.js";

/** The day after a period of the explorer, for asking its rows. Weeks begin where the period's own start says. */
export function periodEnd(start: string, grain: string): string {
  return nextPeriod(start, grain as PeriodGrain, {
    weekStart: (((new Date(`${start}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7,
    fiscalYearStart: 1,
  });
}
