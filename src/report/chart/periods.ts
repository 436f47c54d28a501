import type { Grain } from "../../compile/definitions.js";
import type { Format } from "../format.js";
import type { Language } from "../language.js";
import { LOCALES } from "../language.js";
import { textWidth } from "./measure.js";
import { chartWords } from "./words.js";

/** A step of the time axis: at which period, and what is printed under it, in one or two lines. */
export interface TimeTick {
  readonly at: number;
  readonly label: string;
  /** The year, where it begins or the axis does. */
  readonly year: string | null;
}

/** First day of a period, as written: 2026, 2026-09, 2026-09-01, 2026-Q3, 2026-W36, or a time. */
export function periodStart(period: string): Date {
  const quarter = /^(\d{4})-?Q(\d)/.exec(period);
  if (quarter) return new Date(Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 1));
  const week = /^(\d{4})-?W(\d{2})/.exec(period);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    return new Date(fourth.getTime() + ((Number(week[2]) - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000);
  }
  const day = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ](\d{2}))?/.exec(period);
  if (!day) return new Date(Number.NaN);
  return new Date(Date.UTC(Number(day[1]), Number(day[2] ?? 1) - 1, Number(day[3] ?? 1), Number(day[4] ?? 0)));
}

/** A period in few letters: "Sept 2026". */
export function shortPeriod(period: string, grain: Grain, format: Format): string {
  if (grain !== "month") return format.period(period, grain);
  return spelling(format.language, "monthYear").format(periodStart(period));
}

/** The steps of a time axis whose periods stand `spacing` px apart, as many as fit without touching. */
export function timeTicks(periods: readonly string[], grain: Grain, spacing: number, language: Language): readonly TimeTick[] {
  const starts = periods.map(periodStart);
  if (grain === "year" || grain === "fiscal_year")
    return thinned(
      starts.map((d, at) => ({ at, label: String(d.getUTCFullYear()), year: null })),
      spacing,
    );
  if (grain === "quarter" || grain === "fiscal_quarter") {
    const label = (d: Date) => chartWords(language).quarter(Math.floor(d.getUTCMonth() / 3) + 1);
    return withYears(
      thinned(
        starts.map((d, at) => ({ at, label: label(d), year: null })),
        spacing,
        [1, 2, 4],
      ),
      starts,
    );
  }
  const month = spelling(language, "month");
  const firsts = starts.flatMap((d, at) =>
    at === 0 || d.getUTCMonth() !== starts[at - 1]?.getUTCMonth() ? [{ at, date: d }] : [],
  );
  if (firsts.length < 3 && (grain === "day" || grain === "hour" || grain === "week")) {
    const day = spelling(language, "day");
    return thinned(
      starts.map((d, at) => ({ at, label: day.format(d), year: null })),
      spacing,
      [1, 2, 5, 7, 14, 24, 48, 96, 168],
    );
  }
  const perMonth = periods.length / Math.max(1, firsts.length);
  const widest = Math.max(...firsts.map(({ date }) => textWidth(month.format(date), 13))) + 14;
  const step = [1, 3, 6, 12, 24, 48].find((s) => s * spacing * perMonth >= widest) ?? 48;
  const wanted = firsts.filter(({ date }) => (date.getUTCMonth() + 12 * date.getUTCFullYear()) % step === 0);
  // A month of which only the end is there has no room for its name.
  const cut = wanted.length > 1 && ((wanted[1]?.at ?? 0) - (wanted[0]?.at ?? 0)) * spacing < widest;
  const kept = cut ? wanted.slice(1) : wanted;
  return withYears(
    (kept.length ? kept : firsts.slice(0, 1)).map(({ at, date }) => ({ at, label: month.format(date), year: null })),
    starts,
  );
}

function thinned(all: readonly TimeTick[], spacing: number, steps: readonly number[] = [1, 2, 5, 10, 20]): readonly TimeTick[] {
  const widest = Math.max(0, ...all.map((t) => textWidth(t.label, 13))) + 12;
  const step = steps.find((s) => s * spacing >= widest) ?? Math.max(1, Math.ceil(widest / spacing));
  // Kept from the end, so that the newest period is named.
  return all.filter((_, i) => (all.length - 1 - i) % step === 0);
}

function withYears(kept: readonly TimeTick[], starts: readonly Date[]): readonly TimeTick[] {
  let last = "";
  return kept.map((tick) => {
    const year = String(starts[tick.at]?.getUTCFullYear() ?? "");
    const shown = year === last ? null : year;
    last = year;
    return { ...tick, year: shown };
  });
}

const SPELLINGS = {
  month: { month: "short" },
  day: { day: "numeric", month: "short" },
  monthYear: { month: "short", year: "numeric" },
} as const;

// Making an Intl formatter costs more than a thousand uses of it.
const made = new Map<string, Intl.DateTimeFormat>();

function spelling(language: Language, how: keyof typeof SPELLINGS): Intl.DateTimeFormat {
  const key = `${language} ${how}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    ...SPELLINGS[how],
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  });
  made.set(key, format);
  return format;
}
