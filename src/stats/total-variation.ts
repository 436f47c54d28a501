import { finite, refuse, type Answer } from "./answer.js";
import { sum } from "./moments.js";

/**
 * How far two compositions of the same groups lie apart, from 0 (alike) to 1: the least share of the one that would have to
 * come from other groups to be the other. Given as counts, each is made a share of its own sum.
 *
 * A. L. Gibbs and F. E. Su (2002), On choosing and bounding probability metrics, International Statistical Review 70, 419–435.
 */
export function totalVariation(
  one: readonly number[],
  other: readonly number[],
): Answer<{ readonly distance: number }, "not counts" | "nothing counted"> {
  if (one.length !== other.length || !finite(one, other) || [...one, ...other].some((x) => x < 0)) return refuse("not counts");
  const [a, b] = [sum(one), sum(other)];
  if (!(a > 0 && b > 0)) return refuse("nothing counted");
  return { ok: true, distance: sum(one.map((x, i) => Math.abs(x / a - (other[i] ?? 0) / b))) / 2 };
}
