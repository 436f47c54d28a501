import { identifier, literal } from "../../src/engine/engine.js";
import type { Sweep } from "./staging.js";

/** Adds a swept range; ranges of one column that touch become one, so a thousand pages leave one range. */
export function addSweep(sweeps: readonly Sweep[], added: Sweep): readonly Sweep[] {
  let whole = added;
  const apart: Sweep[] = [];
  for (const sweep of sweeps) {
    if (sweep.column === whole.column && touch(sweep, whole)) {
      whole = { column: whole.column, from: least(sweep.from, whole.from), to: most(sweep.to, whole.to) };
    } else apart.push(sweep);
  }
  return [...apart, whole];
}

/** The SQL condition that a row lies in none of the swept ranges. */
export function unswept(sweeps: readonly Sweep[], table: string): string {
  const inside = sweeps.map(({ column, from, to }) => {
    const name = `${table}.${identifier(column)}`;
    const ends = [from === null ? "true" : `${name} >= ${sqlValue(from)}`, to === null ? "true" : `${name} < ${sqlValue(to)}`];
    return `(${ends.join(" AND ")})`;
  });
  return inside.length === 0 ? "true" : `NOT coalesce(${inside.join(" OR ")}, false)`;
}

const touch = (a: Sweep, b: Sweep): boolean => reaches(a.to, b.from) && reaches(b.to, a.from);
const reaches = (to: Sweep["to"], from: Sweep["from"]): boolean =>
  to === null || from === null || (typeof to === typeof from && to >= from);
const least = (a: Sweep["from"], b: Sweep["from"]): Sweep["from"] => (a === null || b === null ? null : a < b ? a : b);
const most = (a: Sweep["to"], b: Sweep["to"]): Sweep["to"] => (a === null || b === null ? null : a > b ? a : b);
const sqlValue = (value: string | number): string => (typeof value === "number" ? String(value) : literal(value));
