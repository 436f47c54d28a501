import type { RoiFactor } from "../../../src/report/roi.js";
import { reckoned, type Entry } from "../../../src/report/build/roi/reckon.js";
import { uniform } from "../../../src/stats/monte-carlo.js";
import { permutationTest } from "../../../src/stats/permutation.js";
import { alone, type Figure } from "../figure.js";
import { median, processorTime, timed, wallTime } from "../measure.js";
import type { Options } from "../options.js";

const DRAWS = 100_000;
const PERMUTATIONS = 10_000;

/** A return of four benefits and two costs over eight factors: simulated, ranked, broken even. Then a permutation test. */
export async function* measure({ runs, cpu }: Options): AsyncGenerator<Figure> {
  const factors = Array.from({ length: 8 }, (_, i): RoiFactor => ({
    id: `f${i}`,
    of: i % 2 === 0 ? { kind: "assumption", assumption: `f${i}` } : { kind: "kpi", kpi: `f${i}` },
    unit: "1",
    shownIn: "1",
    low: 0.5 + i,
    base: 1 + i,
    high: 2 + i,
  }));
  const entries = Array.from({ length: 6 }, (_, i): Entry => ({
    id: `e${i}`,
    side: i < 4 ? "benefit" : "cost",
    chain: [`f${i}`, `f${i + 1}`, `f${i + 2}`],
    worth: 1,
  }));
  const times: number[] = [];
  for (let i = 0; i < Math.max(runs, 5); i++)
    times.push(
      await timed(
        () => {
          if (reckoned(factors, entries, DRAWS) === null) throw new Error("nothing was reckoned");
        },
        cpu ? processorTime : wallTime,
      ),
    );
  yield alone("return", `${DRAWS} draws`, "ms", median(times), 300, "a return of eight factors: range, tornado, break-even");

  const u = uniform(1);
  const values = Array.from({ length: 200 }, u);
  const treated = values.map((_, i) => i % 2 === 0);
  const tried: number[] = [];
  for (let i = 0; i < Math.max(runs, 5); i++)
    tried.push(
      await timed(
        () => {
          const found = permutationTest(values, treated, { seed: i + 1, draws: PERMUTATIONS });
          if (!found.ok || found.exact) throw new Error("nothing was drawn");
        },
        cpu ? processorTime : wallTime,
      ),
    );
  yield alone("return", `${PERMUTATIONS} permutations`, "ms", median(tried), 1000, "of 200 units, half of them treated");
}
