import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWorkspace } from "../../src/compile/read.js";
import { applied } from "../../src/language/edit.js";
import { occurrences } from "../../src/language/occurrences.js";
import { project, type Project } from "../../src/language/project.js";
import { rename } from "../../src/language/rename.js";

const ENTRY = "metrics.yaml";
const DEMO = readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8");
const look = (text: string): Project => project({ texts: { [ENTRY]: text } });

function renamed(text: string, offset: number, name: string): string {
  const made = rename(look(text), ENTRY, offset, name);
  if ("refused" in made) throw new Error(made.refused);
  return applied(text, made.edits);
}

const errors = (text: string): readonly string[] =>
  readWorkspace({ read: () => text, list: () => [] }, ENTRY)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

test("of anything in the demo leaves no error and no trace, and back again gives the file byte for byte", () => {
  const places = occurrences(look(DEMO)).filter(({ role }) => role === "definition");
  expect(places.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom("zz_new", "名前"), ({ thing, span }, name) => {
      // What another name of the file hides behind is refused; that has cases of its own.
      const there = rename(look(DEMO), ENTRY, span.start, name);
      if ("refused" in there) {
        expect(there.refused).toMatch(/SQL|several tables/);
        return;
      }
      const text = applied(DEMO, there.edits);
      expect(errors(text)).toEqual(errors(DEMO));
      const before = there.edits.filter(({ start }) => start < span.start);
      const moved = before.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
      expect(renamed(text, span.start + moved, thing.name)).toBe(DEMO);
    }),
    { numRuns: 12, seed: 8 },
  );
});
