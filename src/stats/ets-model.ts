/** How errors, trend and season come together: A adds, M multiplies, Ad is a trend that fades, N is none. */
export interface EtsShape {
  readonly error: "A" | "M";
  readonly trend: "N" | "A" | "Ad";
  readonly season: "N" | "A" | "M";
}

export interface EtsParameters {
  readonly alpha: number;
  /** 0 where the shape has no such part; phi 1 where the trend does not fade. */
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** `season[i]` is what the next value but i (0: the next) takes of it; one 0 or 1 where there is none. */
export interface EtsState {
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
}

export const etsName = ({ error, trend, season }: EtsShape): string => `ETS(${error},${trend},${season})`;

/**
 * Goes from a state through `steps` values. `next` is told which step it is and what is expected there, and gives the value
 * that came (seen or simulated); the level, trend and season follow it.
 *
 * R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), Forecasting with Exponential Smoothing, tables 2.2, 2.3.
 */
export function walkEts(
  shape: EtsShape,
  { alpha, beta, gamma, phi }: EtsParameters,
  start: EtsState,
  steps: number,
  next: (step: number, expected: number) => number,
): EtsState {
  const season = [...start.season];
  const period = season.length;
  const pull = beta / alpha;
  const [adds, times] = [shape.season === "A", shape.season === "M"];
  let { level, trend } = start;
  for (let i = 0; i < steps; i++) {
    const step = i % period;
    const own = season[step] as number;
    const line = level + phi * trend;
    const value = next(i, times ? line * own : line + own);
    const plain = times ? value / own : value - own;
    if (adds) season[step] = own + gamma * (value - line - own);
    else if (times) season[step] = own + gamma * (value / line - own);
    const before = level;
    level = line + alpha * (plain - line);
    trend = phi * trend + pull * (level - before - phi * trend);
  }
  return { level, trend, season: season.map((_, i) => season[(steps + i) % period] as number) };
}
