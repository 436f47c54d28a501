import { expect, it } from "vitest";
import { compilesSafely } from "./mutated/compiles.js";

const SEED = Number(process.env["SEED"] ?? 1);

it("4,000 mutated formulas compile or say why not", async () => {
  const { understood, statements } = await compilesSafely(4_000, SEED);
  expect(understood).toBeGreaterThan(400);
  expect(statements).toBeGreaterThan(200);
});
