import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveClickhouse, withoutClickhouse, type Served } from "../kit/clickhouse.js";
import { caseOf, differences } from "./differential/compared.js";

/* differential.test.ts on ClickHouse. SEED and RUNS in the environment look elsewhere and longer. A run is 60 formulas. */
const SEED = Number(process.env["SEED"] ?? 20_260_103);
const RUNS = Number(process.env["RUNS"] ?? 16);

describe.skipIf(withoutClickhouse !== null)(`ClickHouse and the evaluator${withoutClickhouse ?? ""}`, () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveClickhouse();
  });
  afterAll(() => served.close());

  it("give every cell the same value and state", async () => {
    await fc.assert(
      fc.asyncProperty(caseOf(60), async (drawn) => {
        expect((await differences(drawn, served.elsewhere)).found.join("\n")).toBe("");
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(served.asked.filter((sql) => sql.startsWith("with ")).length).toBeGreaterThan(10 * RUNS);
  });
});
