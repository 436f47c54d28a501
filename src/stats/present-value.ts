import { finite, refuse, type Answer } from "./answer.js";
import { sum } from "./moments.js";

type Why = "no flows" | "not a number" | "rate at or below -100 %";

/**
 * What flows of money are worth today. `flows[0]` comes now, `flows[1]` after one period and so on; `rate` is what money
 * earns in a period, 0.05 for 5 %.
 *
 * I. Fisher (1930), The Theory of Interest, chapter 1.
 */
export function presentValue(flows: readonly number[], rate: number): Answer<{ readonly value: number }, Why> {
  const why = faultOf(flows, rate);
  return why === null ? { ok: true, value: sum(discounted(flows, rate)) } : refuse(why);
}

/**
 * When flows have paid back what was spent: the periods until all before adds up to zero or more and stays there, the last of
 * them in parts as if money came evenly within it. 0 where nothing ever has to be paid back. Discounted by `rate`; 0 for the
 * plain one.
 *
 * A. Rappaport (1965), The discounted payback period, Management Services 2, 30–36.
 */
export function payback(flows: readonly number[], rate: number): Answer<{ readonly periods: number }, Why | "never paid back"> {
  const why = faultOf(flows, rate);
  if (why !== null) return refuse(why);
  const worth = discounted(flows, rate);
  let all = 0;
  const balances = worth.map((flow) => (all += flow));
  const lastBelow = balances.findLastIndex((balance) => balance < 0);
  if (lastBelow === balances.length - 1) return refuse("never paid back");
  if (lastBelow === -1) return { ok: true, periods: 0 };
  const owed = -(balances[lastBelow] as number);
  return { ok: true, periods: lastBelow + owed / (worth[lastBelow + 1] as number) };
}

function faultOf(flows: readonly number[], rate: number): Why | null {
  if (flows.length === 0) return "no flows";
  if (!finite(flows, [rate])) return "not a number";
  return rate > -1 ? null : "rate at or below -100 %";
}

const discounted = (flows: readonly number[], rate: number): number[] => flows.map((flow, i) => flow / (1 + rate) ** i);
