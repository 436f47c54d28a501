import { expect, it } from "vitest";
import { coverage } from "./coverage.js";
import { SITUATIONS } from "./situations.js";

/** The sampling error of 300 repetitions is 1.3 points, so that a method that is off by a quantile or a root is seen. */
const REPETITIONS = 300;

it.for(SITUATIONS.filter(({ quick }) => quick))("$name", async (situation) => {
  const found = await coverage(situation, REPETITIONS, 7);
  expect(found.method).toBe(situation.method);
  expect(found.covered / REPETITIONS).toBeGreaterThanOrEqual(0.91);
  expect(found.covered / REPETITIONS).toBeLessThanOrEqual(0.985);
});

it("gives no interval where a method has none: ten values have no 90th percentile's", async () => {
  const some = SITUATIONS.find(({ name }) => name === "90th percentile, n = 60");
  if (!some) throw new Error("the situation is gone");
  const few = { ...some, draw: () => ({ sample: { tickets: Array.from({ length: 10 }, (_, i) => [i]) }, truth: 8 }) };
  expect(await coverage(few, 20, 7)).toMatchObject({ covered: 0, without: 20 });
});
