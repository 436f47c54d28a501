import chisquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";
import chisquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import { refuse, type Answer } from "./answer.js";
import type { GroupTimes } from "./group-time-effects.js";
import { dot, leastSquares, type Matrix } from "./least-squares.js";

export interface GroupTimePreTrend {
  /** Wald's statistic of "every effect before its start is zero", its degrees of freedom and p-value. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly passed: boolean;
  /** How often the test would have seen the groups drift apart by `suspected` a period; null without one. */
  readonly power: number | null;
}

/**
 * Whether groups ran in parallel before they started, all together. `suspected` is a slope in the outcome's unit a period;
 * effects are those of periods compared with the one before.
 *
 * B. Callaway and P. H. C. Sant'Anna (2021), Journal of Econometrics 225, 200–230; J. Roth (2022), American Economic
 * Review: Insights 4, 305–322, for the power.
 */
export function groupTimePreTrend(
  { effects }: Pick<GroupTimes, "effects">,
  suspected: number | null = null,
): Answer<GroupTimePreTrend, "no periods before the start" | "too few units"> {
  const before = effects.filter(({ start, period }) => period < start);
  if (before.length === 0) return refuse("no periods before the start");
  const n = before[0]?.influence.length ?? 0;
  const influence = Array.from({ length: n }, (_, i) => before.map((effect) => effect.influence[i] as number));
  // The covariance of the effects is (Ψ′Ψ) / n²; least squares gives (Ψ′Ψ)⁻¹.
  const fit = leastSquares(
    influence,
    influence.map(() => 0),
  );
  if (!fit.ok) return refuse("too few units");
  const distance = (away: readonly number[]): number => n * n * quadratic(fit.inverse, away);
  const statistic = distance(before.map(({ effect }) => effect.value));
  const df = before.length;
  const p = 1 - chisquareCdf(statistic, df);
  const power = suspected === null ? null : tail(chisquareQuantile(0.95, df), df, distance(before.map(() => suspected)));
  return { ok: true, statistic, df, p, passed: p >= 0.05, power };
}

const quadratic = (inverse: Matrix, away: readonly number[]): number =>
  dot(
    inverse.map((row) => dot(row, away)),
    away,
  );

/** P(χ² > at) where the centre is off by `away`: central ones weighed by Poisson's probabilities of away / 2. */
function tail(at: number, df: number, away: number): number {
  const middle = away / 2;
  let [probability, left] = [0, 1];
  // Beyond this the test cannot miss it, and e^(−middle) is no number any more.
  if (middle > 500) return 1;
  let poisson = Math.exp(-middle);
  for (let j = 0; left > 1e-10 && j < 5_000; j++) {
    probability += poisson * (1 - chisquareCdf(at, df + 2 * j));
    left -= poisson;
    poisson *= middle / (j + 1);
  }
  return Math.min(1, probability);
}
