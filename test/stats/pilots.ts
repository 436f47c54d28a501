import { ancova } from "../../src/stats/ancova.js";
import { benjaminiHochberg } from "../../src/stats/benjamini-hochberg.js";
import { cuped } from "../../src/stats/cuped.js";
import { differenceInDifferences } from "../../src/stats/difference-in-differences.js";
import { exactStrata } from "../../src/stats/exact-strata.js";
import { groupTimeEffects } from "../../src/stats/group-time-effects.js";
import { gather } from "../../src/stats/group-time-summary.js";
import { interruptedSeries } from "../../src/stats/interrupted-series.js";
import { differenceWithinPairs, matchedCohorts } from "../../src/stats/matched-cohorts.js";
import { permutationTest } from "../../src/stats/permutation.js";
import { regressionDifference } from "../../src/stats/regression-difference.js";
import { structuralSeries } from "../../src/stats/structural-series.js";
import { inSpace } from "../../src/stats/synthetic-placebos.js";
import type { Random } from "./random.js";

/** A known world of a pilot: one draw of it says whether what should happen 95 (or 5) times in 100 happened. */
export interface Pilot {
  readonly name: string;
  /** Null where the method gave no answer. */
  readonly draw: (random: Random, seed: number) => boolean | null;
  /** The share of draws has to lie here; where that is not what the method promises, the reason with it. */
  readonly from: number;
  readonly to: number;
  readonly because?: string;
}

const COVERS = { from: 0.925, to: 0.975 };
const LARGE = "errors are those of large groups";
const FEW = "Newey and West's errors are too small for 60 points: a find needs the placebos too";
const FALSE_FINDS = { from: 0, to: 0.07 };

const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
const holds = ({ low, high }: { readonly low: number; readonly high: number }, truth: number): boolean =>
  low <= truth && truth <= high;

/** Units with a level of their own, seen before and after; treated ones vary more and gain 2. */
const units = (random: Random, n: number, treated: number) =>
  list(n, (i) => {
    const ours = i < treated;
    const before = random.normal(20, 5);
    return { treated: ours, before, after: before + 1 + random.normal(ours ? 2 : 0, ours ? 2 : 1) };
  });

const clustered = (n: number, treated: number) => (random: Random) => {
  const rows = units(random, n, treated).flatMap(({ treated: ours, before, after }, unit) => [
    { unit, treated: ours, after: false, value: before },
    { unit, treated: ours, after: true, value: after },
  ]);
  const found = regressionDifference(rows);
  return found.ok ? holds(found.effect, 2) : null;
};

/** A series without any effect; errors keep `kept` of themselves from one period to the next. */
const quiet = (random: Random, n: number, kept: number): number[] => {
  let error = random.normal(0, 1 / Math.sqrt(1 - kept * kept));
  return list(n, (t) => 30 + 0.2 * t + (error = kept * error + random.normal(0, 1)));
};

const interrupted = (kept: number, of: "effect" | "placebos") => (random: Random) => {
  const found = interruptedSeries(quiet(random, 60, kept), 48);
  if (!found.ok) return null;
  return of === "effect" ? found.effect.p <= 0.05 : (found.placebos?.p ?? 1) <= 0.05;
};

const structural = (wander: number) => (random: Random) => {
  const x = quiet(random, 80, 0.5);
  let level = 0;
  const values = list(80, (t) => (level += random.normal(0, wander)) + 0.7 * (x[t] ?? 0) + random.normal(t < 60 ? 0 : 3, 1));
  const found = structuralSeries(values, [x], 60);
  return found.ok ? holds(found.effect, 3) : null;
};

const experiment = (random: Random, n: number) =>
  list(n, (i) => {
    const before = random.logNormal(2, 0.5);
    return { treated: i % 2 === 0, before, outcome: 0.8 * before + random.exponential(3) + (i % 2 === 0 ? 1 : 0) };
  });

/** Three starts and those that never start, of `group` units each; the effect is 1 and grows by a half each period. */
const staggered = (random: Random, group: number, of: "overall" | "bands") => {
  const panel = list(4 * group, (i) => {
    const start = [null, 3, 4, 5][i % 4] ?? null;
    const level = random.normal(10, 3);
    const gain = (t: number) => (start !== null && t >= start ? 1 + (t - start) / 2 : 0);
    return { start, values: list(6, (p) => level + 0.2 * p + gain(p + 1) + random.normal(0, 1)) };
  });
  const found = groupTimeEffects([1, 2, 3, 4, 5, 6], panel);
  const summary = found.ok ? gather(found, "since start", { seed: 1, draws: 199 }) : found;
  if (!summary.ok) return null;
  // Start by start the last time is 3, 2 and 1 periods on; the mean of 1, 1.5, 2 and 2.5.
  if (of === "overall") return holds(summary.overall, 1.75);
  return summary.parts.every(({ at, band }) => holds(band, at < 0 ? 0 : 1 + at / 2));
};

const placebo = (random: Random, donors: number) => {
  const waves = list(3, () => list(24, () => random.normal(0, 1)));
  const unit = (i: number) => {
    const shares = waves.map(() => random.uniform());
    return {
      name: `${i}`,
      values: list(
        24,
        (t) => 20 + shares.reduce((sum, share, j) => sum + share * (waves[j]?.[t] ?? 0), 0) + random.normal(0, 0.5),
      ),
    };
  };
  const found = inSpace(unit(-1), list(donors, unit), 16);
  return found.ok ? found.p <= 0.05 : null;
};

const cohort = (random: Random) =>
  list(200, () => {
    const keen = random.normal(0, 1);
    const treated = random.chance(0.2 / (1 + Math.exp(-keen)));
    return { treated, covariates: [keen], outcome: 3 * keen + random.normal(treated ? 2 : 0, 1) };
  });

export const PILOTS: readonly Pilot[] = [
  {
    name: "difference in differences, 10 against 14 units",
    ...COVERS,
    draw(random) {
      const found = differenceInDifferences(units(random, 24, 10));
      return found.ok ? holds(found.effect, 2) : null;
    },
  },
  { name: "its regression, clustered, 20 against 20", ...COVERS, draw: clustered(40, 20) },
  {
    name: "its regression, clustered, 3 treated of 40",
    draw: clustered(40, 3),
    from: 0.6,
    to: 0.92,
    because: "clustered errors are too small where few are treated",
  },
  {
    name: "permutation, 4 of 12, nothing there",
    ...FALSE_FINDS,
    draw(random, seed) {
      const found = permutationTest(
        list(12, () => random.exponential(1)),
        list(12, (i) => i < 4),
        { seed },
      );
      return found.ok ? found.p <= 0.05 : null;
    },
  },
  {
    name: "permutation by draws, 10 of 30, nothing there",
    from: 0.03,
    to: 0.07,
    draw(random, seed) {
      const found = permutationTest(
        list(30, () => random.exponential(1)),
        list(30, (i) => i < 10),
        { seed, draws: 499 },
      );
      return found.ok ? found.p <= 0.05 : null;
    },
  },
  {
    name: "group-time effects, overall, 20 units a group",
    ...COVERS,
    from: 0.91,
    because: LARGE,
    draw: (random) => staggered(random, 20, "overall"),
  },
  {
    name: "group-time effects, all bands at once, 20 units a group",
    from: 0.86,
    to: 0.95,
    because: LARGE,
    draw: (random) => staggered(random, 20, "bands"),
  },
  {
    name: "group-time effects, all bands at once, 100 units a group",
    ...COVERS,
    draw: (random) => staggered(random, 100, "bands"),
  },
  { name: "synthetic control's rank of 20, nothing there", ...FALSE_FINDS, draw: (random) => placebo(random, 19) },
  { name: "interrupted series, nothing there", from: 0.08, to: 0.14, because: FEW, draw: interrupted(0, "effect") },
  {
    name: "interrupted series that keeps 0.6 of its errors",
    from: 0.2,
    to: 0.3,
    because: FEW,
    draw: interrupted(0.6, "effect"),
  },
  { name: "its placebo dates, nothing there", ...FALSE_FINDS, draw: interrupted(0, "placebos") },
  { name: "its placebo dates, 0.6 of its errors kept", ...FALSE_FINDS, draw: interrupted(0.6, "placebos") },
  { name: "structural series that hardly wanders", ...COVERS, draw: structural(0.02) },
  {
    name: "structural series that wanders",
    draw: structural(0.4),
    from: 0.84,
    to: 0.92,
    because: "its variances count as known",
  },
  {
    name: "CUPED, skewed values, 60 units",
    ...COVERS,
    draw(random) {
      const found = cuped(experiment(random, 60));
      return found.ok ? holds(found.effect, 1) : null;
    },
  },
  {
    name: "analysis of covariance, skewed values, 60 units",
    ...COVERS,
    draw(random) {
      const all = experiment(random, 60);
      const found = ancova(
        all.map(({ outcome }) => outcome),
        [all.map(({ before }) => before)],
        all.map(({ treated }) => (treated ? "b" : "a")),
        "a",
      );
      return found.ok ? holds(found.effects[0]?.effect ?? { low: 0, high: 0 }, 1) : null;
    },
  },
  {
    name: "matched cohorts, within pairs",
    ...COVERS,
    draw(random) {
      const all = cohort(random);
      const found = matchedCohorts(all, 0.1);
      if (!found.ok) return null;
      const within = differenceWithinPairs(
        all.map(({ outcome }) => outcome),
        found.pairs,
      );
      return within.ok ? holds(within.effect, 2) : null;
    },
  },
  {
    name: "exact strata",
    ...COVERS,
    draw(random) {
      const all = list(150, () => {
        const stratum = Math.floor(random.uniform() * 3);
        const treated = random.chance(0.2 + 0.2 * stratum);
        return { treated, stratum: `${stratum}`, outcome: 4 * stratum + random.normal(treated ? 2 : 0, 1 + stratum) };
      });
      const found = exactStrata(all);
      return found.ok ? holds(found.effect, 2) : null;
    },
  },
  {
    name: "Benjamini and Hochberg, 20 tests of nothing",
    ...FALSE_FINDS,
    draw(random) {
      const found = benjaminiHochberg(list(20, () => random.uniform()));
      return found.ok ? found.adjusted.some((p) => p <= 0.05) : null;
    },
  },
];

/** The share of seeded draws in which it happened, and the number without an answer. */
export function simulate(pilot: Pilot, draws: number, source: Random): { readonly share: number; readonly without: number } {
  const found = list(draws, (i) => pilot.draw(source, i));
  const answered = found.filter((each) => each !== null);
  return { share: answered.filter(Boolean).length / answered.length, without: draws - answered.length };
}
