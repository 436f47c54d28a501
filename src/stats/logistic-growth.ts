import { finite, refuse, type Answer } from "./answer.js";
import { sum } from "./moments.js";
import { solve } from "./solve.js";

/** y = ceiling / (1 + exp((middle − x) / scale)) */
export interface Logistic {
  readonly ceiling: number;
  /** Where half the ceiling is reached, and how slowly: both in the unit of x. */
  readonly middle: number;
  readonly scale: number;
  readonly se: { readonly ceiling: number; readonly middle: number; readonly scale: number };
  /** Sum of squared residuals, and their standard deviation with n − 3. */
  readonly rss: number;
  readonly sigma: number;
  readonly at: (x: number) => number;
}

type Curve = readonly [ceiling: number, middle: number, scale: number];

/** A ceiling of more than this many times the highest value seen is not identified. */
export const MOST_OVER_SEEN = 2;

/**
 * Growth towards a ceiling, by least squares. A ceiling of more than twice the highest value seen is not identified: the
 * values show growth, not where it ends; the refusal carries the curve all the same.
 *
 * P.-F. Verhulst (1838), Notice sur la loi que la population suit dans son accroissement; search: D. W. Marquardt (1963), An
 * algorithm for least-squares estimation of nonlinear parameters, SIAM Journal 11, 431–441; errors: D. M. Bates and D. G.
 * Watts (1988), Nonlinear Regression Analysis, section 2.3.
 */
export function logisticGrowth(
  x: readonly number[],
  y: readonly number[],
):
  | Answer<Logistic, "lists of different length" | "not a number" | "too few values" | "no growth" | "no fit">
  | { readonly ok: false; readonly why: "not identified"; readonly curve: Logistic } {
  if (x.length !== y.length) return refuse("lists of different length");
  if (!finite(x, y)) return refuse("not a number");
  if (new Set(x).size < 4) return refuse("too few values");
  const begin = startOf(x, y);
  if (begin === null) return refuse("no growth");
  const found = fitted(x, y, begin);
  if (found === null) return refuse("no fit");
  const { curve, rss, inverse } = found;
  const [ceiling, middle, scale] = curve;
  if (!(scale > 0 && ceiling > 0)) return refuse("no growth");
  const sigma = Math.sqrt(rss / (x.length - 3));
  const [a = NaN, b = NaN, c = NaN] = inverse.map((row, i) => sigma * Math.sqrt(row[i] as number));
  const at = (place: number): number => valueOf(curve, place);
  const logistic = { ceiling, middle, scale, se: { ceiling: a, middle: b, scale: c }, rss, sigma, at };
  if (ceiling > MOST_OVER_SEEN * Math.max(...y)) return { ok: false, why: "not identified", curve: logistic };
  return { ok: true, ...logistic };
}

const valueOf = ([ceiling, middle, scale]: Curve, x: number): number => ceiling / (1 + Math.exp((middle - x) / scale));

/** Of some ceilings above the highest value, the one whose straight line of logits fits the values best. */
function startOf(x: readonly number[], y: readonly number[]): Curve | null {
  const highest = Math.max(...y);
  if (!(highest > 0)) return null;
  const above = x.flatMap((place, i) => ((y[i] as number) > 0 ? [[place, y[i] as number] as const] : []));
  let best: { readonly curve: Curve; readonly rss: number } | null = null;
  for (const ceiling of [1.01, 1.05, 1.2, 1.5, 2, 3, 5, 10].map((times) => times * highest)) {
    const logits = above.map(([, value]) => Math.log(value / (ceiling - value)));
    const middle = sum(above.map(([place]) => place)) / above.length;
    const level = sum(logits) / above.length;
    const slope =
      sum(above.map(([place], i) => (place - middle) * ((logits[i] as number) - level))) /
      sum(above.map(([place]) => (place - middle) ** 2));
    if (!(slope > 0)) continue;
    const curve: Curve = [ceiling, middle - level / slope, 1 / slope];
    const rss = squares(x, y, curve);
    if (Number.isFinite(rss) && (best === null || rss < best.rss)) best = { curve, rss };
  }
  return best?.curve ?? null;
}

const squares = (x: readonly number[], y: readonly number[], curve: Curve): number =>
  sum(x.map((place, i) => ((y[i] as number) - valueOf(curve, place)) ** 2));

/** Marquardt's search: between the slope's way and Gauss's and Newton's, each parameter in its own unit. */
function fitted(
  x: readonly number[],
  y: readonly number[],
  begin: Curve,
): { readonly curve: Curve; readonly rss: number; readonly inverse: readonly (readonly number[])[] } | null {
  let [curve, rss, damping] = [begin, squares(x, y, begin), 1e-3];
  for (let step = 0; step < 500; step++) {
    const { normal, slope } = linear(x, y, curve);
    const moved = solve(
      normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value))),
      slope,
    );
    if (moved === null) break;
    const next = curve.map((value, i) => value + (moved[i] as number)) as unknown as Curve;
    const lower = squares(x, y, next);
    if (lower <= rss && next[2] !== 0) {
      const still = moved.every((by, i) => Math.abs(by) <= 1e-11 * (Math.abs(curve[i] as number) + 1e-11));
      [curve, rss, damping] = [next, lower, damping / 10];
      if (still) break;
    } else {
      damping *= 10;
      if (damping > 1e12) break;
    }
  }
  const { normal } = linear(x, y, curve);
  const columns = [0, 1, 2].map((j) =>
    solve(
      normal,
      [0, 1, 2].map((i) => (i === j ? 1 : 0)),
    ),
  );
  if (!Number.isFinite(rss) || columns.some((column) => column === null)) return null;
  return { curve, rss, inverse: columns as (readonly number[])[] };
}

/** J′J and J′r of the residuals r and the curve's slopes J by its parameters. */
function linear(x: readonly number[], y: readonly number[], [ceiling, middle, scale]: Curve) {
  const rows = x.map((place) => {
    const share = valueOf([1, middle, scale], place);
    const steep = (ceiling * share * (1 - share)) / scale;
    return [share, -steep, (-steep * (place - middle)) / scale];
  });
  const rest = x.map((place, i) => (y[i] as number) - valueOf([ceiling, middle, scale], place));
  const times = (j: number, value: (i: number) => number): number => sum(rows.map((row, i) => (row[j] as number) * value(i)));
  return {
    normal: [0, 1, 2].map((j) => [0, 1, 2].map((k) => times(j, (i) => rows[i]?.[k] as number))),
    slope: [0, 1, 2].map((j) => times(j, (i) => rest[i] as number)),
  };
}
