import { finite, refuse, type Answer } from "./answer.js";
import { mover, type Bounded, type BoundedDifference } from "./mover.js";
import { npsInterval } from "./nps.js";

export interface Answers {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** In points. */
export type NpsDifference = BoundedDifference;

/**
 * How much a Net Promoter Score changed between two waves that asked different people: each wave's adjusted Wald interval,
 * joined by the squares of its arms (mover.ts). Where the same people answer twice, it is too wide.
 */
export function npsDifference(before: Answers, after: Answers): Answer<NpsDifference, "not counts" | "no answers"> {
  const waves = [before, after].map(({ promoters, passives, detractors }) => [promoters, passives, detractors] as const);
  if (!finite(...waves) || waves.some((wave) => wave.some((count) => count < 0))) return refuse("not counts");
  const [first, second] = waves.map(([promoters, passives, detractors]): Bounded | null => {
    const { low, high } = npsInterval(promoters, passives, detractors) ?? {};
    const value = (100 * (promoters - detractors)) / (promoters + passives + detractors);
    return typeof low === "number" && typeof high === "number" ? { value, low, high } : null;
  });
  return first && second ? { ok: true, ...mover(first, second) } : refuse("no answers");
}
