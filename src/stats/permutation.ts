import { finite, refuse, type Answer } from "./answer.js";
import { uniform } from "./monte-carlo.js";
import { mean, sum } from "./moments.js";

/** Where there are no more ways than this to choose the treated, all of them are tried. */
const EXACT = 20_000;

export interface Permutation {
  /** Mean of the treated less mean of the others. */
  readonly effect: number;
  /** Two-sided: the share of ways to choose the treated whose difference is as far from zero or farther. */
  readonly p: number;
  /** The smallest p-value that so many units, and so many ways as were tried, can give. */
  readonly least: number;
  /** False where not even the clearest result could be significant at 5 %, such as one treated unit of fewer than 20. */
  readonly canBeSignificant: boolean;
  readonly exact: boolean;
  /** Ways to choose the treated that were tried. */
  readonly ways: number;
}

/**
 * Permutation test of one value a unit (such as its change): had other units been treated, how often would the difference
 * have been as great? Exact where the ways are few; else `draws` of them, drawn by `seed`, the true one counted in.
 *
 * R. A. Fisher (1935), The Design of Experiments; B. Phipson and G. K. Smyth (2010), Permutation p-values should never be
 * zero, Statistical Applications in Genetics and Molecular Biology 9, 39.
 */
export function permutationTest(
  values: readonly number[],
  treated: readonly boolean[],
  { seed, draws = 9_999 }: { readonly seed: number; readonly draws?: number },
): Answer<Permutation, "too few units" | "not a number"> {
  const [n, k] = [values.length, treated.filter(Boolean).length];
  if (treated.length !== n || !finite(values)) return refuse("not a number");
  if (k === 0 || k === n) return refuse("too few units");
  const total = sum(values);
  // Of a sum of k follows the difference of means.
  const difference = (chosen: number): number => chosen / k - (total - chosen) / (n - k);
  const effect = mean(values.filter((_, i) => treated[i])) - mean(values.filter((_, i) => !treated[i]));
  const rounding = 1e-9 * Math.max(...values.map(Math.abs));
  const asGreat = (chosen: number): boolean => Math.abs(difference(chosen)) >= Math.abs(effect) - rounding;
  const possible = waysToChoose(n, k);
  const exact = possible <= EXACT;
  // A way and its mirror image are equally far from zero where the halves are equal.
  const clearest = (k * 2 === n ? 2 : 1) / possible;
  let found = exact ? 0 : 1;
  if (exact) eachChoice(values, k, (chosen) => (found += Number(asGreat(chosen))));
  else {
    const u = uniform(seed);
    for (let i = 0; i < draws; i++) found += Number(asGreat(drawn([...values], k, u)));
  }
  const ways = exact ? possible : draws + 1;
  const least = exact ? clearest : 1 / ways;
  return { ok: true, effect, p: found / ways, least, canBeSignificant: least <= 0.05, exact, ways };
}

/** n over k; infinite where it is beyond counting. */
export function waysToChoose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n + 1 - i)) / i;
  return Math.round(ways);
}

/** The sum of every choice of `k` values. */
function eachChoice(values: readonly number[], k: number, take: (chosen: number) => void): void {
  const from = (start: number, left: number, chosen: number): void => {
    if (left === 0) return take(chosen);
    for (let i = start; i <= values.length - left; i++) from(i + 1, left - 1, chosen + (values[i] as number));
  };
  from(0, k, 0);
}

/** The sum of `k` values drawn without return (Fisher and Yates); it moves them about. */
function drawn(values: number[], k: number, u: () => number): number {
  let chosen = 0;
  for (let i = 0; i < k; i++) {
    const j = i + Math.floor(u() * (values.length - i));
    const value = values[j] as number;
    values[j] = values[i] as number;
    values[i] = value;
    chosen += value;
  }
  return chosen;
}
