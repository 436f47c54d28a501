import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, differences } from "./differential/compared.js";

/*
 * The product beside an evaluator that walks over rows (test/kit/evaluator): random tables, formulas and questions; each
 * cell has the same value and state. SEED and RUNS in the environment look elsewhere and longer. A run is 60 formulas.
 */
const SEED = Number(process.env["SEED"] ?? 20_260_101);
const RUNS = Number(process.env["RUNS"] ?? 16);

describe("the product and the evaluator", () => {
  it("give every cell the same value and state", async () => {
    await fc.assert(
      fc.asyncProperty(caseOf(60), async (drawn) => {
        expect((await differences(drawn)).found.join("\n")).toBe("");
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});
