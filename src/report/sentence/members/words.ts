import type { ReaderGroup } from "../../../compile/members.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page on member value: stages, how long members stay, silent readers. */
export interface MemberWords {
  readonly title: string;
  /** How many of all came to the last stage. */
  readonly heading: (s: { readonly n: NumberSlot; readonly all: NumberSlot; readonly stage: NameSlot }) => Phrase;
  readonly lead: string;
  readonly none: string;
  readonly stages: {
    readonly heading: string;
    readonly title: string;
    readonly sub: (until: TimeSlot) => Phrase;
    /** A stage with its members and their share of all, in the figure's summary. */
    readonly one: (stage: string, n: string, share: string) => string;
    readonly overlap: string;
    readonly head: { readonly stage: string; readonly members: string; readonly share: string; readonly event: string };
  };
  readonly moves: {
    readonly heading: string;
    readonly told: (s: Moved) => Phrase;
    /** Nobody did: the interval has only an upper end. */
    readonly nobody: (s: Omit<Moved, "share" | "low">) => Phrase;
    readonly early: (s: Pick<Moved, "from" | "to" | "days">) => Phrase;
    /** Nobody came to the first stage. */
    readonly empty: (s: Pick<Moved, "from" | "to">) => Phrase;
    readonly notCause: string;
    readonly title: string;
    readonly sub: string;
    /** The second line of a panel's name, below the stage moved from. */
    readonly to: (stage: string) => string;
    readonly pair: (from: string, to: string) => string;
    /** A panel in the figure's summary: "From Readers to Askers: 18.3% within 90 days". */
    readonly at: (pair: string, share: string, days: string) => string;
    readonly method: string;
    readonly before: string;
    readonly unseen: (n: NumberSlot) => Phrase;
    readonly trend: (days: NumberSlot) => Phrase;
    readonly trendSub: string;
    readonly trendEarly: (s: { readonly since: TimeSlot; readonly days: NumberSlot }) => Phrase;
    readonly head: {
      readonly from: string;
      readonly to: string;
      readonly n: string;
      readonly before: string;
      readonly within: (days: string) => string;
      readonly quarter: string;
    };
    readonly all: string;
  };
  readonly cohorts: {
    readonly heading: string;
    /** The measure by its name in the field, by the periods of joining. */
    readonly definition: { readonly month: string; readonly quarter: string };
    readonly higher: (s: Compared) => Phrase;
    readonly lower: (s: Compared) => Phrase;
    readonly alike: (s: Compared) => Phrase;
    readonly title: { readonly month: string; readonly quarter: string };
    readonly sub: string;
    readonly summary: (s: {
      readonly first: string;
      readonly then: string;
      readonly last: string;
      readonly lag: string;
    }) => string;
    readonly joined: string;
    readonly members: string;
    readonly months: string;
    readonly all: string;
    readonly empty: string;
    readonly earlier: (n: NumberSlot) => Phrase;
    readonly early: (n: NumberSlot) => Phrase;
  };
  readonly silent: {
    readonly heading: string;
    readonly told: (s: {
      readonly silent: NumberSlot;
      readonly readers: NumberSlot;
      readonly share: NumberSlot;
      readonly from: TimeSlot;
      readonly to: TimeSlot;
    }) => Phrase;
    readonly reads: (s: { readonly reads: NumberSlot; readonly share: NumberSlot }) => Phrase;
    /** L1. */
    readonly value: (s: {
      readonly kpi: NameSlot;
      readonly value: NumberSlot;
      readonly low: NumberSlot | null;
      readonly high: NumberSlot | null;
    }) => Phrase;
    readonly nobody: (s: { readonly from: TimeSlot; readonly to: TimeSlot }) => Phrase;
    readonly withheld: string;
    readonly means: (stages: NameSlot) => Phrase;
    readonly notCause: string;
    readonly apart: string;
    readonly figure: string;
    readonly figureSub: (s: { readonly from: string; readonly to: string }) => string;
    readonly group: { readonly [G in ReaderGroup]: string };
    readonly one: (group: string, reads: string, share: string) => string;
    readonly unknown: string;
    readonly assumptions: string;
    readonly head: { readonly who: string; readonly members: string; readonly reads: string; readonly share: string };
    readonly notKnown: string;
  };
  readonly asked: string;
}

export interface Moved {
  readonly from: NameSlot;
  readonly to: NameSlot;
  readonly days: NumberSlot;
  readonly share: NumberSlot;
  readonly low: NumberSlot;
  readonly high: NumberSlot;
}

/** Two cohorts after so many months: their shares, and how far they lie apart in percentage points. */
export interface Compared {
  readonly lag: NumberSlot;
  readonly first: TimeSlot;
  readonly firstShare: NumberSlot;
  readonly last: TimeSlot;
  readonly lastShare: NumberSlot;
  readonly low: NumberSlot;
  readonly high: NumberSlot;
}
