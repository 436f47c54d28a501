import { refuse, type Answer } from "./answer.js";
import { faultOf, reckoning, type Case, type CaseFault } from "./factor-chains.js";

export interface BreakEven {
  readonly factor: string;
  /** Where benefits and costs are alike, all other factors at base; it may lie outside the factor's range. */
  readonly value: number;
  /** The case pays above it, or below it. */
  readonly pays: "above" | "below";
  readonly withinRange: boolean;
}

/**
 * The value of a factor at which a case neither gains nor loses. A factor stands at most once in a chain, so that the net
 * value is a line in it, and two points give its zero.
 *
 * C. Drury (2018), Management and Cost Accounting, chapter 8.
 */
export function breakEven(
  given: Case,
  factor: string,
): Answer<BreakEven, CaseFault | "an unknown factor" | "moves nothing" | "a factor twice in a chain"> {
  const fault = faultOf(given);
  if (fault) return fault;
  const place = given.factors.findIndex(({ name }) => name === factor);
  const own = given.factors[place];
  if (own === undefined) return refuse("an unknown factor");
  if (given.chains.some((chain) => chain.factors.filter((name) => name === factor).length > 1))
    return refuse("a factor twice in a chain");
  const reckon = reckoning(given);
  const values = given.factors.map(({ base }) => base);
  // The two points lie apart by what the factor itself is about, so that neither drowns in the other.
  const step = Math.max(Math.abs(own.low), Math.abs(own.high)) || 1;
  const without = reckon(values.with(place, 0)).net;
  const slope = (reckon(values.with(place, step)).net - without) / step;
  if (slope === 0) return refuse("moves nothing");
  const value = -without / slope;
  return { ok: true, factor, value, pays: slope > 0 ? "above" : "below", withinRange: value >= own.low && value <= own.high };
}
