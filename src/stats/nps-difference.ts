import { finite, refuse, type Answer } from "./answer.js";
import { npsInterval } from "./nps.js";

export interface Answers {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** In points. */
export interface NpsDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The interval leaves out 0: the change may be spoken of. */
  readonly clear: boolean;
}

/**
 * How much a Net Promoter Score changed between two waves that asked different people: each wave's adjusted Wald interval,
 * joined by the squares of its arms (MOVER). Where the same people answer twice, it is too wide.
 *
 * G. Y. Zou and A. Donner (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27,
 * 1693–1702.
 */
export function npsDifference(before: Answers, after: Answers): Answer<NpsDifference, "not counts" | "no answers"> {
  const waves = [before, after].map(({ promoters, passives, detractors }) => [promoters, passives, detractors] as const);
  if (!finite(...waves) || waves.some((wave) => wave.some((count) => count < 0))) return refuse("not counts");
  const [first, second] = waves.map(([promoters, passives, detractors]) => {
    const score = (100 * (promoters - detractors)) / (promoters + passives + detractors);
    const band = npsInterval(promoters, passives, detractors);
    // Of very few answers the adjusted interval may end short of the score itself: that arm is then of no length.
    return { score, down: Math.max(0, score - (band?.low ?? NaN)), up: Math.max(0, (band?.high ?? NaN) - score) };
  }) as [Arms, Arms];
  const difference = second.score - first.score;
  if (Number.isNaN(difference)) return refuse("no answers");
  const low = difference - Math.hypot(second.down, first.up);
  const high = difference + Math.hypot(second.up, first.down);
  return { ok: true, difference, low, high, clear: low > 0 || high < 0 };
}

interface Arms {
  readonly score: number;
  readonly down: number;
  readonly up: number;
}
