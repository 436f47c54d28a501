import type { Gives } from "../formula/sample.js";

/**
 * The guide's answers: to each question the KPI as it is pasted into metrics.yaml. Formulas speak of the demo's tables;
 * a test pastes each one beside those and asks it. What is said of them is in `sentence/guide`, a language a file.
 */
export interface Recipe {
  readonly id: RecipeId;
  /** Its name in metrics.yaml; a report that has a KPI of this name shows its value. */
  readonly kpi: string;
  /** One line of the formula each. */
  readonly formula: readonly string[];
  /** The other keys of the KPI, as they are written. */
  readonly keys: Keys;
  /** The same asked of the reference's sample, as far as that has the columns, and what it gives there. */
  readonly example: { readonly formula: readonly string[]; readonly gives: Gives };
  /** Assumptions it multiplies by. */
  readonly assumptions?: readonly { readonly name: string; readonly keys: Keys }[];
}

type Keys = readonly (readonly [key: string, written: string])[];

export const RECIPE_IDS = [
  "resolution",
  "response",
  "growth",
  "active",
  "stickiness",
  "retention",
  "conversion",
  "credit",
  "voice",
  "deflection",
  "advocates",
  "satisfaction",
] as const;
export type RecipeId = (typeof RECIPE_IDS)[number];

const HIGHER = ["better", "higher"] as const;
const PERCENT = ["unit", "percent"] as const;

export const RECIPES: readonly Recipe[] = [
  {
    id: "resolution",
    kpi: "resolution_rate",
    formula: [
      'count(topics where kind = "question"',
      "and solved_at within 7 days of created_at",
      'and solved_by != "bot")',
      '/ count(topics where kind = "question")',
    ],
    keys: [PERCENT, HIGHER, ["mature_after", "7 days"]],
    example: {
      formula: ["count(topics where solved_at within 7 days of created_at)", "/ count(topics)"],
      gives: { unit: "percent", value: 3 / 6 },
    },
  },
  {
    id: "response",
    kpi: "time_to_first_response",
    formula: ["median(topics.first_reply_at - topics.created_at", "where author_id.is_bot = false)"],
    keys: [
      ["unit", "hour"],
      ["better", "lower"],
      ["mature_after", "7 days"],
    ],
    example: {
      formula: ["median(topics.first_reply_at - topics.created_at)"],
      gives: { unit: "hour", value: 3 * 3600 },
    },
  },
  {
    id: "growth",
    kpi: "sign_up_growth",
    formula: ["growth(count(signups), 1 month)"],
    keys: [PERCENT, HIGHER],
    example: {
      formula: ["growth(count(signups), 1 month)"],
      gives: { unit: "percent", months: [null, 1, -1 / 2] },
    },
  },
  {
    id: "active",
    kpi: "active_posters",
    formula: ["count(distinct posts.author_id where is_bot = false)"],
    keys: [["unit", "member"], HIGHER],
    example: {
      formula: ["count(distinct posts.author_id)"],
      gives: { unit: "member", value: 3 },
    },
  },
  {
    id: "stickiness",
    kpi: "stickiness",
    formula: ["per(count(distinct visits.member_id), day, avg)", "/ count(distinct visits.member_id)"],
    keys: [PERCENT, HIGHER],
    example: {
      formula: ["per(count(distinct visits.visitor_id), day, avg)", "/ count(distinct visits.visitor_id)"],
      gives: { unit: "percent", months: [2 / 31, 2 / 28 / 2, 1 / 31] },
    },
  },
  {
    id: "retention",
    kpi: "newcomer_retention",
    formula: [
      "retained(members",
      "from first(posts.posted_at where is_bot = false)",
      "by author_id active posts after 4 weeks)",
    ],
    keys: [PERCENT, HIGHER],
    example: {
      formula: ["retained(members from first(posts.posted_at)", "by author_id active posts after 4 weeks)"],
      gives: { unit: "percent", value: 2 / 3 },
    },
  },
  {
    id: "conversion",
    kpi: "trial_conversion_rate",
    formula: [
      'converted(visits where page = "trial"',
      "to signups by visitor_id within 30 days)",
      '/ count(visits where page = "trial")',
    ],
    keys: [PERCENT, HIGHER],
    example: {
      formula: [
        'converted(visits where page = "pricing"',
        "to signups by visitor_id within 30 days)",
        '/ count(visits where page = "pricing")',
      ],
      gives: { unit: "percent", value: 1 / 3 },
    },
  },
  {
    id: "credit",
    kpi: "community_sales_last",
    formula: [
      "attributed(sum(orders.amount)",
      'to touches where channel = "community"',
      "by customer_id within 90 days model last)",
    ],
    keys: [["unit", "EUR"], HIGHER],
    example: {
      formula: [
        "attributed(sum(orders.amount)",
        'to touches where channel = "community"',
        "by customer_id within 90 days model last)",
      ],
      gives: { unit: "EUR", value: 20 },
    },
  },
  {
    id: "voice",
    kpi: "share_of_voice",
    formula: ['count(mentions where brand = "Aurora")', "/ count(mentions)"],
    keys: [PERCENT, HIGHER],
    example: {
      formula: ['count(mentions where brand = "Aurora")', "/ count(mentions)"],
      gives: { unit: "percent", value: 3 / 5 },
    },
  },
  {
    id: "deflection",
    kpi: "deflection_savings",
    formula: ['count(visits where page = "answer"', 'and answer_box = "shown")', "* deflect_rate * cost_per_ticket"],
    keys: [["unit", "EUR"], HIGHER],
    assumptions: [
      {
        name: "deflect_rate",
        keys: [
          ["value", "0.18"],
          ["low", "0.16"],
          ["high", "0.2"],
          ["unit", "ticket/visit"],
          ["class", "measured"],
          ["source", "Holdout of the answer box"],
        ],
      },
      {
        name: "cost_per_ticket",
        keys: [
          ["value", "18.5"],
          ["low", "14"],
          ["high", "24"],
          ["unit", "EUR/ticket"],
          ["class", "benchmark"],
          ["source", "Finance, second quarter of 2026"],
        ],
      },
    ],
    example: {
      formula: ['count(visits where page = "docs")', "* 20 percent * 18.5 EUR / 1 visit"],
      gives: { unit: "EUR", value: 2 * 0.2 * 18.5 },
    },
  },
  {
    id: "advocates",
    kpi: "repeat_advocates",
    formula: ["cumulative(count(members", "where each(count(referrals) by referrer_id) >= 2))"],
    keys: [["unit", "member"], HIGHER],
    example: {
      formula: ["cumulative(count(members", "where each(count(referrals) by referrer_id) >= 2))"],
      gives: { unit: "member", value: 1 },
    },
  },
  {
    id: "satisfaction",
    kpi: "nps",
    formula: ["nps(responses.score)"],
    keys: [["unit", "point"], HIGHER, ["min_n", "30"]],
    example: {
      formula: ["nps(responses.score)"],
      gives: { unit: "point", value: 40 },
    },
  },
];

/** What is pasted into metrics.yaml. `labels` are the KPI's names, by language. */
export function snippet(recipe: Recipe, labels: readonly (readonly [language: string, label: string])[]): string {
  const [only, ...more] = recipe.formula;
  const formula = more.length === 0 ? [`formula: ${only ?? ""}`] : ["formula: >-", ...indented(recipe.formula)];
  const kpi = ["label:", ...indented(lines(labels)), ...formula, ...lines(recipe.keys)];
  const assumptions = (recipe.assumptions ?? []).flatMap(({ name, keys }) => [`${name}:`, ...indented(lines(keys))]);
  return [
    ...(assumptions.length === 0 ? [] : ["assumptions:", ...indented(assumptions)]),
    "kpis:",
    ...indented([`${recipe.kpi}:`, ...indented(kpi)]),
  ].join("\n");
}

const lines = (keys: Keys): readonly string[] => keys.map(([key, written]) => `${key}: ${written}`);
const indented = (block: readonly string[]): readonly string[] => block.map((line) => `  ${line}`);
