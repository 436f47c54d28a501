import { decompose } from "./decompose.js";
import type { EtsShape, EtsState } from "./ets-model.js";
import { leastSquares } from "./least-squares.js";
import { mean, products } from "./moments.js";

/**
 * A state to begin the search from: the season by moving averages (of fewer than three seasons by one wave around a line),
 * level and trend by a line through the first values without it.
 *
 * R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), Forecasting with Exponential Smoothing, section 2.6.1.
 */
export function etsStart(values: readonly number[], { trend, season }: EtsShape, period: number): EtsState {
  const none = season === "M" ? 1 : 0;
  const figure = season === "N" ? [0] : seasonOf(values, period, season);
  const plain = values.map((value, i) => {
    const own = figure[i % figure.length] ?? none;
    return season === "M" ? value / own : value - own;
  });
  const first = plain.slice(0, Math.max(10, 2 * figure.length));
  if (trend === "N") return { level: mean(first), trend: 0, season: figure };
  const steps = first.map((_, i) => i + 1);
  const slope = products(steps, first) / products(steps, steps);
  return { level: mean(first) - slope * mean(steps), trend: slope, season: figure };
}

/** From the first value on; where fewer than three seasons were seen, what the first one leaves of a line and a wave. */
function seasonOf(values: readonly number[], period: number, kind: "A" | "M"): readonly number[] {
  if (values.length >= 3 * period) {
    const { figure } = decompose(values, period, kind === "A" ? "additive" : "multiplicative");
    return kind === "A" ? figure : figure.map(clear);
  }
  const turn = (i: number): number => (2 * Math.PI * (i + 1)) / period;
  const wave = leastSquares(
    values.map((_, i) => [1, i + 1, Math.cos(turn(i)), ...(period > 2 ? [Math.sin(turn(i))] : [])]),
    values,
  );
  if (!wave.ok) return new Array<number>(period).fill(kind === "A" ? 0 : 1);
  const [base = 0, slope = 0] = wave.coefficients;
  const line = (i: number): number => base + slope * (i + 1);
  const first = values.slice(0, period);
  return kind === "A" ? first.map((value, i) => value - line(i)) : first.map((value, i) => clear(value / line(i)));
}

/** A multiplicative part at or below zero would leave nothing to divide by. */
const clear = (part: number): number => (part > 0.01 ? part : 0.01);
