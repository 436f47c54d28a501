/** The terms of the glossary, in the order they are read. */
export const TERMS = [
  "community",
  "kpi",
  "stakeholder",
  "goal",
  "path",
  "met",
  "undecided",
  "too_early",
  "no_data",
  "partial",
  "immature",
  "withheld",
  "interval",
  "median",
  "assumption",
  "range",
  "break_even",
  "observed",
  "credited",
  "associated",
  "changed_after",
  "estimated",
  "caused",
  "pilot",
  "definition_changed",
  "simulated",
  "mentions",
  "share_of_voice",
  "referral_rate",
  "advocacy_rate",
  "conversion_rate",
  "attributed_sales",
  "sign_ups",
  "cost_per_conversion",
  "self_service",
  "deflected",
  "first_response",
  "resolution_rate",
  "survey",
  "response_rate",
  "nps",
  "csat",
  "sentiment",
  "engagement_rate",
  "stickiness",
  "retention",
  "lurkers",
  "value_proposition",
] as const;
export type Term = (typeof TERMS)[number];

export interface Entry {
  readonly name: string;
  readonly means: string;
}

export type Glossary = { readonly [T in Term]: Entry };

/** Writes an entry on one line. */
export const entry = (name: string, means: string): Entry => ({ name, means });
