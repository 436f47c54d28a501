import { ancova } from "../../../stats/ancova.js";
import { refuse, type Answer } from "../../../stats/answer.js";
import type { Estimate } from "../../../stats/estimate.js";
import { permutationTest } from "../../../stats/permutation.js";
import { BALANCED, standardisedDifference } from "../../../stats/standardised-difference.js";
import type { PilotCheck } from "../../pilot-model.js";
import { armPeriods, placeboFan, unitMeans, type UnitMeans } from "./arms.js";
import { leaveOneOutCheck, permutationCheck } from "./comparisons.js";
import { because, check, ends, type Outcome } from "./found.js";
import type { Panel } from "./panel.js";

/** A draw that fits chance this badly was hardly a draw. */
const NO_DRAW = 0.01;

/**
 * Units drawn by lot: means from the start on at equal means before (the adjustment of CUPED, as a regression), p by
 * permutation. Without a time before, the plain difference. CUPED's own errors take theta for known, and with seven units an
 * arm its interval holds the truth 93 times in 100; those of the regression do so 95 times.
 */
export function randomised(panel: Panel, seed: number): Outcome {
  const units = unitMeans(panel);
  const periods = armPeriods(panel, placeboFan(panel, seed));
  const adjusted = panel.first > 0 ? compared(units, true) : null;
  // Units that were all alike before foretell nothing.
  const found = adjusted?.ok ? adjusted : compared(units, false);
  if (!found.ok) return because(found, periods);
  const { effect, slope } = found;
  const { p, check: placebos } = permutationCheck(
    units.map(({ before, after }) => (slope === null ? after : after - slope * before)),
    units.map(({ treated }) => treated),
    seed,
  );
  const without = (left: number): number | null => {
    const rest = compared(
      units.filter((_, i) => i !== left),
      slope !== null,
    );
    return rest.ok ? rest.effect.value : null;
  };
  const drawn = panel.first > 0 ? drawChecks(units, seed) : [];
  const checks: PilotCheck[] = [...drawn, placebos, leaveOneOutCheck(effect, units.length, without)];
  // Where the arms were unlike before, whatever drew them was no lot.
  const isDrawn = drawn.every(({ outcome }) => outcome !== "failed");
  return {
    ok: true,
    result: {
      method: slope === null ? "means" : "adjusted",
      effect: ends(effect),
      p,
      before: panel.first,
      after: panel.periods.length - panel.first,
    },
    periods,
    checks,
    evidence: isDrawn ? 4 : 2,
    limits: isDrawn ? [] : ["checks_failed"],
  };
}

type Compared = Answer<{ readonly effect: Estimate; readonly slope: number | null }, string>;

function compared(units: readonly UnitMeans[], atEqualBefore: boolean): Compared {
  const found = ancova(
    units.map(({ after }) => after),
    atEqualBefore ? [units.map(({ before }) => before)] : [],
    units.map(({ treated }) => (treated ? "treated" : "compared")),
    "compared",
  );
  if (!found.ok) return found;
  const [first] = found.effects;
  return first ? { ok: true, effect: first.effect, slope: found.slopes[0] ?? null } : refuse("too few units");
}

/** Whether the arms were alike before, as a draw makes them but for chance. */
function drawChecks(units: readonly UnitMeans[], seed: number): readonly PilotCheck[] {
  const before = units.map((unit) => unit.before);
  const treated = units.map((unit) => unit.treated);
  const found = permutationTest(before, treated, { seed });
  const smd = standardisedDifference(
    before.filter((_, i) => treated[i]),
    before.filter((_, i) => !treated[i]),
  );
  return [
    found.ok
      ? check("draw", found.p >= NO_DRAW ? "passed" : "failed", { value: found.effect, p: found.p, tried: found.ways })
      : check("draw", "unknown"),
    smd === null
      ? check("balance", "unknown")
      : check("balance", Math.abs(smd) < BALANCED ? "passed" : "read", { value: Math.abs(smd) }),
  ];
}
