import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { outline } from "../../src/language/outline.js";
import { setValue, type Value } from "../../src/language/set-value.js";

const DEMO = readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8");

type Path = readonly (string | number)[];

/** Every path to a scalar, read by the YAML package itself. */
function scalarPaths(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => scalarPaths(item, [...path, i]));
  if (typeof value !== "object" || value === null) return value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => scalarPaths(inner, [...path, key]));
}

const read = (text: string): unknown => parseDocument(text, { version: "1.2", schema: "core" }).toJS() as unknown;
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>> | undefined)?.[step], value);

/** Holds a change against what it promises, without our own reader. */
function keepsTheRest(text: string, path: Path, value: Value): void {
  const set = setValue(text, path, value);
  expect(set, JSON.stringify([path, value])).not.toBeNull();
  if (!set) return;
  const { edit } = set;
  expect(set.text).toBe(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  const [before, after] = [read(text), read(set.text)];
  const now = at(after, path);
  expect(now === value || now === `${String(value)}\n`, `${JSON.stringify(now)} for ${JSON.stringify(value)}`).toBe(true);
  // Both with the cell blanked are the same: nothing else has changed.
  const blank = (whole: unknown): string =>
    JSON.stringify(whole, function (this: unknown, key, inner: unknown) {
      return this === at(whole, path.slice(0, -1)) && key === String(path.at(-1)) ? "#" : inner;
    });
  if (at(before, path) !== undefined) expect(blank(after)).toBe(blank(before));
}

const values = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !/[\0-\x08\x0B-\x1F\x7F]|\p{Surrogate}/u.test(text)),
  fc.constantFrom(
    "",
    " ",
    "true",
    "null",
    "12",
    "a: b",
    "a #b",
    "- x",
    "it's",
    '"q"',
    "`x` + 1",
    "{a}",
    "a, b",
    "two\nlines",
    "ends\n",
    "日本語",
    "#",
    "a:",
  ),
  fc.integer(),
  fc.boolean(),
);

describe("setting one cell", () => {
  const paths = scalarPaths(read(DEMO));

  test("of the demo: what lies outside is kept byte for byte, and reading gives the value", () => {
    expect(paths.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(fc.constantFrom(...paths), values, (path, value) => keepsTheRest(DEMO, path, value)),
      { numRuns: 25, seed: 8 },
    );
  });

  const STYLES = `# a comment
version: 1
plain: some text   # kept
single: 'it''s'
double: "say \\"hi\\""
literal: |
  one
  two

folded: >-
    deep
    text
# between
flow: { a: 1, b: [x, "y"] , c: 'z' }
empty:
nothing: {}
none: []
list:
- first
-   second # kept
maps:
  - name: a
    unit: b
  - name: c
nested:
    four: 1
    list: [ a ]
last: end`;

  test.each([
    ["LF", STYLES],
    ["CRLF", STYLES.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${STYLES}\n`],
  ])("in every style, with %s", (_, text) => {
    const all = [...scalarPaths(read(text)), ["empty"]];
    fc.assert(
      fc.property(fc.constantFrom(...all), values, (path, value) => keepsTheRest(text, path, value)),
      { numRuns: 400, seed: 8 },
    );
  });

  test.each<[string, Path, Value, string]>([
    ["a plain scalar", ["plain"], "other", "plain: other   # kept\n"],
    ["a quoted one keeps its quotes", ["single"], "isn't", "single: 'isn''t'\n"],
    ["a plain one gets quotes where it must", ["plain"], "12", 'plain: "12"   # kept\n'],
    ["a block keeps its header and indentation", ["folded"], "short", "folded: >-\n    short\n"],
    ["a key of flow style is added in flow style", ["flow", "d"], 2, "flow: { a: 1, b: [x, \"y\"] , c: 'z', d: 2 }\n"],
    ["an empty map gets its first key", ["nothing", "a"], "b", "nothing: {a: b}\n"],
    ["an item is added", ["list", 2], "third", "-   second # kept\n- third\n"],
    ["a key is added in its neighbours' column", ["nested", "five"], "x", "    list: [ a ]\n    five: x\n"],
    ["a key of an item is added in its column", ["maps", 0, "better"], "x", "    unit: b\n    better: x\n"],
    ["a key without a value gets one", ["empty"], "x", "empty: x\n"],
    ["a key without a value gets a map", ["empty", "a"], "x", "empty:\n  a: x\n"],
    ["whole branches are added", ["new", "deep", "er"], true, "last: end\nnew:\n  deep:\n    er: true"],
  ])("%s", (_, path, value, expected) => {
    expect(setValue(STYLES, path, value)?.text).toContain(expected);
  });

  test.each<[string, string, Path]>([
    ["a value that an alias shares", "a: &x 1\nb: *x\n", ["b"]],
    ["a map", "a: {b: 1}\n", ["a"]],
    ["a path through a scalar", "a: 1\n", ["a", "b"]],
    ["an item past the end", "a: [1]\n", ["a", 2]],
    ["a file that is no sound YAML", "a: [1\nb: 2\n", ["b"]],
  ])("leaves alone %s", (_, text, path) => {
    expect(setValue(text, path, "new")).toBeNull();
  });
});

describe("the outline", () => {
  test("reads the demo as the YAML package does", () => {
    const paths = scalarPaths(read(DEMO));
    const slots = new Set(outline(DEMO, "").slots.map(({ path, kind }) => (kind === "flow-key" ? "" : JSON.stringify(path))));
    expect(paths.filter((path) => !slots.has(JSON.stringify(path)))).toEqual([]);
  });

  test("reads whatever it is given", () => {
    const pieces = fc.constantFrom(
      "a:",
      " ",
      "\n",
      "- ",
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      ",",
      "#",
      "|",
      ">",
      "\t",
      "x",
      ": ",
      "&a",
      "*a",
      "${X}",
      "\r\n",
      "`",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        for (const { start, end } of outline(text, "").slots)
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 3000, seed: 8 },
    );
  });
});
