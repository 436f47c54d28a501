import fc from "fast-check";
import { it } from "vitest";

/** A test that a property holds for all that is given, so many times drawn from a seed. */
export const holding =
  (seed: number, runs: number) =>
  <T extends [unknown, ...unknown[]]>(
    name: string,
    given: { [K in keyof T]: fc.Arbitrary<T[K]> },
    check: (...values: T) => Promise<void>,
    numRuns = runs,
  ): void =>
    it(name, async () => {
      await fc.assert(fc.asyncProperty(...given, check), { seed, numRuns });
    });
