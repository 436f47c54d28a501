import { differenceInDifferences } from "../../../stats/difference-in-differences.js";
import { mean } from "../../../stats/moments.js";
import { permutationTest, type Permutation } from "../../../stats/permutation.js";
import { preTrend } from "../../../stats/pre-trend.js";
import type { PilotCheck, PilotP } from "../../pilot-model.js";
import { there, whole } from "./arms.js";
import { check } from "./found.js";
import type { Panel, PanelUnit } from "./panel.js";

/** The check that both arms ran in parallel before; `effect` is what a drift would have to explain. */
export function preTrendCheck(units: readonly PanelUnit[], first: number, effect: number): PilotCheck {
  const length = units[0]?.values.length ?? 0;
  // From the middle of the time before to the middle of the time after a drift has grown by so many periods.
  const apart = length / 2;
  const known = whole(units.map((unit) => ({ ...unit, values: unit.values.slice(0, first) })));
  const found = preTrend(known, apart > 0 ? effect / apart : null);
  if (!found.ok) return check("pre_trend", "unknown");
  const { slope, passed, power, seenAt80 } = found;
  return check("pre_trend", passed ? "passed" : "failed", {
    value: slope.value,
    low: slope.low,
    high: slope.high,
    p: slope.p,
    power,
    seenAt80,
  });
}

/** As if it had begun in the middle of the time before: an effect there is one that nothing brought. */
export function placeboDateCheck(panel: Panel): PilotCheck {
  const middle = Math.floor(panel.first / 2);
  if (middle < 1) return check("placebo_date", "unknown");
  const found = differenceInDifferences(
    panel.units.map(({ treated, values }) => ({
      treated,
      before: meanOf(values.slice(0, middle)),
      after: meanOf(values.slice(middle, panel.first)),
    })),
  );
  if (!found.ok) return check("placebo_date", "unknown");
  const { value, low, high, p } = found.effect;
  const outcome = low <= 0 && high >= 0 ? "passed" : "failed";
  return check("placebo_date", outcome, { value, low, high, p, on: panel.periods[middle] as string });
}

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = there(values);
  return known.length === 0 ? null : mean(known);
};

/** Whether one unit carries the effect: without any of them it must stay inside its interval. */
export function leaveOneOutCheck(
  effect: { readonly value: number; readonly low: number | null; readonly high: number | null },
  count: number,
  without: (left: number) => number | null,
): PilotCheck {
  const effects = Array.from({ length: count }, (_, i) => without(i)).filter((value) => value !== null);
  if (effects.length < count || count === 0) return check("leave_one_out", "unknown");
  const [low, high] = [Math.min(...effects), Math.max(...effects)];
  const inside = low >= (effect.low ?? -Infinity) && high <= (effect.high ?? Infinity);
  return check("leave_one_out", inside ? "passed" : "failed", { value: effect.value, low, high, tried: count });
}

/** How often as great a difference comes from another assignment: for reading, and the p-value of the result. */
export function permutationCheck(
  values: readonly number[],
  treated: readonly boolean[],
  seed: number,
): { readonly p: PilotP | null; readonly check: PilotCheck } {
  const found = permutationTest(values, treated, { seed });
  if (!found.ok) return { p: null, check: check("placebo_units", "unknown") };
  return {
    p: pOf(found),
    check: check("placebo_units", "read", { value: found.effect, p: found.p, tried: found.ways }),
  };
}

export const pOf = ({ p, ways, canBeSignificant }: Permutation): PilotP => ({
  value: p,
  by: "permutation",
  ways,
  canBeSignificant,
});
