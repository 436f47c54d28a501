import { finite, refuse, type Answer } from "./answer.js";
import { estimate, welch, type Estimate } from "./estimate.js";
import { constant, mean, products, sum, variance } from "./moments.js";

/** A unit (a member, a shop, a city) seen before and after; null where it was not seen. */
export interface Seen {
  readonly treated: boolean;
  readonly before: number | null;
  readonly after: number | null;
}

/** The mean of those seen, its standard error and their number. */
export interface Cell {
  readonly mean: number;
  readonly se: number;
  readonly n: number;
}

export interface Arm {
  readonly before: Cell;
  readonly after: Cell;
  /** Of the means of all that were seen; its error knows which units were seen twice. */
  readonly change: { readonly value: number; readonly se: number };
}

export interface TwoByTwo {
  readonly treated: Arm;
  readonly control: Arm;
  readonly effect: Estimate;
}

/**
 * Difference-in-differences of the four cell means, in the outcome's unit. Errors hang together within a unit only; units
 * that were seen once count in their cell. Welch's degrees of freedom.
 *
 * D. Card and A. B. Krueger (1994), Minimum wages and employment, American Economic Review 84, 772–793, table 3.
 */
export function differenceInDifferences(
  units: readonly Seen[],
): Answer<TwoByTwo, "too few units" | "no variation" | "not a number"> {
  const values = units.flatMap(({ before, after }) => [before, after]).filter((value) => value !== null);
  if (!finite(values)) return refuse("not a number");
  const [treated, control] = [arm(units.filter((unit) => unit.treated)), arm(units.filter((unit) => !unit.treated))];
  if (treated === null || control === null) return refuse("too few units");
  const value = treated.change.value - control.change.value;
  const parts = [treated, control].map(
    ({ change, before, after }) => [change.se ** 2, Math.min(before.n, after.n) - 1] as const,
  );
  const error = Math.sqrt(sum(parts.map(([part]) => part)));
  // What rounding leaves of units that all change alike is no error to judge by.
  if (error <= 1e-12 * Math.max(...values.map(Math.abs))) return refuse("no variation");
  return { ok: true, treated, control, effect: estimate(value, error, welch(parts)) };
}

/** Those seen both before and after: the balanced panel. */
export const balanced = (units: readonly Seen[]): Seen[] =>
  units.filter(({ before, after }) => before !== null && after !== null);

function arm(units: readonly Seen[]): Arm | null {
  const [before, after] = [cell(units.map((unit) => unit.before)), cell(units.map((unit) => unit.after))];
  if (before === null || after === null) return null;
  const twice = balanced(units);
  const [x, y] = [twice.map((unit) => unit.before as number), twice.map((unit) => unit.after as number)];
  const together = twice.length < 2 ? 0 : (products(x, y) / (twice.length - 1)) * twice.length;
  const square = before.se ** 2 + after.se ** 2 - (2 * together) / before.n / after.n;
  return { before, after, change: { value: after.mean - before.mean, se: Math.sqrt(Math.max(0, square)) } };
}

function cell(seen: readonly (number | null)[]): Cell | null {
  const values = seen.filter((value) => value !== null);
  if (values.length < 2) return null;
  return { mean: mean(values), se: constant(values) ? 0 : Math.sqrt(variance(values) / values.length), n: values.length };
}
