import type { Grain, Mood, ScoredBy, Texts, TopicDef } from "../compile/definitions.js";
import type { ReportCell } from "./cell.js";

/** What members say: the mood of texts, topics, and who spoke of incidents first. Counts only: level 0. */
export interface VoicesReport {
  readonly sentiment: SentimentReport | null;
  readonly topics: readonly TopicReport[];
  readonly earlyWarnings: EarlyWarningsReport | null;
}

/** A half-open span of local days. */
export interface DaysReport {
  readonly from: string;
  readonly to: string;
}

export interface SentimentReport {
  readonly table: string;
  readonly label: Texts;
  /** What the scorer's word stands in, and what a reader's; null where nobody checked. */
  readonly column: string;
  readonly checked: string | null;
  /** Who scored: somebody else, into a column, or whom Worthwhile had do it. */
  readonly scorer: "column" | Exclude<ScoredBy, "nothing">;
  /** The condition on the rows, as written. */
  readonly where: string | null;
  readonly grain: Grain;
  /** The last complete periods of one year; null where none is complete. */
  readonly recent: DaysReport | null;
  /** The most texts first. */
  readonly languages: readonly LanguageMood[];
  /** Rows of the recent time whose label is no mood; null where that would tell of too few. */
  readonly unread: number | null;
  readonly sql: string;
}

export type Shares = { readonly [M in Mood]: number };

export interface LanguageMood {
  /** As the rows write it; null where they name none, or none is asked for. */
  readonly language: string | null;
  /** What its texts were scored by. */
  readonly by: "column" | ScoredBy;
  /** Over the recent time, as the scorer says: the sum of the periods that are shown. Null: all withheld, or no texts. */
  readonly n: number | null;
  readonly shares: Shares | null;
  /** Periods of the recent time that are withheld, and so not in it. */
  readonly left: number;
  readonly periods: readonly {
    readonly period: string;
    readonly state: "complete" | "partial" | "no_data" | "suppressed";
    readonly n: number | null;
    /** Null where there are no texts, or they are withheld. */
    readonly shares: Shares | null;
  }[];
  /** How well the scorer meets the readers; null where nobody checked, or too few to be told. */
  readonly quality: { readonly n: number; readonly macroF1: number; readonly accuracy: number } | null;
  /** Why its shares are indicative only; empty where they are measured well enough. */
  readonly doubts: readonly Doubt[];
  /** The recent shares, corrected for the scorer's errors; or why they cannot be. */
  readonly corrected: { readonly [M in Mood]: Within } | Uncorrected;
}

export type Doubt = "unmeasured" | "few_labels" | "inaccurate";

export interface Within {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Uncorrected {
  /** No labels at all, none of some mood, moods the scorer cannot tell apart, or a count that is withheld. */
  readonly why: "no_labels" | "mood_missing" | "not_told_apart" | "withheld";
}

export const isCorrected = (x: LanguageMood["corrected"]): x is { readonly [M in Mood]: Within } => !("why" in x);

/** Below this macro-F1, and below so many labels, a language's sentiment is indicative. */
export const LEAST_F1 = 0.6;
export const LEAST_LABELS = 200;
/** Below so many checked texts of some mood a language's model is not taught (`src/sentiment/learnt.ts`). */
export { LEAST_PER_MOOD as LEAST_TAUGHT } from "../compile/voices-definitions.js";

export interface TopicReport {
  readonly id: string;
  readonly label: Texts;
  readonly table: string;
  readonly tableLabel: Texts;
  readonly by: string;
  readonly byLabel: Texts;
  readonly where: string | null;
  readonly against: TopicDef["against"];
  readonly now: DaysReport;
  /** Null where the data does not reach back so far. */
  readonly before: DaysReport | null;
  /** All rows of each time; null: withheld. */
  readonly n: { readonly now: number | null; readonly before: number | null };
  /** The greatest share first; those withheld are only counted. */
  readonly groups: readonly TopicGroup[];
  readonly withheld: number;
  readonly sql: string;
}

export interface TopicGroup {
  readonly name: string | null;
  readonly now: { readonly n: number; readonly share: Within };
  readonly before: { readonly n: number; readonly share: Within } | null;
  /** The difference of the two shares, 1 = 100 points; with whether it can be told from chance among all such differences. */
  readonly change: (Within & { readonly p: number; readonly trend: "rose" | "fell" | "unclear" }) | null;
}

export interface EarlyWarningsReport {
  readonly table: string;
  readonly label: Texts;
  readonly report: string;
  readonly incident: string;
  readonly where: string | null;
  /** All incidents; those both sides spoke of; those only one of them did. Null: withheld. */
  readonly counted: { readonly all: number; readonly both: number; readonly community: number; readonly others: number } | null;
  /** The share of those both spoke of in which the community was first, and by how much earlier, and later, at the median. */
  readonly first: ReportCell;
  readonly lead: ReportCell;
  readonly lag: ReportCell;
  /** The newest first, at most `LISTED`; null where rows are of people. */
  readonly list: readonly Warning[] | null;
  readonly sql: string;
}

/** As many incidents as a page lists. */
export const LISTED = 200;

export interface Warning {
  readonly id: string;
  readonly severity: string | null;
  readonly area: string | null;
  readonly report: string | null;
  readonly incident: string | null;
  /** Seconds the community was earlier; below 0 where it was later; null where only one side spoke. */
  readonly lead: number | null;
}
