import type { Answer } from "./answer.js";
import { faultOf, reckoning, type Case, type CaseFault } from "./factor-chains.js";

/** The net value with one factor at its low and at its high, all others at base. */
export interface Swing {
  readonly factor: string;
  readonly atLow: number;
  readonly atHigh: number;
}

/**
 * How much each factor by itself moves what a case is worth, the one that moves it most first. Factors that move nothing
 * stand last; what they do together is not told.
 *
 * T. G. Eschenbach (1992), Spiderplots versus tornado diagrams for sensitivity analysis, Interfaces 22, 40–46.
 */
export function tornado(given: Case): Answer<{ readonly base: number; readonly swings: readonly Swing[] }, CaseFault> {
  const fault = faultOf(given);
  if (fault) return fault;
  const reckon = reckoning(given);
  const values = given.factors.map(({ base }) => base);
  const swings = given.factors.map(({ name, low, high }, i) => ({
    factor: name,
    atLow: reckon(values.with(i, low)).net,
    atHigh: reckon(values.with(i, high)).net,
  }));
  const width = ({ atLow, atHigh }: Swing): number => Math.abs(atHigh - atLow);
  return { ok: true, base: reckon(values).net, swings: swings.sort((a, b) => width(b) - width(a)) };
}
