import type { ModelName } from "../../../formula/event-functions.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page that sets rules of credit side by side. */
export interface AttributionWords {
  readonly title: string;
  readonly over: (kpi: NameSlot, from: TimeSlot, to: TimeSlot) => Phrase;
  readonly heading: (low: NumberSlot, high: NumberSlot) => Phrase;
  readonly lead: (rules: NumberSlot, joined: NumberSlot, table: NameSlot) => Phrase;
  /** After the lead: whether anyone was drawn by lot to go without. */
  readonly tested: string;
  readonly untested: string;
  readonly notEffect: string;
  readonly notEffectMeans: string;
  readonly beside: string;
  readonly disagree: (factor: NumberSlot) => Phrase;
  readonly dots: string;
  readonly dotsAndTest: string;
  readonly range: (low: string, high: string) => string;
  readonly drawn: string;
  readonly credited: string;
  readonly creditedMeans: (low: NumberSlot, high: NumberSlot) => Phrase;
  readonly joined: (s: {
    readonly table: NameSlot;
    readonly joined: NumberSlot;
    readonly all: NumberSlot;
    readonly share: NumberSlot;
    readonly window: string;
  }) => Phrase;
  readonly incremental: string;
  readonly test: (s: {
    readonly treated: NumberSlot;
    readonly control: NumberSlot;
    readonly value: NumberSlot;
    readonly low: NumberSlot;
    readonly high: NumberSlot;
  }) => Phrase;
  readonly tooFew: string;
  readonly spansZero: string;
  readonly aboveZero: string;
  readonly belowZero: string;
  /** How many of the rules credit more than the test's interval allows. */
  readonly beyond: (n: NumberSlot, rules: NumberSlot) => Phrase;
  readonly everyone: string;
  readonly rule: string;
  readonly total: string;
  readonly how: string;
  readonly lowest: string;
  readonly highest: string;
  readonly addUp: string;
  readonly notGiven: string;
  readonly others: string;
  readonly reading: string;
  readonly read: readonly string[];
  readonly model: { readonly [M in ModelName]: { readonly name: string; readonly how: string } };
}
