import { refuse, type Answer } from "./answer.js";

/**
 * p-values of many tests, each made as great as is needed for "those at or below 0.05" to hold 5 % false finds at most on
 * average; in the order given.
 *
 * Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, JRSS B 57, 289–300; adjusted values as in R's
 * p.adjust.
 */
export function benjaminiHochberg(p: readonly number[]): Answer<{ readonly adjusted: readonly number[] }, "not a p-value"> {
  if (!p.every((value) => value >= 0 && value <= 1)) return refuse("not a p-value");
  const order = p.map((_, i) => i).sort((a, b) => (p[b] as number) - (p[a] as number));
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((i, place) => {
    least = Math.min(least, ((p[i] as number) * p.length) / (p.length - place));
    adjusted[i] = least;
  });
  return { ok: true, adjusted };
}
