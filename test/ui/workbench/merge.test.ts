import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, mergeEdits, type Choice, type Hunk } from "../../../src/ui/workbench/merge/merge.js";

const conflictsOf = (hunks: readonly Hunk[]): readonly Hunk[] => hunks.filter(({ by }) => by === "conflict");

/** The merged text: every conflict answered alike. */
function merged(base: string, mine: string, theirs: string, choice: Choice = "mine"): string {
  const hunks = differences(base, mine, theirs);
  let text = mine;
  for (const { start, end, text: put } of [
    ...mergeEdits(
      "f",
      hunks,
      conflictsOf(hunks).map(() => choice),
    ),
  ].reverse())
    text = text.slice(0, start) + put + text.slice(end);
  return text;
}

/** Texts whose lines repeat, some empty, with and without a last line end: the ones that a comparison is unsure of. */
const anyText = fc
  .tuple(fc.array(fc.constantFrom("a", "b", "", "  c: 1", "ü"), { maxLength: 12 }), fc.boolean())
  .map(([lines, ends]) => lines.join("\n") + (ends && lines.length > 0 ? "\n" : ""));

describe("a merge of two texts that come from one", () => {
  it("is the other text where one of them is the base, and the text itself where both are alike", () => {
    fc.assert(
      fc.property(anyText, anyText, (base, x) => {
        for (const [mine, theirs] of [
          [x, base],
          [base, x],
          [x, x],
        ] as const) {
          expect(conflictsOf(differences(base, mine, theirs))).toEqual([]);
          expect(merged(base, mine, theirs)).toBe(x);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("holds both texts' edits where they are a line apart", () => {
    // What is done to each of some lines that are all different: at most by one of the two, and never to a neighbour of
    // one that the other touched.
    const doing = fc.constantFrom("keep", "mine", "theirs");
    const how = fc.constantFrom("change", "remove", "add");
    fc.assert(
      fc.property(fc.array(fc.tuple(doing, how), { minLength: 1, maxLength: 20 }), (plan) => {
        const made = { base: "", mine: "", theirs: "", wanted: "" };
        const put = (line: string, to: readonly (keyof typeof made)[]): void => {
          for (const name of to) made[name] += line;
        };
        plan.forEach(([who, what], i) => {
          const other = who === "mine" ? "theirs" : "mine";
          if (who === "keep") put(`line ${i}\n`, ["base", "mine", "theirs", "wanted"]);
          else {
            put(`line ${i}\n`, ["base", other]);
            if (what === "change") put(`line ${i} by ${who}\n`, [who, "wanted"]);
            if (what === "add") put(`line ${i}\nmore ${i} by ${who}\n`, [who, "wanted"]);
          }
          put(`between ${i}\n`, ["base", "mine", "theirs", "wanted"]);
        });
        const hunks = differences(made.base, made.mine, made.theirs);
        expect(conflictsOf(hunks)).toEqual([]);
        expect(merged(made.base, made.mine, made.theirs)).toBe(made.wanted);
      }),
      { numRuns: 2_000 },
    );
  });

  it("loses nothing: each side's lines are found whole, and choosing mine throughout undoes no line of mine", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, mine, theirs) => {
        const hunks = differences(base, mine, theirs);
        let at = 0;
        for (const hunk of hunks) {
          expect(hunk.start).toBeGreaterThanOrEqual(at);
          expect(mine.slice(hunk.start, hunk.end)).toBe(hunk.mine);
          expect(mine.slice(0, hunk.start).split("\n").length).toBe(hunk.line);
          at = hunk.end;
        }
        // The base and the file's text come out again when every hunk is put back.
        const put = (side: "base" | "theirs"): string =>
          hunks.reduceRight((text, hunk) => text.slice(0, hunk.start) + hunk[side] + text.slice(hunk.end), mine);
        expect(put("base")).toBe(base);
        expect(put("theirs")).toBe(theirs);
        // Mirrored, the same hunks with the sides exchanged.
        const mirrored = differences(base, theirs, mine);
        expect(mirrored.map((h) => [h.base, h.theirs, h.mine])).toEqual(hunks.map((h) => [h.base, h.mine, h.theirs]));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["mine", "a: mine\n"],
    ["theirs", "a: theirs\n"],
    ["both", "a: mine\na: theirs\n"],
  ] as const)("gives a conflict's lines as chosen: %s", (choice, wanted) => {
    const texts = ["x\na: 1\ny\n", "x\na: mine\ny\n", "x\na: theirs\ny\nz\n"] as const;
    expect(differences(...texts).map(({ by, line }) => [by, line])).toEqual([
      ["conflict", 2],
      ["theirs", 4],
    ]);
    expect(merged(...texts, choice)).toBe(`x\n${wanted}y\nz\n`);
  });

  it("gives both texts' last lines where none of them ends", () => {
    expect(merged("a\n", "a\nmine", "a\ntheirs", "both")).toBe("a\nmine\ntheirs");
  });

  it("is found at once in a long file", () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 7 === 0 ? "" : `  key_${i % 50}: ${i % 3}`));
    const at = (own: Readonly<Record<number, string>>): string => lines.map((line, i) => own[i] ?? line).join("\n");
    const start = performance.now();
    const hunks = differences(lines.join("\n"), at({ 100: "mine", 19_500: "mine" }), at({ 200: "theirs", 19_000: "theirs" }));
    expect(hunks.map(({ by, line }) => [by, line])).toEqual([
      ["mine", 101],
      ["theirs", 201],
      ["theirs", 19_001],
      ["mine", 19_501],
    ]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
