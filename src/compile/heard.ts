import type { KpiCell, State } from "./question.js";

/** A half-open span of local days. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Plain counts of texts. Names are as the rows hold them; null is the group without one. */
export interface HeardTexts {
  readonly periods: readonly { readonly period: string; readonly state: State }[];
  readonly cells: readonly (Heard & { readonly period: string })[];
  /** Texts a reader checked, of all rows and all time, whatever the condition: what he said, and what the scorer. */
  readonly labelled: readonly (Heard & { readonly checked: string })[];
  readonly sql: string;
}

export interface Heard {
  readonly language: string | null;
  readonly label: string | null;
  readonly n: number;
}

/** A topic's counts in two times of the same length; `before` is null where its time is not covered. */
export interface HeardTopics {
  readonly now: Days;
  readonly before: Days | null;
  readonly groups: readonly { readonly name: string | null; readonly now: number; readonly before: number }[];
  readonly sql: string;
}

export interface HeardIncidents {
  readonly each: readonly {
    readonly id: string;
    readonly severity: string | null;
    readonly area: string | null;
    readonly report: string | null;
    readonly incident: string | null;
    /** Seconds from the community's report to the organisation's; below 0 where the community was later. */
    readonly between: number | null;
  }[];
  readonly first: KpiCell;
  readonly lead: KpiCell;
  readonly lag: KpiCell;
  readonly sql: string;
}
