import { pertMoments } from "./pert.js";

const CELLS = 2000;
const POINTS = 1000;

/**
 * The quantile function of a PERT distribution read from a table of thousandths, as `tabulated(pertQuantile(…))` is, but a
 * hundred times sooner: the density is integrated once (Simpson's rule over 2,000 cells), and its integral read backwards.
 * Within 0.0005 of the range's width.
 */
export function pertTable(low: number, mode: number, high: number): (u: number) => number {
  const width = high - low;
  if (!(width > 0)) return () => mode;
  // The shapes of the beta distribution add up to 6; its mean tells them apart.
  const a = ((pertMoments(low, mode, high).mean - low) / width) * 6;
  const density = (x: number): number => x ** (a - 1) * (1 - x) ** (5 - a);
  const sums = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) {
    const cell = density(i / CELLS) + 4 * density((i + 0.5) / CELLS) + density((i + 1) / CELLS);
    sums[i + 1] = (sums[i] as number) + cell;
  }
  const whole = sums[CELLS] as number;
  const points = new Float64Array(POINTS + 1);
  for (let k = 1, i = 0; k <= POINTS; k++) {
    const wanted = (k / POINTS) * whole;
    while (i < CELLS - 1 && (sums[i + 1] as number) < wanted) i++;
    const [before, after] = [sums[i] as number, sums[i + 1] as number];
    points[k] = Math.min(1, (i + (after > before ? (wanted - before) / (after - before) : 1)) / CELLS);
  }
  points[POINTS] = 1;
  return (u) => {
    const h = u * POINTS;
    const i = Math.min(POINTS - 1, Math.floor(h));
    const [before, after] = [points[i] as number, points[i + 1] as number];
    return low + width * (before + (h - i) * (after - before));
  };
}
