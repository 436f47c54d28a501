import { refuse, type Answer } from "./answer.js";
import { estimate, welch, type Estimate } from "./estimate.js";

/** One arm: how many units were drawn into it, the sum of their values and of the values' squares; units without count 0. */
export interface Arm {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * What the treated units brought in all beyond what as many would have without the treatment, drawn by lot: the difference
 * of the arms' means, times the treated units. In the values' unit, with Student's t by Welch's degrees of freedom.
 *
 * J. Neyman (1923), On the application of probability theory to agricultural experiments, translated in Statistical Science
 * 5, 465–472; B. L. Welch (1947), The generalization of Student's problem, Biometrika 34, 28–35.
 */
export function holdoutTotal(
  treated: Arm,
  control: Arm,
): Answer<{ readonly total: Estimate }, "too few units" | "no variation" | "not a number"> {
  if (treated.n < 2 || control.n < 2) return refuse("too few units");
  const parts = [treated, control].map(({ n, sum, squares }) => {
    const variance = (squares - (sum * sum) / n) / (n - 1);
    return [variance / n, n - 1] as const;
  });
  const error = Math.sqrt(parts.reduce((all, [variance]) => all + variance, 0));
  const difference = treated.sum / treated.n - control.sum / control.n;
  if (!Number.isFinite(difference) || !Number.isFinite(error)) return refuse("not a number");
  if (!(error > 0)) return refuse("no variation");
  return { ok: true, total: estimate(difference * treated.n, error * treated.n, welch(parts)) };
}
