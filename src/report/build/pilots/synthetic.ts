import { mean } from "../../../stats/moments.js";
import { followed, syntheticControl, type Unit } from "../../../stats/synthetic-control.js";
import { inSpace, inTime, leaveOneOut } from "../../../stats/synthetic-placebos.js";
import type { PilotCheck, PilotP } from "../../pilot-model.js";
import { settled } from "../../canonical.js";
import { armPeriods, armsOf, fanOf, whole } from "./arms.js";
import { allPassed, because, check, type Outcome } from "./found.js";
import type { Panel } from "./panel.js";

/**
 * The treated, taken as one, against the mix of the others that followed them before. Placebos in space give p and the
 * interval: it holds each effect that would not stand out among the donors' own (no donor of fewer than 19 leaves it
 * bounded, as no p-value of fewer than 20 units can be 5 %).
 *
 * S. Firpo and V. Possebom (2018), Synthetic control method: inference, sensitivity analysis and confidence sets, Journal of
 * Causal Inference 6, 20160026: an effect is in the set unless the test that supposes it refuses it.
 */
export function synthetic(panel: Panel): Outcome {
  const plain = armPeriods(panel, null);
  const [ours, theirs] = armsOf(panel);
  const donors: readonly Unit[] = whole(theirs);
  const [mine] = [whole(ours)];
  if (mine.length === 0 || mine.length < ours.length) return { ok: false, why: "periods missing", periods: plain };
  const treated: Unit = {
    name: "treated",
    values: panel.periods.map((_, t) => mean(mine.map(({ values }) => values[t] as number))),
  };
  const found = syntheticControl(treated, donors, panel.first);
  if (!found.ok) return because(found, plain);
  const placebos = inSpace(treated, donors, panel.first);
  const gaps = donors.length < 3 ? [] : donors.map((donor) => gapsOf(donor, donors, panel.first));
  const radius = radiusOf(gaps.map((each) => mean(each.slice(panel.first))));
  const effect = {
    value: found.effect,
    low: radius === null ? null : found.effect - radius,
    high: radius === null ? null : found.effect + radius,
  };
  const middle = Math.floor(panel.first / 2);
  const before = inTime(treated, donors, panel.first, middle);
  const spread = radius ?? Math.abs(found.effect);
  const left = leaveOneOut(treated, donors, panel.first);
  const others = left.ok ? left.without.map((each) => each.effect) : [];
  const checks: PilotCheck[] = [
    before.ok
      ? check("placebo_date", Math.abs(before.effect) < Math.max(spread, 1e-12) ? "passed" : "failed", {
          value: before.effect,
          on: panel.periods[middle] as string,
        })
      : check("placebo_date", "unknown"),
    placebos.ok
      ? check("placebo_units", "read", { value: placebos.rank, p: placebos.p, tried: placebos.units.length })
      : check("placebo_units", "unknown"),
    others.length > 0
      ? check("leave_one_out", others.every((each) => Math.sign(each) === Math.sign(found.effect)) ? "passed" : "failed", {
          value: found.effect,
          low: Math.min(...others),
          high: Math.max(...others),
          tried: others.length,
        })
      : check("leave_one_out", "unknown"),
  ];
  const sound = allPassed(checks);
  const p: PilotP | null = placebos.ok
    ? { value: placebos.p, by: "placebos", ways: placebos.units.length, canBeSignificant: placebos.canBeSignificant }
    : null;
  const fans = gaps.length >= 4 ? panel.periods.map((_, t) => fanOf(gaps.map((each) => each[t] as number))) : null;
  return {
    ok: true,
    result: { method: "synthetic", effect, p, before: panel.first, after: panel.periods.length - panel.first },
    periods: plain.map((period, t) => ({
      ...period,
      expected: period.after ? settled(found.mix[t] as number) : null,
      difference: settled(found.gaps[t] as number),
      fan: fans?.[t] ?? null,
    })),
    checks,
    evidence: sound ? 3 : 2,
    limits: [
      "not_drawn",
      ...(sound ? [] : (["checks_failed"] as const)),
      ...(donors.length < theirs.length ? (["units_missing"] as const) : []),
    ],
  };
}

const gapsOf = (donor: Unit, donors: readonly Unit[], first: number): readonly number[] =>
  followed(
    donor,
    donors.filter((other) => other !== donor),
    first,
  ).gaps;

/** How far an effect may lie from the one found and still not stand out at 5 % among the donors'; null: however far. */
function radiusOf(effects: readonly number[]): number | null {
  const rank = Math.floor(0.05 * (effects.length + 1) + 1e-9);
  const sizes = effects.map(Math.abs).sort((a, b) => b - a);
  return rank < 1 ? null : (sizes[rank - 1] ?? null);
}
