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

/**
 * The references, as `via` joined by NUL, that a row must have for these conditions to hold: a comparison with a column
 * of nothing is never true.
 */
export function neededReferences(conditions: readonly Row[]): ReadonlySet<string> {
  const columns = conditions.flatMap((row) => (row.kind === "call" && COMPARES.has(row.fn) ? row.args : []));
  return new Set(
    columns.flatMap((row) => (row.kind === "column" ? row.via.map((_, i) => row.via.slice(0, i + 1).join("\0")) : [])),
  );
}
const COMPARES = new Set(["=", "!=", "<", "<=", ">", ">=", "like", "not_like"]);
