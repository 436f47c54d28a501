import type { Cell } from "../compile/cell.js";
import type { Interval } from "../stats/interval.js";
import { DRAWS, middle95, normal, uniform } from "../stats/monte-carlo.js";
import { pertQuantile } from "../stats/pert.js";

/** An assumption and its range, in the base scale. */
export interface Uncertain {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A part that was measured: its value, and its interval where it has one. */
export interface Measured {
  readonly cell: Cell;
  readonly value: number | null;
  /** Null where the part is uncertain and its method gives nothing here, as a mean of one value. */
  readonly interval: Interval | "exact" | null;
}

/** The seed of every simulated interval: the same inputs give the same bytes. */
const SEED = 20_261_101;

/**
 * The middle 95 % of a formula over draws of its uncertain parts: assumptions from PERT(low, value, high), measured
 * parts from a normal whose 95 % is their interval (each side by its own width).
 */
export function simulate(cell: Cell, parts: readonly Measured[], assumptions: readonly Uncertain[]): Interval | null {
  const u = uniform(SEED);
  const z = normal(u);
  const draws = new Float64Array(DRAWS);
  const samplers = new Map<string, () => number>();
  for (const part of parts) samplers.set(JSON.stringify(part.cell), sampler(part, z));
  for (const one of assumptions) {
    const quantile = table(pertQuantile(one.low, one.value, one.high));
    samplers.set(`assumption ${one.name}`, () => quantile(u()));
  }
  const compute = compiled(cell, samplers);
  if (compute === null) return null;
  for (let i = 0; i < DRAWS; i++) draws[i] = compute(i);
  return middle95([...draws]);
}

const Z95 = 1.959963984540054;

function sampler({ value, interval }: Measured, z: () => number): () => number {
  if (value !== null && interval === "exact") return () => value;
  const [low, high] = interval === "exact" ? [null, null] : [interval?.low ?? null, interval?.high ?? null];
  if (value === null || low === null || high === null) return () => Number.NaN;
  return () => {
    const draw = z();
    return value + (draw < 0 ? ((value - low) / Z95) * draw : ((high - value) / Z95) * draw);
  };
}

/** A quantile function at 1,000 points, read between them: thousands of draws need no thousands of inversions. */
function table(quantile: (u: number) => number): (u: number) => number {
  const points = Float64Array.from({ length: 1001 }, (_, i) => quantile(i / 1000));
  return (u) => {
    const h = u * 1000;
    const i = Math.min(999, Math.floor(h));
    return (points[i] as number) + (h - i) * ((points[i + 1] as number) - (points[i] as number));
  };
}

/** Each sampled part gives one number a draw, however often the formula names it. */
function compiled(cell: Cell, samplers: ReadonlyMap<string, () => number>): ((draw: number) => number) | null {
  const drawn = new Map<string, (draw: number) => number>();
  const sample = (key: string): ((draw: number) => number) => {
    const known = drawn.get(key);
    if (known) return known;
    const draw = samplers.get(key) as () => number;
    let [last, value] = [-1, Number.NaN];
    const memo = (i: number): number => {
      if (i !== last) [last, value] = [i, draw()];
      return value;
    };
    drawn.set(key, memo);
    return memo;
  };
  const build = (node: Cell): ((draw: number) => number) | null => {
    const key = node.kind === "assumption" ? `assumption ${node.name}` : JSON.stringify(node);
    if (samplers.has(key)) return sample(key);
    if (node.kind === "constant") return typeof node.value === "number" ? () => node.value as number : null;
    if (node.kind !== "call" || !Object.hasOwn(ARITHMETIC, node.fn)) return null;
    const args = node.args.map(build);
    if (args.some((arg) => arg === null)) return null;
    const apply = ARITHMETIC[node.fn] as (...values: number[]) => number;
    return (i) => apply(...args.map((arg) => (arg as (draw: number) => number)(i)));
  };
  return build(cell);
}

const ARITHMETIC: Readonly<Record<string, (...values: number[]) => number>> = {
  "+": (a = 0, b = 0) => a + b,
  "-": (a = 0, b = 0) => a - b,
  "*": (a = 0, b = 0) => a * b,
  "/": (a = 0, b = 0) => (b === 0 ? Number.NaN : a / b),
  negate: (a = 0) => -a,
  abs: (a = 0) => Math.abs(a),
  least: (...values) => Math.min(...values),
  greatest: (...values) => Math.max(...values),
  coalesce: (...values) => values.find((value) => !Number.isNaN(value)) ?? Number.NaN,
  sqrt: (a = 0) => Math.sqrt(a),
  ln: (a = 0) => Math.log(a),
  exp: (a = 0) => Math.exp(a),
};
