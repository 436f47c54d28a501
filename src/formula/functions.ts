import type { ValueType } from "../ground/type.js";

/**
 * The library: everything a formula may call, as one table. The checker, the emitter, completion, hover, the reference
 * page and the doc tests all read it; a name that is not here is a diagnostic.
 */
export interface FunctionEntry {
  readonly name: string;
  readonly kind: "aggregate" | "row" | "time" | "event";
  /** As a reader would write it. */
  readonly signature: string;
  /** One sentence, in English; pages translate by name. */
  readonly meaning: string;
  readonly example: string;
  /** Least and most arguments before `where`. */
  readonly arity: readonly [number, number];
  /** What the arguments may be, the last one repeated; the checker names the argument that is wrong. */
  readonly takes: readonly Argument[];
  readonly result: ValueType | "same" | "common";
  readonly unit: "same" | "one" | "common" | "row" | "point" | "distinct" | "own";
  /** Whether parts add up: decides what may be cached and what a chart may stack. */
  readonly additive: "additive" | "semi-additive" | "holistic" | "none";
  /**
   * SQL of an aggregate or a row function. Aggregates get `where`, a complete `filter (where …)` or "", and `order`,
   * the tuple that ties are broken by. Absent where the emitter has a construct of its own.
   */
  readonly sql?: (args: readonly string[], context: { readonly filter: string; readonly order: string }) => string;
  /** An aggregate over a covered period without rows: a count or a sum is 0, anything else undefined. */
  readonly empty?: "zero" | "undefined";
}

export type Argument = "number" | "text" | "boolean" | "temporal" | "any" | "table" | "word" | "share" | "digits" | "duration" | "grain";

const library: readonly FunctionEntry[] = [
  {
    name: "count", kind: "aggregate", signature: "count(table) or count(distinct path)",
    meaning: "How many rows a table has, or how many different values a column has.",
    example: "count(topics where solved_at is not null)",
    arity: [1, 1], takes: ["table"], result: "integer", unit: "row", additive: "additive", empty: "zero",
    sql: ([x], { filter }) => (x === undefined ? `count(*)${filter}` : `count(distinct ${x})${filter}`),
  },
  {
    name: "sum", kind: "aggregate", signature: "sum(expression)", meaning: "All values added up.",
    example: "sum(orders.amount)",
    arity: [1, 1], takes: ["number"], result: "same", unit: "same", additive: "additive", empty: "zero",
    sql: ([x], { filter }) => `sum(${x})${filter}`,
  },
  {
    name: "avg", kind: "aggregate", signature: "avg(expression)", meaning: "The arithmetic mean of the values.",
    example: "avg(topics.views)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `avg(${x})${filter}`,
  },
  {
    name: "min", kind: "aggregate", signature: "min(expression)", meaning: "The smallest value, the first text or the earliest time.",
    example: "min(orders.amount)",
    arity: [1, 1], takes: ["any"], result: "same", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `min(${x})${filter}`,
  },
  {
    name: "max", kind: "aggregate", signature: "max(expression)", meaning: "The greatest value, the last text or the latest time.",
    example: "max(orders.amount)",
    arity: [1, 1], takes: ["any"], result: "same", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `max(${x})${filter}`,
  },
  {
    name: "median", kind: "aggregate", signature: "median(expression)", meaning: "The middle value (R-7 at 0.5).",
    example: "median(orders.amount)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `quantile_cont((${x})::double, 0.5)${filter}`,
  },
  {
    name: "percentile", kind: "aggregate", signature: "percentile(expression, share)",
    meaning: "The value below which the given share of the values lies, interpolated (R-7).",
    example: "percentile(orders.amount, 0.9)",
    arity: [2, 2], takes: ["number", "share"], result: "number", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x, p], { filter }) => `quantile_cont((${x})::double, ${p})${filter}`,
  },
  {
    name: "stddev", kind: "aggregate", signature: "stddev(expression)",
    meaning: "The sample's standard deviation; undefined below two values.",
    example: "stddev(orders.amount)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "same", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `stddev_samp((${x})::double)${filter}`,
  },
  {
    name: "first", kind: "aggregate", signature: "first(expression)",
    meaning: "The earliest value by the date basis, of each series, added up over the series.",
    example: "first(orders.amount)",
    arity: [1, 1], takes: ["any"], result: "same", unit: "same", additive: "semi-additive", empty: "undefined",
    sql: ([x], { filter, order }) => `arg_min(${x}, ${order})${filter}`,
  },
  {
    name: "last", kind: "aggregate", signature: "last(expression)",
    meaning: "The latest value by the date basis, of each series, added up over the series.",
    example: "last(orders.amount)",
    arity: [1, 1], takes: ["any"], result: "same", unit: "same", additive: "semi-additive", empty: "undefined",
    sql: ([x], { filter, order }) => `arg_max(${x}, ${order})${filter}`,
  },
  {
    name: "nps", kind: "aggregate", signature: "nps(score)",
    meaning: "Net Promoter Score: the share of 9–10 less the share of 0–6, in points from −100 to 100.",
    example: "nps(responses.score)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "point", additive: "holistic", empty: "undefined",
    sql: ([x], { filter }) => `(avg(case when (${x}) between 9 and 10 then 100.0::double when (${x}) >= 0 and (${x}) < 7 then -100.0::double when (${x}) >= 0 and (${x}) < 9 then 0.0::double end)${filter})`,
  },
  {
    name: "csat", kind: "aggregate", signature: "csat(rating, least)",
    meaning: "The share of the answers whose rating is at least the given one.",
    example: "csat(responses.rating, 4)",
    arity: [2, 2], takes: ["number", "number"], result: "number", unit: "one", additive: "holistic", empty: "undefined",
    sql: ([x, least], { filter }) => `avg(case when (${x}) >= ${least} then 1.0::double when (${x}) < ${least} then 0.0::double end)${filter}`,
  },
  {
    name: "poll", kind: "aggregate", signature: 'poll(choice, "yes")',
    meaning: "The share of the answers that made the given choice.",
    example: 'poll(responses.choice, "yes")',
    arity: [2, 2], takes: ["any", "any"], result: "number", unit: "one", additive: "holistic", empty: "undefined",
    sql: ([x, choice], { filter }) => `avg(case when (${x}) = ${choice} then 1.0::double when (${x}) != ${choice} then 0.0::double end)${filter}`,
  },
  {
    name: "if", kind: "row", signature: "if(condition, then, else)", meaning: "One value or another; an unknown condition counts as false.",
    example: "if(language = \"ja\", 1, 0)",
    arity: [3, 3], takes: ["boolean", "any", "any"], result: "common", unit: "common", additive: "none",
    sql: ([c, a, b]) => `case when ${c} then ${a} else ${b} end`,
  },
  {
    name: "coalesce", kind: "row", signature: "coalesce(a, b, …)", meaning: "The first of its values that is not null.",
    example: "coalesce(amount, 0)",
    arity: [2, 20], takes: ["any"], result: "common", unit: "common", additive: "none",
    sql: (args) => `coalesce(${args.join(", ")})`,
  },
  {
    name: "abs", kind: "row", signature: "abs(x)", meaning: "The value without its sign.", example: "abs(amount)",
    arity: [1, 1], takes: ["number"], result: "same", unit: "same", additive: "none", sql: ([x]) => `abs(${x})`,
  },
  {
    name: "round", kind: "row", signature: "round(x) or round(x, digits)", meaning: "Rounded; a half goes away from zero.",
    example: "round(amount, 2)",
    arity: [1, 2], takes: ["number", "digits"], result: "same", unit: "same", additive: "none",
    sql: ([x, digits]) => (digits === undefined ? `round(${x})` : `round(${x}, ${digits})`),
  },
  {
    name: "floor", kind: "row", signature: "floor(x)", meaning: "The greatest whole number not above x.", example: "floor(amount)",
    arity: [1, 1], takes: ["number"], result: "same", unit: "same", additive: "none", sql: ([x]) => `floor(${x})`,
  },
  {
    name: "ceil", kind: "row", signature: "ceil(x)", meaning: "The smallest whole number not below x.", example: "ceil(amount)",
    arity: [1, 1], takes: ["number"], result: "same", unit: "same", additive: "none", sql: ([x]) => `ceil(${x})`,
  },
  {
    name: "least", kind: "row", signature: "least(a, b, …)", meaning: "The smallest of its values; null where one is null.",
    example: "least(amount, 100)",
    arity: [2, 20], takes: ["any"], result: "common", unit: "common", additive: "none",
    sql: (args) => `case when ${args.map((a) => `(${a}) is not null`).join(" and ")} then least(${args.join(", ")}) end`,
  },
  {
    name: "greatest", kind: "row", signature: "greatest(a, b, …)", meaning: "The greatest of its values; null where one is null.",
    example: "greatest(amount, 0)",
    arity: [2, 20], takes: ["any"], result: "common", unit: "common", additive: "none",
    sql: (args) => `case when ${args.map((a) => `(${a}) is not null`).join(" and ")} then greatest(${args.join(", ")}) end`,
  },
  {
    name: "sqrt", kind: "row", signature: "sqrt(x)", meaning: "The square root; undefined below zero.", example: "sqrt(amount)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "one", additive: "none",
    sql: ([x]) => `case when (${x}) >= 0 then sqrt((${x})::double) end`,
  },
  {
    name: "ln", kind: "row", signature: "ln(x)", meaning: "The natural logarithm; undefined at zero and below.", example: "ln(amount)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "one", additive: "none",
    sql: ([x]) => `case when (${x}) > 0 then ln((${x})::double) end`,
  },
  {
    name: "exp", kind: "row", signature: "exp(x)", meaning: "e to the power x; undefined where that is no finite number.",
    example: "exp(amount / 1000)",
    arity: [1, 1], takes: ["number"], result: "number", unit: "one", additive: "none",
    sql: ([x]) => `case when (${x}) < 709.78 then exp((${x})::double) end`,
  },
  {
    name: "lower", kind: "row", signature: "lower(text)", meaning: "The text in small letters.", example: "lower(language)",
    arity: [1, 1], takes: ["text"], result: "text", unit: "one", additive: "none", sql: ([x]) => `lower(${x})`,
  },
  {
    name: "upper", kind: "row", signature: "upper(text)", meaning: "The text in capital letters.", example: "upper(language)",
    arity: [1, 1], takes: ["text"], result: "text", unit: "one", additive: "none", sql: ([x]) => `upper(${x})`,
  },
  {
    name: "contains", kind: "row", signature: "contains(text, part)", meaning: "Whether the text holds the part, exactly as written.",
    example: 'contains(title, "crash")',
    arity: [2, 2], takes: ["text", "text"], result: "boolean", unit: "one", additive: "none", sql: ([x, part]) => `contains(${x}, ${part})`,
  },
  {
    name: "starts_with", kind: "row", signature: "starts_with(text, part)", meaning: "Whether the text begins with the part.",
    example: 'starts_with(title, "How")',
    arity: [2, 2], takes: ["text", "text"], result: "boolean", unit: "one", additive: "none", sql: ([x, part]) => `starts_with(${x}, ${part})`,
  },
  {
    name: "date_part", kind: "row", signature: 'date_part("hour", time)',
    meaning: "A part of a date or time as a whole number: year, quarter, month, week, day, weekday (1 = Monday), hour or minute.",
    example: 'date_part("hour", created_at)',
    arity: [2, 2], takes: ["word", "temporal"], result: "integer", unit: "one", additive: "none",
  },
  {
    name: "date_trunc", kind: "row", signature: 'date_trunc("month", time)', meaning: "The start of the period that holds the time.",
    example: 'date_trunc("month", created_at)',
    arity: [2, 2], takes: ["word", "temporal"], result: "date", unit: "one", additive: "none",
  },
  {
    name: "prior", kind: "time", signature: "prior(x, 1 month)", meaning: "The value one step earlier.", example: "prior(count(topics), 1 month)",
    arity: [2, 2], takes: ["number", "duration"], result: "same", unit: "same", additive: "holistic",
  },
  {
    name: "change", kind: "time", signature: "change(x, 1 month)", meaning: "The value less the earlier one.", example: "change(count(topics), 1 month)",
    arity: [2, 2], takes: ["number", "duration"], result: "same", unit: "same", additive: "holistic",
  },
  {
    name: "growth", kind: "time", signature: "growth(x, 1 year)", meaning: "The value over the earlier one, less one; undefined unless that is above zero.",
    example: "growth(count(topics), 1 year)",
    arity: [2, 2], takes: ["number", "duration"], result: "number", unit: "one", additive: "holistic",
  },
  {
    name: "rolling", kind: "time", signature: "rolling(x, 28 days)", meaning: "The value over the window that ends with the period.",
    example: "rolling(count(topics), 28 days)",
    arity: [2, 2], takes: ["number", "duration"], result: "same", unit: "same", additive: "holistic",
  },
  {
    name: "cumulative", kind: "time", signature: "cumulative(x)", meaning: "The value over everything up to the period's end.",
    example: "cumulative(count(members))",
    arity: [1, 1], takes: ["number"], result: "same", unit: "same", additive: "semi-additive",
  },
  {
    name: "to_date", kind: "time", signature: "to_date(x, year)", meaning: "The value from the start of the year, quarter, month or week that holds the period.",
    example: "to_date(sum(orders.amount), year)",
    arity: [2, 2], takes: ["number", "grain"], result: "same", unit: "same", additive: "semi-additive",
  },
  {
    name: "per", kind: "time", signature: "per(x, day, avg)", meaning: "The value at a finer grain, then reduced.", example: "per(count(topics), day, avg)",
    arity: [3, 3], takes: ["number", "grain", "word"], result: "same", unit: "same", additive: "holistic",
  },
  {
    name: "all", kind: "time", signature: "all(x, dimension, …)", meaning: "The value ignoring these dimensions, or every one.",
    example: "all(count(mentions), brand)",
    arity: [1, 20], takes: ["number", "any"], result: "same", unit: "same", additive: "holistic",
  },
  {
    name: "share", kind: "time", signature: "share(x, dimension, …)", meaning: "The value's part of the whole over these dimensions.",
    example: "share(count(mentions), brand)",
    arity: [1, 20], takes: ["number", "any"], result: "number", unit: "one", additive: "holistic",
  },
];

/** By name. Ours alone: a map, so that `constructor` is no function. */
export const FUNCTIONS: ReadonlyMap<string, FunctionEntry> = new Map(library.map((entry) => [entry.name, entry]));

/** Aggregates that no formula can name: the emitter's own. `sorted` holds all values for the order statistics. */
const internal: readonly Pick<FunctionEntry, "name" | "sql" | "empty" | "additive">[] = [
  { name: "sorted", additive: "holistic", empty: "undefined", sql: ([x], { filter }) => `list_sort(list(${x})${filter})` },
];

/** How the emitter writes an aggregate or a row function, the internal ones among them. */
export const sqlEntry = (name: string): Pick<FunctionEntry, "sql" | "empty" | "additive"> | undefined => FUNCTIONS.get(name) ?? internal.find((entry) => entry.name === name);

/** The four forms with words inside, which the parser knows by name. */
export const EVENT_FORMS = ["converted", "retained", "attributed", "each"] as const;
