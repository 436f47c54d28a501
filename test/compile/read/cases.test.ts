import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkspace } from "../../../src/compile/read.js";
import { filesIn, lines, textsBelow } from "./workspace.js";

// A case is a folder: the workspace's files, `diagnostics.txt` (a line each: place, severity, code, sentence, [fix]) and,
// where it is worth a look, `definitions.json`: the part of the definitions that must come out.
const CASES = join(import.meta.dirname, "cases");
const EXPECTED = ["diagnostics.txt", "definitions.json"];

describe("reading a workspace", () => {
  for (const name of readdirSync(CASES).sort()) {
    it(name.replaceAll("-", " "), () => {
      const folder = join(CASES, name);
      const texts = Object.fromEntries(Object.entries(textsBelow(folder)).filter(([path]) => !EXPECTED.includes(path)));
      const result = readWorkspace(filesIn(texts));
      const golden = join(folder, "diagnostics.txt");
      const actual = lines(result)
        .map((line) => `${line}\n`)
        .join("");
      // A golden is written where there is none, never over one, and never by a machine that only checks.
      if (!existsSync(golden) && !process.env["CI"]) writeFileSync(golden, actual);
      expect(actual).toBe(readFileSync(golden, "utf8"));
      const wanted = join(folder, "definitions.json");
      if (existsSync(wanted))
        expect(JSON.parse(JSON.stringify(result.definitions))).toMatchObject(
          JSON.parse(readFileSync(wanted, "utf8")) as object,
        );
    });
  }
});
