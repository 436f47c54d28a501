import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, differences } from "./differential/compared.js";

/** 10,000 random formulas beside the evaluator that walks over rows. */
describe("the product and the evaluator, at length", () => {
  it("give every cell of 10,000 formulas the same value and state", async () => {
    await fc.assert(
      fc.asyncProperty(caseOf(40), async (drawn) => {
        expect((await differences(drawn)).found.join("\n")).toBe("");
      }),
      { seed: 5, numRuns: 250, endOnFailure: true },
    );
  }, 600_000);
});
