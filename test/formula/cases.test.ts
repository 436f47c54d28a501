import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseText } from "../../src/formula/parse.js";
import { print } from "../../src/formula/print.js";
import { complaint, notation } from "./notation.js";

/*
 * Cases are blocks of a formula and what it is read as, parted by blank lines; `# …` names what follows. A formula of
 * several lines has them all. Lines after it: `==> tree`, `--> as printed` where that differs, `!! code message` with
 * place, sentence and fix. A mismatch is written beside the file as `…-changed.txt`; a new case needs only its formula
 * and a `==>` or `!!` to be filled in from there by hand.
 */
const FOLDER = new URL("cases/", import.meta.url);

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt") && !name.endsWith("-changed.txt"))) {
  describe(file, () => {
    const blocks = readFileSync(new URL(file, FOLDER), "utf8").trimEnd().split("\n\n").map(read);
    for (const { title, formula, written } of blocks) {
      test(title || formula, () => {
        expect(written, "a case says what its formula is read as").not.toBe("");
        expect(outcome(formula)).toBe(written);
      });
    }

    test("is as written, whole", () => {
      const now = `${blocks.map(({ heading, formula }) => [heading, formula, outcome(formula)].filter(Boolean).join("\n")).join("\n\n")}\n`;
      const changed = new URL(file.replace(/\.txt$/, "-changed.txt"), FOLDER);
      if (now === readFileSync(new URL(file, FOLDER), "utf8")) rmSync(changed, { force: true });
      else {
        writeFileSync(changed, now);
        expect.fail(`see ${changed.pathname}`);
      }
    });
  });
}

function read(block: string) {
  const lines = block.split("\n");
  const heading = lines.filter((line) => line.startsWith("# ")).join("\n");
  const rest = lines.filter((line) => !line.startsWith("# "));
  const first = rest.findIndex((line) => /^(==>|-->|!!)/.test(line));
  const formula = rest.slice(0, first < 0 ? rest.length : first).join("\n");
  return { heading, title: heading.replace(/^# /, ""), formula, written: first < 0 ? "" : rest.slice(first).join("\n") };
}

function outcome(formula: string): string {
  const { expr, diagnostics } = parseText(formula);
  const lines: string[] = [];
  if (expr) lines.push(`==> ${notation(expr)}`);
  if (expr && print(expr) !== formula) lines.push(`--> ${print(expr)}`);
  return [...lines, ...diagnostics.map((d) => complaint(d, formula))].join("\n");
}
