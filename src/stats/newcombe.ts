import { finite, refuse, type Answer } from "./answer.js";
import { mover, type BoundedDifference } from "./mover.js";
import { wilson } from "./wilson.js";

/** How many of how many. */
export interface Counted {
  readonly successes: number;
  readonly n: number;
}

/**
 * The difference of two independent proportions, `after` less `before`: Wilson's interval of each, joined by the squares of
 * their arms ("method 10", without correction for continuity). Never beyond −1 and 1.
 *
 * R. G. Newcombe (1998), Interval estimation for the difference between independent proportions: comparison of eleven
 * methods, Statistics in Medicine 17, 873–890.
 */
export function newcombe(before: Counted, after: Counted): Answer<BoundedDifference, "not counts" | "no answers"> {
  const counts = [before, after];
  if (!finite(counts.flatMap(({ successes, n }) => [successes, n]))) return refuse("not counts");
  if (counts.some(({ successes, n }) => successes < 0 || successes > n)) return refuse("not counts");
  const [one, other] = counts.map(({ successes, n }) => {
    const { low, high } = wilson(successes, n) ?? {};
    return typeof low === "number" && typeof high === "number" ? { value: successes / n, low, high } : null;
  });
  return one && other ? { ok: true, ...mover(one, other) } : refuse("no answers");
}
