import { compare, isTime, keyOf, seconds, type Value } from "./values.js";

/** A row's value with what orders it: the instant of its date basis, and its key or its place in the file. */
export interface Entry {
  readonly value: Value;
  readonly at: number;
  readonly key: Value;
  /** The row's series, where levels of several are kept; null where the table has none. */
  readonly series: string | null;
}

export interface Aggregated {
  readonly value: Value;
  /** How many values entered. */
  readonly n: number;
}

const numbers = (entries: readonly Entry[]): readonly number[] => entries.map(({ value }) => seconds(value));
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : total(values) / values.length);

/** between the two values around rank (n − 1) p. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
}

/** One value of many rows. `entries` have a value each (count: whatever it is); `params` are what follows the argument. */
export function aggregate(
  name: string,
  distinct: boolean,
  entries: readonly Entry[],
  params: readonly Value[],
  balance: "none" | "series" | "moment",
): Aggregated {
  const known = entries.filter(({ value }) => value !== null);
  const n = known.length;
  switch (name) {
    case "count": {
      const count = distinct ? new Set(known.map(({ value }) => keyOf(value))).size : n;
      return { value: count, n: count };
    }
    case "sum":
      return { value: total(numbers(known)), n };
    case "avg":
      return { value: mean(numbers(known)), n };
    case "median":
      return { value: quantile(numbers(known), 0.5), n };
    case "percentile":
      return { value: quantile(numbers(known), seconds(params[0] ?? null)), n };
    case "stddev":
      return { value: deviation(numbers(known)), n };
    case "min":
      return { value: best(known, 1), n };
    case "max":
      return { value: best(known, -1), n };
    case "first":
      return { value: edge(known, 1, balance), n };
    case "last":
      return { value: edge(known, -1, balance), n };
    case "nps": {
      const scores = numbers(known).filter((score) => score >= 0 && score <= 10);
      return { value: mean(scores.map((score) => (score >= 9 ? 100 : score < 7 ? -100 : 0))), n: scores.length };
    }
    case "csat":
      return { value: mean(numbers(known).map((rating) => (rating >= seconds(params[0] ?? null) ? 1 : 0))), n };
    case "poll":
      return { value: mean(known.map(({ value }) => (compare(value, params[0] ?? null) === 0 ? 1 : 0))), n };
    default:
      throw new Error(`no aggregate ${name}`);
  }
}

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const m = total(values) / values.length;
  return Math.sqrt(total(values.map((x) => (x - m) ** 2)) / (values.length - 1));
}

/** Times are told apart by their wall clock here, as they are shown. */
function best(entries: readonly Entry[], sign: 1 | -1): Value {
  const of = (a: Value, b: Value): number => (isTime(a) && isTime(b) ? a.local - b.local : compare(a, b));
  return entries.map(({ value }) => value).reduce<Value>((a, b) => (a === null || sign * of(b, a) < 0 ? b : a), null);
}

/** The earliest (1) or latest (−1) value; of each series, added up; of one moment, all its rows. */
function edge(entries: readonly Entry[], sign: 1 | -1, balance: "none" | "series" | "moment"): Value {
  const before = (a: Entry, b: Entry): number => sign * (a.at - b.at || compare(a.key, b.key));
  if (balance === "none") return [...entries].sort(before)[0]?.value ?? null;
  if (entries.length === 0) return null;
  if (balance === "moment") {
    const moment = [...entries].sort(before)[0]?.at;
    return total(numbers(entries.filter(({ at }) => at === moment)));
  }
  const series = [...new Set(entries.map((entry) => entry.series))];
  return total(
    series.map((one) =>
      seconds(
        edge(
          entries.filter((entry) => entry.series === one),
          sign,
          "none",
        ),
      ),
    ),
  );
}
