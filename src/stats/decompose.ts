import { mean } from "./moments.js";

export type Seasonality = "additive" | "multiplicative";

export interface Decomposition {
  /** Moving averages over a season; null at both ends, where none fits. */
  readonly trend: readonly (number | null)[];
  /** One for each step of the season from the first value on: together 0 (additive), or 1 on average (multiplicative). */
  readonly figure: readonly number[];
}

/**
 * Trend and season of values by moving averages, as R's `decompose`. Two full seasons or more are meant.
 *
 * M. Kendall and A. Stuart (1983), The Advanced Theory of Statistics, volume 3, 410–414.
 */
export function decompose(values: readonly number[], season: number, kind: Seasonality): Decomposition {
  const half = Math.floor(season / 2);
  const trend = values.map((_, i) => {
    if (i < half || i + half >= values.length) return null;
    const around = values.slice(i - half, i + half + 1);
    // Of an even season both ends count half.
    const ends = season % 2 === 0 ? ((around[0] as number) + (around.at(-1) as number)) / 2 : 0;
    return (around.reduce((all, value) => all + value, 0) - ends) / season;
  });
  const rest = values.map((value, i) => {
    const own = trend[i] ?? null;
    if (own === null) return null;
    return kind === "additive" ? value - own : value / own;
  });
  const means = Array.from({ length: season }, (_, step) =>
    mean(rest.filter((value, i) => i % season === step && value !== null) as number[]),
  );
  const level = mean(means);
  return { trend, figure: means.map((value) => (kind === "additive" ? value - level : value / level)) };
}
