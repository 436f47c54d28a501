import { uniform } from "./monte-carlo.js";

/** The features of a case that are not zero. */
export interface Sparse {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/** Weights of each feature, one a class, feature after feature, and each class's own. */
export interface MultinomialLogistic {
  readonly classes: number;
  readonly weights: Float64Array;
  readonly intercepts: Float64Array;
}

export interface LogisticOptions {
  /** Features are numbered from 0 to one less than this. */
  readonly features: number;
  readonly classes: number;
  /** Orders the cases of each pass. */
  readonly seed: number;
  /** Weight of the squared weights' penalty, for each case. */
  readonly penalty?: number;
  readonly passes?: number;
  readonly rate?: number;
}

/**
 * Multinomial logistic regression with a ridge penalty over sparse features, by stochastic descent whose step shrinks
 * feature by feature as that feature is met (AdaGrad), weights shrunk as their feature is met. Classes count alike
 * however many cases each has. `labels[i]` is the class of `cases[i]`, from 0. Same cases, order and seed, same weights.
 *
 * J. Duchi, E. Hazan and Y. Singer (2011), Adaptive subgradient methods for online learning and stochastic optimization,
 * JMLR 12; class weights as in G. King and L. Zeng (2001), Logistic regression in rare events data, section 4.2.
 */
export function multinomialLogistic(
  cases: readonly Sparse[],
  labels: readonly number[],
  { features, classes, seed, penalty = 1e-4, passes = 30, rate = 0.5 }: LogisticOptions,
): MultinomialLogistic {
  const weights = new Float64Array(classes * features);
  const intercepts = new Float64Array(classes);
  const model = { classes, weights, intercepts };
  const errors = new Float64Array(classes);
  const slopes = new Float64Array(classes * features).fill(1e-8);
  const ownSlopes = new Float64Array(classes).fill(1e-8);
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const present = counts.filter((n) => n > 0).length;
  const order = cases.map((_, i) => i);
  const u = uniform(seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, u);
    for (const i of order) {
      const row = cases[i] as Sparse;
      const label = labels[i] as number;
      const chances = classChances(model, row);
      const heaviness = cases.length / (present * (counts[label] as number));
      for (let c = 0; c < classes; c++) {
        const error = heaviness * ((chances[c] as number) - (c === label ? 1 : 0));
        errors[c] = error;
        ownSlopes[c] = (ownSlopes[c] as number) + error * error;
        intercepts[c] = (intercepts[c] as number) - (rate * error) / Math.sqrt(ownSlopes[c] as number);
      }
      for (let k = 0; k < row.at.length; k++) {
        const value = row.value[k] as number;
        const first = classes * (row.at[k] as number);
        for (let c = 0; c < classes; c++) {
          const weight = weights[first + c] as number;
          const slope = (errors[c] as number) * value + penalty * weight;
          const met = (slopes[first + c] as number) + slope * slope;
          slopes[first + c] = met;
          weights[first + c] = weight - (rate * slope) / Math.sqrt(met);
        }
      }
    }
  }
  return model;
}

/** How likely each class is for a case; they add up to 1. */
export function classChances({ classes, weights, intercepts }: MultinomialLogistic, row: Sparse): Float64Array {
  const scores = Float64Array.from(intercepts);
  for (let k = 0; k < row.at.length; k++) {
    const value = row.value[k] as number;
    const first = classes * (row.at[k] as number);
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[first + c] as number) * value;
  }
  const most = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    scores[c] = Math.exp((scores[c] as number) - most);
    sum += scores[c] as number;
  }
  return scores.map((score) => score / sum);
}

/** R. Durstenfeld (1964), Algorithm 235: Random permutation. */
function shuffle(order: number[], u: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(u() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}
