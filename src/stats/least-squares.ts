import { finite, refuse, type Answer } from "./answer.js";

/** A row a case, a column a coefficient. */
export type Matrix = readonly (readonly number[])[];

export interface Fit {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** (X′X)⁻¹ */
  readonly inverse: Matrix;
  /** Rows less columns. */
  readonly df: number;
}

/** Below this share of a column's length, what the columns before it leave unsaid is rounding. */
const RANK = 1e-10;

/**
 * Ordinary least squares of `y` (n) on the columns of `x` (n × k), with no intercept but one that `x` holds, by
 * Householder's reflections.
 *
 * A. S. Householder (1958), Unitary triangularization of a nonsymmetric matrix, JACM 5, 339–342.
 */
export function leastSquares(
  x: Matrix,
  y: readonly number[],
): Answer<Fit, "too few rows" | "collinear columns" | "not a number"> {
  const [n, k] = [y.length, x[0]?.length ?? 0];
  if (x.length !== n || !finite(y, ...x)) return refuse("not a number");
  if (k === 0 || n <= k) return refuse("too few rows");
  // Columns are brought to length 1 first, so that no unit of measure decides what counts as collinear.
  const lengths = Array.from({ length: k }, (_, j) => Math.hypot(...x.map((row) => row[j] as number)));
  if (lengths.some((length) => length === 0)) return refuse("collinear columns");
  const r = x.map((row) => row.map((value, j) => value / (lengths[j] as number)));
  const z = [...y];
  for (let j = 0; j < k; j++) {
    const tail = r.slice(j).map((row) => row[j] as number);
    const length = Math.hypot(...tail);
    if (length < RANK) return refuse("collinear columns");
    const head = tail[0] as number;
    const v = [head + (head < 0 ? -length : length), ...tail.slice(1)];
    const size = v.reduce((all, value) => all + value * value, 0);
    const reflect = (get: (i: number) => number, set: (i: number, value: number) => void): void => {
      const share = (2 * v.reduce((all, value, i) => all + value * get(i + j), 0)) / size;
      v.forEach((value, i) => set(i + j, get(i + j) - share * value));
    };
    for (let c = j; c < k; c++)
      reflect(
        (i) => r[i]?.[c] as number,
        (i, value) => ((r[i] as number[])[c] = value),
      );
    reflect(
      (i) => z[i] as number,
      (i, value) => (z[i] = value),
    );
  }
  const coefficients = back(r, z, k).map((value, j) => value / (lengths[j] as number));
  const root = Array.from({ length: k }, (_, j) => back(r, unit(k, j), k));
  // R⁻¹ R⁻ᵀ, the columns' lengths taken out again.
  const inverse = lengths.map((a, i) => lengths.map((b, j) => root.reduce((all, c) => all + at(c, i) * at(c, j), 0) / a / b));
  const residuals = y.map((value, i) => value - dot(x[i] ?? [], coefficients));
  return { ok: true, coefficients, residuals, inverse, df: n - k };
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((all, value, i) => all + value * (b[i] as number), 0);

const at = (list: readonly number[], i: number): number => list[i] as number;

const unit = (k: number, j: number): number[] => Array.from({ length: k }, (_, i) => (i === j ? 1 : 0));

/** R b = z for the upper triangle R. */
function back(r: Matrix, z: readonly number[], k: number): number[] {
  const b = new Array<number>(k).fill(0);
  for (let i = k - 1; i >= 0; i--) {
    const row = r[i] as readonly number[];
    let rest = z[i] as number;
    for (let j = i + 1; j < k; j++) rest -= (row[j] as number) * (b[j] as number);
    b[i] = rest / (row[i] as number);
  }
  return b;
}
