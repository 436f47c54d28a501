import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanIn } from "../../../src/ground/span.js";
import { sentence } from "../../../src/ground/messages.js";
import type { Definitions } from "../../../src/compile/definitions.js";
import { emptyWorkspace } from "../../../src/cli/templates.js";
import { readText } from "./workspace.js";

const SOUND = [
  readFileSync(join(import.meta.dirname, "cases/sound-everything/metrics.yaml"), "utf8"),
  emptyWorkspace("Makers")["metrics.yaml"] ?? "",
];
const PIECES = ["", " ", "\n", "  ", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "'", '"', "|", ">", "&a", "*a", "#", "!", "%", "?", "\\", "\r\n", "null", "1", "__proto__", "\u0000", "\uD800", "é", "🎉"];

type Edit = { readonly at: number; readonly remove: number; readonly insert: string };
const edit: fc.Arbitrary<Edit> = fc.record({ at: fc.nat(1_000_000), remove: fc.nat(12), insert: fc.constantFrom(...PIECES) });

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, remove, insert }) => {
    const start = at % (now.length + 1);
    return now.slice(0, start) + insert + now.slice(start + remove);
  }, text);

describe("a file with any slips of the hand", () => {
  it("is read or refused with places that lie in it, and never throws", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...SOUND), fc.array(edit, { minLength: 1, maxLength: 3 }), (sound, edits) => {
        const text = edited(sound, edits);
        const { definitions, diagnostics, entryAt } = readText(text);
        for (const diagnostic of diagnostics) {
          expect(sentence(diagnostic)).not.toBe("");
          for (const span of [diagnostic.span, diagnostic.fix?.span]) {
            if (!span) continue;
            expect(span.file).toBe("metrics.yaml");
            expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
            entryAt(span);
          }
        }
        if (!definitions) expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
        else {
          read++;
          formulasLieIn(text, definitions);
        }
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

/** Every word of every formula stands at its place. */
function formulasLieIn(text: string, { kpis }: Definitions): void {
  for (const { formula, tests, history } of Object.values(kpis)) {
    for (const each of [formula, ...tests, ...history.map((past) => past.formula)]) {
      for (const word of each.text.matchAll(/\w+/g)) {
        const span = spanIn(each, word.index, word.index + word[0].length);
        const source = text.slice(span.start, span.end);
        if (!source.includes("\\")) expect(source.replace(/\s+/g, "")).toBe(word[0]);
      }
    }
  }
}
