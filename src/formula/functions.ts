import { aggregates } from "./aggregates.js";
import type { FunctionEntry } from "./entry.js";
import { eventFunctions } from "./event-functions.js";
import { overTime } from "./over-time.js";
import { rowFunctions } from "./row-functions.js";

export type { Argument, FunctionEntry } from "./entry.js";

const LIBRARY = [...aggregates, ...rowFunctions, ...overTime, ...eventFunctions] as const;
export type FunctionName = (typeof LIBRARY)[number]["name"];

/**
 * The library: everything a formula may call, as one table. The checker, the emitter, completion, hover, the reference
 * page and the doc tests all read it; a name that is not here is a diagnostic. By name, and ours alone: a map, so that
 * `constructor` is no function.
 */
export const FUNCTIONS: ReadonlyMap<string, FunctionEntry<FunctionName>> = new Map(LIBRARY.map((entry) => [entry.name, entry]));

/**
 * Aggregates that no formula can name: the emitter's own. `sorted` holds all values for the order statistics; `added` and
 * `mean_of_sums` put together what was counted and added up before.
 */
const internal: readonly Pick<FunctionEntry, "name" | "sql" | "empty" | "additive">[] = [
  { name: "sorted", additive: "holistic", empty: "undefined", sql: ([x], { filter }) => `list_sort(list(${x})${filter})` },
  { name: "added", additive: "additive", empty: "zero", sql: ([x], { filter }) => `sum(${x})${filter}::bigint` },
  {
    name: "mean_of_sums",
    additive: "holistic",
    empty: "undefined",
    sql: ([x, n], { filter }) => `(sum(${x})${filter}::double / nullif(sum(${n})${filter}, 0))`,
  },
];

/** How the emitter writes an aggregate or a row function, the internal ones among them. */
export const sqlEntry = (name: string): Pick<FunctionEntry, "sql" | "empty" | "additive"> | undefined =>
  FUNCTIONS.get(name) ?? internal.find((entry) => entry.name === name);
