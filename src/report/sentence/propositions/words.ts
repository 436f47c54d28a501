import type { Apart } from "../../model.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** The words of the page with what members are promised. */
export interface PropositionWords {
  readonly title: string;
  readonly heading: (told: NumberSlot, all: NumberSlot) => Phrase;
  readonly lead: string;
  readonly none: string;
  readonly promise: string;
  readonly audience: (who: NameSlot) => Phrase;
  readonly owner: (who: NameSlot) => Phrase;
  readonly business: string;
  readonly members: string;
  readonly notWritten: string;
  readonly noKpi: string;
  /** Further KPIs. */
  readonly also: string;
  readonly question: string;
  /** L1: what the changes of two KPIs have to do with each other. */
  readonly aligned: (s: Both) => Phrase;
  readonly opposed: (s: Both) => Phrase;
  readonly rising: (s: Both) => Phrase;
  readonly crossing: (s: Both) => Phrase;
  readonly unclear: (s: Both) => Phrase;
  /** In brackets behind it: r, its interval, n and from when to when. */
  readonly figures: (s: Figures) => Phrase;
  readonly caveat: string;
  readonly apart: { readonly [W in Apart["why"]]: (s: { readonly n: NumberSlot; readonly kpi: NameSlot | null }) => Phrase };
  readonly oneSided: string;
  readonly table: string;
  readonly period: string;
}

export interface Both {
  readonly business: NameSlot;
  readonly members: NameSlot;
}

export interface Figures {
  readonly r: NumberSlot;
  readonly low: NumberSlot;
  readonly high: NumberSlot;
  readonly n: NumberSlot;
  readonly from: TimeSlot;
  readonly to: TimeSlot;
}
