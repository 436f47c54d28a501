import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readYamlAgain, yamlMemory } from "../../../src/compile/read/pieces.js";
import { readYaml } from "../../../src/compile/read/yaml.js";

const DEMO = readFileSync(new URL("../../../metrics.yaml", import.meta.url), "utf8");

const STYLES = `# a comment
version: 1
plain: some text   # kept
folded plain: one
  two
single: 'it''s'
literal: |
  one
   two

  three
keep: |+
  text


nothing:
list:
- first
-   second # kept
kpis:   # all of them
  # the first
  a: {formula: "count(topics)", unit: percent}

  b:
    label: { en: B, ja: "ビー" }
    formula: >-
      count(topics
        where solved_at is not null)
  c:
    tests:
    - value > 0
    - 'it''s'
"quoted": x
last: [a,
  b, {c: d}]`;

/** What somebody types, takes away or pastes at some place. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    cut: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 40),
    put: fc.constantFrom(
      ...["", "", "a", " ", "\n", '"', "'", "{", "}", "[", "]", ":", ": ", "#", " #", "-", "- ", "|", ">", "&a ", "*a", "\t"],
      ...[
        "%",
        "\n---\n",
        "`",
        ",",
        "\r\n",
        "\n  ",
        "\n    x: 1",
        "\nnew: 1\n",
        "\n  a: 1\n",
        "💡",
        "? ",
        "!!str ",
        "${X}",
        "\u0000",
      ],
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...(part as ReadonlyMap<unknown, unknown>)] : part));

describe("reading again after an edit", () => {
  test.each([
    ["the demo", DEMO, 8],
    ["every style", STYLES, 700],
    ["every style, with CRLF", STYLES.replaceAll("\n", "\r\n"), 200],
    ["every style, with a byte order mark", `\uFEFF${STYLES}`, 100],
  ])("gives what reading the whole file gives: %s", (_, text, numRuns) => {
    fc.assert(
      fc.property(edits, (all) => {
        const kept = yamlMemory();
        expect(readYamlAgain("m.yaml", text, kept)).toEqual(readYaml("m.yaml", text));
        let now = text;
        for (const { at, cut, put } of all) {
          const from = Math.floor(at * now.length);
          now = now.slice(0, from) + put + now.slice(from + cut);
          const [again, whole] = [readYamlAgain("m.yaml", now, kept), readYaml("m.yaml", now)];
          // Of a long broken file what follows from a mistake far below it is not told.
          if (!whole.sound && text === DEMO) expect([again.sound, again.diagnostics.length > 0]).toEqual([false, true]);
          // Maps are written as their entries: comparing two texts is quicker by far than comparing two trees.
          else if (written(again) !== written(whole)) expect(again, now).toEqual(whole);
        }
      }),
      { numRuns, seed: 8 },
    );
  });

  test("tells of a quote in a long file that is never closed, where it opens", () => {
    const at = DEMO.indexOf("formula: ") + "formula: ".length;
    const broken = `${DEMO.slice(0, at)}"${DEMO.slice(at)}`;
    const kept = yamlMemory();
    readYamlAgain("m.yaml", DEMO, kept);
    const told = readYamlAgain("m.yaml", broken, kept).diagnostics;
    expect(told).toEqual(readYaml("m.yaml", broken).diagnostics);
    expect(told.map(({ code }) => code)).toEqual(["yaml"]);
  });

  test("reads an entry again only where it has changed", () => {
    const kept = yamlMemory();
    const before = readYamlAgain("m.yaml", STYLES, kept).tree;
    const after = readYamlAgain("m.yaml", STYLES.replace("value > 0", "value > 1"), kept).tree;
    if (before?.kind !== "map" || after?.kind !== "map") return expect.fail("no map");
    const kpi = (tree: typeof before, name: string) => {
      const kpis = tree.entries.get("kpis")?.value;
      return kpis?.kind === "map" ? kpis.entries.get(name)?.value : undefined;
    };
    expect(kpi(after, "b")).toBe(kpi(before, "b"));
    expect(kpi(after, "c")).not.toBe(kpi(before, "c"));
  });
});
