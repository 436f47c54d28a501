import { differenceInDifferences } from "../../../stats/difference-in-differences.js";
import { groupTimeEffects } from "../../../stats/group-time-effects.js";
import { groupTimePreTrend } from "../../../stats/group-time-pre-trend.js";
import { gather } from "../../../stats/group-time-summary.js";
import type { PilotCheck, PilotPeriod } from "../../pilot-model.js";
import { settled } from "../../canonical.js";
import { armPeriods, armsOf, placeboFan, unitMeans, whole, type WholeUnit } from "./arms.js";
import { leaveOneOutCheck, permutationCheck, placeboDateCheck, preTrendCheck } from "./comparisons.js";
import { allPassed, because, check, ends, type Outcome } from "./found.js";
import type { Panel } from "./panel.js";
import { LEAST_PERIODS } from "../../../compile/pilot-periods.js";

/** Units treated from one day on against others that never were; of staggered starts, group by group. */
export function differences(panel: Panel, seed: number): Outcome {
  const starts = new Set(panel.units.flatMap(({ start }) => (start === null ? [] : [start])));
  return starts.size > 1 ? staggered(panel, seed) : together(panel, seed);
}

function together(panel: Panel, seed: number): Outcome {
  const periods = armPeriods(panel, placeboFan(panel, seed));
  if (panel.first < LEAST_PERIODS.differences.before) return { ok: false, why: "too few periods before", periods };
  const units = unitMeans(panel);
  const found = differenceInDifferences(units);
  if (!found.ok) return because(found, periods);
  const { effect } = found;
  const { p, check: placebos } = permutationCheck(
    units.map(({ before, after }) => after - before),
    units.map(({ treated }) => treated),
    seed,
  );
  const without = (left: number): number | null => {
    const rest = differenceInDifferences(units.filter((_, i) => i !== left));
    return rest.ok ? rest.effect.value : null;
  };
  const checks: PilotCheck[] = [
    preTrendCheck(panel.units, panel.first, effect.value),
    placeboDateCheck(panel),
    placebos,
    leaveOneOutCheck(effect, units.length, without),
  ];
  const sound = allPassed(checks);
  return {
    ok: true,
    result: {
      method: "differences",
      effect: ends(effect),
      p,
      before: panel.first,
      after: panel.periods.length - panel.first,
    },
    periods,
    checks,
    evidence: sound ? 3 : 2,
    limits: ["not_drawn", ...(sound ? [] : (["checks_failed"] as const))],
  };
}

/** Never two-way fixed effects: those would compare with units treated long ago. */
function staggered(panel: Panel, seed: number): Outcome {
  const plain = armPeriods(panel, null);
  if (panel.first < LEAST_PERIODS.differences.before) return { ok: false, why: "too few periods before", periods: plain };
  const units = whole(panel.units);
  if (units.length < panel.units.length) return { ok: false, why: "periods missing", periods: plain };
  const estimated = effectsOf(units, panel.periods.length, seed);
  if (!estimated.ok) return because(estimated, plain);
  const { overall, byPeriod, effects } = estimated;
  const apart = panel.periods.length / 2;
  const trend = groupTimePreTrend({ effects }, overall.value / apart);
  const without = (left: number): number | null => {
    const rest = effectsOf(
      units.filter((_, i) => i !== left),
      panel.periods.length,
      seed,
    );
    return rest.ok ? rest.overall.value : null;
  };
  const checks: PilotCheck[] = [
    trend.ok
      ? check("pre_trend", trend.passed ? "passed" : "failed", { p: trend.p, power: trend.power })
      : check("pre_trend", "unknown"),
    leaveOneOutCheck(ends(overall), units.length, without),
  ];
  const sound = allPassed(checks);
  return {
    ok: true,
    result: {
      method: "group_time",
      effect: ends(overall),
      p: { value: overall.p, by: "errors", ways: null, canBeSignificant: true },
      before: panel.first,
      after: panel.periods.length - panel.first,
    },
    periods: lowered(plain, panel, byPeriod),
    checks,
    evidence: sound ? 3 : 2,
    limits: [
      "not_drawn",
      ...(sound ? [] : (["checks_failed"] as const)),
      ...(units.length < 40 ? (["few_units"] as const) : []),
    ],
  };
}

function effectsOf(units: readonly WholeUnit[], length: number, seed: number) {
  const never = armsOf({ units })[1].length;
  // Places count from 1: the first period is no start that has a time before it.
  const found = groupTimeEffects(
    Array.from({ length }, (_, i) => i + 1),
    units.map(({ start, values }) => ({ start: start === null ? null : start + 1, values })),
    never >= 2 ? "never" : "not yet",
  );
  if (!found.ok) return found;
  const [overall, byPeriod] = [gather(found, "start", { seed }), gather(found, "period", { seed })];
  if (!overall.ok) return overall;
  return { ok: true, overall: overall.overall, byPeriod: byPeriod.ok ? byPeriod.parts : [], effects: found.effects } as const;
}

/** What was expected of all treated: their mean less the effect on those that had started. */
function lowered(
  periods: readonly PilotPeriod[],
  panel: Panel,
  parts: readonly { readonly at: number; readonly effect: { readonly value: number } }[],
): readonly PilotPeriod[] {
  const [ours] = armsOf(panel);
  return periods.map((period, t) => {
    const effect = parts.find(({ at }) => at === t + 1)?.effect.value ?? null;
    const begun = ours.filter(({ start }) => start !== null && start <= t).length / ours.length;
    if (!period.after || period.treated === null || effect === null) return { ...period, expected: null };
    const expected = settled(period.treated.mean - effect * begun);
    return { ...period, expected, difference: settled(effect) };
  });
}
