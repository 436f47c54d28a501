import type { SurveyDef } from "../../../compile/definitions.js";
import type { SurveyKind } from "../../../compile/surveys.js";
import { wilson } from "../../../stats/wilson.js";
import { settled } from "../../canonical.js";
import type { AnswerBar, AnswersReport, SurveyWave } from "../../survey-model.js";

/** How many gave each answer, by its value as text. */
export type Tally = ReadonlyMap<string, number>;

/** The three groups of a score's answers; answers outside 0 to 10 are none. */
export function groupsOf(tally: Tally): NonNullable<SurveyWave["groups"]> {
  const count = (of: (score: number) => boolean): number =>
    [...tally].reduce((sum, [value, n]) => sum + (of(Number(value)) ? n : 0), 0);
  return {
    detractors: count((score) => score < 7),
    passives: count((score) => score >= 7 && score < 9),
    promoters: count((score) => score >= 9),
  };
}

/** The answers as bars: neighbours on a scale, or choices, of fewer than `k` are told together. */
export function answersOf(
  survey: SurveyDef,
  { kind, counts }: { readonly kind: SurveyKind; readonly counts: string | null },
  tally: Tally,
  k: number,
): AnswersReport | null {
  const n = [...tally.values()].reduce((sum, each) => sum + each, 0);
  if (n === 0) return null;
  const scale = kind === "poll" ? null : scaleOf(kind, tally, Object.keys(survey.choices));
  const bars = scale === null ? choices(survey, counts, tally, k) : steps(scale, kind, counts, tally, k);
  return {
    n,
    scale,
    bars: bars.map((bar): AnswerBar => {
      const { low, high } = wilson(bar.n, n) ?? { low: 0, high: 1 };
      return { ...bar, share: { value: settled(bar.n / n), low: settled(low ?? 0), high: settled(high ?? 1) } };
    }),
  };
}

type Counted = Omit<AnswerBar, "share">;

/** A longer scale would be no scale. */
const MOST_STEPS = 21;

/** Every step of the scale, given or not: 0 to 10 of a score, from the least to the greatest of a rating. */
function scaleOf(kind: SurveyKind, tally: Tally, declared: readonly string[]): readonly string[] {
  const seen = [...new Set([...tally.keys(), ...declared])].map(Number).filter(Number.isFinite);
  const [least, most] = kind === "nps" ? [0, 10] : [Math.min(1, ...seen), Math.max(...seen)];
  const whole = seen.every(Number.isInteger) && most - least < MOST_STEPS;
  if (whole) return Array.from({ length: most - least + 1 }, (_, i) => String(least + i));
  return [...new Set(seen)].sort((a, b) => a - b).map(String);
}

const groupOf = (kind: SurveyKind, counts: string | null, value: string): AnswerBar["of"] => {
  const score = Number(value);
  if (kind === "nps") return score < 7 ? "detractors" : score < 9 ? "passives" : "promoters";
  return counts !== null && score >= Number(counts) ? "counted" : "other";
};

/** From the left, steps of one group are put together until they are enough, or none; what is left joins its neighbour. */
function steps(scale: readonly string[], kind: SurveyKind, counts: string | null, tally: Tally, k: number): readonly Counted[] {
  const bars: Counted[] = [];
  for (const value of scale) {
    const of = groupOf(kind, counts, value);
    const n = tally.get(value) ?? 0;
    const last = bars.at(-1);
    const isFew = last?.of === of && last.n > 0 && last.n < k;
    if (isFew && n > 0) bars.splice(-1, 1, { values: [...last.values, value], of, n: last.n + n });
    else bars.push({ values: [value], of, n });
  }
  return joined(bars, k);
}

/** Bars of too few with the next of their group that has answers, on either side. */
function joined(bars: readonly Counted[], k: number): readonly Counted[] {
  const few = bars.findIndex(({ n }) => n > 0 && n < k);
  if (few === -1) return bars;
  const { of } = bars[few] as Counted;
  const near = [...bars.keys()]
    .filter((i) => i !== few && bars[i]?.of === of && (bars[i]?.n ?? 0) > 0)
    .sort((a, b) => Math.abs(a - few) - Math.abs(b - few) || a - b)[0];
  // All that the group has: how many they are is told by the value already.
  if (near === undefined) return [...bars.slice(0, few + 1), ...joined(bars.slice(few + 1), k)];
  const [from, to] = [Math.min(few, near), Math.max(few, near)];
  const between = bars.slice(from, to + 1);
  const one = { values: between.flatMap(({ values }) => values), of, n: between.reduce((sum, { n }) => sum + n, 0) };
  return joined([...bars.slice(0, from), one, ...bars.slice(to + 1)], k);
}

/** Choices, the most frequent first; those of few together, with the next where they would be one alone or still few. */
function choices(survey: SurveyDef, counts: string | null, tally: Tally, k: number): readonly Counted[] {
  const values = [...new Set([...Object.keys(survey.choices), ...(counts === null ? [] : [counts]), ...tally.keys()])];
  const all = values
    .map((value): Counted => ({
      values: [value],
      of: value === counts ? "counted" : "other",
      n: tally.get(value) ?? 0,
    }))
    .sort((a, b) => b.n - a.n);
  // How many made the choice that the KPI counts is told by its value.
  const few = all.filter(({ n, of }) => of === "other" && n > 0 && n < k);
  if (few.length === 0) return all;
  const shown = all.filter((bar) => !few.includes(bar));
  while (few.length < 2 || few.reduce((sum, { n }) => sum + n, 0) < k) {
    const next = shown.findLastIndex(({ n, of }) => of === "other" && n > 0);
    if (next === -1) break;
    few.push(...shown.splice(next, 1));
  }
  return [...shown, { values: [], of: "other", n: few.reduce((sum, { n }) => sum + n, 0) }];
}
