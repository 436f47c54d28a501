import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";
import { sum } from "./moments.js";
import { trueShares } from "./rogan-gladen.js";
import { solve } from "./solve.js";

export interface TrueShare {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Cases added to each cell of the labelled table before its spread is taken: no error seen is not no error. */
const ADDED = 0.5;

/**
 * The true shares of classes behind those a classifier gave, as `trueShares`, each with an interval at 95 %. Both are
 * samples: the labelled cases (`confusion`, counts; row i, where those truly of class i went) and the cases that are told
 * of (`observed`, counts). Delta method: with p = M⁻¹q, the variance of q and of each row of M, weighed by that class's
 * share squared, go through M⁻¹. An interval is cut to 0 and 1, and holds its value.
 *
 * W. J. Rogan and B. Gladen (1978), American Journal of Epidemiology 107, 71–76, for two classes; added cases after Z. Lang
 * and J. Reiczigel (2014), Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity,
 * Preventive Veterinary Medicine 113, 13–22.
 */
export function trueSharesWithin(
  confusion: readonly (readonly number[])[],
  observed: readonly number[],
): Answer<
  { readonly shares: readonly TrueShare[]; readonly clipped: boolean },
  "not a square table" | "not counts" | "no cases" | "a class without cases" | "classes not told apart"
> {
  const found = trueShares(confusion, observed);
  if (!found.ok) return found;
  const k = observed.length;
  const n = sum(observed);
  const cases = confusion.map(sum);
  const went = confusion.map((row, i) => row.map((count) => count / (cases[i] as number)));
  const system = observed.map((_, j) => went.map((row) => row[j] as number));
  const q = observed.map((count) => count / n);
  const raw = solve(system, q);
  const inverse =
    raw &&
    observed.map((_, j) =>
      solve(
        system,
        observed.map((_, i) => (i === j ? 1 : 0)),
      ),
    );
  if (raw === null || inverse === null || inverse.some((column) => column === null)) return refuse("classes not told apart");
  const smoothed = confusion.map((row) => row.map((count) => (count + ADDED) / (sum(row) + ADDED * k)));
  const seen = observed.map((count) => (count + ADDED) / (n + ADDED * k));
  const z = normalQuantile(UPPER, 0, 1);
  const shares = found.shares.map((value, c): TrueShare => {
    // Row c of M⁻¹: what each observed share adds to the true share of class c.
    const weights = inverse.map((column) => column?.[c] as number);
    const variance =
      spread(weights, seen) / n +
      sum(smoothed.map((row, i) => (Math.max(0, raw[i] as number) ** 2 * spread(weights, row)) / (cases[i] as number)));
    const half = z * Math.sqrt(variance);
    const middle = raw[c] as number;
    const cut = (x: number): number => Math.min(1, Math.max(0, x));
    return { value, low: Math.min(value, cut(middle - half)), high: Math.max(value, cut(middle + half)) };
  });
  return { ok: true, shares, clipped: found.clipped };
}

/** The variance of one draw's weight where class j is drawn with probability p[j]. */
function spread(weights: readonly number[], p: readonly number[]): number {
  const mean = sum(weights.map((w, j) => w * (p[j] as number)));
  return sum(weights.map((w, j) => (w - mean) ** 2 * (p[j] as number)));
}
