import { finite, refuse, type Answer } from "./answer.js";
import { estimate, type Estimate } from "./estimate.js";
import { sum } from "./moments.js";

export interface WeightedRow {
  readonly value: number;
  /** How many of the population the row stands for by the design. */
  readonly weight: number;
  /** Rows of one cluster were drawn together; a cluster of its own for each row of a simple sample. */
  readonly cluster: string;
  /** The group whose size is known from elsewhere. */
  readonly group: string;
}

/**
 * The total of a population from a sample of clusters, the weights brought to the groups' known `sizes`. `clusters` is how
 * many clusters there are in all, for the finite population correction; null where they are very many. The error is that of
 * what the groups' means leave unsaid, between clusters; Student's t with the sampled clusters less one.
 *
 * C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, chapters 7 and 8; as in R's survey
 * package (T. Lumley).
 */
export function postStratifiedTotal(
  rows: readonly WeightedRow[],
  sizes: Readonly<Record<string, number>>,
  clusters: number | null,
): Answer<
  { readonly total: Estimate; readonly weights: readonly number[] },
  | "not a number"
  | "a group without rows"
  | "a group without size"
  | "fewer than two clusters"
  | "more clusters than there are"
  | "no variance"
> {
  if (
    !finite(
      rows.map(({ value }) => value),
      rows.map(({ weight }) => weight),
      Object.values(sizes),
      [clusters ?? 0],
    ) ||
    rows.some(({ weight }) => weight <= 0)
  )
    return refuse("not a number");
  const groups = gathered(rows, ({ group }) => group);
  if ([...groups.keys()].some((group) => !Object.hasOwn(sizes, group))) return refuse("a group without size");
  if (Object.entries(sizes).some(([group, size]) => size > 0 && !groups.has(group))) return refuse("a group without rows");
  const drawn = gathered([...rows.keys()], (i) => (rows[i] as WeightedRow).cluster);
  const n = drawn.size;
  if (n < 2) return refuse("fewer than two clusters");
  if (clusters !== null && n > clusters) return refuse("more clusters than there are");
  const known = new Map(
    [...groups].map(([group, own]) => {
      const weight = sum(own.map((row) => row.weight));
      return [
        group,
        { scale: (sizes[group] as number) / weight, mean: sum(own.map((row) => row.weight * row.value)) / weight },
      ];
    }),
  );
  const of = ({ group }: WeightedRow) => known.get(group) as { readonly scale: number; readonly mean: number };
  const weights = rows.map((row) => row.weight * of(row).scale);
  const unsaid = rows.map((row, i) => (weights[i] as number) * (row.value - of(row).mean));
  const rest = [...drawn.values()].map((own) => sum(own.map((i) => unsaid[i] as number)));
  const centre = sum(rest) / n;
  const between = (n / (n - 1)) * sum(rest.map((each) => (each - centre) ** 2));
  const se = Math.sqrt((clusters === null ? 1 : 1 - n / clusters) * between);
  const total = sum(rows.map(({ value }, i) => value * (weights[i] as number)));
  if (!(se > 0)) return refuse("no variance");
  return { ok: true, total: estimate(total, se, n - 1), weights };
}

function gathered<T>(items: readonly T[], by: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) found.set(by(item), [...(found.get(by(item)) ?? []), item]);
  return found;
}
