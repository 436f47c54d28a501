import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";

/** Draws of every simulated interval. */
export const DRAWS = 10_000;

/** A seeded stream of numbers from the open interval (0, 1). */
export function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => ((generator.next() >>> 0) + 0.5) / 4_294_967_296;
}

/** Standard normal numbers, by inversion of the given stream. */
export const normal = (u: () => number) => (): number => normalQuantile(u(), 0, 1);

/** The 2.5 and 97.5 percentiles of some draws, those that are no number left out; null where none is left. */
export function middle95(draws: Float64Array): { readonly low: number; readonly high: number } | null {
  const sorted = draws.filter(Number.isFinite).sort();
  if (sorted.length === 0) return null;
  const at = (p: number): number => {
    const h = (sorted.length - 1) * p;
    const below = sorted[Math.floor(h)] as number;
    return below + (h - Math.floor(h)) * ((sorted[Math.ceil(h)] as number) - below);
  };
  return { low: at(0.025), high: at(0.975) };
}
