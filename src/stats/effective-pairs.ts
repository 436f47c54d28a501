import { mean, products } from "./moments.js";

/**
 * How many independent pairs tell as much of a correlation as these, which stand in the order of time:
 * 1/n* = 1/n + 2/n · Σ (n − j)/n · ρx(j) ρy(j) over the lags j up to n/5, where ρ(j) are the lists' own autocorrelations.
 * Never more than there are. Neither list may be constant.
 *
 * B. J. Pyper, R. M. Peterman (1998), Comparison of methods to account for autocorrelation in correlation analyses of fish
 * data, Can. J. Fish. Aquat. Sci. 55, 2127–2140, equations 1 and 7.
 */
export function effectivePairs(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  let sum = 1;
  for (let lag = 1; lag <= n / 5; lag++) sum += ((2 * (n - lag)) / n) * autocorrelation(x, lag) * autocorrelation(y, lag);
  return sum > 1 ? n / sum : n;
}

/** With n/(n − j), as fewer products are added up than squares. */
function autocorrelation(values: readonly number[], lag: number): number {
  const n = values.length;
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i + lag < n; i++) sum += ((values[i] as number) - centre) * ((values[i + lag] as number) - centre);
  return ((n / (n - lag)) * sum) / products(values, values);
}
