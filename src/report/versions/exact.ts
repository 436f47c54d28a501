/**
 * Numbers on one decimal grid, so that their differences add up to the last digit. Doubles do not: 0.3 − 0.1 is not
 * 0.2. The grid keeps twelve significant digits of the greatest of them, as the report's own numbers do.
 */
export interface Grid {
  /** How many decimals; negative where the last digits before the point are gone. */
  readonly decimals: number;
  /** Each number in units of the grid. */
  readonly units: readonly bigint[];
}

const DIGITS = 12;
const MOST_DIGITS = 13;

/** The grid of these finite numbers; `decimals` where it is given, as for what is to be printed. */
export function onGrid(numbers: readonly number[], decimals: number | null = null): Grid {
  const greatest = Math.max(0, ...numbers.map(Math.abs));
  const exponent = greatest === 0 ? 0 : exponentOf(greatest);
  const finest = greatest === 0 ? 0 : DIGITS - 1 - exponent;
  // A double holds fifteen digits whatever they are; two are for sums of many. Below 1e-300 is nothing.
  const at = Math.min(decimals ?? finest, MOST_DIGITS - 1 - exponent, 300);
  return { decimals: at, units: numbers.map((x) => unitsOf(x, at)) };
}

/** The double that prints as so many units of the grid. */
export const fromGrid = (units: bigint, decimals: number): number => Number(`${units}e${-decimals}`);

const exponentOf = (x: number): number => Number(x.toExponential(DIGITS - 1).split("e")[1]);

/** The nearest whole number of units; a half goes away from zero. */
function unitsOf(x: number, decimals: number): bigint {
  if (x === 0) return 0n;
  const [mantissa = "0", exponent = "0"] = Math.abs(x).toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + decimals;
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift));
  return x < 0 ? -units : units;
}

const rounded = (digits: bigint, by: bigint): bigint => (digits * 2n + by) / (by * 2n);
