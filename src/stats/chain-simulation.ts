import type { Answer } from "./answer.js";
import { faultOf, reckoning, type Case, type CaseFault, type Factor } from "./factor-chains.js";
import { DRAWS, uniform } from "./monte-carlo.js";
import { pertTable } from "./pert-table.js";
import { splitNormalQuantile } from "./split-normal.js";
import { tabulated } from "./tabulated.js";
import { triangularQuantile } from "./triangular.js";

export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  /** The share of draws above zero. */
  readonly aboveZero: number;
  /** Fifty equally likely values, rising: the middles of fiftieths. */
  readonly fifty: readonly number[];
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
  const samplers = given.factors.map((factor) => samplerOf(factor));
  const values = new Float64Array(samplers.length);
  const found = {
    benefit: new Float64Array(draws),
    cost: new Float64Array(draws),
    net: new Float64Array(draws),
    roi: new Float64Array(draws),
  };
  for (let i = 0; i < draws; i++) {
    // A loop over indexes: this line is run for each factor of each draw.
    for (let k = 0; k < samplers.length; k++) values[k] = (samplers[k] as (u: number) => number)(u());
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

const samplerOf = ({ low, base, high, shape = "pert" }: Factor): ((u: number) => number) => {
  if (shape === "pert") return pertTable(low, base, high);
  return tabulated((shape === "triangular" ? triangularQuantile : splitNormalQuantile)(low, base, high));
};

function spreadOf(draws: Float64Array): Spread {
  const rising = draws.slice().sort();
  const at = (share: number): number => between(rising, (rising.length - 1) * share);
  const above = rising.length - firstAbove(rising);
  return {
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    mean: draws.reduce((all, draw) => all + draw, 0) / draws.length,
    aboveZero: above / rising.length,
    fifty: Array.from({ length: 50 }, (_, i) => at((i + 0.5) / 50)),
  };
}

/** between the two values that the rank lies between. */
function between(rising: Float64Array, rank: number): number {
  const below = rising[Math.floor(rank)] as number;
  return below + (rank - Math.floor(rank)) * ((rising[Math.ceil(rank)] as number) - below);
}

function firstAbove(rising: Float64Array): number {
  const first = rising.findIndex((value) => value > 0);
  return first < 0 ? rising.length : first;
}
