import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Answers and costs by month of one and a half years, whose sums are easy: month i has 100 + i answers and costs 500. */
export const MONTHS: readonly string[] = Array.from({ length: 18 }, (_, i) =>
  new Date(Date.UTC(2025, i, 1)).toISOString().slice(0, 10),
);
export const answersIn = (month: string): number => 100 + MONTHS.indexOf(month);
export const COST = 500;

const FILE = `version: 1
community: {name: Test, languages: [en], currency: EUR}
tables:
  answers: {from: answers.csv, row: line, time: month, grain: month, columns: {n: {type: integer, unit: answer}}}
  costs: {from: costs.csv, row: line, time: month, grain: month, columns: {amount: {type: number, unit: EUR}}}
  members: {from: members.csv, row: member, key: id, time: joined_on, columns: {email: {type: text, pii: true}, fee: {type: number, unit: EUR}}}
  orders: {from: orders.csv, row: order, key: id, time: on, coverage: {from: 2025-01-01, to: 2026-07-01}, columns: {amount: {type: number, unit: EUR}}}
  touches: {from: touches.csv, row: touch, time: on, coverage: {from: 2025-01-01, to: 2026-07-01}}
assumptions:
  saved: {value: 0.5, low: 0.25, high: 0.75, unit: ticket/answer, class: measured, source: Test, owner: me}
  price: {value: 10, low: 8, high: 14, unit: EUR/ticket, class: benchmark, source: Test, owner: me}
  guess: {value: 3, low: 1, high: 9, unit: EUR/answer, class: assumption, source: Test, owner: me}
  minutes: {value: 6, low: 3, high: 12, unit: minute/answer, class: measured, source: Test, owner: me}
  wage: {value: 30, unit: EUR/hour, class: measured, source: Test, owner: me}
kpis:
  answers: {formula: sum(answers.n)}
  tickets: {formula: answers * saved}
  savings: {formula: tickets * price, unit: EUR}
  guessed: {formula: sum(answers.n) * guess, unit: EUR}
  mixed: {formula: answers * guess + savings, unit: EUR}
  time: {formula: answers * minutes, unit: hour}
  pay: {formula: sum(answers.n) * minutes * wage, unit: EUR}
  spent: {formula: sum(costs.amount), unit: EUR}
  nothing: {formula: sum(costs.amount where line = "none"), unit: EUR}
  fees: {formula: sum(members.fee), unit: EUR}
  credited: {formula: attributed(sum(orders.amount) to touches by customer within 90 days model last), unit: EUR}
`;

const csv = (head: string, rows: readonly string[]): string => `${[head, ...rows].join("\n")}\n`;

/** A workspace with this `roi:` section. */
export async function roiWorkspace(roi: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "worthwhile-roi-"));
  const files = {
    "metrics.yaml": `${FILE}roi:\n${roi}`,
    "answers.csv": csv(
      "month,n",
      MONTHS.map((month) => `${month},${answersIn(month)}`),
    ),
    "costs.csv": csv(
      "month,line,amount",
      MONTHS.map((month) => `${month},staff,${COST}`),
    ),
    // Ten members join in each month but in March 2025, when two do, and in April, when six do.
    "members.csv": csv(
      "id,joined_on,email,fee",
      MONTHS.flatMap((month, m) =>
        Array.from({ length: m === 2 ? 2 : m === 3 ? 6 : 10 }, (_, i) => `${m * 100 + i},${month},kim${m}${i}@example.org,5`),
      ),
    ),
    "orders.csv": csv("id,on,customer,amount", ["1,2025-02-10,7,80", "2,2026-05-10,8,120"]),
    "touches.csv": csv("on,customer,channel", ["2025-02-01,7,forum", "2026-05-01,8,forum"]),
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  return root;
}
