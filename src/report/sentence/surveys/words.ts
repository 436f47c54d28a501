import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page with surveys and polls. */
export interface SurveyWords {
  readonly title: string;
  /** In how many of all surveys a change can be told; `none` where in no one. */
  readonly heading: (changed: NumberSlot, all: NumberSlot) => Phrase;
  readonly headingNone: string;
  readonly lead: string;
  readonly overview: {
    readonly label: string;
    readonly survey: string;
    readonly wave: string;
    readonly value: string;
    readonly answers: string;
    readonly rate: string;
    readonly sinceBefore: string;
    readonly sinceFirst: string;
    readonly changed: string;
    readonly unclear: string;
  };
  /** The word behind a difference, printed with a decimal. */
  readonly points: string;
  readonly asked: string;
  readonly how: string;
  readonly owner: (who: NameSlot) => Phrase;
  /** When: in one wave that has a name; over more than one period. "in October 2026" comes from the format. */
  readonly inWave: (name: NameSlot) => Phrase;
  readonly fromTo: (from: TimeSlot, to: TimeSlot) => Phrase;
  /** The same as a label: "October 2026 – November 2026". */
  readonly span: (from: string, to: string) => string;
  readonly onlyWave: string;
  readonly result: {
    readonly value: (s: Told & { readonly low: NumberSlot; readonly high: NumberSlot }) => Phrase;
    readonly bare: (s: Told) => Phrase;
    readonly open: string;
    readonly tooFew: (s: When & { readonly n: NumberSlot; readonly least: NumberSlot }) => Phrase;
    readonly withheld: (s: When & { readonly floor: NumberSlot }) => Phrase;
    readonly nobody: (s: When) => Phrase;
    readonly rate: (s: { readonly rate: NumberSlot; readonly invited: NumberSlot | null }) => Phrase;
    readonly rateUnknown: string;
    /** Fewer than one in five. */
    readonly rateLow: string;
    readonly weighted: (plain: NumberSlot) => Phrase;
  };
  readonly compare: {
    readonly heading: string;
    readonly against: (s: {
      readonly wave: NameSlot | TimeSlot;
      readonly difference: NumberSlot;
      readonly low: NumberSlot;
      readonly high: NumberSlot;
    }) => Phrase;
    readonly changed: string;
    readonly unclear: string;
    /** The interval leaves out 0, and among so many comparisons that is no wonder. */
    readonly byChance: (tests: NumberSlot) => Phrase;
    readonly none: string;
    readonly samples: string;
  };
  readonly waves: {
    readonly heading: string;
    readonly sub: (joined: NumberSlot) => Phrase;
    readonly hatched: string;
    readonly summary: (s: {
      readonly waves: NumberSlot;
      readonly first: string;
      readonly last: string;
      readonly value: string;
    }) => string;
    readonly head: {
      readonly wave: string;
      readonly name: string;
      readonly low: string;
      readonly high: string;
      readonly invited: string;
    };
  };
  readonly answers: {
    readonly heading: (when: Phrase) => Phrase;
    readonly group: { readonly detractors: string; readonly passives: string; readonly promoters: string };
    /** A group with its scores: "Detractors, 0–6". */
    readonly scores: (name: string, from: string, to: string) => string;
    readonly counted: (least: string) => string;
    readonly other: string;
    /** Under the heading: what the filled bars are. */
    readonly chosen: string;
    readonly area: string;
    readonly together: (floor: NumberSlot) => Phrase;
    readonly others: string;
    readonly head: { readonly answer: string; readonly answers: string; readonly share: string };
    readonly summary: (name: string, share: string) => string;
    readonly unweighted: string;
  };
  readonly who: {
    readonly heading: (dimension: NameSlot) => Phrase;
    readonly close: (share: NumberSlot) => Phrase;
    readonly some: (share: NumberSlot) => Phrase;
    readonly far: (share: NumberSlot) => Phrase;
    readonly unknown: string;
    readonly withheld: (floor: NumberSlot) => Phrase;
    readonly head: {
      readonly answers: string;
      readonly ofAnswers: string;
      readonly ofInvited: string;
      readonly rate: string;
    };
    readonly others: string;
    readonly tooFew: (least: NumberSlot) => Phrase;
  };
}

export interface When {
  /** "in October 2026", as part of a sentence. */
  readonly when: Phrase;
}

export interface Told extends When {
  readonly kpi: NameSlot;
  readonly value: NumberSlot;
  readonly n: NumberSlot;
}
