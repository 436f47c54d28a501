import { benjaminiHochberg } from "../../../stats/benjamini-hochberg.js";
import { mover } from "../../../stats/mover.js";
import { settled } from "../../canonical.js";
import type { ReportCell } from "../../model.js";
import type { SurveyReport, SurveyWave, WaveComparison } from "../../survey-model.js";

const SIGNIFICANT = 0.05;

/**
 * The last wave with the one before and with the first, of those that have a number: the two intervals joined by the
 * squares of their arms, which of Wilson's is Newcombe's interval. The p-values are not yet adjusted.
 */
export function comparisonsOf(waves: readonly SurveyWave[]): readonly WaveComparison[] {
  const last = waves.length - 1;
  const now = bounds(waves[last]?.cell);
  if (now === null) return [];
  const known = [...waves.keys()].filter((i) => i < last && bounds(waves[i]?.cell) !== null);
  const [first, before] = [known[0], known.at(-1)];
  if (first === undefined || before === undefined) return [];
  const one = (against: WaveComparison["against"], wave: number): WaveComparison | null => {
    const then = bounds(waves[wave]?.cell);
    if (then === null) return null;
    const { difference, low, high, clear, p } = mover(then, now);
    const [d, l, h, settledP] = [difference, low, high, p].map(settled) as [number, number, number, number];
    return { against, wave, difference: d, low: l, high: h, p: settledP, adjusted: settledP, tests: 1, changed: clear };
  };
  return [one("before", before), first === before ? null : one("first", first)].filter((each) => each !== null);
}

const bounds = (
  cell: ReportCell | undefined,
): { readonly value: number; readonly low: number; readonly high: number } | null =>
  cell?.state === "complete" && cell.value !== null && cell.low !== null && cell.high !== null
    ? { value: cell.value, low: cell.low, high: cell.high }
    : null;

/** Adjusts over all comparisons of all surveys: what many looks would show by chance is no change. */
export function adjusted(surveys: readonly SurveyReport[]): readonly SurveyReport[] {
  const all = surveys.flatMap(({ comparisons }) => comparisons);
  const found = benjaminiHochberg(all.map(({ p }) => p));
  if (!found.ok) return surveys;
  let at = 0;
  return surveys.map((survey) => ({
    ...survey,
    comparisons: survey.comparisons.map((each) => {
      const p = settled(found.adjusted[at++] ?? 1);
      return { ...each, adjusted: p, tests: all.length, changed: each.changed && p <= SIGNIFICANT };
    }),
  }));
}
