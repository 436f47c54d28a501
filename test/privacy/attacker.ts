/**
 * Who has only what was published: counts that are told, sums between counts, and that a hidden cell holds at least one
 * row (nobody is shown as nobody). Gauss–Jordan elimination finds what the sums imply together, bounds are then passed
 * along every equation until nothing narrows: an inner approximation of integer programming that is exact for what a
 * single implied equation tells.
 */
export class Attacker {
  readonly #bounds = new Map<string, { low: number; high: number }>();
  readonly #sums: Map<string, number>[] = [];
  readonly #atMost: (readonly [string, string])[] = [];

  /** A count that is told. Two different ones for the same would be a fault of the reader. */
  knows(name: string, n: number): void {
    const own = this.#of(name);
    if (n < own.low - 1e-6 || n > own.high + 1e-6) throw new Error(`${name} is told as ${n}, not in ${own.low} to ${own.high}`);
    own.low = own.high = n;
  }

  isKnown = (name: string): boolean => this.#of(name).low === this.#of(name).high;

  /** A cell that is hidden: somebody is in it. */
  sees(hidden: string): void {
    const own = this.#of(hidden);
    own.low = Math.max(own.low, 1);
  }

  /** The whole is the sum of its parts. */
  sums(whole: string, parts: readonly string[]): void {
    const equation = new Map([[whole, -1]]);
    for (const part of parts) equation.set(part, (equation.get(part) ?? 0) + 1);
    for (const name of equation.keys()) this.#of(name);
    this.#sums.push(equation);
  }

  atMost(part: string, whole: string): void {
    this.#atMost.push([part, whole]);
  }

  /** What each count can be, for all that is known. */
  solve(): ReadonlyMap<string, { readonly low: number; readonly high: number }> {
    this.#pass(this.#sums.map((terms) => ({ terms, constant: 0 })));
    const implied = this.#eliminated();
    this.#pass([...this.#sums.map((terms) => ({ terms, constant: 0 })), ...implied]);
    return this.#bounds;
  }

  #of(name: string): { low: number; high: number } {
    const own = this.#bounds.get(name) ?? { low: 0, high: Infinity };
    this.#bounds.set(name, own);
    return own;
  }

  /** Narrows bounds along Σ a·x = constant, until nothing changes. */
  #pass(equations: readonly { readonly terms: ReadonlyMap<string, number>; readonly constant: number }[]): void {
    for (let changed = true; changed;) {
      changed = false;
      const narrow = (name: string, low: number, high: number): void => {
        const own = this.#of(name);
        const [l, h] = [Math.ceil(low - 1e-6), Math.floor(high + 1e-6)];
        if (l > own.low) [own.low, changed] = [l, true];
        if (h < own.high) [own.high, changed] = [h, true];
      };
      for (const [part, whole] of this.#atMost) {
        narrow(part, 0, this.#of(whole).high);
        narrow(whole, this.#of(part).low, Infinity);
      }
      for (const { terms, constant } of equations) {
        for (const [name, a] of terms) {
          let [least, most] = [0, 0];
          for (const [other, b] of terms) {
            if (other === name) continue;
            const { low, high } = this.#of(other);
            least += b > 0 ? b * low : b * high;
            most += b > 0 ? b * high : b * low;
          }
          const ends = [(constant - most) / a, (constant - least) / a].sort((x, y) => x - y);
          if (!ends.some(Number.isNaN)) narrow(name, ends[0] as number, ends[1] as number);
        }
      }
    }
  }

  /** The sums solved for one unknown each. */
  #eliminated(): readonly { readonly terms: ReadonlyMap<string, number>; readonly constant: number }[] {
    const unknown = [...new Set(this.#sums.flatMap((sum) => [...sum.keys()]))].filter((name) => !this.isKnown(name));
    const at = new Map(unknown.map((name, i) => [name, i]));
    const rows = this.#sums.map((sum) => {
      const row = new Float64Array(unknown.length + 1);
      for (const [name, a] of sum) {
        const i = at.get(name);
        if (i === undefined) row[unknown.length] = (row[unknown.length] ?? 0) - a * this.#of(name).low;
        else row[i] = (row[i] ?? 0) + a;
      }
      return row;
    });
    for (let column = 0, top = 0; column < unknown.length && top < rows.length; column++) {
      const found = rows.findIndex((row, r) => r >= top && Math.abs(row[column] ?? 0) > 1e-9);
      if (found < 0) continue;
      [rows[top], rows[found]] = [rows[found] as Float64Array<ArrayBuffer>, rows[top] as Float64Array<ArrayBuffer>];
      const pivot = rows[top] as Float64Array;
      const by = pivot[column] as number;
      pivot.forEach((x, i) => (pivot[i] = x / by));
      for (const row of rows) {
        const times = row[column] ?? 0;
        if (row === pivot || Math.abs(times) < 1e-9) continue;
        pivot.forEach((x, i) => (row[i] = (row[i] as number) - times * x));
      }
      top++;
    }
    return rows.map((row) => ({
      terms: new Map(unknown.flatMap((name, i) => (Math.abs(row[i] as number) > 1e-9 ? [[name, row[i] as number]] : []))),
      constant: row[unknown.length] as number,
    }));
  }
}
