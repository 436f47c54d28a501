/** The calls with words inside, which the library's table does not hold: how they are written and what they mean. */
export interface FormHelp {
  readonly name: string;
  readonly signature: string;
  readonly meaning: string;
  readonly example: string;
}

const FORMS: readonly FormHelp[] = [
  {
    name: "converted",
    signature: "converted(rows to rows by keys within duration)",
    meaning: "How many of the first rows were followed by one of the others, of the same entity, within the window.",
    example: "converted(visits to signups by visitor_id within 30 days)",
  },
  {
    name: "retained",
    signature: "retained(table from first(path) by keys active rows after duration)",
    meaning: "The share of those who started that are active in the unit of time that begins so long after their start.",
    example: "retained(members from first(posts.created_at) by author_id active posts after 4 weeks)",
  },
  {
    name: "attributed",
    signature: "attributed(aggregate to rows by keys within duration model name)",
    meaning: "What was brought in, credited to the touches before it by a model.",
    example: "attributed(sum(orders.amount) to touches by customer_id within 90 days model last)",
  },
  {
    name: "each",
    signature: "each(aggregate by keys)",
    meaning: "The aggregate over the rows that refer to this row.",
    example: "count(members where each(count(referrals) by referrer_id) >= 3)",
  },
];

export const FORM_HELP: ReadonlyMap<string, FormHelp> = new Map(FORMS.map((form) => [form.name, form]));

export const MODELS = ["first", "last", "linear", "time_decay", "position", "markov", "shapley"] as const;

/** Words of the language, in a sentence each. */
export const WORD_HELP: ReadonlyMap<string, string> = new Map([
  ["where", "Keeps the rows for which the condition is true; an unknown one is not."],
  ["at", "Places the rows in time by another column than the table's own."],
  ["within", "`a within 7 days of b`: b ≤ a < b + 7 days."],
  ["between", "`x between 1 and 5`: both ends belong to it."],
  ["like", "Compares text with a pattern: `%` is any text, `_` one character."],
  ["distinct", "Counts different values instead of rows."],
  ["as", "Gives counted things another name, so that they may be added up."],
  ["is", "`is null` or `is not null`: whether a value is there."],
  ["in", "Whether the value is one of a list."],
]);
