import type { FunctionEntry, Part } from "./entry.js";
import type { Gives } from "./sample.js";

const ENTITY = {
  written: "by key",
  meaning: "The column that says who or what it is, in both tables; by a = b where it has two names. A null matches nobody.",
} as const satisfies Part;
const ROWS = "its own where and at may follow";

/** The parser knows these by name: each has a grammar of its own, so they are no plain calls. */
export const eventFunctions = [
  {
    name: "converted",
    kind: "event",
    signature:
      "converted(rows to rows by key within duration [same columns] [count base|conversions|entities] [credit last|first])",
    meaning:
      "How many rows were followed by a conversion of the same entity within the window; each is credited to one of them.",
    example: 'converted(visits where page = "pricing" to signups by visitor_id within 30 days)',
    gives: { unit: "visit", value: 1 },
    arity: [0, 0],
    takes: [],
    parts: [
      {
        written: "rows",
        meaning: `The table whose rows may convert, and which places the count in time and in groups; ${ROWS}.`,
      },
      { written: "to rows", meaning: `The table of the conversions; ${ROWS}.` },
      ENTITY,
      { written: "within duration", meaning: "base ≤ conversion < base + duration; never a row with itself." },
      {
        written: "same columns",
        meaning: "Columns that must hold the same, a product for instance; a null is never the same.",
      },
      {
        written: "count base|conversions|entities",
        meaning: "What is counted: rows credited at least once (as it is without the word), credited conversions, or entities.",
      },
      {
        written: "credit last|first",
        meaning: "Which row a conversion belongs to where several came before it; last without the word.",
      },
    ],
    result: "integer",
    unit: "own",
    additive: "holistic",
    nulls: "entity",
    interval: "none: a count of everything there is",
  },
  {
    name: "retained",
    kind: "event",
    signature: "retained(table from first(path) by key active rows after duration)",
    meaning: "Of those who began in a period, the share that was active again in the window of one unit, so long after.",
    example: "retained(members from first(posts.posted_at) by author_id active posts after 4 weeks)",
    gives: { unit: "percent", value: 2 / 3 },
    arity: [0, 0],
    takes: [],
    parts: [
      { written: "table", meaning: "Who is kept: the table the key refers to. Groups and filters are its columns." },
      {
        written: "from first(path)",
        meaning: "When each of them began, sought over all rows: the cohort is those of the period.",
      },
      ENTITY,
      { written: "active rows", meaning: `What counts as being active; ${ROWS}.` },
      { written: "after duration", meaning: "4 weeks asks for an active row in [start + 4 weeks, start + 5 weeks)." },
    ],
    result: "number",
    unit: "one",
    additive: "holistic",
    nulls: "entity",
    interval: "Wilson",
  },
  {
    name: "attributed",
    kind: "event",
    signature: "attributed(sum(expression) to rows by key within duration model name)",
    meaning:
      "What the touches before each order are credited with: by last, first, linear, time_decay(7 days), position(0.4, 0.4), markov(channel) or shapley(channel). It adds up to the orders that had a touch, whatever the touches did.",
    example: 'attributed(sum(orders.amount) to touches where channel = "community" by customer_id within 90 days model last)',
    gives: { unit: "EUR", value: 20 },
    arity: [0, 0],
    takes: [],
    parts: [
      { written: "sum(expression)", meaning: "What is shared out, in the period of its own rows." },
      { written: "to rows", meaning: "The touches. A path holds all of them; where picks whose credit is added up." },
      ENTITY,
      { written: "within duration", meaning: "touch ≤ order < touch + duration." },
      { written: "model name", meaning: "How an order is shared among the touches before it: see the models." },
    ],
    result: "number",
    unit: "same",
    additive: "holistic",
    nulls: "entity",
    interval: "none: credit given by a rule",
  },
  {
    name: "each",
    kind: "event",
    signature: "each(aggregate by reference [over all])",
    meaning: "For each row, an aggregate of another table's rows that refer to it: those of the period, or all up to its end.",
    example: "count(members where each(count(referrals) by referrer_id) >= 3)",
    gives: { unit: "member", value: 1 },
    arity: [1, 1],
    takes: ["any"],
    parts: [
      { written: "aggregate", meaning: "What is made of the rows that refer to this one." },
      { written: "by reference", meaning: "The reference that leads from them to it." },
      { written: "over all", meaning: "All rows up to the end of the period, not those of the period alone." },
    ],
    result: "same",
    unit: "same",
    additive: "none",
    nulls: "entity",
  },
] as const satisfies readonly FunctionEntry[];

/** How `attributed` shares an order among the touches before it; what the community gets in the form's own example. */
export interface Model<Name extends string = string> {
  readonly name: Name;
  readonly signature: string;
  readonly meaning: string;
  readonly gives: Gives;
}

const model = <Name extends string>(name: Name, signature: string, meaning: string, value: number): Model<Name> => ({
  name,
  signature,
  meaning,
  gives: { unit: "EUR", value },
});

export const MODELS = [
  model("first", "first", "All to the first touch.", 182.5),
  model("last", "last", "All to the last touch.", 20),
  model("linear", "linear", "The same to each touch.", 101.25),
  model("time_decay", "time_decay(7 days)", "Half as much for every 7 days that a touch came earlier.", 162.5 / 3 + 20),
  model("position", "position(0.4, 0.4)", "40% to the first, 40% to the last, the rest to those between.", 101.25),
  // P = ⅗·(⅓ + ⅔·¾) + ⅖·¾ = 0.8; without the community 0.3, without mail 0.2: effects 5/8 and 6/8 of 222.50.
  model(
    "markov",
    "markov(channel)",
    "By how much less would be sold if the channel were taken out of the paths (Markov chain of order 1, solved exactly).",
    (222.5 * 5) / 11,
  ),
  model("shapley", "shapley(channel)", "The same to each different channel of a path (Shapley value).", 101.25),
] as const;

export type ModelName = (typeof MODELS)[number]["name"];

type Form = (typeof eventFunctions)[number];
export type FormName = Form["name"];
/** The parts of a form, as they are written. */
export type PartOf<Name extends FormName> = Extract<Form, { readonly name: Name }>["parts"][number]["written"];
