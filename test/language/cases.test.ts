import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { marked, outcome, type Case } from "./case.js";

/*
 * A case is a folder: metrics.yaml (and what it includes) with marks ⟦name⟧ where the cursor stands, and expected.txt,
 * whose headings ask (`# complete name`, `# hover name`, `# rename name = new`, …) and whose lines below are the answer.
 * A mismatch is written beside it as expected-changed.txt; a new case needs only its headings.
 */
const FOLDER = new URL("cases/", import.meta.url);

for (const name of readdirSync(FOLDER)) {
  describe(name, () => {
    const folder = new URL(`${name}/`, FOLDER);
    const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(yaml|json|md)$/.test(file));
    const given: Case = marked(Object.fromEntries(files.map((file) => [file, read(file)])));
    const written = read("expected.txt");
    const blocks = written.split(/^(?=# )/m).map((block) => ({
      heading: block.slice(2, block.indexOf("\n")),
      answer: block.slice(block.indexOf("\n") + 1).trimEnd(),
    }));

    test.each(blocks)("$heading", ({ heading, answer }) => {
      expect(outcome(given, heading)).toBe(answer);
    });

    test("is as written, whole", () => {
      const now = `${blocks.map(({ heading }) => `# ${heading}\n${outcome(given, heading)}`.trimEnd()).join("\n\n")}\n`;
      const changed = new URL("expected-changed.txt", folder);
      if (now === written) rmSync(changed, { force: true });
      else {
        writeFileSync(changed, now);
        expect.fail(`see ${changed.pathname}`);
      }
    });
  });
}
