import type { Mood, ScoredBy } from "../../../compile/definitions.js";
import type { Doubt, TopicGroup, Uncorrected } from "../../voices.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page with what members say. All of it is counted: no sentence says what came of it. */
export interface VoicesWords {
  readonly title: string;
  /** The entry of the navigation. */
  readonly nav: string;
  readonly lead: string;
  readonly nothing: string;
  readonly warnings: WarningWords;
  readonly mood: MoodWords;
  readonly topics: TopicWords;
}

/** A value, its interval, and how many it stands on. */
export interface Measured {
  readonly value: NumberSlot;
  readonly low: NumberSlot;
  readonly high: NumberSlot;
  readonly n: NumberSlot;
}

export interface WarningWords {
  readonly heading: string;
  readonly first: (share: NumberSlot) => Phrase;
  readonly share: (s: Measured) => Phrase;
  readonly lead: (s: Measured) => Phrase;
  readonly lag: (s: Measured) => Phrase;
  /** Incidents that only one side spoke of, and so without a time between. */
  readonly alone: (s: { readonly members: NumberSlot; readonly others: NumberSlot }) => Phrase;
  readonly withheld: string;
  readonly none: string;
  readonly caveat: string;
  readonly chart: string;
  readonly chartSub: string;
  readonly above: string;
  readonly below: string;
  readonly list: string;
  readonly listed: (shown: NumberSlot, all: NumberSlot) => Phrase;
  readonly unlisted: string;
  readonly head: {
    readonly incident: string;
    readonly severity: string;
    readonly area: string;
    readonly members: string;
    readonly others: string;
    readonly lead: string;
  };
  readonly ahead: (time: NumberSlot) => Phrase;
  readonly behind: (time: NumberSlot) => Phrase;
  readonly together: string;
  readonly onlyMembers: string;
  readonly onlyOthers: string;
}

export interface MoodWords {
  readonly heading: (measured: NumberSlot, all: NumberSlot) => Phrase;
  readonly lead: (s: {
    readonly n: NumberSlot;
    readonly table: NameSlot;
    readonly from: TimeSlot;
    readonly to: TimeSlot;
  }) => Phrase;
  readonly none: string;
  readonly mood: { readonly [M in Mood]: string };
  readonly chart: string;
  readonly chartSub: (grain: string) => string;
  /** Under a language's name: macro-F1 and on how many texts it stands. */
  readonly quality: (f1: string, n: string) => string;
  readonly unchecked: string;
  readonly indicative: string;
  readonly measured: string;
  readonly doubt: { readonly [D in Doubt]: string };
  readonly corrected: string;
  readonly correctedSub: string;
  readonly uncorrected: { readonly [W in Uncorrected["why"]]: string };
  readonly head: {
    readonly language: string;
    readonly texts: string;
    readonly mood: string;
    readonly asScored: string;
    readonly asCorrected: string;
    readonly scored: (mood: string) => string;
    readonly corrected: (mood: string) => string;
    readonly by: string;
    readonly f1: string;
    readonly checked: string;
    readonly standing: string;
  };
  /** What a language was scored by, in a table. */
  readonly by: { readonly [B in ScoredBy]: string };
  /** Who scored the texts, where Worthwhile had them scored. */
  readonly scored: { readonly [S in Exclude<ScoredBy, "nothing">]: string };
  /** Languages that a model could not learn. */
  readonly byList: (s: { readonly names: Phrase; readonly least: NumberSlot }) => Phrase;
  readonly unscored: (names: Phrase) => Phrase;
  readonly all: string;
  readonly unread: (n: NumberSlot) => Phrase;
  /** Languages with periods that are not shown, and so not in the sum. */
  readonly partly: (names: Phrase) => Phrase;
  readonly reading: string;
  readonly read: (s: { readonly labels: NumberSlot; readonly f1: NumberSlot }) => readonly Phrase[];
}

export interface TopicWords {
  readonly heading: (label: NameSlot) => Phrase;
  readonly rose: (s: TopicSlots) => Phrase;
  readonly fell: (s: TopicSlots) => Phrase;
  readonly unclear: (label: NameSlot) => Phrase;
  readonly sub: (now: string, before: string | null) => string;
  readonly lead: (s: { readonly now: NumberSlot; readonly before: NumberSlot | null; readonly table: NameSlot }) => Phrase;
  readonly head: {
    readonly before: string;
    readonly now: string;
    readonly change: string;
    readonly interval: string;
    readonly trend: string;
  };
  readonly trend: { readonly [T in NonNullable<TopicGroup["change"]>["trend"]]: string };
  readonly caveat: string;
  readonly hidden: (n: NumberSlot) => Phrase;
  readonly withheld: string;
  readonly noBefore: string;
}

export interface TopicSlots {
  readonly label: NameSlot;
  readonly name: NameSlot;
  readonly before: NumberSlot;
  readonly now: NumberSlot;
}
