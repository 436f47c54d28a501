import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseText } from "../src/formula/parse.js";
import { command, words } from "./kit/command.js";

const root = new URL("..", import.meta.url).pathname;
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");

describe("README", () => {
  const workspace = mkdtempSync(join(tmpdir(), "worthwhile-docs-"));
  beforeAll(async () => {
    for (const part of ["metrics.yaml", "data/in"]) cpSync(join(root, part), join(workspace, part), { recursive: true });
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

  it("shows definitions that the file's own reader takes", async () => {
    for (const block of blocks("yaml")) {
      const { kpis } = parse(block) as { readonly kpis: Readonly<Record<string, { readonly formula: string }>> };
      for (const { formula } of Object.values(kpis)) expect(parseText(formula).diagnostics).toEqual([]);
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
