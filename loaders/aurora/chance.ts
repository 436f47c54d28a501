import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** A stream of random draws. Each thing of the simulated world has its own, so no thing depends on another's order. */
export interface Chance {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Whole, uniform in [0, n). */
  below(n: number): number;
  /** True with probability p. */
  happens(p: number): boolean;
  /** Standard normal, by Box and Muller. */
  normal(): number;
  /** Lognormal by its median and the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number;
  /** A count of mean `mean`. */
  poisson(mean: number): number;
  /** One of the keys, by weight. */
  pick<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** The draws that belong to `words` in the world of `seed`: the same on every machine, in any order of asking. */
export function chance(seed: number, ...words: readonly number[]): Chance {
  let h = mix(seed);
  for (const word of words) h = mix(h ^ mix(word + 0x9e3779b9));
  const a = mix(h + 1);
  const b = mix(h + 2);
  const c = mix(h + 3);
  const generator = xoroshiro128plusFromState([h | 1, a, b, c]);
  const unit = () => uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return {
    unit,
    normal,
    below: (n) => Math.floor(unit() * n),
    happens: (p) => unit() < p,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => poisson(mean, unit, normal),
    pick: (weights) => pick(weights, unit()),
  };
}

/** A single uniform draw in [0, 1) that belongs to `words`: for traits that must be cheap to look up. */
export function trait(seed: number, ...words: readonly number[]): number {
  let h = mix(seed);
  for (const word of words) h = mix(h ^ mix(word + 0x9e3779b9));
  return (h >>> 0) / 4294967296;
}

/** MurmurHash3's finaliser: spreads one 32-bit word over all bits (Appleby, public domain). */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Knuth's product method; for large means the normal approximation, rounded. */
function poisson(mean: number, unit: () => number, normal: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const floor = Math.exp(-mean);
  let product = unit();
  let n = 0;
  while (product > floor) {
    product *= unit();
    n++;
  }
  return n;
}

function pick<K extends string>(weights: Readonly<Record<K, number>>, at: number): K {
  const names = Object.keys(weights) as K[];
  let total = 0;
  for (const name of names) total += weights[name];
  let left = at * total;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return names[names.length - 1] as K;
}
