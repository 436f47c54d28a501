import { dayNumber, type Calendar } from "../../ground/day.js";
import type { Grain } from "../definitions.js";
import type { Dialect } from "./dialect.js";

/** The start of the period that holds a date or time: a date, for `hour` a time stamp. */
export function periodSql(grain: Grain, time: string, calendar: Calendar, dialect: Dialect): string {
  return START[grain](time, calendar, dialect);
}

/**
 * A number that is the same for all days of one period, cheap to compute on a DATE. Grouping by it is several times
 * faster than by date_trunc, whose plain form `periodSql` keeps.
 */
export function periodKey(grain: Grain, day: string, time: string, calendar: Calendar, dialect: Dialect): string {
  return KEY[grain](day, time, calendar, dialect);
}

/** The same number worked out here, for the period that starts at `start`; null for grains whose key is a date or time. */
export function periodNumber(grain: Grain, start: string, calendar: Calendar): number | null {
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  const fiscal = months - (calendar.fiscalYearStart - 1);
  const numbers: { readonly [K in Grain]: number | null } = {
    hour: null,
    day: null,
    week: Math.floor((dayNumber(start) - dayNumber(WEEK_ZERO[calendar.weekStart])) / 7),
    month: months,
    quarter: Math.floor(months / 3),
    year: Math.floor(months / 12),
    fiscal_quarter: Math.floor(fiscal / 3),
    fiscal_year: Math.floor(fiscal / 12),
  };
  return numbers[grain];
}

const months = (day: string): string => `year(${day}) * 12 + month(${day}) - 1`;
/** Days from a Monday long ago, shifted so that a week's first day is a multiple of seven. */
const weeks = (day: string, calendar: Calendar, { daysSince, whole }: Dialect): string =>
  whole(daysSince(day, WEEK_ZERO[calendar.weekStart]), "7");
const WEEK_ZERO = {
  1: "0001-01-01",
  2: "0001-01-02",
  3: "0001-01-03",
  4: "0001-01-04",
  5: "0001-01-05",
  6: "0001-01-06",
  7: "0001-01-07",
} as const;

const KEY: { readonly [K in Grain]: (day: string, time: string, calendar: Calendar, dialect: Dialect) => string } = {
  hour: (_day, time, _calendar, dialect) => hour(time, dialect),
  day: (day) => day,
  week: (day, _time, calendar, dialect) => weeks(day, calendar, dialect),
  month: (day) => months(day),
  quarter: (day, _time, _calendar, { whole }) => whole(`(${months(day)})`, "3"),
  year: (day) => `year(${day})`,
  fiscal_quarter: (day, _time, { fiscalYearStart }, { whole }) => whole(`(${months(day)} - ${fiscalYearStart - 1})`, "3"),
  fiscal_year: (day, _time, { fiscalYearStart }, { whole }) => whole(`(${months(day)} - ${fiscalYearStart - 1})`, "12"),
};

const hour = (time: string, { startOfTime, timestamp }: Dialect): string => startOfTime("hour", timestamp(time));

type Unit = Parameters<Dialect["startOfDays"]>[0];
const start =
  (unit: Unit) =>
  (time: string, _calendar: Calendar, { startOfDays, day }: Dialect): string =>
    startOfDays(unit, day(time));

function monthsBack(time: string, n: number, unit: Unit, { startOfDays, day, interval }: Dialect): string {
  const months = interval(n, "month");
  return day(`(${startOfDays(unit, `${day(time)} - ${months}`)} + ${months})`);
}

const START: { readonly [K in Grain]: (time: string, calendar: Calendar, dialect: Dialect) => string } = {
  hour: (time, _calendar, dialect) => hour(time, dialect),
  day: (time, _calendar, { day }) => day(time),
  week: (time, { weekStart }, { startOfDays, day }) =>
    weekStart === 1
      ? startOfDays("week", day(time))
      : `(${startOfDays("week", `${day(time)} - ${weekStart - 1}`)} + ${weekStart - 1})`,
  month: start("month"),
  quarter: start("quarter"),
  year: start("year"),
  fiscal_quarter: (time, { fiscalYearStart }, dialect) => monthsBack(time, (fiscalYearStart - 1) % 3, "quarter", dialect),
  fiscal_year: (time, { fiscalYearStart }, dialect) => monthsBack(time, fiscalYearStart - 1, "year", dialect),
};
