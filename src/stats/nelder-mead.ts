/**
 * The lowest point of a function of several numbers that a simplex walks down to from `start`, its first steps `step` long.
 * A local minimum; needs no derivatives.
 *
 * J. A. Nelder and R. Mead (1965), A simplex method for function minimization, The Computer Journal 7, 308–313.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  {
    step,
    tolerance = 1e-10,
    steps = 200 * start.length,
  }: { readonly step: number; readonly tolerance?: number; readonly steps?: number },
): { readonly x: readonly number[]; readonly value: number } {
  const corner = (x: readonly number[]): Corner => ({ x, value: f(x) });
  let simplex = [corner(start), ...start.map((_, i) => corner(start.map((value, j) => (i === j ? value + step : value))))];
  for (let i = 0; i < steps; i++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Corner, simplex.at(-1) as Corner];
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const rest = simplex.slice(0, -1);
    const centre = start.map((_, j) => rest.reduce((all, { x }) => all + (x[j] as number), 0) / rest.length);
    const along = (share: number): Corner => corner(centre.map((value, j) => value + share * ((worst.x[j] as number) - value)));
    const reflected = along(-1);
    const second = rest.at(-1) as Corner;
    let next: Corner | null = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= second.value) {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      next = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    if (next) simplex = [...rest, next];
    else simplex = [best, ...simplex.slice(1).map(({ x }) => corner(x.map((value, j) => (value + (best.x[j] as number)) / 2)))];
  }
  return simplex.reduce((best, each) => (each.value < best.value ? each : best));
}

interface Corner {
  readonly x: readonly number[];
  readonly value: number;
}
