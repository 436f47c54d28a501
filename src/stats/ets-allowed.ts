import type { EtsParameters, EtsShape } from "./ets-model.js";

/** The ranges in which parameters are sought; beta up to alpha, gamma up to 1 − alpha too. */
export const SHARE = { from: 1e-4, to: 0.9999 };
export const FADE = { from: 0.8, to: 0.98 };

/** Whether parameters lie in the usual ranges, and the past is forgotten: what was long ago does not move a forecast. */
export const etsAllowed = (parameters: EtsParameters, shape: EtsShape, period: number): boolean =>
  inRange(parameters, shape) && (shape.season === "N" || forgets(parameters, period));

function inRange({ alpha, beta, gamma, phi }: EtsParameters, { trend, season }: EtsShape): boolean {
  const within = (value: number, { from, to }: typeof SHARE, most = to): boolean =>
    value >= from && value <= Math.min(to, most);
  return (
    within(alpha, SHARE) &&
    (trend === "N" || within(beta, SHARE, alpha)) &&
    (season === "N" || within(gamma, SHARE, 1 - alpha)) &&
    (trend !== "Ad" || within(phi, FADE))
  );
}

/**
 * All roots of the characteristic polynomial lie within the unit circle, by Schur's and Cohn's recursion.
 *
 * R. J. Hyndman, M. Akram and B. C. Archibald (2008), The admissible parameter space for exponential smoothing models, Annals
 * of the Institute of Statistical Mathematics 60, 407–426.
 */
function forgets({ alpha, beta, gamma, phi }: EtsParameters, period: number): boolean {
  const each = alpha + beta - alpha * phi;
  let polynomial = [
    1,
    alpha + beta - phi,
    ...new Array<number>(period - 2).fill(each),
    each + gamma - 1,
    phi * (1 - alpha - gamma),
  ].map((coefficient, i) => coefficient / (1 + ROUNDING) ** i);
  while (polynomial.length > 1) {
    const [first, last] = [polynomial[0] as number, polynomial.at(-1) as number];
    if (!(Math.abs(last) < Math.abs(first))) return false;
    const backwards = [...polynomial].reverse();
    polynomial = polynomial.map((coefficient, i) => coefficient - (last / first) * (backwards[i] as number)).slice(0, -1);
  }
  return true;
}

/** A root that lies on the circle but for this counts as within it. */
const ROUNDING = 1e-10;
