import type { Grain, Texts } from "../compile/definitions.js";
import type { ReportCell } from "./cell.js";

/** A survey or poll: its waves, how the last one compares with those before, what was answered, and by whom. */
export interface SurveyReport {
  readonly id: string;
  readonly label: Texts;
  readonly question: Texts;
  readonly note: Texts;
  readonly owner: string;
  readonly kpi: string;
  readonly kind: "nps" | "csat" | "poll";
  /** What the KPI counts: the least rating that is content, the choice; null of a score. */
  readonly counts: string | null;
  /** Ids of the KPIs of the response rate and of those invited; null where nothing is known of them. */
  readonly responseRate: string | null;
  readonly invited: string | null;
  /** Answers count by a weight: values are weighted, counts are of answers as they came. */
  readonly weighted: boolean;
  /** The periods that its waves are told by; null where rows have no time. */
  readonly grain: Grain | null;
  /** Oldest first. */
  readonly waves: readonly SurveyWave[];
  /** The last wave with the one before it and with the first, each that has a number. */
  readonly comparisons: readonly WaveComparison[];
  /** What was answered in the last wave; null where that is not told. */
  readonly answers: AnswersReport | null;
  /** Who answered in the last wave. */
  readonly splits: readonly SurveySplit[];
  /** Answers in words, by their value. */
  readonly choices: Readonly<Record<string, Texts>>;
  /** A number needs so many answers; of fewer their count alone is told. */
  readonly least: number;
  /** Groups of fewer answers are not told. */
  readonly floor: number;
}

export interface SurveyWave {
  /** As its column says; null where waves are periods, or there is one only. */
  readonly name: string | null;
  /** The first and the last period with answers (or, where nobody answered, with invitations); null without a time. */
  readonly from: string | null;
  readonly to: string | null;
  readonly cell: ReportCell;
  /** What it would be without weights; null where there are none, or the cell has no value. */
  readonly unweighted: number | null;
  readonly invited: number | null;
  /** Answers out of those invited. */
  readonly rate: number | null;
  /** Of a score with a value: how many gave 0 to 6, 7 or 8, 9 or 10. */
  readonly groups: { readonly detractors: number; readonly passives: number; readonly promoters: number } | null;
}

export interface WaveComparison {
  readonly against: "before" | "first";
  /** The place of the other wave. */
  readonly wave: number;
  /** The last wave's value less the other's, in the KPI's base scale, with its interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Over all comparisons of all surveys of the report, by Benjamini and Hochberg; `tests` there are. */
  readonly adjusted: number;
  readonly tests: number;
  /** The interval leaves out 0, and so it does among that many comparisons. */
  readonly changed: boolean;
}

/** Answers by value; neighbours of few answers are told together. */
export interface AnswersReport {
  readonly n: number;
  readonly bars: readonly AnswerBar[];
  /** The scale's steps in order, as text, of scores and ratings; null of choices. */
  readonly scale: readonly string[] | null;
}

export interface AnswerBar {
  /** The values it stands for, in the scale's order; empty: choices of few answers together. */
  readonly values: readonly string[];
  readonly of: "detractors" | "passives" | "promoters" | "counted" | "other";
  readonly n: number;
  readonly share: { readonly value: number; readonly low: number; readonly high: number };
}

export interface SurveySplit {
  readonly dimension: string;
  readonly label: Texts;
  readonly groups: readonly SurveyGroup[];
  /** Groups that are not told: how many answered in all of them. */
  readonly others: { readonly n: number; readonly invited: number | null } | null;
  /** How far who answered lies from who was invited, 0 to 1; null where that is not known. */
  readonly distance: number | null;
}

export interface SurveyGroup {
  readonly name: string | null;
  readonly cell: ReportCell;
  readonly invited: number | null;
  readonly rate: number | null;
}
