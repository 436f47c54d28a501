import { finite, refuse, type Answer } from "./answer.js";
import { sum } from "./moments.js";
import { solve } from "./solve.js";

export interface Prevalence {
  /** True shares of the classes, from 0 to 1, together 1. */
  readonly shares: readonly number[];
  /** A share came out below zero and was set to zero, the others brought to 1 again. */
  readonly clipped: boolean;
}

/**
 * The true shares of classes behind those that a classifier gave. `confusion` is k × k: row i, where its cases of class i
 * went, as counts or shares; `observed`, k shares or counts of what the classifier gave to all cases.
 *
 * W. J. Rogan and B. Gladen (1978), Estimating prevalence from the results of a screening test, American Journal of
 * Epidemiology 107, 71–76; of more classes: G. Forman (2008), Quantifying counts and costs via classification, Data Mining
 * and Knowledge Discovery 17, 164–206 (adjusted count).
 */
export function trueShares(
  confusion: readonly (readonly number[])[],
  observed: readonly number[],
): Answer<Prevalence, "not a square table" | "not counts" | "no cases" | "a class without cases" | "classes not told apart"> {
  const k = observed.length;
  if (confusion.length !== k || confusion.some((row) => row.length !== k)) return refuse("not a square table");
  if (!finite(observed, ...confusion) || [observed, ...confusion].some((row) => row.some((count) => count < 0)))
    return refuse("not counts");
  const all = sum(observed);
  if (all === 0) return refuse("no cases");
  const cases = confusion.map(sum);
  if (cases.some((each) => each === 0)) return refuse("a class without cases");
  // Column i of the system: where the cases of class i went.
  const system = observed.map((_, j) => confusion.map((row, i) => (row[j] as number) / (cases[i] as number)));
  const found = solve(
    system,
    observed.map((each) => each / all),
  );
  if (found === null) return refuse("classes not told apart");
  const kept = found.map((share) => Math.max(0, share));
  return { ok: true, shares: kept.map((share) => share / sum(kept)), clipped: found.some((share) => share < -1e-12) };
}
