import { durationUnit, type DurationUnit } from "../../../ground/day.js";
import { currenciesOf, parseUnit } from "../../../ground/unit.js";
import { LOCALES, type Language } from "../../language.js";

/** A number of a formula with its unit, as the language writes it: "14.5 ticket", "€40,000", "5%", "7 days". */
export function amount(digits: string, unit: string | null, language: Language): string {
  if (unit === null) return plain(digits, language);
  if (unit === "percent") return printed(Number(digits) / 100, language, { style: "percent", maximumFractionDigits: 10 });
  if (durationUnit(unit)) return length(digits, unit, language);
  const read = parseUnit(unit);
  const [currency] = read.ok ? currenciesOf(read.unit) : [];
  if (read.ok && currency !== undefined && Object.keys(read.unit).length === 1) {
    const value = Number(digits) * read.scale;
    return printed(value, language, {
      style: "currency",
      currency,
      ...(Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}),
    });
  }
  return `${plain(digits, language)}${NO_BREAK}${unit}`;
}

/** A length of time: "7 days", "7日", "7 дней". Where it stands, Russian wants the accusative. */
export function length(digits: string, word: string, language: Language): string {
  const unit = durationUnit(word);
  if (unit === null) return `${plain(digits, language)}${NO_BREAK}${word}`;
  if (unit === "quarter") return quarters(digits, language);
  const said = printed(Number(digits), language, {
    style: "unit",
    unit: INTL_UNIT[unit],
    unitDisplay: "long",
    maximumFractionDigits: 10,
  });
  return language === "ru"
    ? said.replace(/(недел|минут|секунд)(я|а)$/, (_, stem: string, end: string) => stem + (end === "я" ? "ю" : "у"))
    : said;
}

/** A part of a whole written 0.9: "90%". */
export const share = (digits: string, language: Language): string =>
  printed(Number(digits), language, { style: "percent", maximumFractionDigits: 10 });

const NO_BREAK = "\u00a0";

const INTL_UNIT: { readonly [U in Exclude<DurationUnit, "quarter">]: string } = {
  ms: "millisecond",
  second: "second",
  minute: "minute",
  hour: "hour",
  day: "day",
  week: "week",
  month: "month",
  year: "year",
};

/** `Intl` knows no quarters. */
function quarters(digits: string, language: Language): string {
  const form = new Intl.PluralRules(LOCALES[language]).select(Number(digits));
  const words: { readonly [L in Language]: string } = {
    en: form === "one" ? "quarter" : "quarters",
    ja: "四半期",
    da: form === "one" ? "kvartal" : "kvartaler",
    es: form === "one" ? "trimestre" : "trimestres",
    fr: form === "one" ? "trimestre" : "trimestres",
    ru: form === "one" ? "квартал" : form === "few" ? "квартала" : "кварталов",
  };
  return `${plain(digits, language)}${language === "ja" ? "" : NO_BREAK}${words[language]}`;
}

/** A whole number is exact however long; one of four digits, often a year, is not grouped. */
function plain(digits: string, language: Language): string {
  const whole = /^\d+$/.test(digits);
  const options: Intl.NumberFormatOptions = { useGrouping: digits.length > 4, maximumFractionDigits: 20 };
  return tidy(new Intl.NumberFormat(LOCALES[language], options).format(whole ? BigInt(digits) : Number(digits)), language);
}

const printed = (value: number, language: Language, options: Intl.NumberFormatOptions): string =>
  tidy(new Intl.NumberFormat(LOCALES[language], options).format(value), language);

/** No break between a number and its unit; Japanese sets no space at all. */
const tidy = (text: string, language: Language): string =>
  text.replace(/[\s\u00a0\u202f]+/g, language === "ja" ? "" : NO_BREAK);
