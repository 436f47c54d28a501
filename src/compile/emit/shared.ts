import { conjuncts, type Measure, type Row } from "../cell.js";

/**
 * The conditions that all of a scan's measures have in common, taken out of each: rows that fail them are of no use to
 * anyone, so they need not be read past.
 */
export function sharedConditions(measures: readonly Measure[]): {
  readonly shared: readonly Row[];
  readonly measures: readonly Measure[];
} {
  const parts = measures.map((measure) => new Map(conjuncts(measure.where).map((row) => [JSON.stringify(row), row])));
  const shared = new Map([...(parts[0] ?? [])].filter(([key]) => parts.every((own) => own.has(key))));
  if (shared.size === 0) return { shared: [], measures };
  return {
    shared: [...shared.values()],
    measures: measures.map((measure, i) => ({
      ...measure,
      where: allOf([...(parts[i] ?? [])].flatMap(([key, row]) => (shared.has(key) ? [] : [row]))),
    })),
  };
}

function allOf(rows: readonly Row[]): Row | null {
  const [first = null, ...rest] = rows;
  return rest.reduce<Row | null>(
    (all, row) => (all === null ? row : { kind: "call", fn: "and", args: [all, row], type: "boolean" }),
    first,
  );
}
