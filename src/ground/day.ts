/**
 * The calendar, on local ISO strings: "2026-01-31" and "2026-01-31T10:00:00" with up to six digits of a second. No
 * zone and no clock: a day has 24 hours here, and what a zone does to it is zone.ts's. Years run from 0001 to 9999; a
 * step past either end stops there.
 */
export interface Calendar {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** The month a fiscal year begins with, 1–12. */
  readonly fiscalYearStart: number;
}

export type PeriodGrain = "hour" | "day" | "week" | "month" | "quarter" | "year" | "fiscal_quarter" | "fiscal_year";
export type DurationUnit = "ms" | "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Days since 1970-01-01 and microseconds of that day. */
export interface Moment {
  readonly day: number;
  readonly micros: number;
}

export const DAY_MICROS = 86_400_000_000;
const HOUR_MICROS = 3_600_000_000;
const FIRST_DAY = dayOfCivil(1, 1, 1);
const LAST_DAY = dayOfCivil(9999, 12, 31);

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?$/;

/** The moment a local date or time names, or null where it is no day of the calendar. */
export function parseLocal(text: string): Moment | null {
  const match = LOCAL.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Number((match[7] ?? "").padEnd(6, "0"));
  return { day: dayOfCivil(year, month, day), micros: ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction };
}

/** True for "2026-01-31" and nothing longer. */
export const isDate = (text: string): boolean => text.length === 10 && (known.has(text) || parseLocal(text) !== null);

/** Days since 1970-01-01 of the date, or of the day of a local time. */
export function dayNumber(at: string): number {
  return moment(at).day;
}

/** The date of a day number, "2026-01-31". */
export function dateOf(day: number): string {
  const { year, month, dayOfMonth } = civil(within(day));
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

/** The local time of a moment, "2026-01-31T10:00:00", with six digits of a second only where there is a fraction. */
export function timeOf({ day, micros }: Moment): string {
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = micros % 1_000_000;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateOf(day)}T${clock}${fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}`}`;
}

/** 1 = Monday … 7 = Sunday. */
export const weekday = (at: string): number => modulo(dayNumber(at) + 3, 7) + 1;

/** Negative, zero or positive as `a` is before, at or after `b`; a date is its midnight. */
export function compareLocal(a: string, b: string): number {
  if (a === b) return 0;
  const x = moment(a);
  const y = moment(b);
  return x.day - y.day || x.micros - y.micros;
}

/** The start of the period that holds `at`: a date, for `hour` a local time. */
export function periodStart(at: string, grain: PeriodGrain, calendar: Calendar): string {
  const { day, micros } = moment(at);
  return START[grain](day, micros, calendar);
}

/** The start of what `to_date(x, grain)` adds up from: the same period that holds the cell's start. */
export const toDateStart = periodStart;

/** The start of the period after the one that starts at `start`: that period's exclusive end. */
export function nextPeriod(start: string, grain: PeriodGrain, calendar: Calendar): string {
  const [n, unit] = STEP[grain];
  return addDuration(periodStart(start, grain, calendar), n, unit);
}

/** The starts of all periods that overlap [from, to), in order; none where the range is empty. */
export function periods(from: string, to: string, grain: PeriodGrain, calendar: Calendar): string[] {
  const starts: string[] = [];
  if (compareLocal(from, to) >= 0) return starts;
  let start = periodStart(from, grain, calendar);
  while (compareLocal(start, to) < 0) {
    starts.push(start);
    const next = nextPeriod(start, grain, calendar);
    if (compareLocal(next, start) <= 0) break;
    start = next;
  }
  return starts;
}

/**
 * `local` and a duration. Days, weeks, months, quarters and years are calendar steps and keep the time of day; a month
 * without the day takes its last one (2026-01-31 + 1 month = 2026-02-28). Shorter units move the local clock. A date
 * stays a date under calendar steps and becomes a local time under the shorter ones. `n` may be negative; fractions
 * are for the shorter units.
 */
export function addDuration(local: string, n: number, unit: DurationUnit): string {
  const { day, micros } = moment(local);
  const months = MONTHS[unit];
  const days = DAYS[unit];
  if (months === undefined && days === undefined) {
    const total = micros + Math.round(n * MICROS[unit]);
    return inside(day + Math.floor(total / DAY_MICROS), modulo(total, DAY_MICROS), true);
  }
  const moved = months === undefined ? day + n * (days ?? 0) : addMonths(day, n * months);
  return inside(moved, micros, local.length > 10);
}

const WORDS: Readonly<Record<DurationUnit, readonly string[]>> = {
  ms: ["milliseconds", "millisecond", "ms"],
  second: ["seconds", "second", "s"],
  minute: ["minutes", "minute"],
  hour: ["hours", "hour"],
  day: ["days", "day"],
  week: ["weeks", "week"],
  month: ["months", "month"],
  quarter: ["quarters", "quarter"],
  year: ["years", "year"],
};
const UNIT_OF_WORD: ReadonlyMap<string, DurationUnit> = new Map(
  (Object.keys(WORDS) as DurationUnit[]).flatMap((unit) => WORDS[unit].map((word) => [word, unit] as const)),
);

/** Every word a duration may be written with, for "did you mean". */
export const DURATION_WORDS: readonly string[] = [...UNIT_OF_WORD.keys()];

/** The unit a duration's word names (`days` and `day` alike), or null. */
export const durationUnit = (word: string): DurationUnit | null => UNIT_OF_WORD.get(word) ?? null;

/** True for day, week, month, quarter, year: steps of the calendar, not lengths of a clock. */
export const isCalendarStep = (unit: DurationUnit): boolean => MONTHS[unit] !== undefined || DAYS[unit] !== undefined;

const MICROS: Readonly<Record<DurationUnit, number>> = {
  ms: 1_000,
  second: 1_000_000,
  minute: 60_000_000,
  hour: HOUR_MICROS,
  day: DAY_MICROS,
  week: 7 * DAY_MICROS,
  month: NaN,
  quarter: NaN,
  year: NaN,
};
const DAYS: Readonly<Partial<Record<DurationUnit, number>>> = { day: 1, week: 7 };
const MONTHS: Readonly<Partial<Record<DurationUnit, number>>> = { month: 1, quarter: 3, year: 12 };

const STEP: Readonly<Record<PeriodGrain, readonly [number, DurationUnit]>> = {
  hour: [1, "hour"],
  day: [1, "day"],
  week: [1, "week"],
  month: [1, "month"],
  quarter: [3, "month"],
  year: [12, "month"],
  fiscal_quarter: [3, "month"],
  fiscal_year: [12, "month"],
};

const START: { readonly [G in PeriodGrain]: (day: number, micros: number, calendar: Calendar) => string } = {
  hour: (day, micros) => timeOf({ day, micros: micros - (micros % HOUR_MICROS) }),
  day: (day) => dateOf(day),
  week: (day, _, { weekStart }) => dateOf(day - modulo(day + 4 - weekStart, 7)),
  month: (day) => monthBlock(day, 1, 1),
  quarter: (day) => monthBlock(day, 3, 1),
  year: (day) => monthBlock(day, 12, 1),
  fiscal_quarter: (day, _, { fiscalYearStart }) => monthBlock(day, 3, fiscalYearStart),
  fiscal_year: (day, _, { fiscalYearStart }) => monthBlock(day, 12, fiscalYearStart),
};

/** The start of the block of `size` months that holds the day, where one block begins with month `first`. */
function monthBlock(day: number, size: number, first: number): string {
  const { year, month } = civil(day);
  const months = year * 12 + (month - 1);
  return dateOf(firstOfMonth(months - modulo(months - (first - 1), size)));
}

function addMonths(day: number, n: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const months = year * 12 + (month - 1) + n;
  const first = firstOfMonth(months);
  return first + Math.min(dayOfMonth, monthLength(Math.floor(months / 12), modulo(months, 12) + 1)) - 1;
}

const firstOfMonth = (months: number): number => dayOfCivil(Math.floor(months / 12), modulo(months, 12) + 1, 1);

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar (Hinnant, "days_from_civil"). */
export function dayOfCivil(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The inverse of `dayOfCivil` (Hinnant, "civil_from_days"). */
export function civil(day: number): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** The string of a moment, held inside the years 0001 to 9999. */
function inside(day: number, micros: number, withTime: boolean): string {
  if (!withTime) return dateOf(day);
  if (day < FIRST_DAY) return timeOf({ day: FIRST_DAY, micros: 0 });
  if (day > LAST_DAY) return timeOf({ day: LAST_DAY, micros: DAY_MICROS - 1 });
  return timeOf({ day, micros });
}

/** A plan asks about the same few hundred days over and over; what they are is kept, up to a bound. */
const known = new Map<string, Moment>();
const MOST_KNOWN = 5_000;

function moment(local: string): Moment {
  const kept = known.get(local);
  if (kept) return kept;
  const at = parseLocal(local);
  if (!at) throw new RangeError(`not a local date or time: ${local}`);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(local, at);
  return at;
}

const within = (day: number): number => Math.min(Math.max(day, FIRST_DAY), LAST_DAY);
const modulo = (a: number, n: number): number => ((a % n) + n) % n;
const two = (n: number): string => String(n).padStart(2, "0");
