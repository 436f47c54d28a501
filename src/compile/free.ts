import { columnsOf, conjuncts, type Cell, type Column, type Measure, type Row } from "./cell.js";

/** The dimensions that `all` sets free, as each table reaches them; "all" for every one. */
export type Free = ReadonlyMap<string, readonly Column[]> | "all";

/** Puts `all` around a whole formula: every measure inside ignores these dimensions too. */
export function freed(cell: Cell, free: Free): Cell {
  switch (cell.kind) {
    case "measure":
      return { ...cell, measure: { ...cell.measure, free: together(cell.measure, free) } };
    case "call":
      return { ...cell, args: cell.args.map((arg) => freed(arg, free)) };
    case "history":
      return {
        ...cell,
        branches: cell.branches.map((b) => ({ ...b, cell: freed(b.cell, free) })),
        now: freed(cell.now, free),
      };
    case "settled":
    case "per":
      return { ...cell, cell: freed(cell.cell, free) };
    default:
      return cell;
  }
}

/** Sorted, so that the order the names are written in makes no other measure. */
function together(measure: Measure, free: Free): Measure["free"] {
  if (measure.free === "all" || free === "all") return "all";
  const columns = new Map([...measure.free, ...(free.get(measure.table) ?? [])].map((c) => [columnKey(c), c]));
  return [...columns.keys()].sort().map((key) => columns.get(key) as Column);
}

const columnKey = (column: Column): string => JSON.stringify([column.via, column.name]);

/** Whether a measure ignores a dimension. */
export function ignores({ free }: Pick<Measure, "free">, dimension: Row): boolean {
  if (free === "all") return true;
  return dimension.kind === "column" && free.some((column) => columnKey(column) === columnKey(dimension));
}

/**
 * The parts of a question's condition that hold for a measure: those that speak of freed dimensions only are dropped.
 * `mixed` are those that speak of others too, by their place among the parts.
 */
export function kept(measure: Measure, where: Row | null): { readonly where: Row | null; readonly mixed: readonly number[] } {
  if (measure.free.length === 0) return { where, mixed: [] };
  const mixed: number[] = [];
  const parts = conjuncts(where).filter((part, i) => {
    const columns = columnsOf(part);
    // Without names every dimension is free, never time.
    const free = columns.filter((column) => (measure.free === "all" ? !isBasis(column, measure) : ignores(measure, column)));
    if (free.length > 0 && free.length < columns.length) mixed.push(i);
    return free.length === 0;
  });
  return { where: parts.length === 0 ? null : parts.reduce(both), mixed };
}

const isBasis = (column: Column, { at }: Measure): boolean => at !== null && columnKey(at) === columnKey(column);

const both = (a: Row, b: Row): Row => ({ kind: "call", fn: "and", args: [a, b], type: "boolean" });

/** Whether all that one measure ignores is ignored by another too. */
export const ignoresNoMore = (narrow: Measure, wide: Measure): boolean =>
  wide.free === "all" || (narrow.free !== "all" && narrow.free.every((column) => ignores(wide, column)));
