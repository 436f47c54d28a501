import { afterAll, describe, expect, it } from "vitest";
import { coverage, report, type Coverage, type Situation } from "./coverage.js";
import { SITUATIONS } from "./situations.js";

/** The sampling error of 2,000 repetitions is 0.5 points: 93 to 97 % is four of them to each side. */
const REPETITIONS = 2000;
const measured: (readonly [Situation, Coverage])[] = [];

describe("intervals hold the truth as often as they say", () => {
  afterAll(() => void process.stdout.write(report(measured)));

  it.for(SITUATIONS)("$name", async (situation) => {
    const found = await coverage(situation, REPETITIONS, 20_260_601);
    measured.push([situation, found]);
    expect(found.method).toBe(situation.method);
    const { from, to } = situation.expected ?? { from: 0.93, to: 0.97 };
    expect(found.covered / REPETITIONS).toBeGreaterThanOrEqual(from);
    expect(found.covered / REPETITIONS).toBeLessThanOrEqual(to);
    expect(found.without / REPETITIONS).toBeLessThan(0.001);
  });
});
