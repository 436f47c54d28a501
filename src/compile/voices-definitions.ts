import type { FormulaText, Span } from "../ground/span.js";
import type { Grain } from "./grain.js";
import type { Texts } from "./texts.js";

/** What members say: their mood, what they speak of, and what they report before anybody else does. */
export interface VoicesDef {
  readonly sentiment: SentimentDef | null;
  readonly topics: Readonly<Record<string, TopicDef>>;
  readonly earlyWarnings: EarlyWarningsDef | null;
  readonly span: Span;
}

export const MOODS = ["positive", "neutral", "negative"] as const;
export type Mood = (typeof MOODS)[number];

/** A column that holds what a scorer says of each text, and perhaps another with what a reader said of some. */
export interface SentimentDef {
  readonly table: string;
  /** What the scorer said: a column of the rows, or the one that Worthwhile puts beside them. */
  readonly column: string;
  /** Who scores the texts; null where the rows hold a label already. */
  readonly scoring: ScoringDef | null;
  /** What a reader of the language said, null in most rows; null where nobody checked. */
  readonly checked: string | null;
  /** The column of the text's language; null where all are of one. */
  readonly language: string | null;
  readonly where: FormulaText | null;
  readonly grain: Grain;
  /** How the table writes each mood. */
  readonly words: { readonly [M in Mood]: readonly string[] };
  readonly span: Span;
}

/** Texts that Worthwhile has scored: by word lists, by what it learns from checked texts, or by a file of the workspace. */
export interface ScoringDef {
  /** The column of the texts. */
  readonly text: string;
  readonly scorer: "lexicon" | "ngrams" | { readonly module: string };
  /** Where the scorer is named. */
  readonly span: Span;
}

/** Texts that readers labelled with each mood, below which a language's model is not taught. */
export const LEAST_PER_MOOD = 30;

/** What a language's texts were scored by; "nothing" where there is no word list of it. */
export type ScoredBy = "lexicon" | "ngrams" | "module" | "nothing";

/** How the shares of a dimension's values changed from one time to another. */
export interface TopicDef {
  readonly name: string;
  readonly label: Texts;
  readonly table: string;
  /** A dimension: product_area, author_id.segment. */
  readonly by: string;
  readonly where: FormulaText | null;
  /** How long each of the two times is: the latest whole ones. */
  readonly over: { readonly count: number; readonly unit: "week" | "month" | "quarter" | "year" };
  /** The time right before, or the same a year earlier. */
  readonly against: "before" | "year_before";
  readonly span: Span;
}

/** Incidents, each with the first time the community spoke of it and the first time the organisation knew. */
export interface EarlyWarningsDef {
  readonly table: string;
  readonly report: string;
  readonly incident: string;
  readonly severity: string | null;
  readonly area: string | null;
  readonly where: FormulaText | null;
  readonly span: Span;
}
