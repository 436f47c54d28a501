import type { Binder } from "./bind.js";
import type { GoalReport, KpiReport } from "./model.js";
import { targetSplitWords, type TargetSplitWords } from "./sentence/target-split.js";
import type { NumberSlot, Phrase, TimeSlot } from "./sentence.js";

/** How the target of a goal's current period lies over its parts. */
export interface ToldSplit {
  /** Null where it is not split: then `how` says why. */
  readonly heading: string | null;
  readonly said: readonly Phrase[];
  readonly how: Phrase;
  readonly rows: readonly ToldPart[];
  readonly words: TargetSplitWords;
}

export interface ToldPart {
  readonly period: TimeSlot;
  readonly share: NumberSlot;
  readonly path: NumberSlot;
  /** Null where the part is not complete, or withheld. */
  readonly counted: NumberSlot | null;
  readonly sum: NumberSlot | null;
}

/** Tells it in the binder's language; null where the goal's periods have no parts. */
export function tellSplit(bind: Binder, goal: GoalReport, kpi: KpiReport): ToldSplit | null {
  const { split } = goal;
  if (split === undefined) return null;
  const words = targetSplitWords(bind.language);
  const whole = bind.value(split.whole, kpi);
  if (split.kind !== "parts") return { heading: null, said: [], how: words.unsplit[split.kind](whole), rows: [], words };
  const within = bind.within(split.period, goal.grain);
  const last = split.parts.findLast(({ sum }) => sum !== null);
  const { direction } = goal.target;
  return {
    heading: words.heading,
    said: [
      last === undefined || last.sum === null
        ? words.notYet({ whole, within })
        : words.soFar({
            value: bind.value(last.sum, kpi),
            whole,
            within,
            last: bind.period(last.period, split.grain),
            path: bind.value(last.path, kpi),
            direction,
          }),
    ],
    how:
      split.seasonOf !== null
        ? words.season(bind.period(split.seasonOf, goal.grain))
        : [goal.target.path === "season" ? words.seasonUnknown : words.by[split.by]],
    rows: split.parts.map(({ period, share, path, counted, sum }) => ({
      period: bind.period(period, split.grain),
      share: bind.value(share, kpi),
      path: bind.value(path, kpi),
      counted: counted === null ? null : bind.value(counted, kpi),
      sum: sum === null ? null : bind.value(sum, kpi),
    })),
    words,
  };
}

/** That an S-curve's end cannot be told from the values; null where it can, or there is none. */
export const tellUnidentified = (bind: Binder, goal: GoalReport, kpi: KpiReport): Phrase | null =>
  goal.highest === undefined ? null : targetSplitWords(bind.language).unidentified(bind.value(goal.highest, kpi));
