import { diagnose } from "../ground/messages.js";
import type { Diagnostic } from "../ground/diagnostic.js";
import type { Calendar } from "../ground/day.js";
import { FUNCTIONS } from "../formula/functions.js";
import { conditionFor, type Conditions, type ReadBy } from "./by.js";
import type { CatalogTable } from "./catalog.js";
import {
  columnsOf,
  conjuncts,
  eachesOf,
  isMarkov,
  measureKey,
  placedBy,
  type Column,
  type Each,
  type Events,
  type FrameStep,
  type Measure,
  type Row,
} from "./cell.js";
import type { Grain } from "./definitions.js";
import { ignores, kept } from "./free.js";
import { keepsLength } from "./grain.js";
import type { Bounds } from "./periods.js";
import type { Program } from "./program.js";
import { STATES, type State } from "./question.js";
import { lostKey, readerOf } from "./reader.js";
import { tableOf } from "./scope.js";
import { coverageState, windowOf, type Period, type Window } from "./window.js";

/** One pass over a table: every measure that shares its date basis and frame. */
export interface Scan {
  readonly table: string;
  readonly at: Column | null;
  readonly frame: readonly FrameStep[];
  /** None where a pass only says which groups there are. */
  readonly measures: readonly Measure[];
  /** The asked dimensions as this table reaches them, in order; null for those that its measures ignore. */
  readonly dimensions: readonly (Row | null)[];
  readonly where: Row | null;
  /** Whether its rows say which groups there are: they do where no dimension and no part of the condition is ignored. */
  readonly names: boolean;
  /** Whether rows are joined to windows and grouped by the period's index, not by the period's key. */
  readonly windowed: boolean;
  /** By period; the period's own span where the frame is empty. */
  readonly windows: readonly Window[];
  /** By period. */
  readonly states: readonly CoverageState[];
  /** Given where a form across events makes the rows. */
  readonly events: Events | null;
  /** For the paths that led to no order: the dimensions (null for the player's) and `--where` as their last touch reaches them. */
  readonly lost: { readonly dimensions: readonly (Row | null)[]; readonly where: Row | null } | null;
  /** What the rows are asked about other tables. */
  readonly each: readonly { readonly row: Each; readonly scan: Scan }[];
}

export type CoverageState = Exclude<State, "undefined" | "immature">;

/** What all scans of a question have in common, and the periods of those that are made now. */
export interface Asked {
  readonly program: Program;
  readonly by: readonly (ReadBy | null)[];
  readonly where: Conditions;
  readonly calendar: Calendar;
  readonly bounds: Bounds | null;
  readonly grains: readonly Grain[];
  readonly periods: readonly Period[];
  /** Whether other questions are answered by the same statement. */
  readonly beside: boolean;
}

/** The passes that compute these measures, and those that find the groups which they ignore. */
export function scansOf(measures: readonly Measure[], asked: Asked, out: Diagnostic[]): readonly Scan[] {
  const { world } = asked.program;
  const groups = new Map<string, Measure[]>();
  const alonePeriods = (asked.grains.length > 0 || asked.beside) && !asked.by.some((b) => b?.kind === "dimension");
  for (const measure of measures) {
    // Levels are reduced twice, first within their series, so each has a pass of its own.
    const level = (measure.fn === "first" || measure.fn === "last") && world.definitions.tables[measure.table]?.series;
    // Those that walk references or ask another table have a pass of their own too, which spares the others the joins.
    const walked = [...new Set([measure.arg, measure.where].flatMap(columnsOf).map(({ via }) => via.join("\0")))].sort();
    const { table, at, frame, free, events } = measure;
    const parts = [table, at, frame, free, walked.filter((via) => via !== ""), events, eachesOf(measure)];
    // Each way of putting days together is a pass, and each count of different values: of windows, and of periods alone.
    const way = frame.length > 0 || (alonePeriods && events === undefined) ? windowNeeds(measure) : null;
    const isCounted = way === "values" && (frame.length > 0 || asked.grains.length > 0);
    const alone = level || isMarkov(events) || isCounted;
    const key = JSON.stringify([...parts, way, alone ? measureKey(measure) : null]);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  const scans = [...groups.values()].map((group) => scanOf(group, asked, out));
  return [...scans, ...seenBeside(scans, asked)];
}

/** What windows that overlap must keep of a measure: parts of days, different values, or else every row. */
export function windowNeeds({ fn, distinct }: Measure): "parts" | "values" | "rows" {
  if (distinct) return "values";
  return PARTED.has(fn) || FUNCTIONS.get(fn)?.meanOf ? "parts" : "rows";
}
const PARTED = new Set(["count", "sum", "min", "max", "added"]);

function scanOf(measures: readonly Measure[], asked: Asked, out: Diagnostic[]): Scan {
  const [first] = measures as readonly [Measure, ...Measure[]];
  const { table, at, frame } = first;
  const { key } = readerOf(first);
  const { where, mixed } = kept(first, asked.where.rows.get(key) ?? null);
  for (const i of mixed) out.push(diagnose("mixedCondition", asked.where.parts[i]?.span ?? null, { measure: first.text }));
  const each = distinctEach(measures).map((row) => ({ row, scan: eachScan(row, first, asked) }));
  const catalog = tableOf(asked.program.world, placedBy(first)) as CatalogTable;
  const lostWhere = kept(first, asked.where.rows.get(lostKey(key)) ?? null).where;
  const lost = { dimensions: lostDimensions(lostKey(key), asked), where: lostWhere };
  const windows = windowsOf(frame, catalog, asked);
  const dimensions = dimensionsOf(key, asked).map((row) => (ignores(first, row) ? null : row));
  return {
    table,
    at,
    frame,
    measures,
    dimensions,
    where,
    names: !dimensions.includes(null) && conjuncts(where).length === conjuncts(asked.where.rows.get(key) ?? null).length,
    events: first.events ?? null,
    lost: isMarkov(first.events) ? lost : null,
    windowed: at !== null && (frame.length > 0 || each.length > 0),
    windows,
    states: asked.periods.map((period, i) =>
      worst([
        at === null ? "complete" : coverageState(windows[i] as Window, period, frame, catalog),
        ...each.map(({ scan }) => scan.states[i] ?? "complete"),
      ]),
    ),
    each,
  };
}

const distinctEach = (measures: readonly Measure[]): readonly Each[] => [
  ...new Map(measures.flatMap(eachesOf).map((row) => [JSON.stringify(row), row])).values(),
];

/** The other table's rows by the row they refer to, in the window of the measure that asks, under the filters they reach. */
function eachScan({ measure, by }: Each, asking: Measure, asked: Asked): Scan {
  const frame = [...asking.frame, ...measure.frame];
  const catalog = tableOf(asked.program.world, measure.table) as CatalogTable;
  // Without periods on either side there is one cell, and all rows are in it.
  const timed = asking.at !== null && measure.at !== null;
  const windows = timed ? windowsOf(frame, catalog, asked) : asked.periods.map(({ to }): Window => ({ from: null, to }));
  const within = { ...measure, frame };
  const inner: Measure = timed ? within : { ...within, at: null };
  const each = distinctEach([measure]).map((row) => ({ row, scan: eachScan(row, inner, asked) }));
  return {
    table: measure.table,
    at: measure.at,
    frame,
    measures: [within],
    dimensions: [by],
    where: conditionFor(measure.table, asked.where, asked.program),
    names: false,
    events: null,
    lost: null,
    windowed: timed,
    windows,
    states: asked.periods.map((period, i) =>
      worst([
        timed ? coverageState(windows[i] as Window, period, frame, catalog) : "complete",
        ...each.map(({ scan }) => scan.states[i] ?? "complete"),
      ]),
    ),
    each,
  };
}

const windowsOf = (frame: readonly FrameStep[], { coverage }: CatalogTable, asked: Asked): readonly Window[] => {
  const watermark = coverage?.to ?? asked.bounds?.to ?? "0001-01-01";
  const fixedLength = keepsLength(asked.grains);
  return asked.periods.map((period) => windowOf(period, frame, watermark, fixedLength, asked.calendar));
};

/** The asked dimensions as a reader reaches them, by its key. */
const dimensionsOf = (reader: string, asked: Asked): readonly Row[] =>
  lostDimensions(reader, asked).filter((row) => row !== null);

const lostDimensions = (reader: string, { by }: Asked): readonly (Row | null)[] =>
  by.flatMap((b) => (b?.kind === "dimension" ? [b.rows.get(reader) ?? null] : []));

export const worst = (states: readonly CoverageState[]): CoverageState =>
  STATES.find((state): state is CoverageState => (states as readonly State[]).includes(state)) ?? "complete";

/** Measures that ignore a dimension, or a part of the condition, do not see which groups there are: where no other pass reads the same rows, one is made for them. */
function seenBeside(scans: readonly Scan[], asked: Asked): readonly Scan[] {
  if (!asked.by.some((b) => b?.kind === "dimension")) return [];
  const rows = ({ table, at, frame, events }: Scan): string => JSON.stringify([table, at, frame, events]);
  const known = new Set(scans.filter(({ names }) => names).map(rows));
  return scans.flatMap((scan): readonly Scan[] => {
    if (known.has(rows(scan))) return [];
    known.add(rows(scan));
    const { key } = readerOf(scan);
    const where = asked.where.rows.get(key) ?? null;
    const windowed = scan.at !== null && scan.frame.length > 0;
    return [{ ...scan, measures: [], dimensions: dimensionsOf(key, asked), where, names: true, windowed, each: [] }];
  });
}
