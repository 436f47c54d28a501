import { dot, type Fit, type Matrix } from "./least-squares.js";

/*
 * Covariances of least-squares coefficients (k × k) under what may be assumed of the errors. Each is the sandwich
 * (X′X)⁻¹ M (X′X)⁻¹ with another filling M.
 */

/** Errors alike and independent: s² (X′X)⁻¹. */
export function plainErrors({ residuals, inverse, df }: Fit): Matrix {
  const s2 = dot(residuals, residuals) / df;
  return inverse.map((row) => row.map((value) => s2 * value));
}

/**
 * Independent errors of unequal size (HC1).
 *
 * J. G. MacKinnon and H. White (1985), Some heteroskedasticity-consistent covariance matrix estimators, Journal of
 * Econometrics 29, 305–325.
 */
export function unequalErrors(x: Matrix, fit: Fit): Matrix {
  return sandwich(fit, scores(x, fit), x.length / fit.df);
}

/**
 * Errors that hang together within a unit (CR1, as Stata and R's `vcovCL(type = "HC1")` scale it). `units` names each
 * row's.
 *
 * K.-Y. Liang and S. L. Zeger (1986), Longitudinal data analysis using generalized linear models, Biometrika 73, 13–22.
 */
export function clusteredErrors(x: Matrix, fit: Fit, units: readonly (string | number)[]): Matrix {
  const sums = new Map<string | number, number[]>();
  scores(x, fit).forEach((score, i) => {
    const unit = units[i] as string | number;
    const before = sums.get(unit);
    sums.set(unit, before ? before.map((value, j) => value + (score[j] as number)) : score);
  });
  const groups = sums.size;
  return sandwich(fit, [...sums.values()], ((groups / (groups - 1)) * (x.length - 1)) / fit.df);
}

/**
 * Errors of a series that fade out over `lags` periods (Bartlett's weights, no correction for small samples). The rows
 * are the periods in order.
 *
 * W. K. Newey and K. D. West (1987), A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
 * covariance matrix, Econometrica 55, 703–708.
 */
export function fadingErrors(x: Matrix, fit: Fit, lags: number): Matrix {
  const rows = scores(x, fit);
  const filling = fit.coefficients.map((_, a) =>
    fit.coefficients.map((_, b) => {
      let total = 0;
      for (let lag = 0; lag <= lags; lag++) {
        let products = 0;
        for (let i = lag; i < rows.length; i++) products += cross(rows[i], rows[i - lag], a, b, lag > 0);
        total += (1 - lag / (lags + 1)) * products;
      }
      return total;
    }),
  );
  return between(fit.inverse, filling);
}

const cross = (now: readonly number[] = [], then: readonly number[] = [], a: number, b: number, both: boolean): number => {
  const one = (now[a] as number) * (then[b] as number);
  return both ? one + (then[a] as number) * (now[b] as number) : one;
};

const scores = (x: Matrix, { residuals }: Fit): number[][] =>
  x.map((row, i) => row.map((value) => value * (residuals[i] as number)));

function sandwich({ inverse }: Fit, rows: Matrix, scale: number): Matrix {
  const filling = inverse.map((_, a) =>
    inverse.map((_, b) => rows.reduce((all, row) => all + (row[a] as number) * (row[b] as number), 0)),
  );
  return between(inverse, filling).map((row) => row.map((value) => scale * value));
}

/** B M B for symmetric B. */
const between = (bread: Matrix, filling: Matrix): Matrix =>
  bread.map((left) =>
    bread.map((right) => left.reduce((all, value, a) => all + value * dot(filling[a] as readonly number[], right), 0)),
  );
