/** Rows in another order: by their ranks, equal ranks as they were. */
export function compareRows<T>(rows: readonly T[], rank: (i: number) => number): readonly T[] {
  return rows
    .map((row, i) => ({ row, rank: rank(i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}
