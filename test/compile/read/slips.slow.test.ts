import { expect, it } from "vitest";
import { readWithSlips } from "./slips.js";

it("reads or refuses very many files with slips of the hand", () => {
  expect(readWithSlips(10_000)).toBeGreaterThan(600);
});
