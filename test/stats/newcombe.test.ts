import { describe, expect, it } from "vitest";
import { newcombe } from "../../src/stats/newcombe.js";

/** R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, table II: method 10. */
const PUBLISHED: readonly (readonly [a: number, m: number, b: number, n: number, low: number, high: number])[] = [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
];

describe("the difference of two proportions", () => {
  it.each(PUBLISHED)("%i/%i less %i/%i is as published", (a, m, b, n, low, high) => {
    const found = newcombe({ successes: a, n: m }, { successes: b, n });
    expect(found?.value).toBeCloseTo(a / m - b / n, 12);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it("turns round with its groups, and is nothing of nobody", () => {
    const one = newcombe({ successes: 9, n: 10 }, { successes: 3, n: 10 });
    const other = newcombe({ successes: 3, n: 10 }, { successes: 9, n: 10 });
    expect(other?.low).toBeCloseTo(-(one?.high ?? 0), 12);
    expect(newcombe({ successes: 0, n: 0 }, { successes: 3, n: 10 })).toBeNull();
  });
});
