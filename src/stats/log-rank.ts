import chisquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";
import { refuse, type Answer } from "./answer.js";
import { eventTimes, riskAt, type Lifetime } from "./kaplan-meier.js";
import { sum } from "./moments.js";
import { solve } from "./solve.js";

export interface LogRank {
  readonly chiSquared: number;
  /** Groups less one. */
  readonly df: number;
  readonly p: number;
  /** Events of each group, and those it would have if all groups ended alike. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * Whether the survival curves of two or more groups differ: each event time's events shared out by who was at risk.
 *
 * N. Mantel (1966), Evaluation of survival data, Cancer Chemotherapy Reports 50, 163–170; R. Peto and J. Peto (1972), JRSS A
 * 135, 185–207.
 */
export function logRank(
  groups: readonly (readonly Lifetime[])[],
): Answer<LogRank, "one group" | "an empty group" | "not a time" | "nothing to compare"> {
  if (groups.length < 2) return refuse("one group");
  if (groups.some((group) => group.length === 0)) return refuse("an empty group");
  if (groups.some((group) => group.some(({ time }) => !Number.isFinite(time) || time < 0))) return refuse("not a time");
  const k = groups.length;
  const expected = new Array<number>(k).fill(0);
  const covariance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const time of eventTimes(groups.flat())) {
    const at = groups.map((group) => riskAt(group, time));
    const [n, events] = [sum(at.map(({ atRisk }) => atRisk)), sum(at.map((each) => each.events))];
    const shares = at.map(({ atRisk }) => atRisk / n);
    // The hypergeometric variance: of one at risk there is none.
    const size = n > 1 ? (events * (n - events)) / (n - 1) : 0;
    shares.forEach((share, i) => {
      expected[i] = (expected[i] as number) + events * share;
      const row = covariance[i] as number[];
      shares.forEach((other, j) => (row[j] = (row[j] as number) + size * share * ((i === j ? 1 : 0) - other)));
    });
  }
  const observed = groups.map((group) => group.filter(({ ended }) => ended).length);
  // The groups' differences add up to zero: the last one says nothing more.
  const apart = observed.slice(0, -1).map((count, i) => count - (expected[i] as number));
  const solved = solve(
    covariance.slice(0, -1).map((row) => row.slice(0, -1)),
    apart,
  );
  if (solved === null) return refuse("nothing to compare");
  const chiSquared = Math.max(0, sum(apart.map((each, i) => each * (solved[i] as number))));
  return { ok: true, chiSquared, df: k - 1, p: 1 - chisquareCdf(chiSquared, k - 1), observed, expected };
}
