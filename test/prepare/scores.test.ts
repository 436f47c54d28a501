import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Definitions } from "../../src/compile/definitions.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { sentence } from "../../src/ground/messages.js";
import { diskFiles, prepare } from "../../src/prepare/prepare.js";
import { emptyEngine, ENGINES, prepared, workspaceOf, type EngineName } from "./kit.js";

const ROWS = [
  "id,at,lang,body,said",
  "1,2026-01-05,en,Thanks this is great,",
  "2,2026-01-03,en,It failed again,bad",
  '3,2026-01-04,da,"",',
  "4,2026-01-02,da,Det er dårligt,",
  "5,2026-01-02,de,Das ist gut,",
  "6,2026-01-06,en,Thanks this is great,good",
  "7,2026-01-07,,We meet on Tuesday,",
].join("\n");

const metrics = (sentiment: string, languages = "[en, da]"): string => `version: 1
community: {timezone: UTC, languages: ${languages}}
tables:
  posts: {from: posts.csv, key: id, time: at, columns: {at: {type: date}}}
voices:
  sentiment: {table: posts, text: body, ${sentiment}}
`;

function workspace(sentiment: string, files: Readonly<Record<string, string>> = {}): string {
  return workspaceOf({ "metrics.yaml": metrics(sentiment), "posts.csv": ROWS, ...files });
}

const definitionsIn = (folder: string): Definitions => readDefinitions(folder).definitions as Definitions;
const scoredIn = (engine: EngineName, folder: string) => prepared(engine, folder, definitionsIn(folder));
const moodsIn = async (engine: EngineName, folder: string, column = "sentiment"): Promise<unknown[][]> =>
  (await scoredIn(engine, folder)).rows("posts", `id, ${column}`);

describe.each(ENGINES)("texts that are scored, %s", (engine) => {
  it("have a column of moods beside them, in the words of the file; the rows stay in their order", async () => {
    const folder = workspace("language: lang, checked: said, as: mood, words: {positive: good, negative: [bad, awful]}");
    const { catalog, diagnostics, rows } = await scoredIn(engine, folder);
    expect(diagnostics).toEqual([]);
    // By the day, and by the file's order within one. An empty text has no mood, nor has one without a word list.
    expect(await rows("posts", "id, mood")).toEqual([
      [4, "bad"],
      [5, null],
      [2, "bad"],
      [3, null],
      [1, "good"],
      [6, "good"],
      [7, null],
    ]);
    expect(catalog.tables["posts"]?.columns.at(-1)).toEqual({ name: "mood", type: "text" });
    expect(catalog.tables["posts"]?.scored).toEqual({
      column: "mood",
      scorer: "lexicon",
      languages: [
        { language: null, by: "nothing" },
        { language: "da", by: "lexicon" },
        { language: "de", by: "nothing" },
        { language: "en", by: "lexicon" },
      ],
    });
    // What is kept for next time says the same.
    const again = await scoredIn(engine, folder);
    expect(again.catalog).toEqual(catalog);
    expect(await again.rows("posts", "id, mood")).toEqual(await rows("posts", "id, mood"));
  });

  it("are scored by a file of the workspace, which sees each text once and none a second time", async () => {
    // It says how many texts it was given, as a mood: one, some, many.
    const scorer = `export default async (texts: {id: string; text: string; language: string | null}[]) =>
      texts.map(({text}) => texts.length === 1 ? "negative" : text.length > 14 ? "positive" : null);`;
    const folder = workspace("language: lang, checked: said, scorer: {module: loaders/mine.ts}", { "loaders/mine.ts": scorer });
    expect(await moodsIn(engine, folder)).toEqual([
      [4, null],
      [5, null],
      [2, "positive"],
      [3, null],
      [1, "positive"],
      [6, "positive"],
      [7, "positive"],
    ]);
    writeFileSync(join(folder, "posts.csv"), `${ROWS}\n8,2026-01-08,en,A new one,\n`);
    expect((await moodsIn(engine, folder)).slice(-2)).toEqual([
      [7, "positive"],
      [8, "negative"],
    ]);
    // Other code scores all of them anew.
    writeFileSync(join(folder, "loaders/mine.ts"), `export default (texts) => texts.map(() => "neutral");`);
    expect((await moodsIn(engine, folder)).map(([, mood]) => mood)).toEqual([
      ...["neutral", "neutral", "neutral", null, "neutral", "neutral", "neutral", "neutral"],
    ]);
    expect(readdirSync(join(folder, "data/lake/.prepared")).filter((name) => name.startsWith("scores-"))).toHaveLength(1);
  });
});

const REFUSED: readonly (readonly [what: string, code: string, said: RegExp])[] = [
  ["has no function", "export const score = 1;", /no default export that is a function/],
  ["does not compile", "export default (texts => ;", /loaders\/mine\.ts” cannot be used as a scorer: line 1: /],
  ["throws", `export default () => { throw new Error("no model here."); };`, /loaders\/mine\.ts” failed: no model here\.$/],
  ["gives no list", "export default () => 3;", /gave no list/],
  ["gives too few", `export default () => ["positive"];`, /was given 5 texts and gave 1 label\./],
  [
    "gives another label",
    `export default (t) => t.map(() => "happy");`,
    /said “happy” of text 1\. A label is “positive”, “neutral”, “negative”/,
  ],
  ["gives a number", "export default (t) => t.map(() => 0.7);", /said 0\.7 of text 1/],
];

describe("a scorer of the workspace's own", () => {
  it.each(REFUSED)("that %s is told, at its place", async (_what, code, said) => {
    const folder = workspace("scorer: {module: loaders/mine.ts}", { "loaders/mine.ts": code });
    const { diagnostics, catalog } = await scoredIn("native", folder);
    expect(diagnostics.map(sentence)).toEqual([expect.stringMatching(said)]);
    const { start = 0, end = 0 } = diagnostics[0]?.span ?? {};
    expect(readFileSync(join(folder, "metrics.yaml"), "utf8").slice(start, end)).toBe("scorer");
    expect(catalog.tables["posts"]).toBeUndefined();
  });

  it("is not run where a workspace is only looked at; what it said before is there", async () => {
    const folder = workspace("scorer: {module: loaders/mine.ts}", {
      "loaders/mine.ts": `import { writeFileSync } from "node:fs";
        export default (texts) => { writeFileSync(${JSON.stringify(join(workspaceOf(), "ran"))}, ""); return texts.map(() => "positive"); };`,
    });
    mkdirSync(join(folder, "data/lake"), { recursive: true });
    const looked = async () => {
      const engine = await emptyEngine("native");
      const at = { workspace: folder, lake: join(folder, "data/lake"), read: diskFiles, runs: false };
      const { diagnostics } = await prepare(engine, definitionsIn(folder), at);
      const { data } = await engine.query("SELECT count(sentiment), count(*) FROM posts");
      return { diagnostics, counts: data.map((column) => Number(column[0])) };
    };
    expect(await looked()).toEqual({ diagnostics: [], counts: [0, 7] });
    await scoredIn("native", folder);
    expect(await looked()).toEqual({ diagnostics: [], counts: [6, 7] });
  });
});

it("a name that the rows have already is refused", async () => {
  const { diagnostics } = await scoredIn("native", workspace("language: lang, as: Said"));
  expect(diagnostics.map(sentence)).toEqual([expect.stringMatching(/has a column “Said” already.*as: mood/)]);
});
