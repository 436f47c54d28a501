/** A form across events, as a reader would write it, with one sentence and an example. */
export interface EventFunction {
  readonly name: string;
  readonly signature: string;
  readonly meaning: string;
  readonly example: string;
  readonly result: "integer" | "number";
  readonly unit: "own" | "one" | "same";
}

/** The parser knows these by name: each has a grammar of its own, so they are no plain calls. */
export const eventFunctions: readonly EventFunction[] = [
  {
    name: "converted",
    signature:
      "converted(rows to rows by key within duration [same columns] [count base|conversions|entities] [credit last|first])",
    meaning:
      "How many rows were followed by a conversion of the same entity within the window; each is credited to one of them.",
    example: 'converted(visits where page = "pricing" to signups by visitor_id within 30 days)',
    result: "integer",
    unit: "own",
  },
  {
    name: "retained",
    signature: "retained(table from first(path) by key active rows after duration)",
    meaning: "Of those who began in a period, the share that was active again in the window of one unit, so long after.",
    example: "retained(members from first(posts.posted_at) by author_id active posts after 4 weeks)",
    result: "number",
    unit: "one",
  },
  {
    name: "attributed",
    signature: "attributed(sum(expression) to rows by key within duration model name)",
    meaning:
      "What the touches before each order are credited with: by last, first, linear, time_decay(7 days), position(0.4, 0.4), markov(channel) or shapley(channel). It adds up to the orders that had a touch, whatever the touches did.",
    example: 'attributed(sum(orders.amount) to touches where channel = "community" by customer_id within 90 days model last)',
    result: "number",
    unit: "same",
  },
];
