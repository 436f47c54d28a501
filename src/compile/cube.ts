import { FUNCTIONS } from "../formula/functions.js";
import { eachesOf, measureKey, type Column, type Measure } from "./cell.js";

/**
 * A table's rows put together by day and a dimension or two: a relation that takes the table's place in a pass that
 * needs no more than sums of them. Its numbers are whole or add up exactly in any order, so that what is made of its
 * rows is to the last bit what is made of the table's.
 */
export interface Cube {
  /** The relation's name. */
  readonly name: string;
  readonly table: string;
  /** The date basis whose local day is the column "@day". */
  readonly at: Column;
  /** The i-th is the column "@d<i>". */
  readonly dimensions: readonly Column[];
  /** Where each measure it holds is, by `partKey`: the column of that name, of a mean that and the one with an `n`. */
  readonly measures: ReadonlyMap<string, string>;
  readonly rows: number;
}

export const DAY = "@day";

/** What a day keeps of a measure; null where the parts of days do not make up the whole. */
export function keptOf(measure: Measure): "count" | "sum" | "min" | "max" | "mean" | null {
  const { fn, at, events, distinct, weight } = measure;
  if (at === null || events || distinct || weight || eachesOf(measure).length > 0) return null;
  if (fn === "count" || fn === "sum" || fn === "min" || fn === "max") return fn;
  return FUNCTIONS.get(fn)?.meanOf ? "mean" : null;
}

/** The same for measures that only look at other windows or ignore dimensions. */
export const partKey = (measure: Measure): string => measureKey(unframed(measure));
export const unframed = (measure: Measure): Measure =>
  measure.frame.length === 0 && measure.free.length === 0 ? measure : { ...measure, frame: [], free: [] };

/** Rows of these may be put together: one table's, on one date basis. */
export const placeKey = (table: string, at: Column): string => JSON.stringify([table, at.via, at.name]);

/** What may be put together of some measures: by table and date basis, in the order they are given. */
export interface Part {
  readonly table: string;
  readonly at: Column;
  readonly measures: readonly Measure[];
}

export function partsOf(measures: readonly Measure[]): readonly Part[] {
  const parts = new Map<string, { readonly table: string; readonly at: Column; readonly measures: Map<string, Measure> }>();
  for (const measure of measures) {
    const { table, at } = measure;
    if (at === null || keptOf(measure) === null) continue;
    const part = parts.get(placeKey(table, at)) ?? { table, at, measures: new Map<string, Measure>() };
    part.measures.set(partKey(measure), unframed(measure));
    parts.set(placeKey(table, at), part);
  }
  return [...parts.values()].map((part) => ({ ...part, measures: [...part.measures.values()] }));
}
