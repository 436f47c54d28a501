import { framed, isMarkov, type Cell, type Events, type Measure, type Per, type Row } from "./cell.js";

/**
 * The cell that says how many values entered another one (its n): of `x / y` those of y, else the fewest of the parts;
 * null where nothing is counted, as for assumptions alone.
 */
export function countCell(cell: Cell): Cell | null {
  switch (cell.kind) {
    case "measure":
      return { kind: "measure", measure: countOf(cell.measure) };
    case "call": {
      if (cell.fn === "/") return countCell(cell.args[1] as Cell) ?? countCell(cell.args[0] as Cell);
      const parts = cell.args.map(countCell).filter((part) => part !== null);
      const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
      return different.length > 1 ? { kind: "call", fn: "least", args: different, type: "integer" } : (different[0] ?? null);
    }
    case "history": {
      const nothing: Cell = { kind: "constant", value: null, type: "null" };
      return {
        ...cell,
        branches: cell.branches.map((b) => ({ ...b, cell: countCell(b.cell) ?? nothing })),
        now: countCell(cell.now) ?? nothing,
      };
    }
    case "settled":
      return countCell(cell.cell);
    case "per":
      return perCount(cell);
    default:
      return null;
  }
}

/** Rows add up over the finer periods. Of anything else, such as different things, the cell's own count is taken. */
function perCount(per: Per): Cell | null {
  const inner = countCell(per.cell);
  if (inner?.kind !== "measure" || inner.measure.distinct)
    return inner && per.frame.reduceRight((cell, step) => framed(cell, step), inner);
  return { ...per, reducer: "sum", cell: inner, type: "integer" };
}

/** The measure that counts what entered another one: its rows with a value, its different things, its valid answers. */
export function countOf(measure: Measure): Measure {
  const { events, ...plain } = measure;
  if (events?.kind === "converted") return { ...counted(plain), where: events.base.where };
  if (events?.kind === "attributed") return creditedOrders(measure, events);
  if (measure.fn === "count" || measure.arg === null) return measure;
  const answered: Row =
    measure.fn === "nps"
      ? { kind: "call", fn: "between", args: [measure.arg, whole(0), whole(10)], type: "boolean" }
      : { kind: "call", fn: "is_not_null", args: [measure.arg], type: "boolean" };
  return counting(measure, answered);
}

/** The orders some of whose credit was added up. All that a chain credits are those with a touch that was picked. */
function creditedOrders(measure: Measure, events: Extract<Events, { kind: "attributed" }>): Measure {
  const column = (name: string, type: "integer" | "number"): Row => ({
    kind: "column",
    via: [],
    table: measure.table,
    name,
    type,
    scale: 1,
  });
  const credit: Row = { kind: "call", fn: ">", args: [column("@weight", "number"), whole(0)], type: "boolean" };
  return {
    ...counting(measure, credit),
    distinct: true,
    arg: column("@row", "integer"),
    events: isMarkov(events) ? { ...events, model: { name: "linear" } } : events,
  };
}

/** Counts the rows of a measure that also fulfil a condition. */
export function counting(measure: Measure, condition: Row): Measure {
  const where: Row = measure.where ? { kind: "call", fn: "and", args: [measure.where, condition], type: "boolean" } : condition;
  return { ...counted(measure), where };
}

const counted = ({ weight: _weight, ...measure }: Measure): Measure => ({
  ...measure,
  fn: "count",
  distinct: false,
  arg: null,
  params: [],
  type: "integer",
  text: `rows of ${measure.text}`,
});

const whole = (value: number): Row => ({ kind: "constant", value, type: "integer" });
