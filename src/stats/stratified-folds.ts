import { uniform } from "./monte-carlo.js";

/**
 * Parts cases into `folds` parts of like make-up for cross-validation: each has about the same number of every class, and
 * cases of one group (the same text said twice) are never in two parts. Gives each case's fold, from 0. The largest groups
 * are placed first, each where the parts stay most alike; equal ones in an order drawn by `seed`.
 *
 * R. Kohavi (1995), A study of cross-validation and bootstrap for accuracy estimation and model selection, IJCAI 14
 * (stratified); with groups as scikit-learn's StratifiedGroupKFold.
 */
export function stratifiedFolds(
  labels: readonly number[],
  groups: readonly string[],
  { folds, seed }: { readonly folds: number; readonly seed: number },
): Int32Array {
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const totals = new Float64Array(classes);
  const members = new Map<string, number[]>();
  labels.forEach((label, i) => {
    totals[label] = (totals[label] ?? 0) + 1;
    const group = groups[i] as string;
    const own = members.get(group);
    if (own === undefined) members.set(group, [i]);
    else own.push(i);
  });
  const u = uniform(seed);
  const drawn = [...members.values()].map((own) => ({ own, at: u() }));
  drawn.sort((a, b) => b.own.length - a.own.length || a.at - b.at);
  const filled = Array.from({ length: folds }, () => new Float64Array(classes));
  const found = new Int32Array(labels.length);
  for (const { own } of drawn) {
    const added = new Float64Array(classes);
    for (const i of own) added[labels[i] as number] = (added[labels[i] as number] as number) + 1;
    const fold = leastOf(filled.map((counts) => unevenness(counts, added, totals)));
    const counts = filled[fold] as Float64Array;
    for (const i of own) {
      counts[labels[i] as number] = (counts[labels[i] as number] as number) + 1;
      found[i] = fold;
    }
  }
  return found;
}

/** By how much a group would raise the squares of a part's shares of the classes: least where it is lacking most. */
function unevenness(counts: Float64Array, added: Float64Array, totals: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < totals.length; c++) {
    const [own, more, all] = [counts[c] as number, added[c] as number, totals[c] as number];
    if (all > 0) sum += ((own + more) ** 2 - own ** 2) / all ** 2;
  }
  return sum;
}

const leastOf = (values: readonly number[]): number => values.indexOf(Math.min(...values));
