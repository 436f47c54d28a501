import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, differences } from "./differential/compared.js";

/* The long run of differential.test.ts: 10,000 formulas. SEED and RUNS in the environment look elsewhere and longer. */
const SEED = Number(process.env["SEED"] ?? 20_260_102);
const RUNS = Number(process.env["RUNS"] ?? 125);
const FORMULAS = 100;

describe("the product and the evaluator, at length", () => {
  it("give every cell the same value and state", async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(caseOf(FORMULAS), async (drawn) => {
        const outcome = await differences(drawn);
        asked += outcome.asked;
        expect(outcome.found.join("\n")).toBe("");
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    // Some are left out where their own finer periods would be asked of a grain finer still.
    expect(asked).toBeGreaterThan(0.75 * FORMULAS * RUNS);
  });
});
