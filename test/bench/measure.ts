/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Milliseconds from some moment on. */
export type Clock = () => number;
export const wallTime: Clock = () => performance.now();
/** Of the processor, all threads of this process together: other work on the machine disturbs it little. */
export const processorTime: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds a piece of work takes. */
export async function timed(work: () => unknown, clock: Clock = wallTime): Promise<number> {
  const started = clock();
  await work();
  return clock() - started;
}

/**
 * The median milliseconds of several pieces of work, run in turn, round by round: what else the machine does falls on
 * all of them alike. The order is turned around each round. One round goes before to warm up, unless `warm` is false.
 */
export async function inTurn(
  runs: number,
  works: readonly (() => unknown)[],
  { warm = true, clock = wallTime }: { readonly warm?: boolean; readonly clock?: Clock } = {},
): Promise<readonly number[]> {
  const times = works.map((): number[] => []);
  for (let round = warm ? -1 : 0; round < runs; round++) {
    const order = works.map((_, i) => (round % 2 === 0 ? i : works.length - 1 - i));
    for (const i of order) {
      const took = await timed(works[i] as () => unknown, clock);
      if (round >= 0) times[i]?.push(took);
    }
  }
  return times.map(median);
}
