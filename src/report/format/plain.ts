import { LOCALES, type Language } from "../language.js";

/** A number that carries no unit, as a notebook's rows hold it: six digits that count, and whole numbers whole. */
export function plainNumber(x: number, language: Language): string {
  const key = `${language} ${Number.isInteger(x)}`;
  const made =
    formats.get(key) ??
    new Intl.NumberFormat(LOCALES[language], Number.isInteger(x) ? { useGrouping: "min2" } : { maximumSignificantDigits: 6 });
  formats.set(key, made);
  return made.format(x).replaceAll("\u202F", "\u00A0").replace("-", "\u2212");
}

const formats = new Map<string, Intl.NumberFormat>();
