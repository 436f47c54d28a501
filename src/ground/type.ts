import type { Unit } from "./unit.js";

/** The types of the formula language. `null` is the literal's own; `error` has been complained about already. */
export type ValueType = "text" | "integer" | "number" | "boolean" | "date" | "time" | "duration" | "null" | "error";

/**
 * What an expression is: its type, its unit in the base scale, and whether it is a bare number, which takes the other
 * side's unit in sums and comparisons.
 */
export interface Meaning {
  readonly type: ValueType;
  readonly unit: Unit;
  readonly bare: boolean;
}

export const isNumeric = (type: ValueType): boolean =>
  type === "integer" || type === "number" || type === "duration" || type === "null" || type === "error";

export const isTemporal = (type: ValueType): boolean =>
  type === "date" || type === "time" || type === "null" || type === "error";

/** The type that holds values of both, or null where they do not mix. `error` and `null` give way to the other. */
export function common(a: ValueType, b: ValueType): ValueType | null {
  if (a === b) return a;
  if (a === "error" || b === "error") return "error";
  if (a === "null") return b;
  if (b === "null") return a;
  const mixed = MIXES.find(([x, y]) => (x === a && y === b) || (x === b && y === a));
  return mixed ? mixed[2] : null;
}

/** Bare numbers stand beside durations as seconds would: the unit check decides whether they may. */
const MIXES: readonly (readonly [ValueType, ValueType, ValueType])[] = [
  ["integer", "number", "number"],
  ["integer", "duration", "duration"],
  ["number", "duration", "duration"],
  ["date", "time", "time"],
];
