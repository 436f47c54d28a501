import fc from "fast-check";
import { expect, it } from "vitest";
import { shapleyValue } from "../../src/stats/shapley-value.js";

const PLAYERS = ["a", "b", "c", "d"];

it("is the mean over all orders in which the players come", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 16, maxLength: 16 }), (worths) => {
      const worth = (coalition: readonly string[]): number =>
        coalition.length === 0 ? 0 : (worths[coalition.reduce((set, each) => set | (1 << PLAYERS.indexOf(each)), 0)] as number);
      const found = shapleyValue(PLAYERS, worth);
      if (!found.ok) throw new Error(found.why);
      const orders = permutations(PLAYERS);
      for (const player of PLAYERS) {
        const brought = orders.map((order) => {
          const before = order.slice(0, order.indexOf(player));
          return worth([...before, player]) - worth(before);
        });
        expect(found.values.get(player)).toBeCloseTo(brought.reduce((all, each) => all + each, 0) / orders.length, 9);
      }
    }),
    { numRuns: 30 },
  );
});

function permutations(of: readonly string[]): string[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first) => permutations(of.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

it("gives the glove to its owner: two thirds, and a sixth to each of two that hold its fellow", () => {
  const found = shapleyValue(["left", "right1", "right2"], (some) => (some.includes("left") && some.length > 1 ? 1 : 0));
  if (!found.ok) throw new Error(found.why);
  expect([...found.values.values()].map((value) => value * 6)).toEqual([4, 1, 1].map((value) => expect.closeTo(value, 12)));
});

it("says why there is none", () => {
  expect(shapleyValue([], () => 0)).toEqual({ ok: false, why: "no players" });
  expect(shapleyValue(["a", "a"], () => 0)).toEqual({ ok: false, why: "a player twice" });
  expect(shapleyValue(["a"], () => Number.NaN)).toEqual({ ok: false, why: "not a number" });
  const many = Array.from({ length: 21 }, (_, i) => `p${i}`);
  expect(shapleyValue(many, () => 0)).toEqual({ ok: false, why: "too many players" });
});
