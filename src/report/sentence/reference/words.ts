import type { Element } from "../../../formula/elements.js";
import type { Argument, FunctionEntry } from "../../../formula/functions.js";

/** The families the reference is grouped by, in the order they are read. */
export const FAMILIES = [
  "aggregate",
  "survey",
  "time",
  "event",
  "row",
  "condition",
  "operator",
  "clause",
  "literal",
  "units",
] as const;
export type Family = (typeof FAMILIES)[number];

/** The words of the reference of the formula language. What each function means is in `meanings`. */
export interface ReferenceWords {
  readonly title: string;
  readonly lead: string;
  /** Between two ways to write a thing. */
  readonly or: string;
  /** A link to the page, beside a formula. */
  readonly howWritten: string;
  readonly contents: string;
  readonly family: { readonly [F in Family]: { readonly name: string; readonly about: string } };
  /** Heads what holds for a whole family. */
  readonly forAll: string;
  readonly fact: {
    readonly takes: string;
    readonly result: string;
    readonly addsUp: string;
    readonly nulls: string;
    readonly empty: string;
    readonly interval: string;
  };
  readonly argument: { readonly [A in Argument]: string };
  /** Where the unit is that of the value, a length of time is as good as a number. */
  readonly numberOrTime: string;
  /** What `all` and `share` look away from. */
  readonly dimension: string;
  readonly words: (words: string) => string;
  readonly result: { readonly [R in FunctionEntry["result"] | "duration"]?: string };
  readonly unit: { readonly [U in FunctionEntry["unit"]]: string };
  readonly nulls: { readonly [N in NonNullable<Element["nulls"]>]: string };
  readonly empty: { readonly zero: string; readonly undefined: string };
  /** Of a value of a row, which enters an aggregate. */
  readonly ofRow: string;
  /** How `first` adds up, where every other level takes the last one. */
  readonly ofFirst: string;
  readonly inner: string;
  readonly parts: string;
  readonly part: string;
  readonly means: string;
  readonly models: string;
  readonly modelsLead: string;
  readonly model: string;
  readonly unitWord: string;
  readonly share: string;
  readonly money: (thousands: string) => string;
  readonly noun: string;
  readonly grains: string;
  readonly steps: string;
  readonly reserved: string;
  readonly reservedLead: string;
  readonly sample: string;
  readonly sampleLead: string;
  /** Heads the table an example reads. */
  readonly reads: string;
}
