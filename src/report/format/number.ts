import { LOCALES, type Language } from "../language.js";
import { reading, type Kind, type Reading, type Shown } from "./shown.js";

/** The ends of an interval, in the base scale; an open end is null. */
export interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** Numbers as one language prints them. */
export interface Numbers {
  /** With its unit: "73.7%", "€112,500", "8.2 hours", "+34". Rounded to what the range carries. */
  value(x: number, as: Shown, ends?: Ends): string;
  /** Without the unit's word, for a column whose head says it: "73.7", "112,500", "8.2". */
  bare(x: number, as: Shown, ends?: Ends): string;
  /** Both ends, rounded alike: ["70.6%", "76.6%"]. An open end is null. */
  ends(ends: Ends, as: Shown): readonly [string | null, string | null];
  /** A difference, signed; of shares in points: "+3.0 points" is the caller's word around "+3.0". */
  signed(x: number, as: Shown, ends?: Ends): string;
  /** A whole number: "12,345". */
  count(n: number): string;
  /** For numbers whose printed differences must add up: one unit and one number of decimals for all of them. */
  ruler(as: Shown, levels: readonly number[]): Ruler;
  /** The unit's own word: "%", "euro", "hours"; empty for plain numbers. `size` picks the unit of a duration. */
  unit(as: Shown, size: number): string;
}

/** Prints numbers of one row alike. It takes them in the shown unit, rounded to its decimals. */
export interface Ruler {
  /** Base units in one shown unit. */
  readonly scale: number;
  readonly decimals: number;
  /** With its unit: "73.7%", "€112,500". */
  value(x: number): string;
  /** A difference with its sign: "−€6,450"; of shares in points, without a unit: "+3.0". */
  signed(x: number): string;
}

export function numbers(language: Language): Numbers {
  const locale = LOCALES[language];
  const plain = (x: number, decimals: number, options: Intl.NumberFormatOptions = {}): string =>
    tidy(intl(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...options }).format(x));

  function print(
    x: number,
    as: Shown,
    ends: Ends | undefined,
    style: { readonly unit: boolean; readonly sign: boolean },
  ): string {
    const read = reading(as, size(x, ends));
    const { scaled, decimals } = rounded(x, read, ends);
    const sign: Intl.NumberFormatOptions = style.sign || read.of.kind === "points" ? { signDisplay: "exceptZero" } : {};
    const text = style.unit ? dressed(read.of, scaled, decimals, sign) : plain(scaled, decimals, sign);
    return style.unit && read.per ? `${text}${NO_BREAK}/${NO_BREAK}${read.per}` : text;
  }

  function dressed(kind: Kind, scaled: number, decimals: number, sign: Intl.NumberFormatOptions): string {
    switch (kind.kind) {
      case "percent":
        // The value is already in hundredths: the sign is set by the locale's own pattern.
        return tidy(percent(locale, decimals, sign).format(scaled / 100));
      case "money":
        return money(scaled, decimals, kind.currency, sign);
      case "duration":
        return joined(plain(scaled, decimals, { style: "unit", unit: kind.unit, unitDisplay: "long", ...sign }));
      default:
        return plain(scaled, decimals, sign);
    }
  }

  // English writes the sign (€112,500), the other languages the name, as prose does: 112.500 euro.
  function money(x: number, decimals: number, currency: string, sign: Intl.NumberFormatOptions): string {
    const display = language === "en" ? "narrowSymbol" : "name";
    return joined(plain(x, decimals, { style: "currency", currency, currencyDisplay: display, ...sign }));
  }

  // Japanese sets no space between a number and its unit.
  const joined = (text: string): string =>
    language === "ja" ? text.replace(/([\d.])[\s\u00a0]+/g, "$1") : text.replace(/ /g, NO_BREAK);

  return {
    value: (x, as, ends) => print(x, as, ends, { unit: true, sign: false }),
    bare: (x, as, ends) => print(x, as, ends, { unit: false, sign: false }),
    signed: (x, as, ends) => print(x, as, ends, { unit: true, sign: true }),
    ends: (ends, as) => {
      const one = (x: number | null): string | null => (x === null ? null : print(x, as, ends, { unit: true, sign: false }));
      return [one(ends.low), one(ends.high)];
    },
    count: (n) => plain(n, 0),
    ruler: (as, levels) => {
      const read = reading(as, Math.max(0, ...levels.map(Math.abs)));
      const decimals = commonDecimals(
        read,
        levels.map((x) => x / read.scale),
      );
      const per = read.per ? `${NO_BREAK}/${NO_BREAK}${read.per}` : "";
      const signed: Intl.NumberFormatOptions = { signDisplay: "exceptZero" };
      return {
        scale: read.scale,
        decimals,
        value: (x) => `${dressed(read.of, x, decimals, read.of.kind === "points" ? signed : {})}${per}`,
        signed: (x) =>
          read.of.kind === "percent" ? plain(x, decimals, signed) : `${dressed(read.of, x, decimals, signed)}${per}`,
      };
    },
    unit: (as, at) => {
      const read = reading(as, at);
      const word = unitWord(read.of, language, locale);
      return read.per ? `${word}${NO_BREAK}/${NO_BREAK}${read.per}` : word;
    },
  };
}

const NO_BREAK = "\u00a0";

/** The fonts lack the narrow no-break space; a minus is a minus. */
const tidy = (text: string): string => text.replace(/\u202f/g, NO_BREAK).replace(/-(?=[\d\p{Sc}\p{L}])/gu, "\u2212");

/** The size that picks a duration's unit: the widest of value and ends, so that a row of them shares one unit. */
const size = (x: number, ends: Ends | undefined): number =>
  Math.max(Math.abs(x), Math.abs(ends?.low ?? 0), Math.abs(ends?.high ?? 0));

/** The value in its shown unit, rounded to the step its range carries: three figures of the interval's width. */
function rounded(x: number, read: Reading, ends: Ends | undefined): { readonly scaled: number; readonly decimals: number } {
  const factor = read.scale;
  const scaled = x / factor;
  const low = ends?.low ?? null;
  const high = ends?.high ?? null;
  const others = [low, high].filter((end) => end !== null).map((end) => end / factor);
  const step =
    low !== null && high !== null && high > low ? carried((high - low) / factor, finest(read, scaled)) : alone(read, scaled);
  const at = (v: number): number => (step >= 1 ? Math.round(v / step) * step : v);
  const whole = [scaled, ...others].every((v) => Math.abs(v - Math.round(v)) < 1e-9);
  // Beside a range shares keep their decimals, so that a row of them lines up; a declared 72 % stays 72 %.
  const keeps = ends !== undefined && (read.of.kind === "percent" || read.of.kind === "share");
  const decimals = whole && !keeps ? 0 : Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return { scaled: zeroed(at(scaled), decimals), decimals };
}

/** As many decimals as the finest of these needs; none where all are whole. */
function commonDecimals(read: Reading, scaled: readonly number[]): number {
  const keeps = read.of.kind === "percent" || read.of.kind === "share";
  if (!keeps && scaled.every((x) => Math.abs(x - Math.round(x)) < 1e-9)) return 0;
  const greatest = Math.max(0, ...scaled.map(Math.abs));
  return Math.max(0, -Math.floor(Math.log10(alone(read, greatest)) + 1e-9));
}

/** No "−0.0": what rounds to nothing has no sign. */
const zeroed = (x: number, decimals: number): number => (Math.abs(x) < 0.5 * 10 ** -decimals ? 0 : x);

function carried(width: number, finestStep: number): number {
  const figures = 10 ** Math.floor(Math.log10(width));
  return width < 2 * finestStep ? figures / 10 : Math.max(finestStep, figures / 100);
}

/** Without a range a value is exact, or nobody knows better: the finest step of its kind, finer for what is tiny. */
function alone(read: Reading, x: number): number {
  const step = finest(read, x);
  const tiny = Math.abs(x) > 1e-12 && Math.abs(x) < step;
  return tiny ? 10 ** (Math.floor(Math.log10(Math.abs(x))) - 1) : step;
}

function finest(read: Reading, x: number): number {
  switch (read.of.kind) {
    case "percent":
    case "duration":
      return 0.1;
    case "points":
      return 1;
    case "share":
      return Math.abs(x) >= 100 ? 0.1 : 0.01;
    case "money":
      return Math.abs(x) >= 100 ? 1 : 0.01;
    case "count":
      return Number.isInteger(x) || Math.abs(x) >= 1000 ? 1 : 0.1;
  }
}

function unitWord(kind: Kind, language: Language, locale: string): string {
  switch (kind.kind) {
    case "percent":
      return "%";
    case "points":
    case "share":
      return "";
    case "money": {
      const options: Intl.NumberFormatOptions = {
        style: "currency",
        currency: kind.currency,
        currencyDisplay: language === "en" ? "narrowSymbol" : "name",
      };
      return wordIn(intl(locale, options), ["currency"]);
    }
    case "duration":
      return wordIn(intl(locale, { style: "unit", unit: kind.unit, unitDisplay: "long" }), ["unit"]);
    case "count":
      return kind.noun;
  }
}

/** The word a locale sets beside many of something. */
function wordIn(format: Intl.NumberFormat, types: readonly string[]): string {
  const parts = format.formatToParts(5).filter((part) => types.includes(part.type));
  return parts.map((part) => part.value.trim()).join(" ");
}

const percent = (locale: string, decimals: number, sign: Intl.NumberFormatOptions): Intl.NumberFormat =>
  intl(locale, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...sign });

// Making an Intl formatter costs more than a thousand uses of it.
const made = new Map<string, Intl.NumberFormat>();

export function intl(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, options);
  made.set(key, format);
  return format;
}
