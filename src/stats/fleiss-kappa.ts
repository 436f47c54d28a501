import { finite, refuse, type Answer } from "./answer.js";
import type { Kappa } from "./cohen-kappa.js";
import { mean, sum } from "./moments.js";

/**
 * Agreement of several raters beyond chance. `counts` is cases × classes: how many raters gave the case that class. Each
 * case has the same number of ratings, by whichever raters.
 *
 * J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 378–382.
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
): Answer<Kappa & { readonly raters: number }, "not counts" | "no cases" | "one rater" | "unequal ratings" | "one class only"> {
  if (!finite(...counts) || counts.some((row) => row.some((count) => count < 0))) return refuse("not counts");
  const ratings = counts.map(sum);
  const raters = ratings[0] ?? 0;
  if (raters === 0) return refuse("no cases");
  if (ratings.some((each) => each !== raters)) return refuse("unequal ratings");
  if (raters < 2) return refuse("one rater");
  const classes = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j] ?? 0)) / (counts.length * raters));
  if (classes.some((share) => share === 1)) return refuse("one class only");
  const squares = (values: readonly number[]): number => sum(values.map((value) => value * value));
  const observed = mean(counts.map((row) => (squares(row) - raters) / (raters * (raters - 1))));
  const expected = squares(classes);
  return { ok: true, kappa: (observed - expected) / (1 - expected), observed, expected, raters };
}
