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

/** Cases that share a time: how many ended then, and how many were watched no longer. */
export interface LifetimeCount {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/**
 * The share that is left after each time, those still running counted for as long as they were seen.
 *
 * E. L. Kaplan and P. Meier (1958), Nonparametric estimation from incomplete observations, JASA 53, 457–481; median's
 * interval: R. Brookmeyer and J. Crowley (1982), Biometrics 38, 29–41.
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): Answer<Survival, "no cases" | "not a time"> {
  return kaplanMeierOfCounts(lifetimes.map(({ time, ended }) => ({ time, events: ended ? 1 : 0, censored: ended ? 0 : 1 })));
}

/** The same from counts: of a million members there are no more of them than days. Whoever ends at a time was at risk then, and so was whoever is watched until it. */
export function kaplanMeierOfCounts(counts: readonly LifetimeCount[]): Answer<Survival, "no cases" | "not a time"> {
  const n = counts.reduce((all, { events, censored }) => all + events + censored, 0);
  if (n === 0) return refuse("no cases");
  if (counts.some(({ time }) => !Number.isFinite(time) || time < 0)) return refuse("not a time");
  const z = normalQuantile(UPPER, 0, 1);
  const times = new Map<number, { events: number; gone: number }>();
  for (const { time, events, censored } of counts) {
    const at = times.get(time) ?? { events: 0, gone: 0 };
    times.set(time, { events: at.events + events, gone: at.gone + events + censored });
  }
  let [survival, greenwood, left] = [1, 0, n];
  const steps: SurvivalStep[] = [];
  for (const [time, { events, gone }] of [...times].sort(([a], [b]) => a - b)) {
    const atRisk = left;
    left -= gone;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    if (survival === 0) {
      steps.push({ time, atRisk, events, survival, se: 0, low: null, high: null });
      continue;
    }
    const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
    steps.push({
      time,
      atRisk,
      events,
      survival,
      se: survival * Math.sqrt(greenwood),
      low: survival ** Math.exp(spread),
      high: survival ** Math.exp(-spread),
    });
  }
  // Products of shares that make one half may lie a rounding above it.
  const halved = (of: (step: SurvivalStep) => number | null): number | null =>
    steps.find((step) => (of(step) ?? 1) <= 0.5 + 1e-12)?.time ?? null;
  return {
    ok: true,
    n,
    events: counts.reduce((all, { events }) => all + events, 0),
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
