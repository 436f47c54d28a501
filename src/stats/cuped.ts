import { finite, refuse, type Answer } from "./answer.js";
import { estimate, welch, type Estimate } from "./estimate.js";
import { mean, products, sum, variance } from "./moments.js";

/** A unit of an experiment: its outcome, and its value before anything began. */
export interface Measured {
  readonly treated: boolean;
  readonly before: number;
  readonly outcome: number;
}

export interface Cuped {
  /** Difference of the arms' adjusted means, in the outcome's unit, by Welch's t. */
  readonly effect: Estimate;
  /** The same without the adjustment. */
  readonly plain: Estimate;
  /** How much of the value before is taken off the outcome. */
  readonly theta: number;
  /** The share of the outcome's variance that the value before explained, and the adjustment takes away. */
  readonly explained: number;
}

/**
 * CUPED: what the value before foretells of the outcome is taken off before the arms are compared, which narrows the
 * interval and, in an experiment, shifts nothing. Theta is pooled within the arms, so that the effect is no part of it.
 *
 * A. Deng, Y. Xu, R. Kohavi and T. Walker (2013), Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data, WSDM '13, 123–132.
 */
export function cuped(
  units: readonly Measured[],
): Answer<Cuped, "too few units" | "no variation" | "no variation before" | "not a number"> {
  if (!units.every(({ before, outcome }) => finite([before, outcome]))) return refuse("not a number");
  const arms = [true, false].map((treated) => units.filter((unit) => unit.treated === treated));
  if (arms.some((arm) => arm.length < 2)) return refuse("too few units");
  const pooled = (one: keyof Measured & ("before" | "outcome"), two: "before" | "outcome"): number =>
    sum(
      arms.map((arm) =>
        products(
          arm.map((unit) => unit[one]),
          arm.map((unit) => unit[two]),
        ),
      ),
    );
  const [xx, xy, yy] = [pooled("before", "before"), pooled("before", "outcome"), pooled("outcome", "outcome")];
  const size = (of: "before" | "outcome"): number => units.length * Math.max(...units.map((unit) => unit[of] ** 2));
  if (!(xx > 1e-20 * size("before"))) return refuse("no variation before");
  // What the value before foretells to the last digit leaves rounding only.
  if (!(yy > 1e-20 * size("outcome")) || (xy * xy) / xx / yy > 1 - 1e-12) return refuse("no variation");
  const theta = xy / xx;
  const centre = mean(units.map(({ before }) => before));
  const compared = (of: (unit: Measured) => number): Estimate => {
    const [ours, theirs] = arms.map((arm) => arm.map(of)) as [number[], number[]];
    const parts = [ours, theirs].map((list) => [variance(list) / list.length, list.length - 1] as const);
    return estimate(mean(ours) - mean(theirs), Math.sqrt(sum(parts.map(([part]) => part))), welch(parts));
  };
  return {
    ok: true,
    effect: compared(({ before, outcome }) => outcome - theta * (before - centre)),
    plain: compared(({ outcome }) => outcome),
    theta,
    explained: (xy * xy) / xx / yy,
  };
}
