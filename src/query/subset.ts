import { conjuncts, type Row } from "../compile/cell.js";

/** Whether `narrow` is `wide` and more: every `and`-part of the one is a part of the other. */
export function allOfMore(wide: Row | null, narrow: Row | null): boolean {
  if (wide === null) return true;
  const parts = new Set(conjuncts(narrow).map((row) => JSON.stringify(row)));
  return conjuncts(wide).every((row) => parts.has(JSON.stringify(row)));
}
