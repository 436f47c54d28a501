import type { ValueType } from "../ground/type.js";
import type { Gives } from "./sample.js";

/** One function of the library: all that the compiler, the editor and the reference say of it. */
export interface FunctionEntry<Name extends string = string> {
  readonly name: Name;
  readonly kind: "aggregate" | "row" | "time" | "event";
  /** As a reader would write it. */
  readonly signature: string;
  /** One sentence, in English; pages in other languages have theirs by name. */
  readonly meaning: string;
  /** A whole formula over the sample's tables, and what it gives there. */
  readonly example: string;
  readonly gives: Gives;
  /** Least and most arguments before `where`. */
  readonly arity: readonly [number, number];
  /** What the arguments may be, the last one repeated; the checker names the argument that is wrong. */
  readonly takes: readonly Argument[];
  /** The words an argument of words may be. */
  readonly words?: readonly string[];
  /** The parts of a form with words inside, each with what it means. */
  readonly parts?: readonly Part[];
  readonly result: ValueType | "same" | "common";
  readonly unit: "same" | "one" | "common" | "row" | "point" | "distinct" | "own";
  /** Whether parts add up: decides what may be cached and what a chart may stack. */
  readonly additive: "additive" | "semi-additive" | "holistic" | "none";
  readonly nulls: Nulls;
  /** The method of its interval as the answer names it; "inner" is that of the value inside. A value of a row has none. */
  readonly interval?: string;
  /**
   * SQL of an aggregate or a row function. Aggregates get `where`, a complete `filter (where …)` or "", and `order`,
   * the tuple that ties are broken by. Absent where the emitter has a construct of its own.
   */
  readonly sql?: (args: readonly string[], context: { readonly filter: string; readonly order: string }) => string;
  /** What an aggregate is the mean of: it is put together from the sums and counts of parts. */
  readonly meanOf?: (args: readonly string[]) => string;
  /** An aggregate over a covered period without rows: a count or a sum is 0, anything else undefined. */
  readonly empty?: "zero" | "undefined";
}

export type Argument =
  "number" | "text" | "boolean" | "temporal" | "any" | "table" | "word" | "share" | "digits" | "duration" | "grain";

/**
 * What becomes of a value that is not there: `rows` are counted whatever they hold; it is `skipped`; it is `no_answer`; it
 * makes the result null (`spread`); the next value `answered` for it; a `condition` counts as false; a period that is
 * `uncovered` gives null; a `finer` period without a value is skipped; an `entity` that is null matches nothing.
 */
export type Nulls = "rows" | "skipped" | "no_answer" | "spread" | "answered" | "condition" | "uncovered" | "finer" | "entity";

export interface Part {
  /** As it is written: "within duration". */
  readonly written: string;
  readonly meaning: string;
}
