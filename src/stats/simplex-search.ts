/** Stands for a value where the function has none. */
const BIG = 1e35;

/**
 * A low point of a function of several numbers by Nelder and Mead's simplex as J. C. Nash wrote it and R's `optim` runs it:
 * all first steps as long as a tenth of the largest argument unless `step` says another length, which may be negative. The
 * function may give Infinity where it has no value, but not at the start. Other programs that follow Nash stop at the same
 * place, which is not always the lowest.
 *
 * J. C. Nash (1990), Compact Numerical Methods for Computers, algorithm 19.
 */
export function simplexSearch(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  {
    most,
    tolerance = 1.490116119384766e-8,
    step = Math.max(...start.map((each) => 0.1 * Math.abs(each))) || 0.1,
  }: { readonly most: number; readonly tolerance?: number; readonly step?: number },
): { readonly x: readonly number[]; readonly value: number } {
  let calls = 0;
  const corner = (x: readonly number[]): Corner => {
    calls++;
    const value = f(x);
    return { x, value: Number.isFinite(value) ? value : BIG };
  };
  const first = corner(start);
  if (first.value === BIG || start.length === 0) return first;
  const close = tolerance * (Math.abs(first.value) + tolerance);
  const simplex = [first, ...start.map((_, k) => corner(start.map((each, i) => (i === k ? each + step : each))))];
  let size = Math.abs(step) * start.length * 10;
  let lowest = 0;
  do {
    let highest = lowest;
    simplex.forEach(({ value }, j) => {
      if (value < at(simplex, lowest).value) lowest = j;
      if (value > at(simplex, highest).value) highest = j;
    });
    const [low, high] = [at(simplex, lowest), at(simplex, highest)];
    if (high.value <= low.value + close) break;
    const centre = start.map((_, i) => simplex.reduce((all, { x }) => all + at(x, i), -at(high.x, i)) / start.length);
    const reflected = corner(centre.map((each, i) => 2 * each - at(high.x, i)));
    if (reflected.value < low.value) {
      const expanded = corner(centre.map((each, i) => 2 * at(reflected.x, i) - each));
      simplex[highest] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < high.value) simplex[highest] = reflected;
    const worst = at(simplex, highest);
    const contracted = corner(centre.map((each, i) => (each + at(worst.x, i)) / 2));
    if (contracted.value < worst.value) simplex[highest] = contracted;
    else if (reflected.value >= high.value) {
      const shrunk = simplex.map((each, j) =>
        j === lowest ? each : corner(each.x.map((value, i) => (value - at(low.x, i)) / 2 + at(low.x, i))),
      );
      const smaller = shrunk.reduce(
        (all, { x }) => all + x.reduce((sum, value, i) => sum + Math.abs(value - at(low.x, i)), 0),
        0,
      );
      simplex.splice(0, simplex.length, ...shrunk);
      if (smaller >= size) break;
      size = smaller;
    }
  } while (calls <= most);
  return simplex.reduce((best, each) => (each.value < best.value ? each : best));
}

interface Corner {
  readonly x: readonly number[];
  readonly value: number;
}

const at = <T>(list: readonly T[], i: number): T => list[i] as T;
