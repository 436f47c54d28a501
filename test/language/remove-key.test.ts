import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseDocument } from "yaml";
import { removeKey } from "../../src/language/set-value.js";

type Path = readonly (string | number)[];
const DEMO = readFileSync(new URL("../../metrics.yaml", import.meta.url), "utf8");
const read = (text: string): unknown => parseDocument(text, { version: "1.2", schema: "core" }).toJS() as unknown;

/** Every path to a key, read by the YAML package itself. */
function keyPaths(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => keyPaths(item, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...keyPaths(inner, [...path, key])]);
}

/** The values with one key away, by hand. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === step ? without(item, rest) : item));
  const entries = Object.entries(value).filter(([key]) => key !== step || rest.length > 0);
  return Object.fromEntries(entries.map(([key, inner]) => [key, key === step ? without(inner, rest) : inner]));
}

const TEXT = `a: 1 # one
# about b
b:
  c: 2
  d: {e: 3, f: [4, 5] , g: 'x'}   # flow

  h: |
    many
    lines
list:
  - i: 6
    j: 7
last: end
`;

describe("taking a key out", () => {
  test.each([
    [["a"], TEXT.replace("a: 1 # one\n", "")],
    [["b", "c"], TEXT.replace("  c: 2\n", "")],
    [["b", "d", "e"], TEXT.replace("e: 3, ", "")],
    [["b", "d", "f"], TEXT.replace("f: [4, 5] , ", "")],
    [["b", "d", "g"], TEXT.replace(" , g: 'x'", "")],
    [["b", "h"], TEXT.replace("  h: |\n    many\n    lines\n", "")],
    [["list", 0, "j"], TEXT.replace("    j: 7\n", "")],
    [["last"], TEXT.replace("last: end\n", "")],
  ] as const)("%j takes its own bytes and no other", (path, wanted) => {
    expect(removeKey(TEXT, path)?.text).toBe(wanted);
  });

  it("is refused where more would change: an item's first key, what is not there, a list's item, a broken file", () => {
    for (const path of [["x"], ["b", "x"], ["list", 0], []] as const)
      expect([path, removeKey(TEXT, path)]).toEqual([path, null]);
    expect(removeKey("a: [1\n", ["a"])).toBeNull();
    expect(removeKey("a: &x {b: 1}\nc: *x\n", ["c", "b"])).toBeNull();
  });

  it("leaves of the demo all other values as they were, read by another reader, or is refused", () => {
    const paths = keyPaths(read(DEMO)).filter((path) => path.length > 1);
    let done = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const made = removeKey(DEMO, path);
        if (made === null) return;
        done++;
        expect(made.text).toBe(DEMO.slice(0, made.edit.start) + DEMO.slice(made.edit.end));
        expect(read(made.text)).toEqual(without(read(DEMO), path));
      }),
      { numRuns: 6, seed: 5 },
    );
    expect(done).toBeGreaterThan(3);
  });
});
