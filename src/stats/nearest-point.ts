import { dot, type Matrix } from "./least-squares.js";

/**
 * Weights, none below zero and together 1, whose mix of `points` (n points of m numbers) lies nearest to the origin. Moves
 * from corral to corral, each a set of points whose nearest mix needs them all, so it ends at the optimum after finitely
 * many; the plain loop's bound guards against rounding only.
 *
 * P. Wolfe (1976), Finding the nearest point in a polytope, Mathematical Programming 11, 128–149.
 */
export function nearestPoint(points: Matrix): number[] {
  const weights = points.map(() => 0);
  const sizes = points.map((point) => dot(point, point));
  let corral = [sizes.indexOf(Math.min(...sizes))];
  let shares = [1];
  const tolerance = 1e-12 * Math.max(...sizes);
  for (let major = 0; major < 50 * points.length + 100; major++) {
    const near = mix(points, corral, shares);
    const products = points.map((point) => dot(point, near));
    const next = products.indexOf(Math.min(...products));
    // No point lies before the plane through the nearest mix: it is the optimum.
    if ((products[next] as number) >= dot(near, near) - tolerance || corral.includes(next)) break;
    corral = [...corral, next];
    shares = [...shares, 0];
    for (;;) {
      const free = affine(corral.map((i) => points[i] as readonly number[]));
      if (free === null) {
        // The new point says nothing that the corral does not: rounding is all that is left.
        corral = corral.slice(0, -1);
        shares = shares.slice(0, -1);
        break;
      }
      if (free.every((share) => share > 1e-12)) {
        shares = free;
        break;
      }
      // As far towards the free mix as shares stay above zero; the one that reaches it leaves.
      const step = Math.min(1, ...free.flatMap((to, i) => (to > 1e-12 ? [] : [share(shares, i) / (share(shares, i) - to)])));
      const moved = shares.map((from, i) => from + step * (share(free, i) - from));
      const least = Math.max(1e-12, Math.min(...moved));
      const stay = moved.map((value) => value > least);
      corral = corral.filter((_, i) => stay[i]);
      const kept = moved.filter((_, i) => stay[i]);
      const total = kept.reduce((all, value) => all + value, 0);
      shares = kept.map((value) => value / total);
    }
  }
  corral.forEach((i, k) => (weights[i] = shares[k] as number));
  return weights;
}

const share = (shares: readonly number[], i: number): number => shares[i] as number;

const mix = (points: Matrix, corral: readonly number[], shares: readonly number[]): number[] =>
  (points[0] ?? []).map((_, j) => corral.reduce((all, i, k) => all + (shares[k] as number) * (points[i]?.[j] as number), 0));

/** Shares of any sign, together 1, of the mix nearest to the origin: (Q′Q + s 11′) u = 1, scaled; null where not one. */
function affine(points: Matrix): number[] | null {
  const k = points.length;
  // Any s above zero gives the same shares; one of the size of the points keeps the system well balanced.
  const s = Math.max(...points.map((point) => dot(point, point))) || 1;
  const root: number[][] = [];
  for (let i = 0; i < k; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const full = s + dot(points[i] as readonly number[], points[j] as readonly number[]);
      const rest = full - dot(row, (j < i ? (root[j] as number[]) : row).slice(0, j));
      if (j < i) row.push(rest / (root[j]?.[j] as number));
      else if (rest <= 1e-14 * full) return null;
      else row.push(Math.sqrt(rest));
    }
    root.push(row);
  }
  const u = new Array<number>(k).fill(0);
  for (let i = 0; i < k; i++) u[i] = (1 - dot(u.slice(0, i), root[i] as number[])) / (root[i]?.[i] as number);
  for (let i = k - 1; i >= 0; i--) {
    let rest = u[i] as number;
    for (let j = i + 1; j < k; j++) rest -= (root[j]?.[i] as number) * (u[j] as number);
    u[i] = rest / (root[i]?.[i] as number);
  }
  const total = u.reduce((all, value) => all + value, 0);
  return total > 0 ? u.map((value) => value / total) : null;
}
