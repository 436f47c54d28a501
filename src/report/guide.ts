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
  },
  {
    id: "growth",
    kpi: "sign_up_growth",
    formula: ["growth(count(signups), 1 month)"],
    keys: [PERCENT, HIGHER],
  },
  {
    id: "active",
    kpi: "active_posters",
    formula: ["count(distinct posts.author_id where is_bot = false)"],
    keys: [["unit", "member"], HIGHER],
  },
  {
    id: "stickiness",
    kpi: "stickiness",
    formula: ["per(count(distinct visits.member_id), day, avg)", "/ count(distinct visits.member_id)"],
    keys: [PERCENT, HIGHER],
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
  },
  {
    id: "voice",
    kpi: "share_of_voice",
    formula: ['count(mentions where brand = "Aurora")', "/ count(mentions)"],
    keys: [PERCENT, HIGHER],
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
  },
  {
    id: "advocates",
    kpi: "repeat_advocates",
    formula: ["cumulative(count(members", "where each(count(referrals) by referrer_id) >= 2))"],
    keys: [["unit", "member"], HIGHER],
  },
  {
    id: "satisfaction",
    kpi: "nps",
    formula: ["nps(responses.score)"],
    keys: [["unit", "point"], HIGHER, ["min_n", "30"]],
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
