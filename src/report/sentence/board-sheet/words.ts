import type { NameSlot, NumberSlot, Phrase } from "../phrase.js";

/** The words of the one page for the board; what it shares with a stakeholder's page comes from there. */
export interface BoardSheetWords {
  /** On the stakeholder's page: where the sheet is. */
  readonly link: string;
  readonly title: (who: NameSlot) => Phrase;
  readonly prints: string;
  readonly full: string;
  readonly answers: string;
  readonly overTime: string;
  readonly story: string;
  readonly effects: string;
  /** What did not find room. */
  readonly more: (n: NumberSlot) => Phrase;
  /** Goals without room, with how they stand: "2 met, 1 missed". */
  readonly moreGoals: (n: NumberSlot, tally: Phrase) => Phrase;
  /** In place of a text too long for the sheet. */
  readonly long: string;
  readonly sources: (names: NameSlot) => Phrase;
  /** The key to the drawings of the goals. */
  readonly key: { readonly value: string; readonly good: string; readonly target: string; readonly baseline: string };
  /** Of a drawing: where the value started, in words. */
  readonly started: (value: string) => string;
}
