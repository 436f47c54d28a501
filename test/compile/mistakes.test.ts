import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { diskFiles } from "../../loaders/formats/files.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { makePlan } from "../../src/compile/plan.js";
import type { Question } from "../../src/compile/question.js";
import { understand, type Program } from "../../src/compile/program.js";
import type { Diagnostic } from "../../src/ground/diagnostic.js";
import { prepare } from "../../src/prepare/prepare.js";
import { emptyEngine, workspaceOf } from "../prepare/kit.js";

/*
 * mistakes.txt: a formula a line, and beneath it, set in, each diagnostic it must give: its code and the text it
 * underlines. All of them, in their order, and nothing else: a follow-up complaint is a failure.
 */
const CASES = readFileSync(new URL("mistakes.txt", import.meta.url), "utf8")
  .split(/^(?=\S)/m)
  .filter((block) => block.trim() !== "" && !block.startsWith("#"))
  .map((block) => {
    const [formula = "", ...expected] = block.trimEnd().split("\n");
    return { formula, expected: expected.map((line) => line.trim()).filter((line) => line !== "") };
  });

const FILES = {
  "topics.csv": "id,author,created_at,solved_at,views,price,fee,share,title\n1,m1,2026-01-01,2026-01-02,3,1.5,2.5,22,a\n",
  "posts.csv": "id,topic,author,editor,posted_at\n1,1,m1,m1,2026-01-01T00:00:00\n",
  "members.csv": "id,segment,company\nm1,pro,c1\n",
  "companies.csv": "id,country\nc1,DK\n",
  "costs.csv": "amount,owner\n3,m1\n",
  "levels.csv": "day,channel,state,n\n2026-01-01,a,b,1\n",
};
const TABLES = `version: 1
tables:
  topics:
    from: topics.csv
    row: topic
    key: id
    time: created_at
    columns:
      author: {ref: members}
      created_at: {type: date}
      solved_at: {type: time}
      views: {type: integer, unit: view}
      price: {type: number, unit: EUR}
      fee: {type: number, unit: USD}
      share: {type: number, unit: percent}
  posts: {from: posts.csv, row: post, key: id, time: posted_at, columns: {topic: {ref: topics}, author: {ref: members}, editor: {ref: members}}}
  members: {from: members.csv, row: member, key: id, columns: {company: {ref: companies}}}
  companies: {from: companies.csv, row: company, key: id}
  costs: {from: costs.csv, row: line, columns: {owner: {ref: members}}}
  levels: {from: levels.csv, row: level, time: day, series: [channel]}
  months: {from: levels.csv, row: month line, time: day, grain: month}
assumptions:
  rate: {value: 2, unit: EUR/topic, class: assumption, source: s, owner: o}
kpis:
  sound: {formula: count(topics)}
  posts: {formula: count(posts)}
  lines: {formula: count(costs)}
  spend: {formula: sum(costs.amount) / count(topics)}
  monthly: {formula: count(months)}
  nothing: {formula: rate * 2}
  part: {formula: "share(count(topics), title)"}
  weekly: {formula: "per(count(topics), week, avg)"}
  chatty: {formula: "count(topics where each(count(posts) by topic) > 1)"}
  broken: {formula: count(nothing)}
  became: {formula: converted(topics to posts by author within 7 days)}
  stayed: {formula: retained(members from first(topics.created_at) by author active posts after 4 weeks)}
  earned: {formula: attributed(count(topics) to posts by author within 7 days model linear)}
  chained: {formula: attributed(count(topics) to posts by author within 7 days model markov(editor))}
`;

let program: Program;
beforeAll(async () => {
  const kpis = CASES.map(({ formula }, i) => `  k${i}: {formula: ${JSON.stringify(formula)}}\n`).join("");
  const workspace = workspaceOf({ ...FILES, "metrics.yaml": TABLES + kpis });
  const { definitions } = readDefinitions(workspace);
  if (definitions === null) throw new Error("the test's own file is wrong");
  const engine = await emptyEngine("native");
  const { catalog } = await prepare(engine, definitions, { workspace, lake: `${workspace}/lake`, read: diskFiles });
  program = understand({ definitions, catalog });
});

describe("mistakes in a formula", () => {
  it.each(CASES.map(({ formula, expected }, i) => [formula, i, expected] as const))("%s", (formula, i, expected) => {
    const kpi = program.kpis[`k${i}`];
    const { map } = kpi?.def.formula ?? { map: [] };
    const underlined = ({ span }: Diagnostic): string => {
      const units = map.flatMap((offset, at) => (span && offset >= span.start && offset < span.end ? [at] : []));
      return units.length === 0 ? "" : formula.slice(units[0], (units.at(-1) ?? 0) + 1);
    };
    expect(kpi?.diagnostics.map((d) => `${d.code} ${underlined(d)}`)).toEqual(expected);
    expect(kpi?.cell === null).toBe(expected.length > 0 || formula.includes("broken"));
  });
});

describe("mistakes in a question", () => {
  /** The KPIs, what is asked of them, and the code of each complaint with the text it underlines. */
  const questions: readonly (readonly [string, Partial<Question>, readonly string[]])[] = [
    ["posts", { by: ["members.segment"] }, ["ambiguous members.segment"]],
    ["posts", { by: ["companies.country"] }, ["ambiguous companies.country"]],
    ["posts", { by: ["editor.company.country"] }, []],
    ["sound", { by: ["companies.country"] }, []],
    ["posts", { where: "members.segment = 'x'" }, ["ambiguous members.segment"]],
    ["sound", { by: ["segment"] }, ["unreachable segment"]],
    ["sound", { by: ["posts.id"] }, ["unreachable posts.id"]],
    ["spend", { by: ["title"] }, ["unreachable title"]],
    ["spend", { by: ["members.segment"] }, []],
    ["spend", { where: "title = 'a'" }, ["unreachable title"]],
    ["sound,posts", { by: ["author.segment"] }, []],
    ["sound,posts", { by: ["topic.title"] }, ["unreachable topic.title"]],
    ["lines", { by: ["month"] }, ["no-time "]],
    ["lines", { from: "2026-01-01" }, ["no-time "]],
    ["lines", { by: ["owner"] }, []],
    ["spend", { by: ["month"] }, ["no-time "]],
    ["monthly", { by: ["day"] }, ["grain "]],
    ["monthly", { by: ["week"] }, ["grain "]],
    ["monthly", { by: ["fiscal_quarter"] }, []],
    ["sound", { by: ["hour"] }, []],
    ["sound", { by: ["created_at.month"] }, []],
    ["sound", { by: ["title.month"] }, ["arguments title.month"]],
    ["sound", { by: ["mnth"] }, ["usage mnth"]],
    ["sound", { by: ["titel"] }, ["unknown-column titel"]],
    ["sound", { by: ["created_at.century"] }, ["unreachable created_at.century"]],
    ["sound", { by: ["month", "nothing", "author.nothing"] }, ["unreachable nothing", "unknown-column nothing"]],
    ["sound", { where: "views > 1 and titel = 'a' or nix" }, ["unknown-column titel", "unreachable nix"]],
    ["sound", { where: "share > 10 percent" }, []],
    ["sound", { where: "price > 10 USD" }, ["currency price > 10 USD"]],
    ["part", { where: "title = 'a' and views > 3" }, []],
    ["part", { where: "title = 'a' or views > 3" }, ["usage title = 'a' or views > 3"]],
    ["part", { where: "views > 1 and (title = 'a' or views > 3)" }, ["usage title = 'a' or views > 3"]],
    ["weekly", { by: ["day"] }, ["grain "]],
    ["weekly", { by: ["week", "month"] }, []],
    ["chatty", { by: ["title"], where: "author.segment = 'pro'" }, []],
    ["chatty", { by: ["posts.id"] }, ["unreachable posts.id"]],
    ["chatty", { where: "each(count(posts) by topic) > 1" }, ["arguments each(count(posts) by topic)"]],
    ["nothing", { by: ["month"] }, ["usage "]],
    ["nothing", {}, []],
    // A conversion is placed by its base row, a cohort by its member, an order by itself or by what its touches alone reach.
    ["became", { by: ["month", "title", "author.segment"] }, []],
    ["became", { by: ["editor"] }, ["unreachable editor"]],
    ["stayed", { by: ["month", "segment", "company.country"] }, []],
    ["stayed", { by: ["title"] }, ["unreachable title"]],
    ["earned", { by: ["title", "editor", "month"], where: "editor = 'm1' and views > 1" }, []],
    ["earned", { where: "editor = title" }, ["unreachable editor"]],
    ["earned", { where: "editor = 'm1' or views > 1" }, ["unreachable editor"]],
    // The lost paths of a chain have no order, and it credits nobody but its players.
    ["chained", { by: ["author", "editor"], where: "editor != 'm1' and author.segment = 'pro'" }, []],
    ["chained", { by: ["title"] }, ["unreachable title"]],
    ["chained", { where: "views > 1" }, ["unreachable views"]],
    ["chained", { by: ["topic.title"] }, ["unreachable topic.title"]],
  ];
  it.each(questions)("%s %j", (kpis, asked, expected) => {
    const question: Question = { kpis: kpis.split(","), by: [], from: null, to: null, where: null, ...asked };
    const outputs = question.kpis.flatMap((name) => {
      const kpi = program.kpis[name];
      return kpi?.cell ? [{ name, kpi, cell: kpi.cell }] : [];
    });
    expect(outputs).toHaveLength(question.kpis.length);
    const { plan, diagnostics } = makePlan(program, question, outputs);
    const text = question.where ?? question.by.join(",");
    expect(diagnostics.map(({ code, span }) => `${code} ${span ? text.slice(span.start, span.end) : ""}`)).toEqual(expected);
    expect(plan === null).toBe(expected.length > 0);
  });
});
