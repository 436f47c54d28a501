import type { Highs } from "highs";
import { createRequire } from "node:module";

/** What a whole number can be. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

interface Row extends Range {
  readonly terms: ReadonlyMap<string, number>;
}

// Its types describe the module that `require` gives.
const load = createRequire(import.meta.url)("highs") as () => Promise<Pick<Highs, "solve">>;
const highs = await load();

/**
 * Counts that are not known, and linear equations and bounds between them. The least and the greatest each can be are found
 * exactly, by integer programming (HiGHS): no reader of the same numbers can conclude more from them.
 */
export class Unknowns {
  readonly #bounds = new Map<string, { low: number; high: number }>();
  readonly #rows: Row[] = [];
  readonly #rowsOf = new Map<string, Row[]>();
  #settled = false;

  /** What is told of a count. Throws where that contradicts what was told before. */
  knows(name: string, low: number, high: number = low): void {
    const own = this.#of(name);
    if (high < own.low || low > own.high)
      throw new Error(`${name} is told as ${low} to ${high}, and as ${own.low} to ${own.high}`);
    own.low = Math.max(own.low, low);
    own.high = Math.min(own.high, high);
    this.#settled = false;
  }

  /** The whole is the sum of its parts. */
  sums(whole: string, parts: readonly string[]): void {
    const terms = new Map([[whole, -1]]);
    for (const part of parts) terms.set(part, (terms.get(part) ?? 0) + 1);
    for (const name of terms.keys()) this.#of(name);
    this.#put({ terms, low: 0, high: 0 });
  }

  #put(row: Row): void {
    this.#rows.push(row);
    for (const name of row.terms.keys()) this.#rowsOf.set(name, [...(this.#rowsOf.get(name) ?? []), row]);
    this.#settled = false;
  }

  atMost(part: string, whole: string): void {
    for (const name of [part, whole]) this.#of(name);
    this.#put({
      terms: new Map([
        [part, 1],
        [whole, -1],
      ]),
      low: -Infinity,
      high: 0,
    });
  }

  /** The most this count can be, for all that is known. */
  most = (name: string): number => this.#end("Maximize", name);

  least = (name: string): number => this.#end("Minimize", name);

  #of(name: string): { low: number; high: number } {
    const own = this.#bounds.get(name) ?? { low: 0, high: Infinity };
    this.#bounds.set(name, own);
    return own;
  }

  /** Passes bounds along every row until nothing narrows: most counts are known then, and few rows are left to solve. */
  #settle(): void {
    if (this.#settled) return;
    for (let changed = true; changed;) {
      changed = false;
      for (const { terms, low, high } of this.#rows) {
        for (const [name, a] of terms) {
          let [least, most] = [0, 0];
          for (const [other, b] of terms) {
            if (other === name) continue;
            const of = this.#of(other);
            least += b > 0 ? b * of.low : b * of.high;
            most += b > 0 ? b * of.high : b * of.low;
          }
          const ends = [(low - most) / a, (high - least) / a].sort((x, y) => x - y) as [number, number];
          const own = this.#of(name);
          if (Math.ceil(ends[0] - 1e-9) > own.low) [own.low, changed] = [Math.ceil(ends[0] - 1e-9), true];
          if (Math.floor(ends[1] + 1e-9) < own.high) [own.high, changed] = [Math.floor(ends[1] + 1e-9), true];
          if (own.low > own.high) throw new Error(`nothing can be ${name}: ${own.low} to ${own.high}`);
        }
      }
    }
    this.#settled = true;
  }

  /** Rows that hang together with this count through others that are not known. */
  #around(name: string): readonly Row[] {
    const isOpen = (each: string): boolean => this.#of(each).low !== this.#of(each).high;
    const seen = new Set([name]);
    const found = new Set<Row>();
    for (const each of seen) {
      for (const row of this.#rowsOf.get(each) ?? []) {
        if (found.has(row)) continue;
        found.add(row);
        for (const other of row.terms.keys()) if (isOpen(other)) seen.add(other);
      }
    }
    return [...found];
  }

  #end(sense: "Minimize" | "Maximize", name: string): number {
    this.#settle();
    const own = this.#of(name);
    if (own.low === own.high) return own.low;
    const rows = this.#around(name);
    const ids = new Map([[name, "x0"]]);
    const idOf = (each: string): string => {
      const known = ids.get(each) ?? `x${ids.size}`;
      ids.set(each, known);
      return known;
    };
    const lines = rows.flatMap(({ terms, low, high }) => {
      let known = 0;
      const open: string[] = [];
      for (const [each, a] of terms) {
        const of = this.#of(each);
        if (of.low === of.high) known += a * of.low;
        else open.push(`${a < 0 ? "-" : "+"} ${Math.abs(a)} ${idOf(each)}`);
      }
      if (open.length === 0) return [];
      const sum = open.join(" ");
      if (low === high) return [`${sum} = ${low - known}`];
      return [
        ...(Number.isFinite(low) ? [`${sum} >= ${low - known}`] : []),
        ...(Number.isFinite(high) ? [`${sum} <= ${high - known}`] : []),
      ];
    });
    const bounds = [...ids].map(([each, id]) => {
      const { low, high } = this.#of(each);
      return Number.isFinite(high) ? `${low} <= ${id} <= ${high}` : `${id} >= ${low}`;
    });
    const problem = [
      `${sense}\n obj: x0`,
      `Subject To\n ${lines.map((line, i) => `c${i}: ${line}`).join("\n ")}`,
      `Bounds\n ${bounds.join("\n ")}`,
      `General\n ${[...ids.values()].join(" ")}`,
      "End",
    ].join("\n");
    const found = highs.solve(problem, { output_flag: false });
    if (found.Status === "Optimal") return Math.round(found.ObjectiveValue);
    if (found.Status === "Unbounded" || found.Status === "Primal infeasible or unbounded") return Infinity;
    throw new Error(`${name}: ${found.Status}`);
  }
}
