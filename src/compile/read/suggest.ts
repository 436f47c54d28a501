import { nearest } from "../../ground/nearest.js";

/** The name a mistyped one most likely meant, or null. */
export type Suggest = (word: string, candidates: readonly string[]) => string | null;

/** Comparisons of names: enough for every mistake of a file someone wrote by hand. */
const MOST_COMPARISONS = 20_000;

/** A search for the nearest name that gives up after a while: a file of nothing but mistakes is read quickly too. */
export function suggester(): Suggest {
  let left = MOST_COMPARISONS;
  return (word, candidates) => {
    if (left <= 0) return null;
    left -= candidates.length;
    return nearest(word, candidates);
  };
}
