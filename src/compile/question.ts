/** What `query`, a page or the explorer asks: the same words as the command line's. */
export interface Question {
  readonly kpis: readonly string[];
  /** Grains and dimensions, as written. */
  readonly by: readonly string[];
  /** Local dates (or times), half-open. */
  readonly from: string | null;
  readonly to: string | null;
  /** A row condition in the formula language. */
  readonly where: string | null;
}

/** Worst first: the worst state of a formula's parts is the cell's. `suppressed` is given by the report, never here. */
export const STATES = ["no_data", "undefined", "immature", "partial", "complete"] as const;
export type State = (typeof STATES)[number];

/** A KPI's value in one cell. A whole number beyond ±(2^53 − 1) is the string of its digits. */
export interface KpiCell {
  readonly value: number | string | boolean | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly state: State;
}

/** The answer to a question: rows sorted by the `by` columns, nulls last. */
export interface Answer {
  readonly by: readonly { readonly name: string; readonly type: "date" | "timestamp" | "text" | "number" | "boolean" }[];
  readonly kpis: readonly { readonly name: string; readonly unit: string; readonly method: string }[];
  readonly rows: readonly { readonly key: readonly (string | number | boolean | null)[]; readonly cells: readonly KpiCell[] }[];
  readonly notes: readonly { readonly code: string; readonly message: string }[];
  /** The SQL that ran, whole and readable. */
  readonly sql: string;
}
