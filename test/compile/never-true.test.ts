import { describe, expect, it } from "vitest";
import { command } from "../kit/command.js";
import { workspaceOf } from "../prepare/kit.js";

const CERTAIN = [
  'title = "a" and title = "b"',
  'title = "a" and title in ("b", "c")',
  'title in ("a", "b") and title != "a" and title not in ("b")',
  'title = "a" and not done and done',
  "views > 5 and views < 3",
  "views > 3 and views <= 3",
  "3 < views and 1 >= views",
  "views = 4 and views > 4",
  "views between 5 and 3",
  "views is null and views > 1",
  "views is null and views is not null",
  'title is null and title like "a%"',
  "created_at < @2026-01-01 and created_at >= @2026-01-01",
  "created_at = @2026-01-02 and created_at > @2026-01-02T10:00",
  '(title = "a" and title = "b") or (views > 5 and views < 3)',
  "done and false",
  "share > 50 percent and share < 0.2",
  "views + 1 > 5 and views + 1 < 2",
];
const POSSIBLE = [
  'title = "a" or title = "b"',
  'title in ("a", "b") and title != "a"',
  'title = "a" and author.name = "b"',
  'title > "b" and title < "a"',
  'title = "a" and lower(title) = "A"',
  "views >= 3 and views <= 3",
  "views > 3 and views < 4",
  "views > 9007199254740993 and views < 9007199254740992",
  "views is null and coalesce(views, 1) = 1",
  "views is null or views > 1",
  "not (views > 5 and views < 3)",
  "created_at >= @2026-01-01 and created_at <= @2026-01-01T00:00",
  "share > 10 percent and share < 0.2",
  '(title = "a" and title = "b") or views > 5',
];
const kpis = [...CERTAIN, ...POSSIBLE].map(
  (where, i) => `  k${i}: {formula: ${JSON.stringify(`count(topics where ${where})`)}}\n`,
);
const workspace = workspaceOf({
  "topics.csv": "id,author,created_at,views,share,title,done\n1,1,2026-01-01,3,22,a,true\n",
  "members.csv": "id,name\n1,b\n",
  "metrics.yaml": `version: 1
tables:
  topics:
    from: topics.csv
    row: topic
    key: id
    time: created_at
    columns: {author: {ref: members}, created_at: {type: time}, views: {type: integer}, share: {type: number, unit: percent}}
  members: {from: members.csv, row: member, key: id}
kpis:
${kpis.join("")}`,
});

describe("a where that can never be true", () => {
  it("is warned of where it is certain, and only there; nothing is refused", async () => {
    const { out, exit } = await command(["check", "--format", "json"], workspace);
    expect(exit).toBe(0);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { line: number; severity: string }[] };
    const lines = diagnostics.filter(({ severity }) => severity === "warning").map(({ line }) => line - 11);
    const all = [...CERTAIN, ...POSSIBLE];
    expect(lines.map((line) => all[line])).toEqual(CERTAIN);
  });

  it("counts nothing in any row, as the warning says", async () => {
    const names = CERTAIN.map((_, i) => `k${i}`).join(",");
    const { out } = await command(["query", names, "--format", "json"], workspace);
    expect((JSON.parse(out) as { rows: number[][] }).rows).toEqual([CERTAIN.map(() => 0)]);
  });
});
