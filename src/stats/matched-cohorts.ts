import { finite, refuse, type Answer } from "./answer.js";
import { estimate, type Estimate } from "./estimate.js";
import { constant, mean, sd } from "./moments.js";
import { BALANCED, inSpreads, spreadOf, standardisedDifference } from "./standardised-difference.js";

/** A member or one who is none: what was known of both before, as numbers and, where `stratum` is given, exactly. */
export interface Candidate {
  readonly treated: boolean;
  readonly covariates: readonly number[];
  readonly stratum?: string;
}

export interface Matched {
  /** Places in the list that was given: the treated and the one that it is compared with. */
  readonly pairs: readonly (readonly [treated: number, control: number])[];
  /** Treated for which none was left, or near enough. */
  readonly unmatched: number;
  /** Each covariate's standardised difference before and after, both over the spread before; null where it has none. */
  readonly differences: readonly { readonly before: number | null; readonly after: number | null }[];
  /** Whether every difference is nearer to zero than 0.1: if not, the cohorts are not alike and no effect is to be told. */
  readonly balanced: boolean;
}

/**
 * Cohorts matched one to one, without return: each of the treated, those least like the others first, takes the nearest who
 * is left, in covariates over their spread, within its stratum and no farther than `caliper` spreads. Balance on what was
 * known says nothing of what was not.
 *
 * D. B. Rubin (1973), Matching to remove bias in observational studies, Biometrics 29, 159–183; E. A. Stuart (2010), Matching
 * methods for causal inference, Statistical Science 25, 1–21.
 */
export function matchedCohorts(
  units: readonly Candidate[],
  caliper: number = Number.POSITIVE_INFINITY,
): Answer<Matched, "too few units" | "no pairs" | "covariates missing" | "not a number"> {
  const count = units[0]?.covariates.length ?? 0;
  if (units.some(({ covariates }) => covariates.length !== count)) return refuse("covariates missing");
  if (!finite(...units.map(({ covariates }) => covariates))) return refuse("not a number");
  const places = units.map((_, i) => i);
  const [ours, theirs] = [places.filter((i) => units[i]?.treated), places.filter((i) => !units[i]?.treated)];
  if (ours.length < 2 || theirs.length < 2) return refuse("too few units");
  const column = (of: readonly number[], j: number): number[] => of.map((i) => units[i]?.covariates[j] as number);
  const spreads = Array.from({ length: count }, (_, j) => spreadOf(column(ours, j), column(theirs, j)));
  // A covariate without spread tells none apart, but for a difference that no match can close.
  const scaled = units.map(({ covariates }) => covariates.map((value, j) => (spreads[j] ? value / (spreads[j] as number) : 0)));
  const middle = spreads.map((_, j) => mean(theirs.map((i) => scaled[i]?.[j] as number)));
  const distance = (a: readonly number[], b: readonly number[]): number =>
    Math.hypot(...a.map((value, j) => value - (b[j] as number)));
  const far = ours.map((i) => [i, distance(scaled[i] as number[], middle)] as const).sort((a, b) => b[1] - a[1]);
  const left = new Set(theirs);
  const pairs = far.flatMap(([i]): [number, number][] => {
    let [nearest, least] = [-1, caliper];
    for (const j of left) {
      if (units[j]?.stratum !== units[i]?.stratum) continue;
      const away = distance(scaled[i] as number[], scaled[j] as number[]);
      if (away < least || (away === least && nearest < 0)) [nearest, least] = [j, away];
    }
    if (nearest < 0) return [];
    left.delete(nearest);
    return [[i, nearest]];
  });
  if (pairs.length < 2) return refuse("no pairs");
  const differences = spreads.map((spread, j) => ({
    before: standardisedDifference(column(ours, j), column(theirs, j)),
    after: inSpreads(
      mean(
        column(
          pairs.map(([i]) => i),
          j,
        ),
      ) -
        mean(
          column(
            pairs.map(([, i]) => i),
            j,
          ),
        ),
      spread,
    ),
  }));
  const balanced = differences.every(({ after }) => after !== null && Math.abs(after) < BALANCED);
  return { ok: true, pairs, unmatched: ours.length - pairs.length, differences, balanced };
}

/** The mean difference within pairs, in the outcome's unit, by Student's t of pairs − 1 degrees. */
export function differenceWithinPairs(
  outcome: readonly number[],
  pairs: Matched["pairs"],
): Answer<{ readonly effect: Estimate }, "too few pairs" | "no variation" | "not a number"> {
  const differences = pairs.map(([i, j]) => (outcome[i] ?? Number.NaN) - (outcome[j] ?? Number.NaN));
  if (differences.length < 2) return refuse("too few pairs");
  if (!finite(differences)) return refuse("not a number");
  if (constant(differences)) return refuse("no variation");
  const n = differences.length;
  return { ok: true, effect: estimate(mean(differences), sd(differences) / Math.sqrt(n), n - 1) };
}
