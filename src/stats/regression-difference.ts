import { refuse, type Answer } from "./answer.js";
import { clusteredErrors, plainErrors, unequalErrors } from "./coefficient-errors.js";
import { estimate, type Estimate } from "./estimate.js";
import { leastSquares, type Matrix } from "./least-squares.js";

/** One observation of a unit. */
export interface Observation {
  readonly unit: string | number;
  readonly treated: boolean;
  readonly after: boolean;
  readonly value: number;
}

export interface Regression {
  readonly n: number;
  readonly units: number;
  /** By errors clustered by unit, with Student's t of units − 1 degrees: the one to report. */
  readonly effect: Estimate;
  /** Standard errors under less: alike and independent, and independent. */
  readonly se: { readonly plain: number; readonly unequal: number };
}

/**
 * Difference-in-differences as the interaction in a regression of the value on treated, after and both, pooled.
 * In the outcome's unit. Clustered errors are too small where few units are treated; a permutation test has not that fault.
 *
 * M. Bertrand, E. Duflo and S. Mullainathan (2004), How much should we trust differences-in-differences estimates?,
 * Quarterly Journal of Economics 119, 249–275.
 */
export function regressionDifference(
  rows: readonly Observation[],
): Answer<Regression, "too few units" | "a cell is empty" | "no variation" | "not a number"> {
  const count = (treated: boolean): number =>
    new Set(rows.filter((row) => row.treated === treated).map((row) => row.unit)).size;
  if (count(true) < 2 || count(false) < 2) return refuse("too few units");
  const x: Matrix = rows.map(({ treated, after }) => [1, Number(treated), Number(after), Number(treated && after)]);
  const fit = leastSquares(
    x,
    rows.map((row) => row.value),
  );
  if (!fit.ok) return refuse(fit.why === "not a number" ? "not a number" : "a cell is empty");
  const units = rows.map((row) => row.unit);
  const clustered = last(clusteredErrors(x, fit, units));
  const size = Math.max(...rows.map((row) => Math.abs(row.value)));
  if (!(clustered > 1e-12 * size)) return refuse("no variation");
  const distinct = new Set(units).size;
  const effect = estimate(fit.coefficients[3] as number, clustered, distinct - 1);
  return {
    ok: true,
    n: rows.length,
    units: distinct,
    effect,
    se: { plain: last(plainErrors(fit)), unequal: last(unequalErrors(x, fit)) },
  };
}

const last = (covariance: Matrix): number => Math.sqrt(Math.max(0, covariance[3]?.[3] ?? 0));
