import type { Grain } from "../../../compile/definitions.js";
import { interruptedSeries } from "../../../stats/interrupted-series.js";
import { mean } from "../../../stats/moments.js";
import { structuralSeries } from "../../../stats/structural-series.js";
import type { PilotCheck, PilotPeriod } from "../../pilot-model.js";
import { settled } from "../../canonical.js";
import { armPeriods, armsOf, there } from "./arms.js";
import { because, check, ends, type Outcome } from "./found.js";
import type { Panel } from "./panel.js";

/** Places in a season, where periods have one and the time before holds two of them and 24 points. */
const SEASON: { readonly [G in Grain]?: number } = { month: 12, day: 7, quarter: 4 };

const seriesOf = (panel: Panel, arm: 0 | 1): readonly (number | null)[] =>
  panel.periods.map((_, t) => {
    const values = there(armsOf(panel)[arm].map(({ values: own }) => own[t] ?? null));
    return values.length === 0 ? null : mean(values);
  });

/**
 * One series against its own line before. A find needs both: Newey and West's error, which is too small for few points, and
 * the placebo dates. A structural series is the second opinion, and draws what was expected.
 */
export function interrupted(panel: Panel, grain: Grain): Outcome {
  const plain = armPeriods(panel, null);
  const values = seriesOf(panel, 0);
  const known = there(values);
  if (known.length < values.length) return { ok: false, why: "periods missing", periods: plain };
  const season = SEASON[grain] ?? null;
  const seasonal = season !== null && panel.first >= Math.max(24, 2 * season) ? season : null;
  const found = interruptedSeries(known, panel.first, seasonal);
  if (!found.ok) return because(found, plain);
  const { effect, placebos } = found;
  const others = seriesOf(panel, 1);
  const control = there(others);
  const model = structuralSeries(known, control.length === values.length ? [control] : [], panel.first);
  const agree = placebos !== null && effect.p <= 0.05 && placebos.p <= 0.05;
  const checks: PilotCheck[] = [
    placebos === null
      ? check("placebo_starts", "unknown")
      : check("placebo_starts", placebos.p <= 0.05 ? "passed" : "failed", {
          p: placebos.p,
          tried: placebos.starts.length + 1,
        }),
    model.ok
      ? check("second_model", model.effect.low <= effect.value && effect.value <= model.effect.high ? "passed" : "failed", {
          value: model.effect.value,
          low: model.effect.low,
          high: model.effect.high,
          p: model.effect.p,
        })
      : check("second_model", "unknown"),
  ];
  const sound = agree && checks.every(({ outcome }) => outcome === "passed");
  const least = placebos?.least ?? 1;
  return {
    ok: true,
    result: {
      method: "interrupted",
      effect: ends(effect),
      // The weaker of the two tells: neither alone is a find.
      p: {
        value: Math.max(effect.p, placebos?.p ?? 1),
        by: "placebos",
        ways: placebos === null ? null : placebos.starts.length + 1,
        canBeSignificant: least <= 0.05,
      },
      before: panel.first,
      after: panel.periods.length - panel.first,
    },
    periods: plain.map((period, t) => foretold(period, model.ok ? (model.expected[t - panel.first] ?? null) : null)),
    checks,
    evidence: sound ? 3 : 2,
    limits: [
      ...(control.length === values.length ? [] : (["no_control"] as const)),
      ...(sound ? [] : (["checks_failed"] as const)),
    ],
  };
}

/** Standard errors that hold the middle 95 and 50 % of a normal. */
const WIDE = 1.959964;
const HALF = 0.67449;

function foretold(period: PilotPeriod, of: { readonly value: number; readonly se: number } | null): PilotPeriod {
  if (!period.after || of === null || period.treated === null) return { ...period, expected: null, difference: null };
  const [wide, half] = [WIDE * of.se, HALF * of.se].map(settled) as [number, number];
  return {
    ...period,
    expected: settled(of.value),
    difference: settled(period.treated.mean - of.value),
    fan: [-wide, -half, half, wide],
  };
}

/** What it was before and after. Nothing tells what else changed, so there is no interval, and no verdict follows from it. */
export function beforeAfter(panel: Panel): Outcome {
  const periods = armPeriods(panel, null).map((period) => ({ ...period, expected: null, difference: null }));
  const values = seriesOf(panel, 0);
  const [before, after] = [there(values.slice(0, panel.first)), there(values.slice(panel.first))];
  if (before.length === 0) return { ok: false, why: "too few periods before", periods };
  if (after.length === 0) return { ok: false, why: "too few periods after", periods };
  return {
    ok: true,
    result: {
      method: "before_after",
      effect: { value: mean(after) - mean(before), low: null, high: null },
      p: null,
      before: before.length,
      after: after.length,
    },
    periods,
    checks: [],
    evidence: 2,
    limits: ["no_control"],
  };
}
