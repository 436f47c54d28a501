import { estimate, type Estimate } from "./estimate.js";
import { finite, refuse, type Answer } from "./answer.js";
import { mean, sum, variance } from "./moments.js";

/** The values of those asked of one stratum, and how many the stratum holds in all. */
export interface Stratum {
  readonly values: readonly number[];
  readonly size: number;
}

/**
 * The mean of a population of which each stratum was sampled by itself without replacement, its error with the finite
 * population correction: a stratum that was asked in full adds none. Student's t with n less the strata.
 *
 * W. G. Cochran (1977), Sampling Techniques, theorems 5.1 and 5.3.
 */
export function stratifiedMean(
  strata: readonly Stratum[],
): Answer<
  { readonly mean: Estimate; readonly n: number },
  "not a number" | "a stratum of fewer than two" | "more asked than there are" | "no variance"
> {
  if (
    !finite(
      strata.map(({ size }) => size),
      ...strata.map(({ values }) => values),
    )
  )
    return refuse("not a number");
  if (strata.some(({ values, size }) => values.length > size)) return refuse("more asked than there are");
  // One answer of a stratum that holds more says nothing of its spread.
  if (
    strata.length === 0 ||
    strata.some(({ values, size }) => values.length < 2 && values.length < size) ||
    strata.some(({ values }) => values.length === 0)
  )
    return refuse("a stratum of fewer than two");
  const total = sum(strata.map(({ size }) => size));
  const n = sum(strata.map(({ values }) => values.length));
  const value = sum(strata.map(({ values, size }) => (size / total) * mean(values)));
  const parts = strata.map(({ values, size }) => {
    const asked = values.length;
    return asked === size ? 0 : (size / total) ** 2 * (1 - asked / size) * (variance(values) / asked);
  });
  const se = Math.sqrt(sum(parts));
  if (!(se > 0)) return refuse("no variance");
  return { ok: true, mean: estimate(value, se, n - strata.length), n };
}
