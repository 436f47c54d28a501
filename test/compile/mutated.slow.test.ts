import { expect, it } from "vitest";
import { compilesSafely } from "./mutated/compiles.js";

const SEED = Number(process.env["SEED"] ?? 2);

it("100,000 mutated formulas compile or say why not", async () => {
  const { understood, statements } = await compilesSafely(100_000, SEED);
  expect(understood).toBeGreaterThan(10_000);
  expect(statements).toBeGreaterThan(5_000);
});
