import { differenceWithinPairs, matchedCohorts } from "../../../stats/matched-cohorts.js";
import { mean, products } from "../../../stats/moments.js";
import type { PilotCheck } from "../../pilot-model.js";
import { armPeriods, whole } from "./arms.js";
import { leaveOneOutCheck, placeboDateCheck, preTrendCheck } from "./comparisons.js";
import { allPassed, because, check, ends, type Outcome } from "./found.js";
import type { Panel } from "./panel.js";

/** Farther apart than this share of a standard deviation two units are no pair (Stuart 2010). */
const CALIPER = 0.25;

/**
 * Each treated unit beside one that was like it before, in level and in slope; compared is how both changed. Without balance
 * or with a trend before, those treated are merely other people: associated, no more.
 */
export function matched(panel: Panel): Outcome {
  const plain = armPeriods(panel, null);
  const { first } = panel;
  if (first < 3) return { ok: false, why: "too few periods before", periods: plain };
  const units = whole(panel.units);
  const time = Array.from({ length: first }, (_, i) => i);
  const cohorts = matchedCohorts(
    units.map(({ treated, values }) => {
      const before = values.slice(0, first);
      return { treated, covariates: [mean(before), products(time, before) / products(time, time)] };
    }),
    CALIPER,
  );
  if (!cohorts.ok) return because(cohorts, plain);
  const changes = units.map(({ values }) => mean(values.slice(first)) - mean(values.slice(0, first)));
  const found = differenceWithinPairs(changes, cohorts.pairs);
  if (!found.ok) return because(found, plain);
  const { effect } = found;
  const kept = cohorts.pairs.flatMap(([one, other]) => [units[one], units[other]]).filter((unit) => unit !== undefined);
  const narrowed: Panel = { ...panel, units: kept };
  const worst = Math.max(...cohorts.differences.map(({ after }) => Math.abs(after ?? Infinity)));
  const without = (left: number): number | null => {
    const rest = differenceWithinPairs(
      changes,
      cohorts.pairs.filter((_, i) => i !== left),
    );
    return rest.ok ? rest.effect.value : null;
  };
  const checks: PilotCheck[] = [
    check("balance", cohorts.balanced ? "passed" : "failed", {
      value: Number.isFinite(worst) ? worst : null,
      tried: cohorts.pairs.length,
    }),
    preTrendCheck(kept, first, effect.value),
    placeboDateCheck(narrowed),
    leaveOneOutCheck(effect, cohorts.pairs.length, without),
  ];
  const sound = allPassed(checks);
  const isMissing = cohorts.unmatched > 0 || units.length < panel.units.length;
  return {
    ok: true,
    result: {
      method: "matched",
      effect: ends(effect),
      p: { value: effect.p, by: "errors", ways: null, canBeSignificant: true },
      before: first,
      after: panel.periods.length - first,
    },
    periods: armPeriods(narrowed, null),
    checks,
    evidence: sound ? 3 : 1,
    limits: ["not_drawn", ...(sound ? [] : (["checks_failed"] as const)), ...(isMissing ? (["units_missing"] as const) : [])],
  };
}
