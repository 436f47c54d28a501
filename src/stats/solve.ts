/**
 * The solution of A x = b for a square `a` (n × n), by Gaussian elimination with the largest pivot of each column; null
 * where the rows say too little, a pivot being less than 1e-12 of its column.
 *
 * G. H. Golub and C. F. Van Loan (2013), Matrix Computations, section 3.4.
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): readonly number[] | null {
  const n = b.length;
  const rows = a.map((row, i) => [...row, b[i] as number]);
  const at = (i: number, j: number): number => rows[i]?.[j] as number;
  const sizes = b.map((_, j) => Math.max(...a.map((row) => Math.abs(row[j] as number))));
  for (let j = 0; j < n; j++) {
    let pivot = j;
    for (let i = j + 1; i < n; i++) if (Math.abs(at(i, j)) > Math.abs(at(pivot, j))) pivot = i;
    if (!(Math.abs(at(pivot, j)) > 1e-12 * (sizes[j] as number))) return null;
    const chosen = rows[pivot] as number[];
    rows[pivot] = rows[j] as number[];
    rows[j] = chosen;
    for (let i = j + 1; i < n; i++) {
      const share = at(i, j) / at(j, j);
      rows[i] = (rows[i] as number[]).map((value, k) => value - share * (chosen[k] as number));
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = at(i, n);
    for (let j = i + 1; j < n; j++) rest -= at(i, j) * (x[j] as number);
    x[i] = rest / at(i, i);
  }
  return x;
}
