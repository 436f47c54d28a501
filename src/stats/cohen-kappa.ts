import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { finite, refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";
import { sum } from "./moments.js";

export interface Kappa {
  /** 1 for full agreement, 0 for what chance alone would give. */
  readonly kappa: number;
  /** Shares of cases: agreed upon, and expected to be by chance. */
  readonly observed: number;
  readonly expected: number;
}

/**
 * Agreement of two raters on the same cases beyond chance. `table` is k × k counts: rows the first rater's classes,
 * columns the second's, in the same order. With the large-sample standard error and its 95 % interval.
 *
 * J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37–46;
 * error: J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological Bulletin 72, 323–327.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
): Answer<
  Kappa & { readonly se: number; readonly low: number; readonly high: number },
  "not a square table" | "not counts" | "no cases" | "one class only"
> {
  if (table.some((row) => row.length !== table.length)) return refuse("not a square table");
  if (!finite(...table) || table.some((row) => row.some((count) => count < 0))) return refuse("not counts");
  const n = sum(table.map(sum));
  if (n === 0) return refuse("no cases");
  const first = table.map((row) => sum(row) / n);
  const second = table.map((_, j) => sum(table.map((row) => row[j] as number)) / n);
  const of = (list: readonly number[], i: number): number => list[i] as number;
  const observed = sum(table.map((row, i) => of(row, i) / n));
  const expected = sum(first.map((share, i) => share * of(second, i)));
  // All cases in one class, by both: there is nothing that chance could get wrong.
  if (first.some((share, i) => share === 1 && second[i] === 1)) return refuse("one class only");
  const kappa = (observed - expected) / (1 - expected);
  const agreed = sum(table.map((row, i) => (of(row, i) / n) * (1 - (of(first, i) + of(second, i)) * (1 - kappa)) ** 2));
  const apart = sum(
    table.map((row, i) => sum(row.map((count, j) => (i === j ? 0 : (count / n) * (of(second, i) + of(first, j)) ** 2)))),
  );
  const rest = (kappa - expected * (1 - kappa)) ** 2;
  const se = Math.sqrt(Math.max(0, agreed + (1 - kappa) ** 2 * apart - rest) / n) / (1 - expected);
  const spread = normalQuantile(UPPER, 0, 1) * se;
  return {
    ok: true,
    kappa,
    observed,
    expected,
    se,
    low: Math.max(-1, kappa - spread),
    high: Math.min(1, kappa + spread),
  };
}
