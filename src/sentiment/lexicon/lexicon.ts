/** A language's words with their weights, and how it negates. */
export interface Lexicon {
  /** Whether words are parted by spaces. */
  readonly boundaries: "words" | "none";
  /** Weight → entries parted by white space: `hate`, a stem `horribl*`, a phrase `thank_you`. */
  readonly words: Readonly<Record<number, string>>;
  /** What turns the words beside it. */
  readonly negators: string;
  /** What makes the next word weigh more, and less. */
  readonly boosters: string;
  readonly dampers: string;
  /** What comes after one of these weighs more than what came before it. */
  readonly turns: string;
  /** Where a negator stands: before what it negates, or after it. */
  readonly side: "before" | "after";
}
