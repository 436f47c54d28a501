/**
 * A unit of measure as a type: each factor and its exponent, in canonical order, none of exponent 0. Factors are
 * nouns (`topic`), currency codes (`EUR`) and `s`. Scales are not part of it: 22 percent is 0.22 of `ONE`.
 */
export type Unit = Readonly<Record<string, number>>;

/** The unit of a bare ratio, written `1`. */
export const ONE: Unit = {};

export type ParsedUnit =
  /** A value in the written unit × `scale` is the value in `unit`. */
  { readonly ok: true; readonly unit: Unit; readonly scale: number } | { readonly ok: false; readonly problem: UnitProblem };

/** What is wrong with a unit's text, its range there, and what was most likely meant. */
export interface UnitProblem {
  readonly kind: "empty" | "not-a-word" | "too-long";
  readonly found: string;
  readonly start: number;
  readonly end: number;
  readonly meant: string | null;
}

/**
 * Reads `factor {("*"|"/") factor}`: nouns, currency codes with k, M or bn before them, `percent`, `1`, and ms, s,
 * second, minute, hour, day, week (plural too). Any other word is a noun, taken as written: `view` and `views` differ.
 */
export function parseUnit(text: string): ParsedUnit {
  if (text.length > LONGEST) {
    return { ok: false, problem: { kind: "too-long", found: text.slice(0, LONGEST), start: 0, end: text.length, meant: null } };
  }
  let unit: Unit = ONE;
  let scale = 1;
  let start = 0;
  for (const [index, part] of text.split(/([*/])/).entries()) {
    const end = start + part.length;
    if (index % 2 === 0) {
      const problem = problemOf(part, start);
      if (problem) return { ok: false, problem };
      const factor = factorOf(part.trim().replace(/\s+/g, " "));
      const divides = text[start - 1] === "/";
      unit = divides ? divide(unit, factor.unit) : multiply(unit, factor.unit);
      scale = divides ? scale / factor.scale : scale * factor.scale;
    }
    start = end;
  }
  return { ok: true, unit, scale };
}

/** The unit as it is written in results: `topic`, `1`, `EUR/ticket`, `s`, `EUR*day`. */
export function unitText(unit: Unit): string {
  const over = repeated(unit, 1).join("*");
  const under = repeated(unit, -1).map((factor) => `/${factor}`);
  return (over === "" ? "1" : over) + under.join("");
}

/** The unit of one of a thing that is counted: a table's `row:` word, a column's name. */
export const noun = (word: string): Unit => Object.fromEntries([[word.normalize("NFC"), 1]]);

export const multiply = (a: Unit, b: Unit): Unit => combined(a, b, 1);
export const divide = (a: Unit, b: Unit): Unit => combined(a, b, -1);

/** The unit to a whole power, negative ones too. */
export const power = (unit: Unit, exponent: number): Unit => canonical(Object.entries(unit).map(([f, n]) => [f, n * exponent]));

/** The unit whose square (cube, …) this is, or null where there is none: `sqrt` of EUR*EUR is EUR, of EUR nothing. */
export function root(unit: Unit, degree: number): Unit | null {
  const entries = Object.entries(unit).map(([factor, n]) => [factor, n / degree] as const);
  return entries.every(([, n]) => Number.isInteger(n)) ? canonical(entries) : null;
}

/** A value in a unit's base: divided by a whole number where the scale is a part, so that 35 percent is 0.35 and no more. */
export function toBase(value: number, scale: number): number {
  const parts = partsOf(scale);
  return parts === null ? value * scale : value / parts;
}

/** 100 for the scale 0.01; null where a scale is no whole part of one. */
export function partsOf(scale: number): number | null {
  const parts = Math.round(1 / scale);
  return scale < 1 && 1 / parts === scale ? parts : null;
}

/** True where two units are one and the same; scales do not matter here. */
export const sameUnit = (a: Unit, b: Unit): boolean => unitText(a) === unitText(b) && sameFactors(a, b);

export const isOne = (unit: Unit): boolean => Object.keys(unit).length === 0;

/** True for an ISO 4217 code, as `Intl` lists them. */
export const isCurrency = (word: string): boolean => CURRENCIES.has(word);

/** True for a count of one kind of thing: neither money nor time, and nothing multiplied or divided. */
export function isCount(unit: Unit): boolean {
  const [[noun, exponent] = ["", 0], ...others] = Object.entries(unit);
  return others.length === 0 && exponent === 1 && noun !== "s" && !isCurrency(noun);
}

/** The currency codes among a unit's factors. */
export const currenciesOf = (unit: Unit): readonly string[] => Object.keys(unit).filter(isCurrency);

/**
 * The factor of `a` and the one of `b` that differ only as singular and plural do (`view`, `views`), or null: most
 * likely one was meant for the other.
 */
export function pluralTwins(a: Unit, b: Unit): readonly [string, string] | null {
  for (const left of Object.keys(a)) {
    for (const right of Object.keys(b)) {
      const [short, long] = left.length < right.length ? [left, right] : [right, left];
      const plurals = [`${short}s`, `${short}es`, short.replace(/y$/, "ies")];
      if (short !== long && plurals.includes(long)) return [left, right];
    }
  }
  return null;
}

const LONGEST = 500;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const MONEY_SCALES: readonly (readonly [string, number])[] = [
  ["k", 1e3],
  ["M", 1e6],
  ["bn", 1e9],
];
const SCALES: ReadonlyMap<string, { readonly unit: Unit; readonly scale: number }> = new Map([
  ["1", { unit: ONE, scale: 1 }],
  ["percent", { unit: ONE, scale: 0.01 }],
  ...time(0.001, "ms"),
  ...time(1, "s", "second", "seconds"),
  ...time(60, "minute", "minutes"),
  ...time(3600, "hour", "hours"),
  ...time(86_400, "day", "days"),
  ...time(604_800, "week", "weeks"),
]);

/** Words that stand for a scale without being declared, those of one scale together. */
export interface ScaleWords {
  readonly words: readonly string[];
  /** How many of the base unit one is. */
  readonly scale: number;
  readonly unit: Unit;
}

export const SCALE_WORDS: readonly ScaleWords[] = [...SCALES].reduce<readonly ScaleWords[]>((all, [word, { unit, scale }]) => {
  const last = all.at(-1);
  if (last?.scale !== scale || !sameUnit(last.unit, unit)) return [...all, { words: [word], scale, unit }];
  return [...all.slice(0, -1), { ...last, words: [...last.words, word] }];
}, []);

/** What stands before a currency's code for its thousands, millions and billions. */
export const MONEY_PREFIXES: readonly string[] = MONEY_SCALES.map(([prefix]) => prefix);

function time(scale: number, ...words: string[]) {
  return words.map((word) => [word, { unit: { s: 1 } as Unit, scale }] as const);
}

function factorOf(word: string): { readonly unit: Unit; readonly scale: number } {
  const known = SCALES.get(word);
  if (known) return known;
  for (const [prefix, scale] of MONEY_SCALES) {
    const code = word.slice(prefix.length);
    if (!CURRENCIES.has(word) && word.startsWith(prefix) && CURRENCIES.has(code)) return { unit: noun(code), scale };
  }
  return { unit: noun(word), scale: 1 };
}

const WORD = /^[\p{L}_][\p{L}\p{M}\p{Nd}_ .'’-]*$/u;
const SIGNS: Readonly<Record<string, string>> = { "%": "percent", "€": "EUR", "£": "GBP", "₽": "RUB", "₹": "INR", "₩": "KRW" };

function problemOf(part: string, offset: number): UnitProblem | null {
  const found = part.trim();
  const start = offset + part.length - part.trimStart().length;
  const end = Math.max(start, offset + part.trimEnd().length);
  if (found === "") return { kind: "empty", found, start: offset, end: offset + part.length, meant: null };
  if (found === "1" || WORD.test(found)) return null;
  return { kind: "not-a-word", found, start, end, meant: Object.hasOwn(SIGNS, found) ? (SIGNS[found] ?? null) : null };
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const exponents = new Map(Object.entries(a));
  for (const [factor, n] of Object.entries(b)) exponents.set(factor, (exponents.get(factor) ?? 0) + sign * n);
  return canonical([...exponents]);
}

/** Built from entries, so that a factor called `__proto__` is a factor. */
function canonical(entries: readonly (readonly [string, number])[]): Unit {
  const kept = entries.filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept);
}

function sameFactors(a: Unit, b: Unit): boolean {
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length && entries.every(([factor, n]) => Object.hasOwn(b, factor) && b[factor] === n)
  );
}

function repeated(unit: Unit, sign: 1 | -1): string[] {
  return Object.entries(unit).flatMap(([factor, n]) => (n * sign > 0 ? Array<string>(n * sign).fill(factor) : []));
}
