import { permutationTest } from "../../../src/stats/permutation.js";
import { simulateChains } from "../../../src/stats/chain-simulation.js";
import type { Case } from "../../../src/stats/factor-chains.js";
import { alone, type Figure } from "../figure.js";
import { median, processorTime, timed, wallTime } from "../measure.js";
import type { Options } from "../options.js";

/** A return like the demo's: five chains of two to four factors, each with a range. */
const FACTORS = ["tickets", "cost", "adoption", "orders", "value", "hours", "wage", "licences"];
const CASE: Case = {
  factors: FACTORS.map((name, i) => ({ name, low: 0.7 + i, base: 1 + i, high: 1.6 + i })),
  chains: [
    { name: "deflected", kind: "benefit", factors: ["tickets", "cost", "adoption"] },
    { name: "influenced", kind: "benefit", factors: ["orders", "value", "adoption"] },
    { name: "answers", kind: "benefit", factors: ["hours", "wage"] },
    { name: "team", kind: "cost", factors: ["hours", "wage"] },
    { name: "platform", kind: "cost", factors: ["licences"] },
  ],
};

/** What a page's draws cost: a return with its ranges, and a pilot's permutation test. */
export async function* measure({ runs, cpu }: Options): AsyncGenerator<Figure> {
  const clock = cpu ? processorTime : wallTime;
  const middle = async (work: () => { readonly ok: boolean }): Promise<number> => {
    const times: number[] = [];
    for (let i = -1; i < Math.max(runs, 5); i++) {
      let ok = false;
      const took = await timed(() => void (ok = work().ok), clock);
      if (!ok) throw new Error("the case has no answer");
      if (i >= 0) times.push(took);
    }
    return median(times);
  };
  yield alone(
    "draws",
    "a return, 100,000 draws",
    "ms",
    await middle(() => simulateChains(CASE, { seed: 7, draws: 100_000 })),
    300,
    "five chains of eight factors, with percentiles",
  );
  const values = Array.from({ length: 200 }, (_, i) => Math.sin(i * 12.9898) * 43.7585 + (i < 80 ? 2 : 0));
  yield alone(
    "draws",
    "10,000 permutations",
    "ms",
    await middle(() =>
      permutationTest(
        values,
        values.map((_, i) => i < 80),
        { seed: 7, draws: 9_999 },
      ),
    ),
    1000,
    "200 units, 80 of them treated",
  );
}
