import type { Cell } from "../compile/cell.js";
import type { Interval } from "../stats/interval.js";
import { DRAWS, middle95, normal, uniform } from "../stats/monte-carlo.js";
import { pertQuantile } from "../stats/pert.js";
import { tabulated } from "../stats/tabulated.js";

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
  const samplers = new Map<string, Sampler>();
  parts.forEach((part, i) => samplers.set(JSON.stringify(part.cell), measured(part, i)));
  assumptions.forEach((one, i) => samplers.set(`assumption ${one.name}`, assumed(one, i)));
  const compute = compiled(cell, samplers);
  if (compute === null) return null;
  const draws = new Float64Array(DRAWS);
  for (let i = 0; i < DRAWS; i++) draws[i] = compute(i);
  return middle95(draws);
}

/** A part's value in a draw: the same draw gives the same value, however often the formula names the part. */
type Sampler = (draw: number) => number;

const Z95 = 1.959963984540054;

function measured({ value, interval }: Measured, i: number): Sampler {
  if (value !== null && interval === "exact") return () => value;
  const [low, high] = interval === "exact" ? [null, null] : [interval?.low ?? null, interval?.high ?? null];
  if (value === null || low === null || high === null) return () => Number.NaN;
  const z = stream(`z${i}`, SEED + 1000 + i, (u) => normal(u));
  const [down, up] = [(value - low) / Z95, (high - value) / Z95];
  return (draw) => value + (z[draw] as number) * ((z[draw] as number) < 0 ? down : up);
}

function assumed({ low, value, high }: Uncertain, i: number): Sampler {
  const key = `pert ${low} ${value} ${high} ${i}`;
  const pert = stream(key, SEED + i, (u) => {
    const quantile = pertTable(low, value, high);
    return () => quantile(u());
  });
  return (draw) => pert[draw] as number;
}

/** All draws of one stream, made once: every cell of a report is simulated from the same ones. */
function stream(key: string, seed: number, from: (u: () => number) => () => number): Float64Array {
  const known = STREAMS.get(key);
  if (known) return known;
  const next = from(uniform(seed));
  const made = Float64Array.from({ length: DRAWS }, next);
  STREAMS.set(key, made);
  return made;
}
const STREAMS = new Map<string, Float64Array>();

/** One for each range, whatever its place in a formula: inverting is what takes the time. */
function pertTable(low: number, value: number, high: number): (u: number) => number {
  const key = `${low} ${value} ${high}`;
  const made = TABLES.get(key) ?? tabulated(pertQuantile(low, value, high));
  TABLES.set(key, made);
  return made;
}
const TABLES = new Map<string, (u: number) => number>();

function compiled(cell: Cell, samplers: ReadonlyMap<string, Sampler>): Sampler | null {
  const build = (node: Cell): Sampler | null => {
    const known = samplers.get(node.kind === "assumption" ? `assumption ${node.name}` : JSON.stringify(node));
    if (known) return known;
    if (node.kind === "constant") {
      const { value } = node;
      return typeof value === "number" ? () => value : null;
    }
    if (node.kind !== "call" || !Object.hasOwn(ARITHMETIC, node.fn)) return null;
    const args = node.args.map(build).filter((arg) => arg !== null);
    if (args.length < node.args.length) return null;
    const apply = ARITHMETIC[node.fn] as (...values: number[]) => number;
    const [a, b] = args;
    if (args.length === 2 && a && b) return (draw) => apply(a(draw), b(draw));
    return (draw) => apply(...args.map((arg) => arg(draw)));
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
