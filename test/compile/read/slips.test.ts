import { expect, it } from "vitest";
import { readWithSlips } from "./slips.js";

it("reads or refuses files with any slips of the hand", () => {
  expect(readWithSlips(250)).toBeGreaterThan(10);
});
