import { engineShape } from "./engine.js";
import { record, trueKey } from "./tree.js";

/** Sections that are held against their shape and kept as they stand. */
export const laterShapes = {
  engine: engineShape.optional(),
};

/** The sections that are given, in objects without a prototype. */
export function buildLater(
  input: Readonly<Partial<Record<keyof typeof laterShapes, unknown>>>,
): Readonly<Record<string, unknown>> {
  const given = Object.keys(laterShapes).map((key) => [key, input[key as keyof typeof laterShapes]] as const);
  return record(given.filter(([, value]) => value !== undefined).map(([key, value]) => [key, bare(value)] as const));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return record(Object.entries(value).map(([key, inner]) => [trueKey(key), bare(inner)] as const));
}
