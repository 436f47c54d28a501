import type { DecisionReport, MaturityLevel, MaturityStep, MaturityStepId } from "../../model.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page that tells how far the community's work is. */
export interface MaturityWords {
  readonly title: string;
  /** The page's heading: the first step that is missing, as something to do. */
  readonly next: (todo: string) => string;
  readonly allReached: string;
  readonly reachedOf: (reached: NumberSlot, all: NumberSlot) => Phrase;
  /** Where the page has all this from. */
  readonly lead: string;
  readonly level: { readonly [L in MaturityLevel]: string };
  readonly state: { readonly [S in MaturityStep["state"]]: string };
  readonly stepHead: string;
  readonly stateHead: string;
  readonly whyHead: string;
  readonly step: { readonly [S in MaturityStepId]: StepWords };
  /** Those that are not yet as they should be; `more` are not named. */
  readonly lacking: (names: Phrase, more: NumberSlot | null) => Phrase;
  /** Where nothing can be counted and a person vouches for it. */
  readonly vouched: string;
  readonly calendar: CalendarWords;
  readonly recognition: {
    readonly heading: string;
    readonly none: string;
    readonly on: string;
    readonly to: string;
    readonly what: string;
  };
  readonly feedback: FeedbackWords;
  readonly decisions: DecisionWords;
}

export interface StepWords {
  readonly name: string;
  /** What to do where there is nothing yet, and where some of it is there: begins small, has no stop. */
  readonly start: string;
  readonly finish: string;
  readonly told: (s: StepSlots) => Phrase;
  readonly none: string;
}

export interface StepSlots {
  readonly done: NumberSlot;
  readonly of: NumberSlot;
  readonly on: TimeSlot | null;
  /** A number of days, with its unit. */
  readonly days: NumberSlot | null;
  /** The strongest evidence level, in words. */
  readonly level: string;
}

export interface CalendarWords {
  readonly heading: string;
  readonly none: string;
  readonly what: string;
  readonly planned: string;
  readonly done: string;
  readonly state: string;
  readonly onTime: string;
  readonly late: (days: NumberSlot) => Phrase;
  readonly overdue: (days: NumberSlot) => Phrase;
  readonly ahead: string;
}

export interface FeedbackWords {
  readonly heading: string;
  readonly none: string;
  readonly said: string;
  readonly opened: string;
  readonly closed: string;
  readonly answer: string;
  readonly time: string;
  readonly took: (days: NumberSlot) => Phrase;
  readonly open: (days: NumberSlot) => Phrase;
}

export interface DecisionWords {
  readonly heading: string;
  readonly none: string;
  /** That a value before and one after tell no effect. */
  readonly caveat: string;
  /** The intervals of the two values have something in common. */
  readonly overlap: string;
  readonly decision: string;
  readonly kpi: string;
  readonly before: string;
  readonly after: string;
  readonly result: string;
  readonly by: (who: NameSlot) => Phrase;
  readonly state: { readonly [S in Exclude<DecisionReport["state"], "waiting" | "reviewed">]: string };
  readonly waiting: (day: TimeSlot) => Phrase;
  readonly reviewed: (day: TimeSlot) => Phrase;
}
