import type { Grain } from "../../compile/definitions.js";
import { LOCALES, type Language } from "../language.js";

/** Dates and periods as one language prints them. All take local dates as the Report holds them: "2026-09-01". */
export interface Times {
  /** "5 November 2026". */
  date(day: string): string;
  /** "5 Nov 2026", for tables. */
  shortDate(day: string): string;
  /** "5 Nov 2026, 14:05", from "2026-11-05T14:05:33"; a plain date stays one. */
  moment(time: string): string;
  /** A period by the date it starts on: "September 2026", "Q3 2026", "week from 5 October 2026". */
  period(start: string, grain: Grain): string;
  /** The same where a sentence needs it: "in September 2026", "i september 2026", "в сентябре 2026 г.". */
  within(start: string, grain: Grain): string;
  /** A period as metrics.yaml writes it: "2026-Q1", "2026-03", "2026". Anything else is printed as it stands. */
  written(period: string): string;
}

export function times(language: Language): Times {
  const words = WORDS[language];
  const spell = (day: string, options: Intl.DateTimeFormatOptions): string =>
    tidy(intl(LOCALES[language], options).format(at(day)));
  const date = (day: string): string => glued(spell(day, { day: "numeric", month: "long", year: "numeric" }), language);
  const month = (day: string): string => spell(day, { month: "long", year: "numeric" });
  const facts = (start: string): Facts => ({
    date: date(start),
    month: month(start),
    monthIndex: at(start).getUTCMonth(),
    year: start.slice(0, 4),
    quarter: Math.floor(at(start).getUTCMonth() / 3) + 1,
    clock: start.slice(11, 16) || "00:00",
  });
  const times: Times = {
    date,
    shortDate: (day) => glued(spell(day, { day: "numeric", month: "short", year: "numeric" }), language),
    moment: (time) => {
      const clock = time.slice(11, 16);
      return clock ? `${times.shortDate(time)}${language === "ja" ? "\u00a0" : ", "}${clock}` : times.shortDate(time);
    },
    period: (start, grain) => words[grain](facts(start)).name,
    within: (start, grain) => words[grain](facts(start)).within,
    written: (period) => {
      const [, year, quarter, monthOf] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/i.exec(period) ?? [];
      if (!year) return /^\d{4}-\d{2}-\d{2}$/.test(period) ? date(period) : period;
      if (quarter) return times.period(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`, "quarter");
      return monthOf ? times.period(`${year}-${monthOf}-01`, "month") : times.period(`${year}-01-01`, "year");
    },
  };
  return times;
}

interface Facts {
  readonly date: string;
  readonly month: string;
  readonly monthIndex: number;
  readonly year: string;
  readonly quarter: number;
  readonly clock: string;
}

type Named = { readonly name: string; readonly within: string };
type Words = { readonly [G in Grain]: (facts: Facts) => Named };

const both = (name: string, within: string): Named => ({ name, within });

const RU_MONTHS_IN = [
  "январе",
  "феврале",
  "марте",
  "апреле",
  "мае",
  "июне",
  "июле",
  "августе",
  "сентябре",
  "октябре",
  "ноябре",
  "декабре",
];
const ROMAN = ["I", "II", "III", "IV"];
const roman = (quarter: number): string => ROMAN[quarter - 1] ?? String(quarter);

const WORDS: { readonly [L in Language]: Words } = {
  en: {
    hour: (f) => both(`${f.date}, ${f.clock}`, `in the hour from ${f.clock} on ${f.date}`),
    day: (f) => both(f.date, `on ${f.date}`),
    week: (f) => both(`week from ${f.date}`, `in the week from ${f.date}`),
    month: (f) => both(f.month, `in ${f.month}`),
    quarter: (f) => both(`Q${f.quarter}\u00a0${f.year}`, `in Q${f.quarter}\u00a0${f.year}`),
    year: (f) => both(f.year, `in ${f.year}`),
    fiscal_quarter: (f) => both(`fiscal quarter from ${f.month}`, `in the fiscal quarter from ${f.month}`),
    fiscal_year: (f) => both(`fiscal year from ${f.month}`, `in the fiscal year from ${f.month}`),
  },
  ja: {
    hour: (f) => both(`${f.date} ${f.clock}`, `${f.date} ${f.clock}`),
    day: (f) => both(f.date, f.date),
    week: (f) => both(`${f.date}からの週`, `${f.date}からの週`),
    month: (f) => both(f.month, f.month),
    quarter: (f) => both(`${f.year}年第${f.quarter}四半期`, `${f.year}年第${f.quarter}四半期`),
    year: (f) => both(`${f.year}年`, `${f.year}年`),
    fiscal_quarter: (f) => both(`${f.month}からの会計四半期`, `${f.month}からの会計四半期`),
    fiscal_year: (f) => both(`${f.month}からの会計年度`, `${f.month}からの会計年度`),
  },
  da: {
    hour: (f) => both(`${f.date} kl. ${f.clock}`, `i timen fra kl. ${f.clock} den ${f.date}`),
    day: (f) => both(f.date, `den ${f.date}`),
    week: (f) => both(`ugen fra ${f.date}`, `i ugen fra ${f.date}`),
    month: (f) => both(f.month, `i ${f.month}`),
    quarter: (f) => both(`${f.quarter}.\u00a0kvartal ${f.year}`, `i ${f.quarter}.\u00a0kvartal ${f.year}`),
    year: (f) => both(f.year, `i ${f.year}`),
    fiscal_quarter: (f) => both(`regnskabskvartalet fra ${f.month}`, `i regnskabskvartalet fra ${f.month}`),
    fiscal_year: (f) => both(`regnskabsåret fra ${f.month}`, `i regnskabsåret fra ${f.month}`),
  },
  es: {
    hour: (f) => both(`${f.date}, ${f.clock}`, `en la hora desde las ${f.clock} del ${f.date}`),
    day: (f) => both(f.date, `el ${f.date}`),
    week: (f) => both(`semana del ${f.date}`, `en la semana del ${f.date}`),
    month: (f) => both(f.month, `en ${f.month}`),
    quarter: (f) =>
      both(`${ES_ORDINAL[f.quarter - 1]} trimestre de ${f.year}`, `en el ${ES_ORDINAL[f.quarter - 1]} trimestre de ${f.year}`),
    year: (f) => both(f.year, `en ${f.year}`),
    fiscal_quarter: (f) => both(`trimestre fiscal desde ${f.month}`, `en el trimestre fiscal desde ${f.month}`),
    fiscal_year: (f) => both(`año fiscal desde ${f.month}`, `en el año fiscal desde ${f.month}`),
  },
  fr: {
    hour: (f) => both(`${f.date}, ${f.clock}`, `dans l’heure à partir de ${f.clock} le ${f.date}`),
    day: (f) => both(f.date, `le ${f.date}`),
    week: (f) => both(`semaine du ${f.date}`, `dans la semaine du ${f.date}`),
    month: (f) => both(f.month, `en ${f.month}`),
    quarter: (f) => both(`${frOrdinal(f.quarter)} trimestre ${f.year}`, `au ${frOrdinal(f.quarter)} trimestre ${f.year}`),
    year: (f) => both(f.year, `en ${f.year}`),
    fiscal_quarter: (f) => both(`trimestre fiscal à partir de ${f.month}`, `au trimestre fiscal à partir de ${f.month}`),
    fiscal_year: (f) => both(`exercice à partir de ${f.month}`, `sur l’exercice à partir de ${f.month}`),
  },
  ru: {
    hour: (f) => both(`${f.date}, ${f.clock}`, `за час с ${f.clock} ${f.date}`),
    day: (f) => both(f.date, f.date),
    week: (f) => both(`неделя с ${f.date}`, `за неделю с ${f.date}`),
    month: (f) => both(f.month, `в ${RU_MONTHS_IN[f.monthIndex]} ${f.year}\u00a0г.`),
    quarter: (f) =>
      both(`${roman(f.quarter)}\u00a0квартал ${f.year}\u00a0г.`, `в ${roman(f.quarter)}\u00a0квартале ${f.year}\u00a0г.`),
    year: (f) => both(`${f.year}\u00a0год`, `в ${f.year}\u00a0году`),
    fiscal_quarter: (f) => both(`финансовый квартал, ${ruFrom(f)}`, `в финансовом квартале, ${ruFrom(f)}`),
    fiscal_year: (f) => both(`финансовый год, ${ruFrom(f)}`, `в финансовом году, ${ruFrom(f)}`),
  },
};

const ES_ORDINAL = ["primer", "segundo", "tercer", "cuarto"];
const frOrdinal = (quarter: number): string => (quarter === 1 ? "1er" : `${quarter}e`);
// A full date is in the genitive already, which «с» asks for.
const ruFrom = (f: Facts): string => `с ${f.date}`;

const at = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

/** Russian's «г.» and a day stay with their number. */
function glued(date: string, language: Language): string {
  const first = language === "fr" ? date.replace(/^1 /, "1er ") : date;
  return first.replace(/^(\S+) de /, "$1\u00a0de\u00a0").replace(" ", "\u00a0");
}

const tidy = (text: string): string => text.replace(/\u202f/g, "\u00a0").replace(/ г\.$/, "\u00a0г.");

const made = new Map<string, Intl.DateTimeFormat>();

function intl(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" });
  made.set(key, format);
  return format;
}
