import type { REDUCERS } from "../formula/over-time.js";
import type { ValueType } from "../ground/type.js";
import type { Unit } from "../ground/unit.js";
import type { Grain } from "./definitions.js";

/**
 * What a checked formula is made of. A `Cell` gives one value a cell (period × dimensions); its leaves are measures,
 * each of which reduces the rows of one table; a measure's parts are `Row` expressions, one value a row. Plain data.
 */
export type Cell =
  | { readonly kind: "constant"; readonly value: Constant; readonly type: ValueType }
  | { readonly kind: "assumption"; readonly name: string; readonly value: number }
  | { readonly kind: "measure"; readonly measure: Measure }
  | { readonly kind: "call"; readonly fn: Operation; readonly args: readonly Cell[]; readonly type: ValueType }
  /** The definition in force on the cell's last day, after the frame's steps; `until` is exclusive, oldest first. */
  | {
      readonly kind: "history";
      readonly frame: readonly FrameStep[];
      readonly branches: readonly { readonly until: string; readonly cell: Cell }[];
      readonly now: Cell;
    }
  | Per
  /** The value of `cell`, or null where the cell or its earlier side is immature: change and growth. */
  | { readonly kind: "settled"; readonly frame: readonly FrameStep[]; readonly cell: Cell };

/** The value of `cell` in each period of a grain that starts in the window, then reduced to one. */
export interface Per {
  readonly kind: "per";
  readonly frame: readonly FrameStep[];
  readonly grain: Grain;
  readonly reducer: Reducer;
  readonly cell: Cell;
  readonly type: ValueType;
}

export type Reducer = (typeof REDUCERS)[number];

export type Constant = string | number | boolean | null;

/** An operator of the language, or the name of a row function. */
export type Operation = string;

export type Row =
  /** Of a written time `utc` is its moment. */
  | { readonly kind: "constant"; readonly value: Constant; readonly type: ValueType; readonly utc?: string }
  | Column
  | { readonly kind: "call"; readonly fn: Operation; readonly args: readonly Row[]; readonly type: ValueType }
  /** A length of time: `count` steps of `unit` (hour, day, month, …), so that days and months stay calendar steps. */
  | { readonly kind: "duration"; readonly count: number; readonly unit: string; readonly type: "duration" }
  | Each;

/** An aggregate over the rows of another table that refer to this row: those of the cell, or all of them up to its end. */
export interface Each {
  readonly kind: "each";
  /** Its frame is cumulative for `over all`. */
  readonly measure: Measure;
  /** The column of the other table that holds this row's key. */
  readonly by: Column;
  readonly key: Column;
  readonly type: ValueType;
}

/** A column reached from the aggregated table by walking these references; `via` is empty for its own. */
export interface Column {
  readonly kind: "column";
  readonly via: readonly string[];
  readonly table: string;
  readonly name: string;
  readonly type: ValueType;
  /** Values are multiplied by this to come to the base scale of the unit: 0.01 for percent, 3600 for hours. */
  readonly scale: number;
}

export interface Measure {
  readonly table: string;
  readonly fn: string;
  readonly distinct: boolean;
  /** Null for count(table). */
  readonly arg: Row | null;
  readonly params: readonly Row[];
  readonly where: Row | null;
  /** The date basis; null for a table without time. */
  readonly at: Column | null;
  /** From the outermost form inward: which window of rows this cell looks at. Empty: the cell's own. */
  readonly frame: readonly FrameStep[];
  /** Dimensions this measure ignores, as its table reaches them: `all(x, …)`. */
  readonly free: readonly Column[] | "all";
  readonly type: ValueType;
  readonly unit: Unit;
  /** As written, for drill-down and lineage. */
  readonly text: string;
  /** How much each answer counts, where its table says so, and the condition that holds without it. */
  readonly weight?: { readonly column: Column; readonly where: Row | null };
  /** Given where the measure reduces not the table's rows but what a form across events makes of them. */
  readonly events?: Events;
}

/** How long a part of a formula takes to settle: the cell's end (after the frame's steps) plus this must have passed. */
export interface Wait {
  readonly frame: readonly FrameStep[];
  readonly count: number;
  readonly unit: string;
  readonly tables: readonly string[];
}

/** Some rows of a table, each placed in time. */
export interface EventRows {
  readonly table: string;
  readonly where: Row | null;
  readonly at: Column;
  /** The entity a row is of; null never matches. */
  readonly by: Row;
}

/** A length of time in calendar steps. */
export interface Steps {
  readonly count: number;
  readonly unit: string;
}

/**
 * What a form across events adds to a table's rows, as columns beside their own:
 * - `converted`, to each base row: "@credits", the conversions credited to it, null where none are;
 * - `retained`, to each row of the named table whose entity has begun: "@start" and "@kept", 1 or 0;
 * - `attributed`, to each order, once for each touch of its path: "@touch", that touch's "@row", and "@weight".
 */
export type Events =
  | {
      readonly kind: "converted";
      readonly base: EventRows;
      readonly conversion: EventRows;
      readonly within: Steps;
      /** Pairs of columns that must be equal and not null. */
      readonly same: readonly (readonly [Row, Row])[];
      readonly credit: "last" | "first";
    }
  | {
      readonly kind: "retained";
      /** The rows the start is sought in: the first of `value` by their date basis, or the smallest. */
      readonly start: EventRows & { readonly value: Column; readonly fn: "first" | "min" };
      /** The named table's column that an entity is found by. */
      readonly key: Column;
      readonly active: EventRows;
      readonly after: Steps;
    }
  | {
      readonly kind: "attributed";
      readonly order: EventRows;
      /** All of them: their condition, which picks whose credit is added up, is the measure's own. */
      readonly touches: EventRows;
      readonly within: Steps;
      readonly model: Model;
    };

export type Model =
  | { readonly name: "first" | "last" | "linear" }
  | { readonly name: "time_decay"; readonly seconds: number }
  | { readonly name: "position"; readonly first: number; readonly last: number }
  /** Credit belongs to players: the values of a column of the touches. */
  | { readonly name: "markov" | "shapley"; readonly player: Column };

/** The reference, in no file, that leads from a credited order to its touch. */
export const TOUCH = "@touch";

/** The table whose rows place the value in time: its coverage is the measure's. */
export const placedBy = ({ table, events }: { readonly table: string; readonly events?: Events | null }): string =>
  events?.kind === "retained" ? events.start.table : table;

/** Whether credit is by removal effects, which need all paths of a cell at once. */
export const isMarkov = (events: Events | null | undefined): boolean =>
  events?.kind === "attributed" && events.model.name === "markov";

/** Every table a measure reads, the one that its dimensions are sought in first. */
export const tablesRead = ({ table, events }: Measure): readonly string[] => [
  ...new Set([table, ...(events ? eventRows(events).map((rows) => rows.table) : [])]),
];

/** The rows of other tables, and of its own, that a form across events looks at. */
export function eventRows(events: Events): readonly EventRows[] {
  switch (events.kind) {
    case "converted":
      return [events.base, events.conversion];
    case "retained":
      return [events.start, events.active];
    case "attributed":
      return [events.order, events.touches];
  }
}

export type FrameStep =
  | { readonly kind: "shift"; readonly count: number; readonly unit: string }
  | { readonly kind: "rolling"; readonly count: number; readonly unit: string }
  | { readonly kind: "cumulative" }
  | { readonly kind: "to_date"; readonly grain: string };

/** The measures of a cell, in the order they are written, each once. */
export function measuresOf(cell: Cell): readonly Measure[] {
  const found = new Map<string, Measure>();
  for (const leaf of leavesOf(cell)) {
    const measures = leaf.kind === "measure" ? [leaf.measure] : measuresOf(leaf.cell);
    for (const measure of measures) found.set(measureKey(measure), measure);
  }
  return [...found.values()];
}

/** The measures that a cell computes in its own periods, and the formulas that it computes in finer ones. */
export function leavesOf(cell: Cell): readonly (Extract<Cell, { kind: "measure" }> | Per)[] {
  switch (cell.kind) {
    case "measure":
    case "per":
      return [cell];
    case "call":
      return cell.args.flatMap(leavesOf);
    case "settled":
      return leavesOf(cell.cell);
    case "history":
      return [...cell.branches.map((b) => b.cell), cell.now].flatMap(leavesOf);
    default:
      return [];
  }
}

/** The measures of a cell, each followed by those that its rows are asked about. */
export const everyMeasure = (cell: Cell): readonly Measure[] => measuresOf(cell).flatMap(withEach);

const withEach = (measure: Measure): readonly Measure[] => [
  measure,
  ...eachesOf(measure).flatMap((each) => withEach(each.measure)),
];

/** The aggregates of other tables that a measure's rows are asked about. */
export const eachesOf = (measure: Measure): readonly Each[] => [measure.arg, measure.where].flatMap(eachIn);

function eachIn(row: Row | null): readonly Each[] {
  if (row?.kind === "each") return [row];
  return row?.kind === "call" ? row.args.flatMap(eachIn) : [];
}

/** Two measures with the same key are the same number. */
export function measureKey(measure: Measure): string {
  const known = keys.get(measure);
  if (known !== undefined) return known;
  const key = JSON.stringify([
    measure.table,
    measure.fn,
    measure.distinct,
    measure.arg,
    measure.params,
    measure.where,
    measure.at,
    measure.frame,
    measure.free,
    ...(measure.events ? [measure.events] : []),
    ...(measure.weight ? [measure.weight] : []),
  ]);
  keys.set(measure, key);
  return key;
}
/** Measures never change, and are asked for their key in every period. */
const keys = new WeakMap<Measure, string>();

/** Puts a form of time around a whole formula: every measure inside looks at the stepped window. */
export function framed(cell: Cell, step: FrameStep): Cell {
  switch (cell.kind) {
    case "measure":
      return { ...cell, measure: { ...cell.measure, frame: [step, ...cell.measure.frame] } };
    case "call":
      return { ...cell, args: cell.args.map((arg) => framed(arg, step)) };
    case "history":
      return {
        ...cell,
        frame: [step, ...cell.frame],
        branches: cell.branches.map((b) => ({ ...b, cell: framed(b.cell, step) })),
        now: framed(cell.now, step),
      };
    case "settled":
      return { ...cell, frame: [step, ...cell.frame], cell: framed(cell.cell, step) };
    case "per":
      return { ...cell, frame: [step, ...cell.frame] };
    default:
      return cell;
  }
}

/** The columns a row expression reads. */
export function columnsOf(row: Row | null): readonly Column[] {
  if (row === null) return [];
  if (row.kind === "column") return [row];
  if (row.kind === "each") return [row.key];
  return row.kind === "call" ? row.args.flatMap(columnsOf) : [];
}

/** The parts of a condition that all have to hold; none where there is no condition. */
export function conjuncts(row: Row | null): readonly Row[] {
  if (row === null) return [];
  return row.kind === "call" && row.fn === "and" ? row.args.flatMap(conjuncts) : [row];
}

/** The columns of tables that a measure reads, those of its events included. */
export function columnsRead(measure: Measure): readonly Column[] {
  const { arg, where, at, events } = measure;
  const looked = events ? eventRows(events).flatMap((rows) => [rows.by, rows.where, rows.at]) : [];
  const further: readonly (Row | null)[] =
    events?.kind === "converted"
      ? events.same.flat()
      : events?.kind === "retained"
        ? [events.start.value]
        : events?.kind === "attributed" && "player" in events.model
          ? [events.model.player]
          : [];
  return [arg, where, at, ...looked, ...further].flatMap(columnsOf).filter((column) => !column.name.startsWith("@"));
}

/** The column that places the measure's rows in time. */
export const basisOf = ({ at, events }: Measure): Column | null => (events?.kind === "retained" ? events.start.value : at);
