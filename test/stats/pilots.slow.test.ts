import { afterAll, describe, expect, it } from "vitest";
import { PILOTS, simulate } from "./pilots.js";
import { random } from "./random.js";

/** The sampling error of 1,000 draws is 0.7 points at 95 %. */
const DRAWS = 1000;
const lines: string[] = [];

describe("pilots' statistics hold the truth, and find nothing where nothing is, as often as they say", () => {
  afterAll(() => void process.stdout.write(`\n${lines.join("\n")}\n\n`));

  it.for(PILOTS)("$name", (pilot) => {
    const { share, without } = simulate(pilot, DRAWS, random(20_261_124));
    lines.push(`${(100 * share).toFixed(1).padStart(6)} %  ${pilot.name}${pilot.because ? ` (${pilot.because})` : ""}`);
    expect(share).toBeGreaterThanOrEqual(pilot.from);
    expect(share).toBeLessThanOrEqual(pilot.to);
    expect(without).toBe(0);
  });
});
