import type { FormulaWording } from "./wording.js";
import { inside } from "./wording.js";

const not = (negated: boolean): string => (negated ? "not " : "");
/** Without its article, where another word takes that place. */
const bare = (x: string): string => x.replace(/^the /, "");
const over = (names: string | null): string => (names === null ? "everything" : `all values of ${names}`);

export const en: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => inside(label, "en"),
  column: (label) => inside(label, "en"),
  kpi: (label) => inside(label, "en"),
  boolean: { true: "“yes”", false: "“no”" },
  nothing: "nothing",
  brackets: (x) => `(${x})`,
  end: ".",
  pause: ",",
  closed: (rows) => `${rows},`,
  capital: true,
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} plus ${b}`,
    "-": (a, b, pause) => `${a}${pause} minus ${b}`,
    "*": (a, b, pause) => `${a}${pause} times ${b}`,
    "/": (a, b, pause) => `${a}${pause} divided by ${b}`,
  },
  negative: (x) => `minus ${x}`,
  elapsed: (from, to) => `the time from ${from} to ${to}`,
  and: (a, b) => `${a} and ${b}`,
  or: (a, b) => `${a} or ${b}`,
  not: (c) => `it is not so that ${c}`,
  compare: {
    "=": (a, b) => `${a} is ${b}`,
    "!=": (a, b) => `${a} is not ${b}`,
    "<": (a, b) => `${a} is less than ${b}`,
    "<=": (a, b) => `${a} is at most ${b}`,
    ">": (a, b) => `${a} is more than ${b}`,
    ">=": (a, b) => `${a} is at least ${b}`,
  },
  compareTimes: {
    "=": (a, b) => `${a} is ${b}`,
    "!=": (a, b) => `${a} is not ${b}`,
    "<": (a, b) => `${a} is before ${b}`,
    "<=": (a, b) => `${a} is no later than ${b}`,
    ">": (a, b) => `${a} is after ${b}`,
    ">=": (a, b) => `${a} is no earlier than ${b}`,
  },
  known: (x) => `${x} is known`,
  unknown: (x) => `${x} is not known`,
  oneOf: (x, list, negated) => `${x} is ${negated ? "none" : "one"} of ${list}`,
  like: (x, pattern, negated) => `${x} ${negated ? "does not match" : "matches"} the pattern ${pattern}`,
  between: (x, low, high, negated) => `${x} is ${not(negated)}between ${low} and ${high}`,
  within: (x, length, of, negated) => `${x} is ${not(negated)}within ${length} of ${of}`,
  rows: (table, where, at) => `${table}${where === null ? "" : ` where ${where}`}${at === null ? "" : `, dated by ${at}`}`,
  filtered: (filter, rows) => `Filter “${filter}”: only ${rows} are counted.`,
  weighed: (column) => `Each answer counts by its ${column}.`,
  aggregate: {
    count: (_, rows) => `the number of ${rows}`,
    sum: (x, rows) => `the total ${bare(x)} of ${rows}`,
    avg: (x, rows) => `the average ${bare(x)} of ${rows}`,
    min: (x, rows) => `the smallest ${bare(x)} of ${rows}`,
    max: (x, rows) => `the greatest ${bare(x)} of ${rows}`,
    median: (x, rows) => `the median ${bare(x)} of ${rows}`,
    percentile: (x, rows, share) => `the ${bare(x)} that ${share} of ${rows} do not exceed`,
    stddev: (x, rows) => `the standard deviation of ${x} of ${rows}`,
    first: (x, rows) => `the earliest ${bare(x)} of ${rows}`,
    last: (x, rows) => `the latest ${bare(x)} of ${rows}`,
    nps: (x, rows) => `the Net Promoter Score from ${x} of ${rows}`,
    csat: (x, rows, least) => `the share of ${rows} with ${x} of at least ${least}`,
    poll: (x, rows, choice) => `the share of ${rows} with ${choice} as ${x}`,
  },
  counted: (rows, all) => (all ? `all ${rows}` : rows),
  distinct: (x, rows) => `the number of different values of ${x} among ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then} if ${condition}, otherwise ${otherwise}`,
    coalesce: (args) => args.join(", or where that is not known "),
    abs: ([x]) => `${x} without its sign`,
    round: ([x, digits]) => `${x} rounded${digits === undefined ? "" : ` to ${digits} digits`}`,
    floor: ([x]) => `${x} rounded down`,
    ceil: ([x]) => `${x} rounded up`,
    least: (args) => `the smallest of ${args.join(", ")}`,
    greatest: (args) => `the greatest of ${args.join(", ")}`,
    sqrt: ([x]) => `the square root of ${x}`,
    ln: ([x]) => `the natural logarithm of ${x}`,
    exp: ([x]) => `e to the power of ${x}`,
    lower: ([x]) => `${x} in small letters`,
    upper: ([x]) => `${x} in capital letters`,
    contains: ([x, part]) => `${x} contains ${part}`,
    starts_with: ([x, part]) => `${x} begins with ${part}`,
  },
  datePart: {
    year: "year",
    quarter: "quarter",
    month: "month",
    week: "week",
    day: "day of the month",
    weekday: "weekday",
    hour: "hour",
    minute: "minute",
  },
  part: (part, time) => `the ${part} of ${time}`,
  start: (grain, time) => `the start of the ${grain} of ${time}`,
  overTime: {
    prior: (x, step) => `${x}, ${step} earlier`,
    change: (x, step) => `the change of ${x} over ${step}`,
    growth: (x, step) => `the growth of ${x} over ${step}`,
    rolling: (x, window) => `${x} over the last ${window}`,
    cumulative: (x) => `${x} since the beginning`,
    to_date: (x, grain) => `${x} since the start of the ${grain}`,
  },
  grain: {
    hour: "hour",
    day: "day",
    week: "week",
    month: "month",
    quarter: "quarter",
    year: "year",
    fiscal_quarter: "fiscal quarter",
    fiscal_year: "fiscal year",
  },
  perGrain: {
    hour: "hour",
    day: "day",
    week: "week",
    month: "month",
    quarter: "quarter",
    year: "year",
    fiscal_quarter: "fiscal quarter",
    fiscal_year: "fiscal year",
  },
  reducer: {
    avg: "the average",
    sum: "the total",
    min: "the smallest value",
    max: "the greatest value",
    median: "the median",
    last: "the last value",
  },
  per: (x, grain, reducer) => `${reducer} of ${x} per ${grain}`,
  all: (x, names) => `${x} across ${over(names)}`,
  share: (x, names) => `the share of ${x} in the total across ${over(names)}`,
  other: (name, args) => `${name} of ${args}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `of the same ${key}${same === null ? "" : ` and the same ${same}`}`;
    const credit = creditFirst ? ", credited to the first" : "";
    switch (count) {
      case "base":
        return `${base}, followed by ${conversion} ${matched} within ${within}${credit}`;
      case "conversions":
        return `${conversion} within ${within} after ${base} ${matched}${credit}`;
      case "entities":
        return `the number of different values of ${key} with ${conversion} within ${within} after ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) =>
    `the share of ${table} with ${active} within ${window}, beginning ${after} after ${from}`,
  attributed: ({ measure, touches, key, within, model }) =>
    `${measure}, credited to ${touches} of the same ${key} in the ${within} before, ${model}`,
  model: {
    first: () => "all to the first touch",
    last: () => "all to the last touch",
    linear: () => "in equal parts",
    time_decay: ([halfLife]) => `more to the later ones (half as much for every ${halfLife} before)`,
    position: ([first, last]) => `by position (first ${first}, last ${last}, the rest between)`,
    markov: () => "by removal effect (Markov chain)",
    shapley: () => "by Shapley value",
  },
  each: (measure, key, overAll) => `their own ${bare(measure)} (by ${key}${overAll ? ", at any time" : ""})`,
  composite: (parts) =>
    parts.map(({ weight, kpi, ends }) => `${weight} ${kpi}${ends ? `, from ${ends.from} to ${ends.to}` : ""}`).join("; "),
};
