import { children, type CallExpr, type Expr, type NumberExpr } from "../../../src/ground/expr.js";
import { quantile, type Aggregated } from "./aggregates.js";
import { DAY, isGrain, startOf, stepsOf, type Grain } from "./calendar.js";
import { coverageOf, finePeriods, windowOf, worst, type Coverage, type Frame, type Period, type Window } from "./frames.js";
import { isSettled, kpiTables, tablesIn, waitsIn, waitsOf, type Wait } from "./maturity.js";
import { evaluate } from "./operators.js";
import {
  aggregateRows,
  andParts,
  basisOf,
  conditionHolds,
  eachesIn,
  namesOf,
  pathsIn,
  rowsWithin,
  tableRead,
  type EachOf,
} from "./rows.js";
import { isTime, keyOf, seconds, type Time, type Value } from "./values.js";
import {
  coverOfAll,
  dimensionPath,
  ownPath,
  watermarkOf,
  reachedKey,
  valueAt,
  type Row,
  type Table,
  type World,
} from "./world.js";

export interface Dimension {
  readonly names: readonly string[];
  /** Of a time: the period it is shown by. */
  readonly grain: Grain | null;
}

/** What a formula is asked: the same for all cells of an answer. */
export interface Asked {
  readonly world: World;
  readonly dimensions: readonly Dimension[];
  readonly where: Expr | null;
  readonly range: Window | null;
}

/** Where a formula is evaluated. */
export interface Place {
  readonly asked: Asked;
  readonly period: Period;
  readonly frames: readonly Frame[];
  /** What `all` and `share` set free: each "all", or the names of dimensions. */
  readonly free: readonly ("all" | readonly (readonly string[])[])[];
  /** The group's values; null where all groups are looked through and told to `seen`. */
  readonly group: readonly Value[] | null;
  readonly seen: (group: readonly Value[]) => void;
  /** The waits of the KPI whose formula this is. */
  readonly waits: readonly Wait[];
}

export interface Result {
  readonly value: Value;
  readonly coverage: Coverage;
}

const AGGREGATES = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "percentile",
  "stddev",
  "first",
  "last",
  "nps",
  "csat",
  "poll",
];

/** A formula's value in a cell, and the worst of what its parts know of their rows. */
export function cellOf(e: Expr, place: Place): Result {
  const { world } = place.asked;
  const parts: Coverage[] = [];
  const told = ({ value, coverage }: Result): Value => {
    parts.push(coverage);
    return value;
  };
  const value = evaluate(
    e,
    (leaf) => {
      if (leaf.kind === "path") return told(named(leaf.parts[0]?.name ?? "", place));
      if (leaf.kind !== "call") throw new Error(`no place for ${leaf.kind}`);
      return told(AGGREGATES.includes(leaf.name) ? measured(leaf, place) : overTime(leaf, place));
    },
    world.calendar,
  );
  return { value, coverage: worst(parts) };
}

function named(name: string, place: Place): Result {
  const { world } = place.asked;
  if (Object.hasOwn(world.assumptions, name)) return { value: world.assumptions[name] as number, coverage: "complete" };
  return kpiCell(name, place);
}

/** A KPI by the definition in force on the last day of the cell (rule 15). */
export function kpiCell(name: string, place: Place): Result {
  const { world } = place.asked;
  const kpi = world.kpis[name];
  if (kpi === undefined) throw new Error(`no KPI ${name}`);
  const watermark = coverOfAll(kpiTables(world, name))?.to ?? Number.POSITIVE_INFINITY;
  const { to } = windowOf(place.period, place.frames, watermark, world.calendar);
  const day = Math.floor((to - 1) / DAY) * DAY;
  const past = kpi.history.find(({ until }) => day < until);
  // Every definition's rows name groups, in the whole range.
  if (place.group === null) for (const { formula } of [kpi, ...kpi.history]) cellOf(formula, place);
  return cellOf(past?.formula ?? kpi.formula, { ...place, waits: waitsOf(world, name) });
}

/** How many values entered (rule 12); null where nothing is counted. */
export function countOf(e: Expr, place: Place): number | null {
  if (e.kind === "call" && AGGREGATES.includes(e.name)) return measured(e, place).n;
  if (e.kind === "call" && ["prior", "rolling", "cumulative", "to_date"].includes(e.name))
    return countOf(e.args[0] as Expr, { ...place, frames: [...place.frames, frameOf(e)] });
  if (e.kind === "call" && (e.name === "change" || e.name === "growth")) {
    const sides = [place.frames, [...place.frames, frameOf(e)]].map((frames) =>
      countOf(e.args[0] as Expr, { ...place, frames }),
    );
    return fewest(sides);
  }
  if (e.kind === "call" && (e.name === "all" || e.name === "share"))
    return countOf(e.args[0] as Expr, { ...place, free: [...place.free, freedBy(e)] });
  const counts = children(e).map((part) => countOf(part, place));
  if (e.kind === "binary" && e.op === "/") return counts[1] ?? counts[0] ?? null;
  return fewest(counts);
}

function fewest(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((n) => n !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** An aggregate over the rows of its table that lie in the cell. */
function measured(e: CallExpr, place: Place): Result & { readonly n: number | null } {
  const { world } = place.asked;
  const table = tableRead(world, e);
  const basis = basisOf(world, e, table);
  const window = windowOf(place.period, place.frames, watermarkOf(table), world.calendar);
  const each = eachOf(place);
  const others = [...e.args, ...(e.where ? [e.where] : [])].flatMap(eachesIn).map(({ measure, overAll }) => {
    const inner = tableRead(world, measure);
    const frames = [...place.frames, ...ever(overAll)];
    const within = windowOf(place.period, frames, watermarkOf(inner), world.calendar);
    return coverageOf(within, place.period, frames, inner);
  });
  const coverage = worst([coverageOf(window, place.period, place.frames, table), ...others]);

  const rows = rowsWithin(world, table, basis, window.from, window.to);
  const isBasis = (key: string): boolean => key === reachedKey(basis);
  for (const { row } of rows) if (filtered(place, table, row, false, isBasis)) place.seen(groupOf(place, table, row, []));
  const own = rows.filter(
    ({ row }) =>
      filtered(place, table, row, true, isBasis) &&
      (place.group === null || sameGroup(groupOf(place, table, row, place.free), place.group)),
  );
  const result: Aggregated = aggregateRows(world, e, table, own, each);
  return coverage === "no_data" ? { value: null, n: null, coverage } : { ...result, coverage };
}

const ever = (overAll: boolean): readonly Frame[] => (overAll ? [{ kind: "cumulative" }] : []);

/** `each`: the other table's rows that refer to a row, in the cell's period and the filters they reach. */
const eachOf =
  (place: Place): EachOf =>
  ({ measure, by, overAll }, asking, row) => {
    const { world } = place.asked;
    const inner = tableRead(world, measure);
    const frames = [...place.frames, ...ever(overAll)];
    const window = windowOf(place.period, frames, watermarkOf(inner), world.calendar);
    const refers = ownPath(world, inner.name, namesOf(by.left));
    const key = by.right === null ? [asking.key ?? ""] : namesOf(by.right);
    const is = ownPath(world, asking.name, key);
    if (refers === null || is === null) throw new Error("each refers to nothing");
    const wanted = valueAt(world, asking.name, row, is);
    const parts = andParts(place.asked.where).filter((part) =>
      pathsIn(part).every((path) => dimensionPath(world, inner.name, namesOf(path)) !== null),
    );
    const rows = rowsWithin(world, inner, basisOf(world, measure, inner), window.from, window.to).filter(
      ({ row: other }) =>
        wanted !== null &&
        keyOf(valueAt(world, inner.name, other, refers)) === keyOf(wanted) &&
        parts.every((part) => conditionHolds(world, part, inner, other)),
    );
    const nothing: EachOf = () => {
      throw new Error("each inside each");
    };
    return aggregateRows(world, measure, inner, rows, nothing).value;
  };

/** Whether a row fulfils the question's condition; `all` drops the parts that speak of freed dimensions only. */
function filtered(place: Place, table: Table, row: Row, dropFreed: boolean, isBasis: (key: string) => boolean): boolean {
  const { world, where } = place.asked;
  return andParts(where).every((part) => {
    const columns = pathsIn(part).map((path) => keyIn(world, table, namesOf(path)));
    const freed = columns.filter((key) => isFree(place, table, key, isBasis));
    if (dropFreed && columns.length > 0 && freed.length === columns.length) return true;
    if (dropFreed && freed.length > 0) throw new Error("a part mixes freed dimensions with others");
    return conditionHolds(world, part, table, row);
  });
}

function isFree({ free, asked: { world } }: Place, table: Table, key: string, isBasis: (key: string) => boolean): boolean {
  return free.some((names) =>
    names === "all" ? !isBasis(key) : names.some((dimension) => keyIn(world, table, dimension) === key),
  );
}

/** Which column a dimension is for a table; the grain that may follow a time makes no other one. */
function keyIn(world: World, table: Table, names: readonly string[]): string {
  const shorter = names.length > 1 && isGrain(names.at(-1) ?? "") ? names.slice(0, -1) : names;
  const reached = dimensionPath(world, table.name, shorter);
  if (reached === null) throw new Error(`${table.name} does not reach ${names.join(".")}`);
  return reachedKey(reached);
}

/** A row's values of the asked dimensions; `FREED` for those set free. */
function groupOf(place: Place, table: Table, row: Row, free: Place["free"]): readonly Value[] {
  const { world, dimensions } = place.asked;
  return dimensions.map(({ names, grain }) => {
    const reached = dimensionPath(world, table.name, names);
    if (reached === null) throw new Error(`${table.name} does not reach ${names.join(".")}`);
    if (isFree({ ...place, free }, table, reachedKey(reached), () => false)) return FREED;
    const value = valueAt(world, table.name, row, reached);
    return grain !== null && isTime(value) ? truncated(value, grain, world) : value;
  });
}

/** Stands for every value; no text of a test holds NUL. */
const FREED = "\0";
const sameGroup = (own: readonly Value[], asked: readonly Value[]): boolean =>
  own.every((value, d) => value === FREED || keyOf(value) === keyOf(asked[d] ?? null));

function truncated(value: Time, grain: Grain, world: World): Value {
  const start = startOf(grain, value.local, world.calendar);
  return { kind: "time", local: start, utc: start, date: true };
}

function frameOf({ name, args }: CallExpr): Frame {
  const [, second] = args;
  if (name === "cumulative") return { kind: "cumulative" };
  if (name === "to_date" && second?.kind === "path") return { kind: "to_date", grain: second.parts[0]?.name as Grain };
  const { digits, unit } = second as NumberExpr;
  const { count, unit: word } = stepsOf(digits, unit ?? "");
  return { kind: name === "rolling" ? "rolling" : "shift", count, unit: word };
}

/** prior, rolling, … look at another window; all and share beyond the group; per at finer periods. */
function overTime(e: CallExpr, place: Place): Result {
  const [x] = e.args as readonly [Expr];
  switch (e.name) {
    case "prior":
    case "rolling":
    case "cumulative":
    case "to_date":
      return cellOf(x, { ...place, frames: [...place.frames, frameOf(e)] });
    case "change":
    case "growth":
      return compared(e, place);
    case "all":
    case "share": {
      const whole = cellOf(x, { ...place, free: [...place.free, freedBy(e)] });
      if (e.name === "all") return whole;
      const own = cellOf(x, place);
      return { value: ratio(own.value, whole.value), coverage: worst([own.coverage, whole.coverage]) };
    }
    case "per":
      return perFiner(e, place);
    default:
      throw new Error(`no function ${e.name}`);
  }
}

/** The dimensions that all and share name; without names all of them. */
function freedBy({ args }: CallExpr): Place["free"][number] {
  const names = args.slice(1).map((name) => (name.kind === "path" ? namesOf(name) : []));
  return names.length === 0 ? "all" : names;
}

const ratio = (a: Value, b: Value): Value => (a === null || b === null || seconds(b) === 0 ? null : seconds(a) / seconds(b));

/** change and growth: null where a side is immature (rule 10). */
function compared(e: CallExpr, place: Place): Result {
  const { world } = place.asked;
  const [x] = e.args as readonly [Expr];
  const frames = [...place.frames, frameOf(e)];
  const [now, before] = [cellOf(x, place), cellOf(x, { ...place, frames })];
  const coverage = worst([now.coverage, before.coverage]);
  const waits = [...place.waits, ...waitsIn(world, x)];
  const settled = [place.frames, frames].every((side) => waits.every((wait) => isSettled(world, wait, place.period, side)));
  if (!settled || now.value === null || before.value === null) return { value: null, coverage };
  const [a, b] = [seconds(now.value), seconds(before.value)];
  return { value: e.name === "change" ? a - b : b > 0 ? a / b - 1 : null, coverage };
}

function perFiner(e: CallExpr, place: Place): Result {
  const { world, range } = place.asked;
  const { calendar } = world;
  const [x, grainWord, reducerWord] = e.args as readonly [Expr, Expr, Expr];
  const word = (name: Expr): string => (name.kind === "path" ? (name.parts[0]?.name ?? "") : "");
  const grain = word(grainWord) as Grain;
  const tables = tablesIn(world, x, false);
  const coverage: Window = coverOfAll(tables) ?? range ?? { from: 0, to: 0 };
  const window = windowOf(place.period, place.frames, coverage.to, calendar);
  const fine = finePeriods(grain, window, place.period, place.frames, coverage, range, calendar).map((period) => {
    const whole = { ...place.asked, range: { from: period.from, to: period.to } };
    return cellOf(x, { ...place, asked: whole, period, frames: [] });
  });
  const known = fine.filter((part) => part.coverage !== "no_data");
  const own = worst(
    tables.map((table) => {
      const within = windowOf(place.period, place.frames, coverage.to, calendar);
      return coverageOf(within, place.period, place.frames, table);
    }),
  );
  const state =
    fine.length === 0
      ? own
      : known.length === 0
        ? "no_data"
        : worst([own, ...fine.map((f) => f.coverage)]) === "complete"
          ? "complete"
          : "partial";
  const values = known.flatMap(({ value }) => (value === null ? [] : [seconds(value)]));
  return { value: known.length === 0 ? null : reduced(word(reducerWord), values), coverage: state };
}

function reduced(reducer: string, values: readonly number[]): number | null {
  const sum = values.reduce((a, b) => a + b, 0);
  if (reducer === "sum") return sum;
  if (values.length === 0) return null;
  if (reducer === "avg") return sum / values.length;
  if (reducer === "median") return quantile(values, 0.5);
  if (reducer === "last") return values.at(-1) as number;
  return reducer === "min" ? Math.min(...values) : Math.max(...values);
}
