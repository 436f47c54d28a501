import type { RoiFactor } from "../../../src/report/roi.js";
import { reckoned, type Entry } from "../../../src/report/build/roi/reckon.js";
import { alone, type Figure } from "../figure.js";
import { median, processorTime, timed, wallTime } from "../measure.js";
import type { Options } from "../options.js";

const DRAWS = 100_000;

/** A return of four benefits and two costs over eight factors: simulated, ranked, broken even. */
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
}
