import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { refuse, type Answer } from "./answer.js";
import { UPPER } from "./interval.js";

/*
 * How many are needed in each arm, of equal arms, for a two-sided test at 5 % to see a difference as often as `power` says.
 */

export const POWER = 0.8;

type Needed = Answer<{ readonly perArm: number }, "no difference" | "not a share" | "not a number">;

/**
 * Two shares, from 0 to 1.
 *
 * J. L. Fleiss, B. Levin and M. C. Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., section 4.2, without
 * correction for continuity; as R's power.prop.test.
 */
export function sizeForShares(one: number, two: number, power: number = POWER): Needed {
  if (![one, two].every((share) => share >= 0 && share <= 1) || !(power > 0 && power < 1)) return refuse("not a share");
  if (one === two) return refuse("no difference");
  const [alpha, beta] = [normalQuantile(UPPER, 0, 1), normalQuantile(power, 0, 1)];
  const middle = (one + two) / 2;
  const apart = Math.sqrt(one * (1 - one) + two * (1 - two));
  const root = alpha * Math.sqrt(2 * middle * (1 - middle)) + beta * apart;
  return { ok: true, perArm: Math.ceil((root / (one - two)) ** 2) };
}

/**
 * Two means `difference` apart, of values with standard deviation `sd`.
 *
 * G. W. Snedecor and W. G. Cochran (1989), Statistical Methods, 8th ed., section 6.14, with Student's t.
 */
export function sizeForMeans(difference: number, sd: number, power: number = POWER): Needed {
  if (!(power > 0 && power < 1)) return refuse("not a share");
  if (!Number.isFinite(difference) || !(sd > 0) || !Number.isFinite(sd)) return refuse("not a number");
  if (difference === 0) return refuse("no difference");
  return { ok: true, perArm: byStudent(2 * (sd / difference) ** 2, power) };
}

/**
 * Units (cities, teams) of `members` each, whose values hang together: `icc`, from 0 to 1, is the share of the variance that
 * lies between units. `perArm` is what would be needed of members were they independent, at least 1. Units are the sample, so
 * that few of them ask for more by Student's t.
 *
 * A. Donner and N. Klar (2000), Design and Analysis of Cluster Randomization Trials in Health Research, chapter 5.
 */
export function unitsNeeded(
  perArm: number,
  members: number,
  icc: number,
  power: number = POWER,
): Answer<{ readonly unitsPerArm: number; readonly designEffect: number }, "not a share" | "not a number"> {
  if (!(icc >= 0 && icc <= 1) || !(power > 0 && power < 1)) return refuse("not a share");
  if (!(perArm >= 1 && members >= 1) || !Number.isFinite(perArm * members)) return refuse("not a number");
  const designEffect = 1 + (members - 1) * icc;
  const [alpha, beta] = [normalQuantile(UPPER, 0, 1), normalQuantile(power, 0, 1)];
  const units = (perArm * designEffect) / members;
  return { ok: true, unitsPerArm: byStudent(units / (alpha + beta) ** 2, power), designEffect };
}

/** The least n with n ≥ `each` (t at 97.5 % + t at the power)², both of 2 n − 2 degrees. */
function byStudent(each: number, power: number): number {
  const enough = (n: number): boolean => {
    const df = 2 * n - 2;
    return n >= each * (tQuantile(UPPER, df) + tQuantile(power, df)) ** 2;
  };
  const z = normalQuantile(UPPER, 0, 1) + normalQuantile(power, 0, 1);
  // The normal asks for fewer, and hardly so where there are many.
  let n = Math.max(2, Math.floor(each * z * z));
  while (!enough(n)) n++;
  return n;
}

/**
 * The difference of means that `one` and `other` units, of values with standard deviation `sd`, show as often as `power` says
 * in a two-sided test at 5 %, by Student's t: the size of a sample, asked the other way round (Snedecor and Cochran, ibidem).
 */
export function detectableDifference(
  sd: number,
  one: number,
  other: number,
  power: number = POWER,
): Answer<{ readonly difference: number }, "too few units" | "not a share" | "not a number"> {
  if (!(power > 0 && power < 1)) return refuse("not a share");
  if (!(sd > 0) || !Number.isFinite(sd)) return refuse("not a number");
  if (!(one >= 2 && other >= 2)) return refuse("too few units");
  const df = one + other - 2;
  return { ok: true, difference: (tQuantile(UPPER, df) + tQuantile(power, df)) * sd * Math.sqrt(1 / one + 1 / other) };
}
