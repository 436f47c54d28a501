import { breakEven } from "../../../stats/break-even.js";
import { simulateChains, type Spread } from "../../../stats/chain-simulation.js";
import { reckoning, type Case, type Chain, type Factor } from "../../../stats/factor-chains.js";
import { payback, presentValue } from "../../../stats/present-value.js";
import { tornado } from "../../../stats/tornado.js";
import { settled } from "../../canonical.js";
import type { RoiBreakEven, RoiFactor, RoiOutcome, RoiPresent, RoiSpread, RoiSwing, RoiTotals } from "../../roi.js";

/** The seed of every return: the same inputs give the same bytes. */
export const SEED = 20_261_101;

/** A benefit that is paid, or a cost. `worth` is what a unit of it is worth today, where later money is discounted. */
export interface Entry {
  readonly id: string;
  readonly side: "benefit" | "cost";
  readonly chain: readonly string[];
  readonly worth: number;
}

export interface Reckoned {
  readonly base: RoiTotals;
  readonly swings: readonly RoiSwing[];
  readonly breakEvens: readonly RoiBreakEven[];
  readonly outcome: RoiOutcome;
}

/** What benefits and costs come to, with their range and what moves it. Null where there is no benefit or no cost. */
export function reckoned(factors: readonly RoiFactor[], entries: readonly Entry[], draws: number): Reckoned | null {
  if (!entries.some(({ side }) => side === "benefit") || !entries.some(({ side }) => side === "cost")) return null;
  const given = caseOf(factors, entries);
  const simulated = simulateChains(given, { seed: SEED, draws });
  const moved = tornado(given);
  if (!simulated.ok || !moved.ok) return null;
  const names = new Set(factors.map(({ id }) => id));
  const swings = moved.swings.filter(({ factor, atLow, atHigh }) => names.has(factor) && atLow !== atHigh);
  const at = reckoning(given);
  const base = totals(at(given.factors.map((factor) => factor.base)));
  return {
    base,
    swings: swings.map(({ factor, atLow, atHigh }) => ({ factor, atLow: settled(atLow), atHigh: settled(atHigh) })),
    breakEvens: factors.flatMap(({ id }) => breakEvenOf(given, id)),
    outcome: {
      low: corner("low"),
      base,
      high: corner("high"),
      benefit: spread(simulated.benefit),
      cost: spread(simulated.cost),
      net: spread(simulated.net),
      roi: simulated.roi && spread(simulated.roi),
      aboveZero: settled(simulated.net.aboveZero),
      fifty: (simulated.roi ?? simulated.net).fifty.map(settled),
      draws,
      seed: SEED,
    },
  };

  /** All factors at the end that lowers, or that raises, the net value. */
  function corner(end: "low" | "high"): RoiTotals {
    const falls = new Set(swings.filter(({ atLow, atHigh }) => atHigh < atLow).map(({ factor }) => factor));
    const other = end === "low" ? "high" : "low";
    return totals(at(given.factors.map((factor) => factor[falls.has(factor.name) ? other : end])));
  }
}

function caseOf(factors: readonly RoiFactor[], entries: readonly Entry[]): Case {
  const own: readonly Factor[] = factors.map(({ id, of, low, base, high }) => ({
    name: id,
    low,
    base,
    high,
    shape: of.kind === "assumption" ? "pert" : "measured",
  }));
  const worths = entries.filter(({ worth }) => worth !== 1).map(({ side, id, worth }) => exact(`worth ${side} ${id}`, worth));
  const chains = entries.map(({ id, side, chain, worth }): Chain => ({
    name: id,
    kind: side,
    factors: worth === 1 ? chain : [...chain, `worth ${side} ${id}`],
  }));
  return { factors: [...own, ...worths], chains };
}

const exact = (name: string, value: number): Factor => ({ name, low: value, base: value, high: value });

function breakEvenOf(given: Case, id: string): readonly RoiBreakEven[] {
  const found = breakEven(given, id);
  // A factor below nothing would be another thing.
  if (!found.ok || found.value < 0) return [];
  const { factor, value, pays, withinRange } = found;
  return [{ factor, value: settled(value), pays, withinRange }];
}

const totals = ({ benefit, cost, net, roi }: RoiTotals): RoiTotals => ({
  benefit: settled(benefit),
  cost: settled(cost),
  net: settled(net),
  roi: roi === null ? null : settled(roi),
});

const spread = ({ p5, p50, p95 }: Spread): RoiSpread => ({ p5: settled(p5), p50: settled(p50), p95: settled(p95) });

/** The months of more than a year: then money has a time. */
const YEAR = 12;

/** What flows of a month each are worth at their start, the first month's now; `rate` is a year's. */
export function worthOf(flows: readonly number[], rate: number): number | null {
  const found = presentValue(flows, monthly(rate));
  return found.ok ? found.value : null;
}

/**
 * What benefits and costs of more than a year are worth at its start, and when they have paid back. Null for a year or
 * less.
 */
export function presentOf(benefit: readonly number[], cost: readonly number[], rate: number | null): RoiPresent | null {
  if (benefit.length <= YEAR) return null;
  const at = rate ?? 0;
  const [gained, spent] = [worthOf(benefit, at), worthOf(cost, at)];
  if (gained === null || spent === null) return null;
  const paid = payback(
    benefit.map((each, i) => each - (cost[i] ?? 0)),
    monthly(at),
  );
  return {
    rate,
    benefit: settled(gained),
    cost: settled(spent),
    net: settled(gained - spent),
    payback: paid.ok ? settled(paid.periods) : null,
  };
}

const monthly = (rate: number): number => (1 + rate) ** (1 / YEAR) - 1;
