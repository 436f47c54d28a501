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
  expect(nearest("daz", ["dazzle", "day"])).toBe("day");
  expect(nearest("day", ["day", "days"])).toBe("days");
});

test("hostile words cost little", () => {
  const started = performance.now();
  expect(nearest("a".repeat(1_000_000), NAMES)).toBeNull();
  expect(nearest("solvd_at", ["b".repeat(1_000_000), "solved_at"])).toBe("solved_at");
  const many = Array.from({ length: 20_000 }, (_, i) => `${"x".repeat(50)}${i}`);
  expect(nearest(`${"y".repeat(20)}${"x".repeat(40)}`, many)).toBeNull();
  expect(performance.now() - started).toBeLessThan(4000);
});
