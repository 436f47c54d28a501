import { describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../src/formula/functions.js";
import { opened } from "./metamorphic/open.js";

/* Every example of the function table is compiled and run over tables of the names they use. */
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

describe("the examples of the function table", () => {
  for (const { name, kind, example } of FUNCTIONS.values()) {
    it(`${name}: ${example}`, async () => {
      const formula = kind === "row" ? `count(topics where (${example}) is not null)` : example;
      const { ask } = await opened(FILES, `${TABLES}  k: {formula: ${JSON.stringify(formula)}}\n`);
      const rows = await ask({ by: ["month"] });
      expect(rows.length).toBeGreaterThan(0);
      expect((await ask({}))[0]?.cells).toHaveLength(1);
    });
  }
});
