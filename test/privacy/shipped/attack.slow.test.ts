import { describe, expect, it } from "vitest";
import { attackOne, attackTwo } from "./attacks.js";
import { SHAPES } from "./world.js";

const SEEDS = [2, 3, 4, 5];

describe("no count that is hidden is worked out", () => {
  it.each(Object.keys(SHAPES))("of four communities: %s", async (shape) => {
    let [cells, tightest] = [0, Infinity];
    for (const seed of SEEDS) {
      const found = await attackOne(shape, seed);
      expect(found.recovered, `seed ${seed}`).toEqual([]);
      cells += found.attacked;
      tightest = Math.min(tightest, found.tightest);
    }
    process.stdout.write(`${shape}: ${cells} cells attacked, none recovered, the tightest with ${tightest} values left\n`);
  });

  it.each(Object.keys(SHAPES))("of four communities with a release a month before: %s", async (shape) => {
    let [cells, tightest] = [0, Infinity];
    for (const seed of SEEDS) {
      const found = await attackTwo(shape, seed, true);
      expect(found.recovered, `seed ${seed}`).toEqual([]);
      cells += found.attacked;
      tightest = Math.min(tightest, found.tightest);
    }
    process.stdout.write(
      `${shape}, two releases: ${cells} cells attacked, none recovered, the tightest with ${tightest} values left\n`,
    );
  });
});
