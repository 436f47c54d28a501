import type { Interval } from "./interval.js";
import { wilson } from "./wilson.js";

/**
 * The difference of two independent shares, `a` less `b`, each `successes` of `n`, with an interval at 95 % made of their
 * two Wilson intervals; null where one of them has no cases.
 *
 * R. G. Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
 * 873–890: method 10.
 */
export function newcombeDifference(a: Share, b: Share): (Interval & { readonly value: number }) | null {
  const [first, second] = [wilson(a.successes, a.n), wilson(b.successes, b.n)];
  if (first === null || second === null) return null;
  const [p, q] = [a.successes / a.n, b.successes / b.n];
  const away = (x: number, end: number | null): number => (x - (end ?? x)) ** 2;
  return {
    value: p - q,
    low: p - q - Math.sqrt(away(p, first.low) + away(q, second.high)),
    high: p - q + Math.sqrt(away(p, first.high) + away(q, second.low)),
  };
}

interface Share {
  readonly successes: number;
  readonly n: number;
}
