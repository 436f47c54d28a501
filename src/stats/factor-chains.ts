import { refuse, type Refusal } from "./answer.js";
import { paidOnce } from "./overlap.js";

/**
 * A number that is not known for sure, from low to high, most likely `base`; all three alike where it is known. Of a
 * measured one low and high are its 95 % interval, and not the ends of what it may be.
 */
export interface Factor {
  readonly name: string;
  readonly low: number;
  readonly base: number;
  readonly high: number;
  /** PERT where nothing is said. */
  readonly shape?: "pert" | "triangular" | "measured";
}

/** A benefit or a cost: the product of its factors, all in one unit of money. */
export interface Chain {
  readonly name: string;
  readonly kind: "benefit" | "cost";
  readonly factors: readonly string[];
  /** Benefits of one group count the same effect (overlap.ts). */
  readonly overlap?: string;
}

export interface Case {
  readonly factors: readonly Factor[];
  readonly chains: readonly Chain[];
}

export interface Totals {
  readonly benefit: number;
  readonly cost: number;
  readonly net: number;
  /** net / cost; null where nothing is spent. */
  readonly roi: number | null;
}

export type CaseFault = "no chains" | "a factor twice" | "an unknown factor" | "not a number" | "low, base, high out of order";

/** Why a case cannot be reckoned with; null where it can. */
export function faultOf({ factors, chains }: Case): Refusal<CaseFault> | null {
  const names = new Set(factors.map(({ name }) => name));
  if (chains.length === 0) return refuse("no chains");
  if (names.size < factors.length) return refuse("a factor twice");
  if (chains.some((chain) => chain.factors.some((name) => !names.has(name)))) return refuse("an unknown factor");
  if (factors.some(({ low, base, high }) => ![low, base, high].every(Number.isFinite))) return refuse("not a number");
  if (factors.some(({ low, base, high }) => low > base || base > high)) return refuse("low, base, high out of order");
  return null;
}

/**
 * A case as a function of its factors' values, in the order of `factors`. Which benefit of an overlap group is paid is
 * settled at base values and then kept: to pick the highest anew each time would favour luck. The case has no fault.
 */
export function reckoning({ factors, chains }: Case): (values: ArrayLike<number>) => Totals {
  const places = new Map(factors.map(({ name }, i) => [name, i]));
  const product = (chain: Chain): ((values: ArrayLike<number>) => number) => {
    const own = chain.factors.map((name) => places.get(name) as number);
    return (values) => {
      let all = 1;
      for (const place of own) all *= values[place] as number;
      return all;
    };
  };
  const base = factors.map((factor) => factor.base);
  const benefits = chains.filter(({ kind }) => kind === "benefit");
  const paid = paidOnce(benefits.map((chain) => ({ value: product(chain)(base), group: chain.overlap ?? null })));
  const gains = benefits.filter((_, i) => paid[i]).map(product);
  const spendings = chains.filter(({ kind }) => kind === "cost").map(product);
  return (values) => {
    let [benefit, cost] = [0, 0];
    for (const gain of gains) benefit += gain(values);
    for (const spending of spendings) cost += spending(values);
    return { benefit, cost, net: benefit - cost, roi: cost > 0 ? (benefit - cost) / cost : null };
  };
}
