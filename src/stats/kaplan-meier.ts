import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";

/** How long one was watched, from 0 on, and whether it then ended; else the watching ended (censored). */
export interface Lifetime {
  readonly time: number;
  readonly ended: boolean;
}

/** After the events of a time. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's. */
  readonly se: number;
  /** 95 % by log(−log S); null where the curve is at 1 or 0 and the method gives nothing. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface Survival {
  readonly n: number;
  readonly events: number;
  /** One for each time at which something ended. */
  readonly steps: readonly SurvivalStep[];
  /** The first time at which half or fewer are left, and where the band's sides are; null where they never are. */
  readonly median: number | null;
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
}

/**
 * The share that is left after each time, those still running counted for as long as they were seen.
 *
 * E. L. Kaplan and P. Meier (1958), Nonparametric estimation from incomplete observations, JASA 53, 457–481; median's
 * interval: R. Brookmeyer and J. Crowley (1982), Biometrics 38, 29–41.
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): Answer<Survival, "no cases" | "not a time"> {
  if (lifetimes.length === 0) return refuse("no cases");
  if (lifetimes.some(({ time }) => !Number.isFinite(time) || time < 0)) return refuse("not a time");
  const z = normalQuantile(UPPER, 0, 1);
  let [survival, greenwood] = [1, 0];
  const steps = eventTimes(lifetimes).map((time): SurvivalStep => {
    const { atRisk, events } = riskAt(lifetimes, time);
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    if (survival === 0) return { time, atRisk, events, survival, se: 0, low: null, high: null };
    const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
    return {
      time,
      atRisk,
      events,
      survival,
      se: survival * Math.sqrt(greenwood),
      low: survival ** Math.exp(spread),
      high: survival ** Math.exp(-spread),
    };
  });
  // Products of shares that make one half may lie a rounding above it.
  const halved = (of: (step: SurvivalStep) => number | null): number | null =>
    steps.find((step) => (of(step) ?? 1) <= 0.5 + 1e-12)?.time ?? null;
  return {
    ok: true,
    n: lifetimes.length,
    events: lifetimes.filter(({ ended }) => ended).length,
    steps,
    median: halved((step) => step.survival),
    medianLow: halved((step) => (step.survival === 0 ? 0 : step.low)),
    medianHigh: halved((step) => step.high),
  };
}

/** The times at which something ended, in order. */
export const eventTimes = (lifetimes: readonly Lifetime[]): readonly number[] =>
  [...new Set(lifetimes.filter(({ ended }) => ended).map(({ time }) => time))].sort((a, b) => a - b);

/** Those watched until a time or longer, and those of them that ended then. */
export const riskAt = (lifetimes: readonly Lifetime[], time: number): { readonly atRisk: number; readonly events: number } => ({
  atRisk: lifetimes.filter((each) => each.time >= time).length,
  events: lifetimes.filter((each) => each.time === time && each.ended).length,
});
