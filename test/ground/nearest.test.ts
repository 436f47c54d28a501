import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/ground/nearest.js";

const NAMES = ["solved_at", "created_at", "author_id", "views", "language", "id"];

test("a slip of the hand finds the name that was meant", () => {
  const slips = ["solvd_at", "solved_ta", "solved", "Solved_At", "craeted_at", "view", "langauge", "auhtor_id", "ID"];
  expect(slips.map((word) => nearest(word, NAMES))).toEqual([
    "solved_at",
    "solved_at",
    "solved_at",
    "solved_at",
    "created_at",
    "views",
    "language",
    "author_id",
    "id",
  ]);
});

test("another word finds nothing", () => {
  expect(["revenue", "x", "", "solved_by_someone_else", "ab"].map((word) => nearest(word, NAMES))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(nearest("views", [])).toBeNull();
});

test("the least edits win, then the first; the word itself is no suggestion", () => {
  expect(nearest("day", ["days", "dax", "say"])).toBe("days");
  expect(nearest("cat", ["cart", "car"])).toBe("cart");
  expect(nearest("daz", ["dazzles", "dazzled", "day"])).toBe("day");
  expect(nearest("day", ["day", "days"])).toBe("days");
});

test("what begins with the word is meant before what is nearer otherwise", () => {
  expect(nearest("convert", ["count", "converted", "contains"])).toBe("converted");
  expect(nearest("form", ["from", "format"])).toBe("format");
  expect(nearest("form", ["from", "formats", "format"])).toBe("format");
  expect(nearest("FORM", ["from", "Format", "Format"])).toBe("Format");
  expect(nearest("n", ["name"])).toBeNull();
});

test("the only name that begins with the word is always meant", () => {
  const name = fc.string({ unit: "grapheme-ascii", minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 8 }), fc.nat(8), fc.nat(39), (meant, others, at, cut) => {
      const word = meant.slice(0, Math.max(2, cut % meant.length));
      const rest = others.filter((other) => !other.toLowerCase().startsWith(word.toLowerCase()));
      const names = [...rest.slice(0, at), meant, ...rest.slice(at)];
      expect(nearest(word, names)).toBe(word === meant ? nearest(word, rest) : meant);
    }),
    { numRuns: 500 },
  );
});

test("hostile words cost little", () => {
  const started = performance.now();
  expect(nearest("a".repeat(1_000_000), NAMES)).toBeNull();
  expect(nearest("solvd_at", ["b".repeat(1_000_000), "solved_at"])).toBe("solved_at");
  const many = Array.from({ length: 20_000 }, (_, i) => `${"x".repeat(50)}${i}`);
  expect(nearest(`${"y".repeat(20)}${"x".repeat(40)}`, many)).toBeNull();
  expect(performance.now() - started).toBeLessThan(4000);
});
