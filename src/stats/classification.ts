import { refuse, type Answer } from "./answer.js";
import { sum } from "./moments.js";

export interface ClassQuality {
  readonly class: string;
  /** Cases that are truly of the class. */
  readonly n: number;
  /** Null where the class was never guessed. */
  readonly precision: number | null;
  /** Null where no case is of the class. */
  readonly recall: number | null;
  readonly f1: number;
}

export interface Quality {
  readonly n: number;
  readonly classes: readonly ClassQuality[];
  readonly accuracy: number;
  /** Mean of the classes' F1, each class counting alike. */
  readonly macroF1: number;
  /** Mean of the classes' F1, each by its true cases. */
  readonly weightedF1: number;
}

/**
 * How well `guess` meets `truth`, two lists of classes of the same cases in the same order. A class that was there or was
 * guessed, but never met, has F1 = 0. With one label a case, F1 over all cases (micro) is the accuracy.
 *
 * C. J. van Rijsbergen (1979), Information Retrieval, chapter 7; macro mean as in D. D. Lewis (1991), Evaluating text
 * categorization.
 */
export function classification(
  truth: readonly string[],
  guess: readonly string[],
): Answer<Quality, "no cases" | "lists of different length"> {
  if (truth.length !== guess.length) return refuse("lists of different length");
  const n = truth.length;
  if (n === 0) return refuse("no cases");
  const classes = [...new Set([...truth, ...guess])].sort().map((name): ClassQuality => {
    const here = truth.filter((each) => each === name).length;
    const said = guess.filter((each) => each === name).length;
    const met = truth.filter((each, i) => each === name && guess[i] === name).length;
    return {
      class: name,
      n: here,
      precision: said === 0 ? null : met / said,
      recall: here === 0 ? null : met / here,
      f1: (2 * met) / (here + said),
    };
  });
  return {
    ok: true,
    n,
    classes,
    accuracy: truth.filter((each, i) => each === guess[i]).length / n,
    macroF1: sum(classes.map(({ f1 }) => f1)) / classes.length,
    weightedF1: sum(classes.map(({ f1, n }) => f1 * n)) / n,
  };
}
