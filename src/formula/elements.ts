import type { Nulls } from "./entry.js";
import type { Gives } from "./sample.js";

/** What a formula is written of beside functions: literals, operators, conditions, and the words of a clause. */
export interface Element<Id extends string = string> {
  /** Its place in the reference; of a reserved word, the word. */
  readonly id: Id;
  readonly kind: "literal" | "operator" | "condition" | "clause";
  readonly signature: string;
  /** What it means, in a sentence or two of English; pages in other languages have theirs by id. */
  readonly meaning: string;
  readonly example: string;
  readonly gives: Gives;
  readonly nulls?: Nulls;
}

const topics = (value: number): Gives => ({ unit: "topic", value });

const TABLE = [
  {
    id: "number",
    kind: "literal",
    signature: "12, 1.5, 1e-3, 1_000_000",
    meaning:
      "A number. A whole one is an exact integer. A bare number takes the unit of the other side in + and −, and in comparisons.",
    example: "count(topics where views > 50)",
    gives: topics(4),
  },
  {
    id: "quantity",
    kind: "literal",
    signature: "50 EUR, 25 percent, 40 kEUR",
    meaning: "A number with its unit, one word. 25 percent is 0.25, never 25.",
    example: "count(orders where amount >= 50 EUR)",
    gives: { unit: "order", value: 2 },
  },
  {
    id: "text",
    kind: "literal",
    signature: "\"text\", 'text'",
    meaning:
      "A text, compared exactly, small and capital letters too. A quote inside is written twice; there are no other escapes.",
    example: 'count(topics where language = "ja")',
    gives: topics(2),
  },
  {
    id: "date",
    kind: "literal",
    signature: "@2026-02-01, @2026-02-01T10:00",
    meaning: "A day, or a moment, in the project's time zone. A text is never compared with a date.",
    example: "count(topics where created_at >= @2026-02-08)",
    gives: topics(4),
  },
  {
    id: "duration",
    kind: "literal",
    signature: "7 days, 2 hours, 1 month",
    meaning:
      "A length of time. A day, week, month, quarter or year is a step of the calendar: a day can have 23 or 25 hours, and a month after 31 January is the end of February.",
    example: "count(topics where solved_at - created_at < 48.5 hours)",
    gives: topics(2),
  },
  {
    id: "boolean",
    kind: "literal",
    signature: "true, false, null",
    meaning: "Yes, no, and the value that is not there.",
    example: "count(posts where is_accepted = true)",
    gives: { unit: "post", value: 3 },
  },
  {
    id: "path",
    kind: "literal",
    signature: "table.column, column, reference.column",
    meaning:
      "A column of the counted table, or of a row that it refers to: the path walks along references, many to one, so that nothing is counted twice. A row without the referred one has null there.",
    example: 'count(topics where author_id.segment = "pro")',
    gives: topics(4),
  },
  {
    id: "backticks",
    kind: "literal",
    signature: "`a name`",
    meaning: "A name that is a reserved word, or that holds spaces or signs. A back tick inside is written twice.",
    example: "sum(`orders`.`amount`)",
    gives: { unit: "EUR", value: 222.5 },
  },
  {
    id: "add",
    kind: "operator",
    signature: "a + b, a - b",
    meaning:
      "Adds and takes off values of one unit; EUR + USD, or tickets + hours, is a mistake. Time − time is the time between them.",
    example: "count(members) - count(distinct posts.author_id)",
    gives: { unit: "member", value: 1 },
    nulls: "spread",
  },
  {
    id: "multiply",
    kind: "operator",
    signature: "a * b",
    meaning: "Multiplies, units as well: view × ticket/view is ticket.",
    example: "sum(topics.views) * 25 percent",
    gives: { unit: "view", value: 130 },
    nulls: "spread",
  },
  {
    id: "divide",
    kind: "operator",
    signature: "a / b",
    meaning: "Divides, units as well. By zero or by nothing it is undefined, never zero and never infinite.",
    example: "sum(orders.amount) / count(orders)",
    gives: { unit: "EUR/order", value: 44.5 },
    nulls: "spread",
  },
  {
    id: "negative",
    kind: "operator",
    signature: "-a",
    meaning: "The value with the other sign.",
    example: "-sum(orders.amount)",
    gives: { unit: "EUR", value: -222.5 },
    nulls: "spread",
  },
  {
    id: "brackets",
    kind: "operator",
    signature: "( … )",
    meaning:
      "What is inside comes first. Without them: the minus sign, then * and /, then + and −, then comparisons, then not, and, or.",
    example: "sum((orders.amount - 10 EUR) * 2)",
    gives: { unit: "EUR", value: 365 },
  },
  {
    id: "compare",
    kind: "condition",
    signature: "a = b, !=, <, <=, >, >=",
    meaning:
      "Compares two values of one type and unit; two at a time, so a < b < c is a mistake. A null is neither equal nor different.",
    example: 'count(topics where language != "en")',
    gives: topics(3),
    nulls: "spread",
  },
  {
    id: "is",
    kind: "condition",
    signature: "a is null, a is not null",
    meaning: "`is null` or `is not null`: whether a value is there.",
    example: "count(topics where solved_at is null)",
    gives: topics(2),
  },
  {
    id: "in",
    kind: "condition",
    signature: "a in (b, c, …), a not in (…)",
    meaning: "Whether the value is one of a list.",
    example: 'count(topics where language in ("da", "ja"))',
    gives: topics(3),
    nulls: "spread",
  },
  {
    id: "like",
    kind: "condition",
    signature: 'a like "pattern", a not like "pattern"',
    meaning: "Compares text with a pattern: `%` is any text, `_` one character.",
    example: 'count(topics where title like "How%")',
    gives: topics(2),
    nulls: "spread",
  },
  {
    id: "between",
    kind: "condition",
    signature: "a between b and c, a not between b and c",
    meaning: "`x between 1 and 5`: both ends belong to it.",
    example: "count(topics where views between 40 and 120)",
    gives: topics(4),
    nulls: "spread",
  },
  {
    id: "within",
    kind: "condition",
    signature: "a within duration of b, a not within duration of b",
    meaning: "`a within 7 days of b`: b ≤ a < b + 7 days.",
    example: "count(topics where solved_at within 7 days of created_at)",
    gives: topics(3),
    nulls: "spread",
  },
  {
    id: "and",
    kind: "condition",
    signature: "a and b, a or b, not a",
    meaning:
      "Both, either, the contrary. Of something unknown the contrary is unknown too, and a clause keeps only what is true.",
    example: 'count(topics where not (language = "en" or views > 100))',
    gives: topics(2),
  },
  {
    id: "where",
    kind: "clause",
    signature: "aggregate(… where condition)",
    meaning: "Keeps the rows for which the condition is true; an unknown one is not.",
    example: 'count(topics where language = "en" and solved_at is not null)',
    gives: topics(3),
  },
  {
    id: "at",
    kind: "clause",
    signature: "aggregate(… at column)",
    meaning: "Places the rows in time by another column than the table's own.",
    example: "count(topics at solved_at)",
    gives: { unit: "topic", months: [1, 2, 1] },
  },
  {
    id: "distinct",
    kind: "clause",
    signature: "count(distinct path)",
    meaning: "Counts different values instead of rows.",
    example: "count(distinct posts.author_id)",
    gives: { unit: "member", value: 3 },
    nulls: "skipped",
  },
  {
    id: "as",
    kind: "clause",
    signature: "count(…) as name",
    meaning: "Gives counted things another name, so that they may be added up.",
    example: "count(topics) as contribution + count(posts) as contribution",
    gives: { unit: "contribution", value: 12 },
  },
] as const satisfies readonly Element[];

export type ElementId = (typeof TABLE)[number]["id"];
export const ELEMENTS: readonly Element<ElementId>[] = TABLE;

/** Words of the language, in a sentence each. */
export const WORD_HELP: ReadonlyMap<string, string> = new Map(
  ["where", "at", "within", "between", "like", "distinct", "as", "is", "in"].map((word) => [
    word,
    ELEMENTS.find(({ id }) => id === word)?.meaning ?? "",
  ]),
);
