/**
 * What one language needs to say a formula: every construct as a sentence part, filled with parts already said. A
 * condition stands in a subordinate clause ("topics where …"), so that word order is fixed; a name the workspace gave is
 * never inflected.
 */
export interface FormulaWording {
  /** A text of the data: “Aurora”. */
  readonly text: (value: string) => string;
  /** Names as they stand inside a sentence. */
  readonly table: (label: string) => string;
  readonly column: (label: string) => string;
  readonly kpi: (label: string) => string;
  readonly boolean: { readonly true: string; readonly false: string };
  readonly nothing: string;
  readonly brackets: (inside: string) => string;
  readonly end: string;
  /** Ends a clause before a sign. */
  readonly pause: string;
  /** Rows with a condition, where more of the sentence follows. */
  readonly closed: (rows: string) => string;
  /** Whether sentences begin with a capital. */
  readonly capital: boolean;

  readonly arithmetic: { readonly [K in "+" | "-" | "*" | "/"]: (a: string, b: string, pause: string) => string };
  readonly negative: (x: string) => string;
  /** The time from one moment to a later one. */
  readonly elapsed: (from: string, to: string) => string;

  readonly and: (a: string, b: string) => string;
  readonly or: (a: string, b: string) => string;
  readonly not: (condition: string) => string;
  /** Comparisons of any values, and of moments. */
  readonly compare: Comparisons;
  readonly compareTimes: Comparisons;
  readonly known: (x: string) => string;
  readonly unknown: (x: string) => string;
  readonly oneOf: (x: string, list: string, negated: boolean) => string;
  readonly like: (x: string, pattern: string, negated: boolean) => string;
  readonly between: (x: string, low: string, high: string, negated: boolean) => string;
  readonly within: (x: string, length: string, of: string, negated: boolean) => string;

  readonly rows: (table: string, where: string | null, at: string | null) => string;
  /** A sentence of its own: the named filter that a table always applies, and the rows it leaves. */
  readonly filtered: (filter: string, rows: string) => string;
  /** A sentence of its own: the column that says how much each answer of a survey counts. */
  readonly weighed: (column: string) => string;
  readonly aggregate: { readonly [K in AggregateName]: (x: string, rows: string, more: string) => string };
  /** A count inside a ratio of counts: the rows themselves, or all of them. */
  readonly counted: (rows: string, all: boolean) => string;
  readonly distinct: (x: string, rows: string) => string;
  readonly row: { readonly [K in RowName]: (args: readonly string[]) => string };
  readonly datePart: Readonly<Record<string, string>>;
  readonly part: (part: string, time: string) => string;
  readonly start: (grain: string, time: string) => string;
  readonly overTime: { readonly [K in TimeName]: (x: string, by: string) => string };
  readonly grain: Readonly<Record<string, string>>;
  /** The grain where something is taken for each of its periods: "per day". */
  readonly perGrain: Readonly<Record<string, string>>;
  readonly reducer: Readonly<Record<string, string>>;
  readonly per: (x: string, grain: string, reducer: string) => string;
  readonly all: (x: string, names: string | null) => string;
  readonly share: (x: string, names: string | null) => string;
  /** A function this page does not know. */
  readonly other: (name: string, args: string) => string;

  readonly converted: (e: ConvertedWords) => string;
  readonly retained: (e: RetainedWords) => string;
  readonly attributed: (e: AttributedWords) => string;
  readonly model: Readonly<Record<string, (args: readonly string[]) => string>>;
  readonly each: (measure: string, key: string, overAll: boolean) => string;
  readonly composite: (parts: readonly PartWords[]) => string;
}

export type Comparisons = { readonly [K in "=" | "!=" | "<" | "<=" | ">" | ">="]: (a: string, b: string) => string };

export const AGGREGATES = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "percentile",
  "stddev",
  "first",
  "last",
  "nps",
  "csat",
  "poll",
] as const;
export type AggregateName = (typeof AGGREGATES)[number];

export const ROW_FUNCTIONS = [
  "if",
  "coalesce",
  "abs",
  "round",
  "floor",
  "ceil",
  "least",
  "greatest",
  "sqrt",
  "ln",
  "exp",
  "lower",
  "upper",
  "contains",
  "starts_with",
] as const;
export type RowName = (typeof ROW_FUNCTIONS)[number];

export const TIME_FUNCTIONS = ["prior", "change", "growth", "rolling", "cumulative", "to_date"] as const;
export type TimeName = (typeof TIME_FUNCTIONS)[number];

export interface ConvertedWords {
  readonly base: string;
  readonly conversion: string;
  readonly key: string;
  readonly within: string;
  readonly same: string | null;
  readonly count: "base" | "conversions" | "entities";
  readonly creditFirst: boolean;
}

export interface RetainedWords {
  readonly table: string;
  readonly from: string;
  readonly active: string;
  readonly after: string;
  /** The length of the window they must be active in. */
  readonly window: string;
}

export interface AttributedWords {
  readonly measure: string;
  readonly touches: string;
  readonly key: string;
  readonly within: string;
  readonly model: string;
}

export interface PartWords {
  readonly weight: string;
  readonly kpi: string;
  /** Its goalposts; null where it has none. */
  readonly ends: { readonly from: string; readonly to: string } | null;
}

/** A label where it does not begin a sentence: in small letters, but for abbreviations (NPS, iOS). */
export function inside(label: string, locale: string): string {
  const [first = "", second = ""] = [...label];
  const isWord = second === "" || second === " " || second === second.toLocaleLowerCase(locale);
  return isWord && !/^\p{Lu}$/u.test(label) ? first.toLocaleLowerCase(locale) + label.slice(first.length) : label;
}
