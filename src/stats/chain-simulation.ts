import type { Answer } from "./answer.js";
import { faultOf, reckoning, type Case, type CaseFault, type Factor } from "./factor-chains.js";
import { mean } from "./moments.js";
import { DRAWS, percentiles, uniform } from "./monte-carlo.js";
import { pertQuantile } from "./pert.js";
import { tabulated } from "./tabulated.js";
import { triangularQuantile } from "./triangular.js";

export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  /** The share of draws above zero. */
  readonly aboveZero: number;
}

export interface Simulation {
  readonly benefit: Spread;
  readonly cost: Spread;
  readonly net: Spread;
  /** Null where a draw spends nothing. */
  readonly roi: Spread | null;
}

/**
 * What a case is worth over seeded draws of its factors, each drawn by itself and once for all chains that it stands in.
 *
 * D. B. Hertz (1964), Risk analysis in capital investment, Harvard Business Review 42, 95–106; JCGM 101:2008, section 7.
 */
export function simulateChains(
  given: Case,
  { seed, draws = DRAWS }: { readonly seed: number; readonly draws?: number },
): Answer<Simulation, CaseFault> {
  const fault = faultOf(given);
  if (fault) return fault;
  const reckon = reckoning(given);
  const u = uniform(seed);
  const samplers = given.factors.map((factor) => tabulated(quantileOf(factor)));
  const values = new Float64Array(samplers.length);
  const found = {
    benefit: new Float64Array(draws),
    cost: new Float64Array(draws),
    net: new Float64Array(draws),
    roi: new Float64Array(draws),
  };
  for (let i = 0; i < draws; i++) {
    samplers.forEach((sampler, k) => (values[k] = sampler(u())));
    const { benefit, cost, net, roi } = reckon(values);
    found.benefit[i] = benefit;
    found.cost[i] = cost;
    found.net[i] = net;
    found.roi[i] = roi ?? Number.NaN;
  }
  return {
    ok: true,
    benefit: spreadOf(found.benefit),
    cost: spreadOf(found.cost),
    net: spreadOf(found.net),
    roi: found.roi.some(Number.isNaN) ? null : spreadOf(found.roi),
  };
}

const quantileOf = ({ low, base, high, shape = "pert" }: Factor): ((u: number) => number) =>
  ({ pert: pertQuantile, triangular: triangularQuantile })[shape](low, base, high);

function spreadOf(draws: Float64Array): Spread {
  const [p5 = NaN, p50 = NaN, p95 = NaN] = percentiles(draws, [0.05, 0.5, 0.95]) ?? [];
  return { p5, p50, p95, mean: mean([...draws]), aboveZero: draws.filter((draw) => draw > 0).length / draws.length };
}
