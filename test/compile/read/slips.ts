import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { spanIn } from "../../../src/ground/span.js";
import { sentence } from "../../../src/ground/messages.js";
import type { Definitions } from "../../../src/compile/definitions.js";
import { emptyWorkspace } from "../../../src/cli/templates.js";
import { readText } from "./workspace.js";

const SOUND = [
  readFileSync(join(import.meta.dirname, "cases/sound-everything/metrics.yaml"), "utf8"),
  emptyWorkspace("Makers")["metrics.yaml"] ?? "",
];
const PIECES = [
  "",
  " ",
  "\n",
  "  ",
  "\t",
  ":",
  ": ",
  "- ",
  "{",
  "}",
  "[",
  "]",
  ",",
  "'",
  '"',
  "|",
  ">",
  "&a",
  "*a",
  "#",
  "!",
  "%",
  "?",
  "\\",
  "\r\n",
  "null",
  "1",
  "__proto__",
  "\u0000",
  "\uD800",
  "é",
  "🎉",
];

type Edit = { readonly at: number; readonly remove: number; readonly insert: string };
const edit: fc.Arbitrary<Edit> = fc.record({ at: fc.nat(1_000_000), remove: fc.nat(12), insert: fc.constantFrom(...PIECES) });

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, remove, insert }) => {
    const start = at % (now.length + 1);
    return now.slice(0, start) + insert + now.slice(start + remove);
  }, text);

/**
 * Files with slips of the hand are read, or refused with a reason; nothing throws, and each place lies in its file.
 * Returns how many of the runs could be read.
 */
export function readWithSlips(runs: number): number {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...SOUND), fc.array(edit, { minLength: 1, maxLength: 3 }), (sound, edits) => {
      const text = edited(sound, edits);
      const { definitions, diagnostics, entryAt } = readText(text);
      const spans = diagnostics.flatMap((d) => [d.span, d.fix?.span ?? null]).filter((span) => span !== null);
      expect(spans.filter((s) => s.file !== "metrics.yaml" || s.start < 0 || s.start > s.end || s.end > text.length)).toEqual(
        [],
      );
      expect(diagnostics.filter((d) => sentence(d) === "")).toEqual([]);
      for (const span of spans) entryAt(span);
      if (!definitions) expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
      else {
        read++;
        expect(misplacedWords(text, definitions)).toEqual([]);
      }
    }),
    { numRuns: runs },
  );
  return read;
}

/** The words of formulas that do not stand at their place. */
function misplacedWords(text: string, { kpis }: Definitions): string[] {
  const misplaced: string[] = [];
  for (const { formula, tests, history } of Object.values(kpis)) {
    for (const each of [formula, ...tests, ...history.map((past) => past.formula)]) {
      for (const word of each.text.matchAll(/\w+/g)) {
        const span = spanIn(each, word.index, word.index + word[0].length);
        const source = text.slice(span.start, span.end);
        if (!source.includes("\\") && source.replace(/\s+/g, "") !== word[0]) misplaced.push(`${word[0]}: ${source}`);
      }
    }
  }
  return misplaced;
}
