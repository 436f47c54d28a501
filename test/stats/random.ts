/** Seeded draws that owe nothing to the product's own generator, quantiles or draws. */
export interface Random {
  /** From the open interval (0, 1). */
  uniform(): number;
  normal(mean: number, sd: number): number;
  exponential(mean: number): number;
  logNormal(mu: number, sigma: number): number;
  chance(p: number): boolean;
  /** PERT(low, mode, high): a beta drawn as the share of one gamma in two. */
  pert(low: number, mode: number, high: number): number;
}

/** T. Ettinger's mulberry32 beneath; normals by Box and Muller (1958), gammas by Marsaglia and Tsang (2000). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  const standard = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** For shapes of 1 or more, which PERT's always are. */
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    for (;;) {
      const z = standard();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return {
    uniform,
    normal: (mean, sd) => mean + sd * standard(),
    exponential: (mean) => -mean * Math.log(uniform()),
    logNormal: (mu, sigma) => Math.exp(mu + sigma * standard()),
    chance: (p) => uniform() < p,
    pert(low, mode, high) {
      const a = gamma(1 + (4 * (mode - low)) / (high - low));
      const b = gamma(1 + (4 * (high - mode)) / (high - low));
      return low + ((high - low) * a) / (a + b);
    },
  };
}
