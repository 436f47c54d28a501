import { finite, refuse, type Answer } from "./answer.js";
import { minimise } from "./quasi-newton.js";

export interface Retention {
  /** Of the beta distribution of customers' chances to leave in a period. */
  readonly alpha: number;
  readonly beta: number;
  readonly logLikelihood: number;
  /** The share of customers kept after `period` periods, from 0 (all) on; beyond the last one seen it is a forecast. */
  readonly kept: (period: number) => number;
}

/** Beyond this sum of alpha and beta the customers' chances differ by too little to be told from equal ones. */
const ALIKE = 1e4;

/**
 * How a cohort is kept, each customer leaving in every period with a chance of their own: by maximum likelihood from
 * `survivors`, customers at the start and after each period, which never increase. Refused where it tells no difference
 * among customers: the loss rate does not fall.
 *
 * P. S. Fader and B. G. S. Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21, 76–90.
 */
export function shiftedBetaGeometric(
  survivors: readonly number[],
): Answer<Retention, "not counts" | "survivors increase" | "too few periods" | "nobody left" | "customers all alike"> {
  if (!finite(survivors) || survivors.some((count) => count < 0)) return refuse("not counts");
  if (survivors.some((count, i) => i > 0 && count > (survivors[i - 1] as number))) return refuse("survivors increase");
  const [first = 0, last = 0] = [survivors[0], survivors.at(-1)];
  if (survivors.length < 3) return refuse("too few periods");
  if (first === last) return refuse("nobody left");
  const lost = survivors.slice(1).map((count, i) => (survivors[i] as number) - count);
  const logLikelihood = (alpha: number, beta: number): number => {
    // P(leaving in period t) and S(t) follow one another by their ratio (equations 6 and 7).
    let [leaving, kept, all] = [Math.log(alpha / (alpha + beta)), Math.log(beta / (alpha + beta)), 0];
    lost.forEach((count, i) => {
      if (i > 0) {
        leaving += Math.log((beta + i - 1) / (alpha + beta + i));
        kept += Math.log((beta + i) / (alpha + beta + i));
      }
      all += count * leaving;
    });
    return all + last * kept;
  };
  const { x, value } = minimise(
    (logs) => -logLikelihood(Math.exp(logs[0] as number), Math.exp(logs[1] as number)) / first,
    [0, 0],
    {
      tolerance: 1e-13,
    },
  );
  const [alpha, beta] = [Math.exp(x[0] as number), Math.exp(x[1] as number)];
  if (!Number.isFinite(value) || !(alpha + beta < ALIKE)) return refuse("customers all alike");
  const kept = (period: number): number => {
    let share = 1;
    for (let i = 0; i < period; i++) share *= (beta + i) / (alpha + beta + i);
    return share;
  };
  return { ok: true, alpha, beta, logLikelihood: -value * first, kept };
}
