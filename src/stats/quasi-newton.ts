/**
 * The lowest point that a smooth function of several numbers slopes down to from `start`: a local minimum, sought by BFGS
 * with slopes from central differences and steps halved until they pay (Armijo). The function may give Infinity where it
 * has no value. Arguments of a size near 1 are meant.
 *
 * J. Nocedal and S. J. Wright (2006), Numerical Optimization, algorithm 6.1 and section 3.1.
 */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { steps = 500, tolerance = 1e-9 }: { readonly steps?: number; readonly tolerance?: number } = {},
): { readonly x: readonly number[]; readonly value: number } {
  const n = start.length;
  let x: readonly number[] = start;
  let value = f(x);
  if (!Number.isFinite(value)) return { x, value };
  let g = slopes(f, x, value);
  let h = identity(n);
  let still = 0;
  for (let step = 0; step < steps; step++) {
    let direction = h.map((row) => -dot(row, g));
    if (!(dot(direction, g) < 0)) {
      h = identity(n);
      direction = g.map((each) => -each);
    }
    const size = Math.max(...direction.map(Math.abs));
    if (!(size > 0)) break;
    // A first step of 1 at most, so that no argument is thrown out of its range by a steep slope.
    let along = Math.min(1, 1 / size);
    const slope = dot(direction, g);
    let next = x;
    let lower = value;
    for (; along > 1e-12; along /= 2) {
      const length = along;
      next = x.map((each, i) => each + length * (direction[i] as number));
      lower = f(next);
      if (lower <= value + 1e-4 * along * slope) break;
    }
    if (!(lower < value)) {
      // What is left of the curvature may be wrong; once more downhill before it is given up.
      if (still++ > 0) break;
      h = identity(n);
      continue;
    }
    still = value - lower <= tolerance * (Math.abs(value) + tolerance) ? still + 1 : 0;
    const turned = slopes(f, next, lower);
    h = updated(
      h,
      next.map((each, i) => each - (x[i] as number)),
      turned.map((each, i) => each - (g[i] as number)),
    );
    [x, value, g] = [next, lower, turned];
    if (still > 2) break;
  }
  return { x, value };
}

function slopes(f: (x: readonly number[]) => number, x: readonly number[], here: number): number[] {
  return x.map((each, i) => {
    const by = 6e-6 * Math.max(1, Math.abs(each));
    const moved = (step: number): number => f(x.map((value, j) => (j === i ? value + step : value)));
    const [up, down] = [moved(by), moved(-by)];
    if (Number.isFinite(up) && Number.isFinite(down)) return (up - down) / (2 * by);
    if (Number.isFinite(up)) return (up - here) / by;
    return Number.isFinite(down) ? (here - down) / by : 0;
  });
}

/** The inverse curvature after a step `s` that changed the slopes by `y`; as before where the step saw no curvature. */
function updated(h: readonly (readonly number[])[], s: readonly number[], y: readonly number[]): number[][] {
  const sy = dot(s, y);
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return h.map((row) => [...row]);
  const hy = h.map((row) => dot(row, y));
  const scale = (1 + dot(y, hy) / sy) / sy;
  return h.map((row, i) =>
    row.map(
      (each, j) =>
        each +
        scale * (s[i] as number) * (s[j] as number) -
        ((hy[i] as number) * (s[j] as number) + (s[i] as number) * (hy[j] as number)) / sy,
    ),
  );
}

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));

function dot(a: readonly number[], b: readonly number[]): number {
  let all = 0;
  for (let i = 0; i < a.length; i++) all += (a[i] as number) * (b[i] as number);
  return all;
}
