import { LEAST_PER_MOOD, MOODS, type Mood } from "../compile/definitions.js";
import { classChances, multinomialLogistic, type Sparse } from "../stats/multinomial-logistic.js";
import { stratifiedFolds } from "../stats/stratified-folds.js";
import { FEATURES, features } from "./features.js";
import { plainText } from "./tokens.js";

const FOLDS = 5;
const SEED = 1;
/** Chosen on the training part of tweets in English, Spanish and French and on Danish sentences (test/sentiment). */
export const FITTED = { features: FEATURES, classes: MOODS.length, seed: SEED, penalty: 0.01, passes: 12, rate: 0.1 } as const;

export interface Labelled {
  readonly text: string;
  readonly mood: Mood;
}

/** A model of one language's moods. */
export interface Learnt {
  /** The mood of a text that nobody labelled, by what all labelled ones taught. */
  of(text: string): Mood;
  /** Of each labelled text the mood by a model that has not seen it, nor its like: what the model is measured by. */
  held(): readonly Mood[];
}

/**
 * Learns moods from the texts that readers labelled: logistic regression over n-grams and what the word list finds. The
 * labelled texts themselves are scored by five-fold cross-validation, the same text never on both sides. Null where some
 * mood has fewer than `LEAST_PER_MOOD`. The order of the texts makes no difference.
 *
 * S. Wang and C. D. Manning (2012), Baselines and bigrams: simple, good sentiment and topic classification, ACL 50.
 */
export function learn(labelled: readonly Labelled[], language: string): Learnt | null {
  if (MOODS.some((mood) => labelled.filter((each) => each.mood === mood).length < LEAST_PER_MOOD)) return null;
  const order = labelled
    .map((each, i) => ({ ...each, key: plainText(each.text).trim(), i }))
    .sort((a, b) => compared(a.key, b.key) || compared(a.text, b.text) || compared(a.mood, b.mood));
  const cases = order.map(({ text }) => features(text, language));
  const labels = order.map(({ mood }) => MOODS.indexOf(mood));
  const taughtBy = (places: readonly number[]) =>
    fitted(
      places.map((i) => cases[i] as Sparse),
      places.map((i) => labels[i] as number),
    );
  let byAll: ((row: Sparse) => Mood) | null = null;
  return {
    of(text) {
      byAll ??= taughtBy(order.map((_, i) => i));
      return byAll(features(text, language));
    },
    held() {
      const held: Mood[] = labelled.map(({ mood }) => mood);
      const folds = stratifiedFolds(
        labels,
        order.map(({ key }) => key),
        { folds: FOLDS, seed: SEED },
      );
      for (let fold = 0; fold < FOLDS; fold++) {
        const moodOf = taughtBy(order.flatMap((_, i) => (folds[i] === fold ? [] : [i])));
        order.forEach(({ i: place }, i) => {
          if (folds[i] === fold) held[place] = moodOf(cases[i] as Sparse);
        });
      }
      return held;
    },
  };
}

function fitted(cases: readonly Sparse[], labels: readonly number[]): (row: Sparse) => Mood {
  const model = multinomialLogistic(cases, labels, FITTED);
  return (row) => {
    const chances = classChances(model, row);
    return MOODS[chances.indexOf(Math.max(...chances))] ?? "neutral";
  };
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
