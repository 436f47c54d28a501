import { LOCALES, type Language } from "./language.js";
import { numbers, type Numbers } from "./format/number.js";
import { times, type Times } from "./format/time.js";

export type { Ends, Ruler } from "./format/number.js";
export type { Shown } from "./format/shown.js";

/**
 * How one language prints numbers, money, durations, dates and periods. The marks are the look's: a true minus, no
 * break between a number and its unit, the no-break space where `Intl` would print the narrow one.
 */
export interface Format extends Numbers, Times {
  readonly language: Language;
  /** The plural form a whole number takes in this language. */
  form(n: number): Intl.LDMLPluralRule;
}

export function format(language: Language): Format {
  const known = made.get(language);
  if (known) return known;
  const rules = new Intl.PluralRules(LOCALES[language]);
  const it: Format = { language, ...numbers(language), ...times(language), form: (n) => rules.select(n) };
  made.set(language, it);
  return it;
}

const made = new Map<Language, Format>();
