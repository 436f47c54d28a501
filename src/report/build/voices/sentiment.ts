import { MOODS, type Mood, type SentimentDef } from "../../../compile/definitions.js";
import type { HeardTexts } from "../../../compile/heard.js";
import { addDuration, compareLocal, nextPeriod, type Calendar } from "../../../ground/day.js";
import { classification } from "../../../stats/classification.js";
import { sum } from "../../../stats/moments.js";
import { trueSharesWithin } from "../../../stats/prevalence-interval.js";
import { settled } from "../../canonical.js";
import type { ReportInput } from "../../input.js";
import type { Report } from "../../model.js";
import { hiding, type Floor } from "../../privacy.js";
import {
  LEAST_F1,
  LEAST_LABELS,
  type DaysReport,
  type Doubt,
  type LanguageMood,
  type SentimentReport,
  type Shares,
} from "../../voices.js";
import { calendarOf } from "../series.js";
import { hiddenCells, type Elsewhere } from "./elsewhere.js";

/** The mood of texts per language: as the scorer says, how well he meets the readers, and corrected for his errors. */
export function sentimentReport(
  def: SentimentDef,
  heard: HeardTexts,
  input: ReportInput,
  floor: Floor,
  beside: Elsewhere,
): SentimentReport {
  const table = input.definitions.tables[def.table];
  const scored = def.scoring === null ? null : (input.catalog.tables[def.table]?.scored ?? null);
  const calendar = calendarOf(input.definitions.community);
  const moodOf = moods(def);
  const tally = (rows: readonly { readonly label: string | null; readonly n: number }[]): Counts =>
    MOODS.map((mood) => sum(rows.filter(({ label }) => moodOf(label) === mood).map(({ n }) => n)));
  const names = [...new Set(heard.cells.map(({ language }) => language))];
  const k = floor.personal ? floor.k : 0;

  const counted = names.map((language) =>
    heard.periods.map(({ period }) =>
      tally(heard.cells.filter((cell) => cell.language === language && cell.period === period)),
    ),
  );
  const periodAt = (c: number): string => heard.periods[c]?.period ?? "";
  const isForced = (language: string | null, from: string, to: string): boolean =>
    floor.personal && (beside.all(from, to) || (def.language !== null && beside.group(def.language, language, from, to)));
  const then = moodsBefore(input.earlier ?? [], def);
  const sizes = counted.map((row) => row.map(sum));
  const isHidden = hiddenCells(
    sizes,
    k,
    (r, c) => isForced(names[r] ?? null, periodAt(c), nextPeriod(periodAt(c), def.grain, calendar)),
    (r, c) => then.periods(names[r] ?? null, periodAt(c)).some((n) => n > 0 && (sizes[r]?.[c] ?? 0) - n < k),
  );
  const recent = recentOf(heard, def, calendar);
  const isRecent = (period: string): boolean => recent !== null && recent.from <= period && period < recent.to;
  // Made of what is shown, so that it tells nothing more.
  const lately = counted.map((row, r) =>
    MOODS.map((_, m) => sum(row.map((cell, c) => (isRecent(periodAt(c)) && !isHidden(r, c) ? (cell[m] ?? 0) : 0)))),
  );
  const left = counted.map((row, r) => row.filter((_, c) => isRecent(periodAt(c)) && isHidden(r, c)).length);
  const labelled = names.map((language) => labelsOf(heard, language, moodOf));
  const isKnown = (language: string | null, n: number): boolean => n >= k && then.labels(language).some((told) => n - told < k);
  const fewLabels = hiding(
    labelled.map((pairs) => pairs.length),
    k,
    { told: new Set(names.flatMap((language, r) => (isKnown(language, labelled[r]?.length ?? 0) ? [r] : []))) },
  ).cells;

  const languages = names.map((language, r): LanguageMood => {
    const counts = lately[r] as Counts;
    const pairs = fewLabels.has(r) ? [] : (labelled[r] as readonly Pair[]);
    const quality = qualityOf(pairs);
    const isGone = sum(counts) === 0 && (left[r] ?? 0) > 0;
    return {
      language,
      by: scored === null ? "column" : (scored.languages.find((one) => one.language === language)?.by ?? "nothing"),
      n: isGone ? null : sum(counts),
      shares: isGone ? null : sharesOf(counts),
      left: left[r] ?? 0,
      periods: heard.periods.map(({ period, state }, c) => {
        const cell = counted[r]?.[c] ?? [];
        if (isHidden(r, c)) return { period, state: "suppressed", n: null, shares: null };
        if (state === "no_data") return { period, state, n: null, shares: null };
        return { period, state: state === "partial" ? state : "complete", n: sum(cell), shares: sharesOf(cell) };
      }),
      quality,
      doubts: doubtsOf(quality),
      corrected: isGone ? { why: "withheld" } : corrected(pairs, counts),
    };
  });
  const unread = sum(heard.cells.map(({ label, period, n }) => (moodOf(label) === null && isRecent(period) ? n : 0)));
  return {
    table: def.table,
    label: table?.label ?? {},
    column: def.column,
    checked: def.checked,
    scorer: scored?.scorer ?? "column",
    where: def.where?.text ?? null,
    grain: def.grain,
    recent,
    languages: languages
      .map((each, r) => ({ each, n: sum(lately[r] ?? []) }))
      .sort((a, b) => b.n - a.n || ((a.each.language ?? "") < (b.each.language ?? "") ? -1 : 1))
      .map(({ each }) => each),
    unread: unread > 0 && unread < k ? null : unread,
    sql: heard.sql,
  };
}

/** How many texts, and checked texts, releases told of a language. */
function moodsBefore(
  releases: readonly Report[],
  { table, column, checked, grain }: SentimentDef,
): { periods(language: string | null, period: string): readonly number[]; labels(language: string | null): readonly number[] } {
  const own = releases.flatMap(({ voices }) => {
    const then = voices?.sentiment;
    return then?.table === table && then.column === column ? [then] : [];
  });
  const languagesOf = (then: SentimentReport, language: string | null): readonly LanguageMood[] =>
    then.languages.filter((each) => each.language === language);
  return {
    periods: (language, period) =>
      own
        .filter((then) => then.grain === grain)
        .flatMap((then) => languagesOf(then, language))
        .flatMap(({ periods }) => periods.flatMap((each) => (each.period === period && each.n !== null ? [each.n] : []))),
    labels: (language) =>
      own
        .filter((then) => then.checked === checked)
        .flatMap((then) => languagesOf(then, language))
        .flatMap(({ quality }) => (quality === null ? [] : [quality.n])),
  };
}

/** The last complete periods whose starts lie within one year. */
function recentOf({ periods }: HeardTexts, { grain }: SentimentDef, calendar: Calendar): DaysReport | null {
  const last = periods.filter(({ state }) => state === "complete").at(-1);
  if (last === undefined) return null;
  const to = nextPeriod(last.period, grain, calendar);
  const year = addDuration(to, -1, "year");
  const first = periods.find(({ period, state }) => state === "complete" && compareLocal(period, year) >= 0);
  return { from: first?.period ?? last.period, to };
}

type Counts = readonly number[];
type MoodOf = (label: string | null) => Mood | null;

function moods({ words }: SentimentDef): MoodOf {
  const known = new Map(MOODS.flatMap((mood) => words[mood].map((word) => [word, mood] as const)));
  return (label) => (label === null ? null : (known.get(label) ?? null));
}

function sharesOf(counts: Counts): Shares | null {
  const n = sum(counts);
  if (n === 0) return null;
  const [positive = 0, neutral = 0, negative = 0] = counts.map((count) => settled(count / n));
  return { positive, neutral, negative };
}

interface Pair {
  readonly truth: Mood;
  readonly guess: Mood;
}

/** Every checked text by itself: what the reader said, and what the scorer. One without a mood on either side is none. */
function labelsOf(heard: HeardTexts, language: string | null, moodOf: MoodOf): readonly Pair[] {
  return heard.labelled
    .filter((cell) => cell.language === language)
    .flatMap(({ checked, label, n }) => {
      const [truth, guess] = [moodOf(checked), moodOf(label)];
      return truth === null || guess === null ? [] : Array.from({ length: n }, () => ({ truth, guess }));
    });
}

function qualityOf(pairs: readonly Pair[]): LanguageMood["quality"] {
  const found = classification(
    pairs.map(({ truth }) => truth),
    pairs.map(({ guess }) => guess),
  );
  return found.ok ? { n: found.n, macroF1: settled(found.macroF1), accuracy: settled(found.accuracy) } : null;
}

function doubtsOf(quality: LanguageMood["quality"]): readonly Doubt[] {
  if (quality === null) return ["unmeasured"];
  return [
    ...(quality.n < LEAST_LABELS ? (["few_labels"] as const) : []),
    ...(quality.macroF1 < LEAST_F1 ? (["inaccurate"] as const) : []),
  ];
}

function corrected(pairs: readonly Pair[], observed: Counts): LanguageMood["corrected"] {
  if (pairs.length === 0) return { why: "no_labels" };
  const confusion = MOODS.map((truth) =>
    MOODS.map((guess) => pairs.filter((pair) => pair.truth === truth && pair.guess === guess).length),
  );
  const found = trueSharesWithin(confusion, observed);
  if (!found.ok) {
    if (found.why === "a class without cases") return { why: "mood_missing" };
    return { why: found.why === "no cases" ? "no_labels" : "not_told_apart" };
  }
  const [positive, neutral, negative] = found.shares.map(({ value, low, high }) => ({
    value: settled(value),
    low: settled(low),
    high: settled(high),
  }));
  const none = { value: 0, low: 0, high: 1 };
  return { positive: positive ?? none, neutral: neutral ?? none, negative: negative ?? none };
}
