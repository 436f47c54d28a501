import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { readWorkspace } from "../src/compile/read.js";
import { parseText } from "../src/formula/parse.js";
import { RECIPES, snippet, type Recipe } from "../src/report/guide.js";
import { LANGUAGES } from "../src/report/language.js";
import { guideWords } from "../src/report/sentence/guide.js";
import { command, words } from "./kit/command.js";

const root = new URL("..", import.meta.url).pathname;
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");

/** KPIs as YAML writes them. */
interface Shown {
  readonly kpis: Readonly<Record<string, { readonly formula?: string; readonly composite?: readonly object[] }>>;
}

describe("README", () => {
  const workspace = mkdtempSync(join(tmpdir(), "worthwhile-docs-"));
  beforeAll(async () => {
    for (const part of ["metrics.yaml", "data/in", "data/releases"])
      cpSync(join(root, part), join(workspace, part), { recursive: true });
    expect((await command(["sync", "--scale", "0.02"], workspace)).exit).toBe(0);
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  const lines = blocks("sh")
    .flatMap((block) => block.split("\n"))
    .map((line) => /^npx worthwhile (.*?)(?:\s+#.*)?$/.exec(line)?.[1])
    .filter((line) => line !== undefined);
  it("has command lines", () => expect(lines.length).toBeGreaterThan(3));
  for (const line of lines) {
    it(`worthwhile ${line}`, async () => {
      const ran = await command(words(line), workspace);
      expect(ran.exit, ran.err).toBe(0);
      expect(ran.out).not.toBe("");
    });
  }

  it("shows definitions that the file's own reader takes", () => {
    const demo = parse(readFileSync(join(root, "metrics.yaml"), "utf8")) as Shown & {
      readonly tables: Readonly<Record<string, unknown>>;
    };
    const { kpis: demoKpis } = demo;
    // What a snippet names are the demo's tables.
    const tables = `tables: {${Object.keys(demo.tables)
      .map((name) => `${name}: {from: "x.csv", row: row, key: id}`)
      .join(", ")}}`;
    for (const block of blocks("yaml")) {
      const { kpis } = parse(block) as Partial<Shown>;
      const reading = readWorkspace({ read: () => `version: 1\n${tables}\n${block}`, list: () => [] });
      if (kpis === undefined) expect(reading.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
      for (const [id, { formula, composite }] of Object.entries(kpis ?? {})) {
        if (formula === undefined) expect(composite).toEqual(demoKpis[id]?.composite ?? expect.fail(id));
        else expect(parseText(formula).diagnostics).toEqual([]);
      }
    }
    for (const [, formula = ""] of readme.matchAll(/`((?:sum|count)\([^`]*\))`/g))
      expect(parseText(formula).diagnostics).toEqual([]);
  });

  it("names each folder of the house, and no other", () => {
    const named = [...readme.matchAll(/^\| `([\w/-]+)` \|/gm)]
      .map((match) => match[1] ?? "")
      .filter((name) => !name.includes("@"));
    const folders = readdirSync(join(root, "src")).filter((name) => statSync(join(root, "src", name)).isDirectory());
    const house = named.filter((name) => name === "loaders" || name.startsWith("src/"));
    expect([...house].sort()).toEqual([...folders.map((name) => `src/${name}`), "loaders"].sort());
  });

  it("says of each dependency what it saves", () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const named = [...readme.matchAll(/`(@?[\w-]+(?:\/[\w*-]+)?)`/g)].map((match) => match[1] ?? "");
    const covers = (name: string, by: string): boolean => by === name || (by.endsWith("*") && name.startsWith(by.slice(0, -1)));
    expect(Object.keys(dependencies).filter((name) => !named.some((by) => covers(name, by)))).toEqual([]);
  });

  it("shows pictures that are there", () => {
    const pictures = [...readme.matchAll(/\]\((\.readme\/[^)]+)\)/g)].map((match) => match[1] ?? "");
    expect(pictures.length).toBeGreaterThan(2);
    for (const picture of pictures) expect(statSync(join(root, picture)).size).toBeGreaterThan(10_000);
  });
});

/*
 * The guide from a question to a KPI: each of its snippets is pasted into a workspace that holds the demo's tables and
 * nothing else, and asked. Where the demo itself has a KPI of that name, both give the same.
 */
describe("the guide", () => {
  type Answer = { readonly rows: readonly (readonly (number | string | null)[])[] };
  const home = mkdtempSync(join(tmpdir(), "worthwhile-guide-"));
  const demo = join(home, "demo");
  const text = readFileSync(join(root, "metrics.yaml"), "utf8");
  const { version, community, sources, tables, kpis } = parse(text) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const labels = (recipe: Recipe) =>
    LANGUAGES.map((language) => [language, guideWords(language).recipe[recipe.id].label] as const);
  const answer = async (at: string, kpi: string, ...more: readonly string[]): Promise<Answer["rows"]> => {
    const { exit, out, err } = await command(["query", kpi, "--format", "json", ...more], at);
    expect(exit, err).toBe(0);
    // Money is added up in no fixed order: its last digits differ.
    const { rows } = JSON.parse(out) as Answer;
    return rows.map((row) => row.map((value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)));
  };

  beforeAll(async () => {
    for (const part of ["metrics.yaml", "data/in"]) cpSync(join(root, part), join(demo, part), { recursive: true });
    expect((await command(["sync", "--scale", "0.05"], demo)).exit).toBe(0);
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.each(RECIPES.map((recipe) => [recipe.id, recipe] as const))(
    "%s: compiles, checks clean and answers",
    async (id, recipe) => {
      const at = join(home, id);
      mkdirSync(at);
      cpSync(join(demo, "data"), join(at, "data"), { recursive: true });
      writeFileSync(
        join(at, "metrics.yaml"),
        `${stringify({ version, community, sources, tables })}${snippet(recipe, labels(recipe))}\n`,
      );
      const checked = await command(["check", "--format", "json"], at);
      const { diagnostics } = JSON.parse(checked.out) as {
        readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
      };
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const [total] = await answer(at, recipe.kpi);
      const months = await answer(at, recipe.kpi, "--by", "month", "--from", "2026-01-01", "--to", "2026-07-01");
      expect(months).toHaveLength(6);
      expect(months.filter(([, value]) => typeof value === "number").length).toBeGreaterThan(0);
      if (!Object.hasOwn(kpis ?? {}, recipe.kpi)) return expect(recipe.id).toBe("growth");
      // The demo's rate had another definition at first; from 2026 on both speak of the same.
      expect(await answer(demo, recipe.kpi, "--by", "month", "--from", "2026-01-01", "--to", "2026-07-01")).toEqual(months);
      expect(typeof total?.[0]).toBe("number");
    },
  );

  it("gives the growth that the counts themselves give", async () => {
    const months = ["--by", "month", "--from", "2026-01-01", "--to", "2026-07-01"];
    const counts = (await answer(demo, "sign_ups", ...months)).map(([, value]) => Number(value));
    const growth = (await answer(join(home, "growth"), "sign_up_growth", ...months)).map(([, value]) => Number(value));
    for (let i = 1; i < counts.length; i++) expect(growth[i]).toBeCloseTo((counts[i] ?? 0) / (counts[i - 1] ?? 0) - 1, 9);
  });

  it("has twelve questions, whole in every language", () => {
    expect(RECIPES).toHaveLength(12);
    for (const language of LANGUAGES) {
      const { recipe } = guideWords(language);
      for (const { id } of RECIPES) {
        for (const said of Object.values(recipe[id])) {
          expect(said.trim(), `${language} ${id}`).not.toBe("");
          expect(said.split("`").length % 2, `${language} ${id}`).toBe(1);
        }
        expect(recipe[id].question).toMatch(language === "ja" ? /[かね]$/ : /\?$/);
      }
      expect(new Set(RECIPES.map(({ id }) => recipe[id].question)).size).toBe(12);
    }
  });

  it("speaks only of functions and keys that there are", () => {
    for (const recipe of RECIPES) {
      const { kpis: pasted } = parse(snippet(recipe, labels(recipe))) as {
        readonly kpis: Readonly<Record<string, { readonly label: Readonly<Record<string, string>>; readonly formula: string }>>;
      };
      expect(Object.keys(pasted[recipe.kpi]?.label ?? {})).toEqual([...LANGUAGES]);
      expect(parseText(pasted[recipe.kpi]?.formula ?? "").diagnostics).toEqual([]);
    }
  });
});
