import { describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../src/formula/functions.js";
import { opened } from "./metamorphic/open.js";

/*
 * Each form across events as the function table shows it, compiled and run on a few rows; attributed by each of its
 * models. What they give is worked out by hand: c1 saw the community, then mail, and ordered for 100.
 */
const EVENT_FILES = {
  "visits.csv": "id,visitor_id,visited_at,page\n1,7,2026-01-01T10:00:00,pricing\n2,8,2026-01-02T10:00:00,pricing\n",
  "signups.csv": "id,visitor_id,signed_up_at\n1,7,2026-01-09T10:00:00\n",
  "members.csv": "id\n1\n2\n",
  "posts.csv": "id,author_id,posted_at\n1,1,2026-01-01T00:00:00\n2,1,2026-01-29T00:00:00\n3,2,2026-01-01T00:00:00\n",
  "touches.csv":
    "id,customer_id,channel,touched_at\n1,c1,community,2026-01-01T00:00:00\n2,c1,mail,2026-01-08T00:00:00\n3,c2,mail,2026-01-15T00:00:00\n",
  "orders.csv": "id,customer_id,ordered_at,amount\n1,c1,2026-01-15T00:00:00,100\n2,c3,2026-01-15T00:00:00,50\n",
};
const EVENT_TABLES = `version: 1
tables:
  visits: {from: visits.csv, row: visit, key: id, time: visited_at}
  signups: {from: signups.csv, row: signup, key: id, time: signed_up_at}
  members: {from: members.csv, row: member, key: id}
  posts: {from: posts.csv, row: post, key: id, time: posted_at, columns: {author_id: {ref: members}}}
  touches: {from: touches.csv, row: touch, key: id, time: touched_at}
  orders: {from: orders.csv, row: order, key: id, time: ordered_at, columns: {amount: {type: number, unit: EUR}}}
kpis:
`;
const EXPECTED: Readonly<Record<string, number>> = { converted: 1, retained: 0.5, attributed: 0 };
const MODELS: Readonly<Record<string, number>> = {
  last: 0,
  first: 100,
  linear: 50,
  "time_decay(7 days)": 100 / 3,
  "position(0.4, 0.4)": 50,
  shapley: 50,
  // P = ½·1·½ + ½·½ = ½, without the community ¼, without mail 0: effects ½ and 1, shares a third and two.
  markov: 100 / 3,
};

const valueOf = async (formula: string): Promise<unknown> => {
  const { ask, errors } = await opened(EVENT_FILES, `${EVENT_TABLES}  k: {formula: ${JSON.stringify(formula)}}\n`);
  expect(errors).toEqual([]);
  return (await ask({}))[0]?.cells[0]?.value;
};

describe("the function table's examples of forms across events", () => {
  const forms = [...FUNCTIONS.values()].filter(({ name }) => Object.hasOwn(EXPECTED, name));
  it.each(forms.map(({ name, example }) => [name, example] as const))("%s: %s", async (name, example) => {
    expect(await valueOf(example)).toBe(EXPECTED[name]);
  });

  const { example = "" } = FUNCTIONS.get("attributed") ?? {};
  it.each(Object.entries(MODELS))("attributed by model %s", async (model, expected) => {
    expect(await valueOf(example.replace(/model \w+/, `model ${model}`))).toBeCloseTo(expected, 6);
  });
});

/* Every other example of the function table is compiled and run over tables of the names they use. */
const FILES = {
  "topics.csv":
    "id,author_id,created_at,solved_at,views,title,language,amount,score\n1,1,2026-01-01,2026-01-03,5,How,en,-2.5,9\n2,2,2026-02-01,,7,crash,da,3,4\n",
  "orders.csv": "id,ordered_at,amount\n1,2026-01-01,2.5\n2,2026-02-03,4\n",
  "members.csv": "id,joined_at,members\n1,2026-01-01,3\n2,2026-02-01,4\n",
  "mentions.csv": "id,said_at,brand\n1,2026-01-01,A\n2,2026-01-02,B\n",
  "referrals.csv": "id,day,referrer_id\n1,2026-01-02,1\n2,2026-01-03,1\n3,2026-02-01,1\n",
  "responses.csv": "id,day,score,rating,choice\n1,2026-01-02,9,4,yes\n2,2026-01-03,3,5,no\n",
  "balances.csv": "id,day,members\n1,2026-01-01,3\n2,2026-01-02,4\n",
};
const TABLES = `version: 1
tables:
  topics: {from: topics.csv, row: topic, key: id, time: created_at, columns: {author_id: {ref: members}, solved_at: {type: time}}}
  orders: {from: orders.csv, row: order, key: id, time: ordered_at, columns: {amount: {unit: EUR}}}
  members: {from: members.csv, row: member, key: id, time: joined_at}
  mentions: {from: mentions.csv, row: mention, key: id, time: said_at}
  referrals: {from: referrals.csv, row: referral, key: id, time: day, columns: {referrer_id: {ref: members}}}
  responses: {from: responses.csv, row: response, key: id, time: day}
  balances: {from: balances.csv, row: level, key: id, time: day}
kpis:
`;

describe("the function table's other examples", () => {
  for (const { name, kind, example } of FUNCTIONS.values()) {
    if (Object.hasOwn(EXPECTED, name)) continue;
    it(`${name}: ${example}`, async () => {
      const formula = kind === "row" ? `count(topics where (${example}) is not null)` : example;
      const { ask } = await opened(FILES, `${TABLES}  k: {formula: ${JSON.stringify(formula)}}\n`);
      const rows = await ask({ by: ["month"] });
      expect(rows.length).toBeGreaterThan(0);
      expect((await ask({}))[0]?.cells).toHaveLength(1);
    });
  }
});
