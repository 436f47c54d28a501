/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Milliseconds a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * The median milliseconds of several pieces of work, run in turn, round by round: what else the machine does falls on
 * all of them alike. The order is turned around each round. One round goes before to warm up, unless `warm` is false.
 */
export async function inTurn(
  runs: number,
  works: readonly (() => unknown)[],
  { warm = true }: { readonly warm?: boolean } = {},
): Promise<readonly number[]> {
  const times = works.map((): number[] => []);
  for (let round = warm ? -1 : 0; round < runs; round++) {
    const order = works.map((_, i) => (round % 2 === 0 ? i : works.length - 1 - i));
    for (const i of order) {
      const took = await timed(works[i] as () => unknown);
      if (round >= 0) times[i]?.push(took);
    }
  }
  return times.map(median);
}
