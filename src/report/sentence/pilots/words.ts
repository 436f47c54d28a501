import type { PilotDesign } from "../../../compile/definitions.js";
import type { GoalStatus } from "../../model.js";
import type { FixedDesign, PilotCheck, PilotCheckKind, PilotLimit, PilotMethod, PilotRefusal } from "../../pilot-model.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the pilots' pages. Claims about a cause are not here: they come from `claims`, by evidence level. */
export interface PilotWords {
  readonly title: string;
  readonly lead: (n: NumberSlot) => Phrase;
  readonly manyTests: (n: NumberSlot) => Phrase;
  readonly pilot: string;
  readonly head: {
    readonly pilot: string;
    readonly window: string;
    readonly design: string;
    readonly effect: string;
    readonly interval: string;
    readonly criterion: string;
    readonly verdict: string;
    readonly evidence: string;
  };
  readonly window: (from: TimeSlot, to: TimeSlot) => Phrase;
  readonly windowOpen: (from: TimeSlot) => Phrase;
  /** "Answer buddies: criterion met". */
  readonly headline: { readonly [S in GoalStatus | "not_begun"]: (label: NameSlot) => Phrase };
  /** The word beside the status. */
  readonly notBegunYet: string;
  readonly notBegun: (start: TimeSlot) => Phrase;
  /** An interval that holds zero: nothing is claimed. */
  readonly noDifference: (s: { readonly effect: NumberSlot; readonly low: NumberSlot; readonly high: NumberSlot }) => Phrase;
  /** A difference whose checks bear no claim. */
  readonly onlyDifference: (s: { readonly effect: NumberSlot; readonly low: NumberSlot; readonly high: NumberSlot }) => Phrase;
  /** Before and after alone. */
  readonly onlyChange: (effect: NumberSlot) => Phrase;
  readonly openInterval: (effect: NumberSlot) => Phrase;
  readonly measuredBy: (kpi: NameSlot) => Phrase;
  readonly assuming: { readonly [M in "differences" | "group_time" | "synthetic" | "interrupted" | "matched"]: string };

  readonly criterion: {
    readonly heading: string;
    readonly headingPlain: string;
    readonly at_least: (value: NumberSlot, kpi: NameSlot) => Phrase;
    readonly at_most: (value: NumberSlot, kpi: NameSlot) => Phrase;
    readonly chart: string;
    readonly chartOpen: string;
    readonly mark: { readonly at_least: (value: string) => string; readonly at_most: (value: string) => string };
    readonly noEffect: string;
    readonly verdict: {
      readonly met: (end: NumberSlot, value: NumberSlot) => Phrase;
      readonly missed: (end: NumberSlot, value: NumberSlot) => Phrase;
      readonly undecided: (value: NumberSlot) => Phrase;
      readonly luck: (p: NumberSlot) => Phrase;
      readonly noInterval: string;
      readonly fewUnits: string;
      readonly running: (end: TimeSlot) => Phrase;
      readonly notBegun: string;
      readonly noResult: string;
    };
    readonly agreed: (by: NameSlot, on: TimeSlot) => Phrase;
    readonly agreedBefore: (days: NumberSlot) => Phrase;
    readonly agreedLate: (days: NumberSlot) => Phrase;
    readonly notAgreed: string;
    readonly digest: (digest: NameSlot) => Phrase;
    readonly edited: (part: string, release: NameSlot) => Phrase;
    readonly part: { readonly [P in keyof FixedDesign]: string };
    readonly fixed: string;
    readonly hypothesis: string;
  };

  readonly sample: {
    readonly heading: string;
    readonly needed: (perArm: NumberSlot, value: NumberSlot) => Phrase;
    readonly unknown: string;
    readonly stated: (n: NumberSlot) => Phrase;
    readonly had: (treated: NumberSlot, compared: NumberSlot) => Phrase;
    readonly hasOne: (treated: NumberSlot) => Phrase;
    readonly planned: (treated: NumberSlot, compared: NumberSlot) => Phrase;
    readonly detectable: (value: NumberSlot) => Phrase;
  };

  readonly result: {
    readonly heading: string;
    readonly headingBefore: string;
    readonly method: string;
    readonly says: { readonly [M in PilotMethod]: string };
    readonly periods: (before: NumberSlot, after: NumberSlot) => Phrase;
    readonly bears: string;
    readonly design: { readonly [D in PilotDesign]: { readonly name: string; readonly bears: string } };
    readonly p: (value: NumberSlot) => Phrase;
    readonly pPermutation: (value: NumberSlot, ways: NumberSlot) => Phrase;
    readonly pPlacebos: (value: NumberSlot, ways: NumberSlot) => Phrase;
    readonly adjusted: (value: NumberSlot, pilots: NumberSlot) => Phrase;
    readonly why: { readonly [W in PilotRefusal]: string };
  };

  readonly chart: {
    readonly heading: string;
    readonly headingBefore: string;
    readonly start: (day: string) => string;
    readonly treated: (n: string) => string;
    readonly compared: (n: string) => string;
    readonly treatedOne: string;
    readonly comparedMix: string;
    readonly expected: string;
    readonly below: string;
    readonly fanUnits: string;
    readonly fanModel: string;
    readonly noFan: string;
    readonly fan: string;
    readonly middle: string;
    readonly meanAfter: string;
    readonly shaded: string;
    readonly head: {
      readonly treated: string;
      readonly compared: string;
      readonly expected: string;
      readonly difference: string;
      readonly low: string;
      readonly high: string;
    };
    readonly summary: (s: {
      readonly from: string;
      readonly to: string;
      readonly start: string;
      readonly effect: string | null;
    }) => string;
  };

  readonly checks: {
    readonly heading: string;
    readonly head: {
      readonly check: string;
      readonly question: string;
      readonly result: string;
      readonly value: string;
      readonly range: string;
    };
    readonly outcome: { readonly [O in PilotCheck["outcome"]]: string };
    readonly kind: { readonly [K in PilotCheckKind | "power"]: { readonly name: string; readonly question: string } };
    readonly p: (value: NumberSlot) => Phrase;
    readonly ofTried: (p: NumberSlot, tried: NumberSlot) => Phrase;
    readonly rank: (rank: NumberSlot, of: NumberSlot) => Phrase;
    readonly sds: (value: NumberSlot) => Phrase;
    readonly power: (share: NumberSlot) => Phrase;
    readonly seenAt80: string;
    readonly none: string;
  };

  readonly scaleUp: {
    readonly heading: string;
    readonly adds: (s: {
      readonly units: NumberSlot;
      readonly value: NumberSlot;
      readonly low: NumberSlot;
      readonly high: NumberSlot;
      readonly per: string;
    }) => Phrase;
    readonly same: (s: {
      readonly units: NumberSlot;
      readonly value: NumberSlot;
      readonly low: NumberSlot;
      readonly high: NumberSlot;
    }) => Phrase;
    readonly risk: string;
  };
  readonly limits: { readonly heading: string; readonly of: { readonly [L in PilotLimit]: string }; readonly privacy: string };
}
