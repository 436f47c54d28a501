import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "../phrase.js";

/** What the pages about versions say, in one language. */
export interface VersionWords {
  readonly nav: string;
  readonly heading: string;
  readonly lead: (n: NumberSlot) => Phrase;
  readonly chain: string;
  readonly head: {
    readonly version: string;
    readonly date: string;
    readonly dataTo: string;
    readonly goals: string;
    readonly changes: string;
    readonly digest: string;
    readonly file: string;
  };
  /** Today's report, as a name beside those of the versions. */
  readonly current: string;
  readonly goalsMet: (met: NumberSlot, all: NumberSlot) => Phrase;
  readonly since: (version: NameSlot) => Phrase;
  /** Above every page of an earlier version. */
  readonly earlier: (version: NameSlot, date: TimeSlot | null) => Phrase;
  readonly toCurrent: string;
  readonly changes: {
    readonly title: (from: NameSlot, to: NameSlot) => Phrase;
    readonly heading: (changed: NumberSlot, all: NumberSlot) => Phrase;
    readonly none: string;
    readonly lead: string;
    readonly cause: {
      readonly data: string;
      readonly definition: string;
      readonly assumption: string;
      readonly period: string;
    };
    readonly assumption: (name: NameSlot) => Phrase;
    readonly fromTo: (from: NumberSlot, to: NumberSlot) => Phrase;
    /** Under the picture's heading. */
    readonly key: string;
    readonly head: {
      readonly part: string;
      readonly change: string;
      readonly what: string;
      readonly kpi: string;
      readonly other: string;
      readonly status: string;
      readonly goal: string;
      readonly assumption: string;
      readonly table: string;
      readonly rows: string;
    };
    readonly points: string;
    readonly whole: string;
    readonly what: {
      readonly data: (period: TimeSlot) => Phrase;
      readonly program: string;
      readonly definition: string;
      readonly assumption: (from: NumberSlot, to: NumberSlot) => Phrase;
      readonly period: (from: TimeSlot, to: TimeSlot) => Phrase;
      readonly together: string;
    };
    readonly order: string;
    readonly allKpis: string;
    readonly unclear: string;
    readonly notReported: string;
    readonly unsplit: string;
    readonly added: string;
    readonly removed: string;
    readonly definitions: string;
    readonly before: string;
    readonly now: string;
    readonly noNote: string;
    readonly goals: string;
    readonly became: (goal: NameSlot) => Phrase;
    readonly to: string;
    readonly redefined: string;
    readonly assumptions: string;
    readonly data: string;
    readonly dataMeans: string;
  };
  readonly home: {
    readonly heading: (version: NameSlot) => Phrase;
    readonly told: (kpis: NumberSlot, goals: NumberSlot) => Phrase;
    readonly nothing: (version: NameSlot) => Phrase;
    readonly moved: (p: { readonly label: NameSlot; readonly from: NumberSlot; readonly to: NumberSlot }) => Phrase;
    readonly all: string;
  };
  readonly files: { readonly csv: string; readonly markdown: string };
}
