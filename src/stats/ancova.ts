import { refuse, type Answer } from "./answer.js";
import { unequalErrors } from "./coefficient-errors.js";
import { estimate, type Estimate } from "./estimate.js";
import { leastSquares } from "./least-squares.js";

export interface Adjusted {
  readonly intercept: number;
  /** What a step of each covariate adds. */
  readonly slopes: readonly number[];
  /** Each group against the reference, at equal covariates, in the outcome's unit; groups in the order of their names. */
  readonly effects: readonly { readonly group: string; readonly effect: Estimate }[];
  readonly n: number;
}

/**
 * Analysis of covariance: groups compared at equal covariates (one series each, such as the value before), by least squares
 * with errors of unequal size allowed for (HC1). Where the groups were not drawn at random, only what the covariates hold is
 * made equal.
 *
 * R. A. Fisher (1932), Statistical Methods for Research Workers, 4th ed.; W. Lin (2013), Agnostic notes on regression
 * adjustments to experimental data, Annals of Applied Statistics 7, 295–318, for the errors.
 */
export function ancova(
  outcome: readonly number[],
  covariates: readonly (readonly number[])[],
  groups: readonly string[],
  reference: string,
): Answer<Adjusted, "too few groups" | "too few units" | "no variation" | "covariates say which group" | "not a number"> {
  const n = outcome.length;
  if ([groups, ...covariates].some((list) => list.length !== n)) return refuse("not a number");
  const others = [...new Set(groups)].filter((group) => group !== reference).sort();
  if (others.length === 0 || !groups.includes(reference)) return refuse("too few groups");
  const x = outcome.map((_, i) => [
    1,
    ...covariates.map((series) => series[i] as number),
    ...others.map((group) => Number(groups[i] === group)),
  ]);
  const fit = leastSquares(x, outcome);
  if (!fit.ok) {
    const why = { "too few rows": "too few units", "collinear columns": "covariates say which group" } as const;
    return refuse(fit.why === "not a number" ? fit.why : why[fit.why]);
  }
  const covariance = unequalErrors(x, fit);
  const first = 1 + covariates.length;
  const errors = others.map((_, j) => Math.sqrt(Math.max(0, covariance[first + j]?.[first + j] ?? 0)));
  if (errors.some((se) => !(se > 1e-12 * Math.max(...outcome.map(Math.abs))))) return refuse("no variation");
  const [intercept = 0, ...rest] = fit.coefficients;
  return {
    ok: true,
    intercept,
    slopes: rest.slice(0, covariates.length),
    effects: others.map((group, j) => ({
      group,
      effect: estimate(rest[covariates.length + j] as number, errors[j] as number, fit.df),
    })),
    n,
  };
}
