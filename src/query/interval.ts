import type { Row } from "../compile/cell.js";
import { measureKey, measuresOf, type Cell, type Measure } from "../compile/cell.js";
import { countOf } from "../compile/count.js";
import type { CheckedKpi, Program } from "../compile/program.js";
import { hasOwn } from "../compile/scope.js";
import { FUNCTIONS } from "../formula/functions.js";
import { parseUnit, toBase } from "../ground/unit.js";
import { fieller } from "../stats/fieller.js";
import { meanInterval } from "../stats/mean.js";
import { quantileRanks } from "../stats/order-statistics.js";
import { wilson } from "../stats/wilson.js";
import { ignoresNoMore } from "../compile/free.js";
import { allOfMore } from "./subset.js";
import { cellOf, NONE, number, once, type EstimatedRow, type Estimate, type Part } from "./estimate.js";
import { npsEstimate, shareEstimate } from "./survey-interval.js";
import { simulate, type Uncertain } from "./simulate.js";

/** The interval of a KPI by the shape of its formula; `prefix` keeps the parts' names apart. */
export function estimate(kpi: CheckedKpi, program: Program, prefix: string): Estimate {
  return ofCell(kpi.cell as Cell, program, prefix);
}

function ofCell(cell: Cell, program: Program, prefix: string): Estimate {
  if (cell.kind === "history") return ofHistory(cell, program, prefix);
  if (cell.kind === "settled") return NONE("a difference between periods");
  if (cell.kind === "per" && !isCensus(cell.cell)) return NONE("uncertain values of finer periods put together");
  const known = ofShape(cell, prefix);
  if (known) return known;
  return ofFormula(cell, program, prefix);
}

/** Each period under the definition that holds in it. */
function ofHistory(cell: Extract<Cell, { kind: "history" }>, program: Program, prefix: string): Estimate {
  const each = [...cell.branches.map((b) => b.cell), cell.now].map((c, i) => ofCell(c, program, `${prefix}_h${i}`));
  return {
    method: (each.at(-1) as Estimate).method,
    parts: each.flatMap((e) => e.parts),
    second: (counts) => each.flatMap((e) => e.second(counts)),
    bounds: (row) => each[row.branch(cell)]?.bounds(row) ?? null,
  };
}

/** The shapes with a method of their own; null for any other formula. */
function ofShape(cell: Cell, prefix: string): Estimate | null {
  if (cell.kind === "measure") return ofMeasure(cell.measure, prefix);
  if (cell.kind !== "call" || cell.fn !== "/") return null;
  const [above, below] = cell.args;
  if (above === undefined || below === undefined) return null;
  const proportion =
    above.kind === "measure" && below.kind === "measure" ? ofProportion(above.measure, below.measure, prefix) : null;
  return proportion ?? ofRatio(above, below, prefix);
}

function ofMeasure(measure: Measure, prefix: string): Estimate | null {
  if (measure.events?.kind === "retained") return shareEstimate(measure, prefix);
  switch (measure.fn) {
    case "avg": {
      const parts = [
        { name: `${prefix}_v`, cell: cellOf(measure) },
        { name: `${prefix}_sd`, cell: cellOf({ ...measure, fn: "stddev" }) },
        { name: `${prefix}_n`, cell: cellOf(countOf(measure)) },
      ];
      return once("Student's t", parts, ({ read }) =>
        meanInterval(number(read(`${prefix}_v`)), number(read(`${prefix}_sd`)), number(read(`${prefix}_n`))),
      );
    }
    case "csat":
    case "poll":
      return shareEstimate(measure, prefix);
    case "nps":
      return npsEstimate(measure, prefix);
    case "median":
    case "percentile":
      return ofQuantile(measure, measure.fn === "median" ? 0.5 : percentileOf(measure), prefix);
    default:
      return null;
  }
}

const percentileOf = (measure: Measure): number =>
  measure.params[0]?.kind === "constant" ? Number(measure.params[0].value) : 0.5;

const whole = (value: number): Row => ({ kind: "constant", value, type: "integer" });

function ofQuantile(measure: Measure, p: number, prefix: string): Estimate {
  const n: Part = { name: `${prefix}_n`, cell: cellOf(countOf(measure)) };
  return {
    method: "order statistics",
    parts: [n],
    second(counts) {
      const sizes = [...new Set(counts(n.name))].flatMap((size) => {
        const ranks = quantileRanks(size, p);
        return ranks ? [{ size, ...ranks }] : [];
      });
      if (sizes.length === 0) return [];
      const side = (key: "low" | "high"): Cell => ({
        kind: "call",
        fn: "order_statistic",
        args: [
          cellOf({ ...measure, fn: "sorted", params: [], text: `values of ${measure.text}` }),
          { kind: "constant", value: sizes.map((s) => `${s.size}:${s[key]}`).join(" "), type: "text" },
        ],
        type: "number",
      });
      return [
        { name: `${prefix}_low`, cell: side("low") },
        { name: `${prefix}_high`, cell: side("high") },
      ];
    },
    bounds({ read }) {
      const [low, high] = [read(`${prefix}_low`), read(`${prefix}_high`)];
      return low === null || high === null ? null : { low: Number(low), high: Number(high) };
    },
  };
}

/** True for a measure of some rows over the same measure of them and others: a share, between 0 and 1 where nothing is negative. */
export function isPartOfWhole(cell: Cell): boolean {
  if (cell.kind === "history") return [...cell.branches.map((branch) => branch.cell), cell.now].every(isPartOfWhole);
  if (cell.kind !== "call" || cell.fn !== "/") return false;
  const [above, below] = cell.args;
  return above?.kind === "measure" && below?.kind === "measure" && isPart(above.measure, below.measure);
}

function isPart(above: Measure, below: Measure): boolean {
  const alike = above.fn === below.fn && above.distinct === below.distinct && (above.fn === "count" || above.fn === "sum");
  if (
    !alike ||
    !samePlace(above, below) ||
    !ignoresNoMore(above, below) ||
    JSON.stringify(above.arg) !== JSON.stringify(below.arg)
  )
    return false;
  return allOfMore(below.where, above.where);
}

/** Count over count of the same rows, the numerator's condition being the denominator's and more. */
function ofProportion(above: Measure, below: Measure, prefix: string): Estimate | null {
  if (above.fn !== "count" || !isPart(above, below)) return null;
  const parts = [
    { name: `${prefix}_x`, cell: cellOf(above) },
    { name: `${prefix}_n`, cell: cellOf(below) },
  ];
  return once("Wilson", parts, ({ read }) => wilson(number(read(`${prefix}_x`)), number(read(`${prefix}_n`))));
}

/** Rows of the same events; what each ignores may differ. */
const samePlace = (a: Measure, b: Measure): boolean =>
  a.table === b.table && JSON.stringify([a.at, a.frame]) === JSON.stringify([b.at, b.frame]) && alikeEvents(a, b);
const sameRows = (a: Measure, b: Measure): boolean => samePlace(a, b) && JSON.stringify(a.free) === JSON.stringify(b.free);

/** What conversions are credited to are the base rows themselves; other forms make rows of their own. */
function alikeEvents(a: Measure, b: Measure): boolean {
  const [x, y] = [a.events, b.events];
  if (x?.kind === "attributed" || y?.kind === "attributed") return false;
  return !x || !y || JSON.stringify(x) === JSON.stringify(y);
}

/** Sums or counts over sums or counts of one table's rows, each side one of them or some added and taken off. */
function ofRatio(above: Cell, below: Cell, prefix: string): Estimate | null {
  const [over, under] = [added(above), added(below)];
  const [part, first] = [over?.measures[0], under?.measures[0]];
  if (!over || !under || !part || !first) return null;
  // In a share the rows above are some of those below; the others add nothing above.
  if (!samePlace(part, first) || !ignoresNoMore(part, first)) return null;
  if (!over.measures.every((m) => sameRows(m, part)) || !under.measures.every((m) => sameRows(m, first))) return null;
  const measures = [...over.measures, ...under.measures];
  const eventful = measures.find((measure) => measure.events);
  // Beside events all have to be the same rows, so that each sum is of what the events make of them.
  if (eventful && !measures.every((measure) => sameRows(measure, eventful))) return null;
  const [x, y] = [over.row, under.row];
  const [rowsAbove, rowsBelow] = eventful ? [eventful, eventful] : [part, first];
  const sum = (row: Row, rows: Measure = rowsAbove): Cell =>
    cellOf({ ...rows, fn: "sum", distinct: false, arg: row, params: [], where: null, type: "number", text: "sum" });
  const times = (a: Row, b: Row): Row => ({ kind: "call", fn: "*", args: [a, b], type: "number" });
  const parts: readonly Part[] = [
    {
      name: `${prefix}_r`,
      cell: cellOf({
        ...rowsBelow,
        fn: "count",
        distinct: false,
        arg: null,
        params: [],
        where: measures.map((measure) => measure.where).reduce(either),
        type: "integer",
        text: "rows",
      }),
    },
    { name: `${prefix}_x`, cell: sum(x) },
    { name: `${prefix}_y`, cell: sum(y, rowsBelow) },
    { name: `${prefix}_xx`, cell: sum(times(x, x)) },
    { name: `${prefix}_yy`, cell: sum(times(y, y), rowsBelow) },
    { name: `${prefix}_xy`, cell: sum(times(x, y)) },
  ];
  return once("Fieller", parts, ({ read }) => {
    const at = (end: string): number => number(read(`${prefix}_${end}`));
    return fieller({ n: at("r"), x: at("x"), y: at("y"), xx: at("xx"), yy: at("yy"), xy: at("xy") });
  });
}

/** What a row adds to counts and sums that are added up or taken off each other; null for any other cell. */
function added(cell: Cell): { readonly row: Row; readonly measures: readonly Measure[] } | null {
  if (cell.kind === "measure") {
    const row = perRow(cell.measure);
    return row && { row, measures: [cell.measure] };
  }
  if (cell.kind !== "call" || (cell.fn !== "+" && cell.fn !== "-") || cell.args.length !== 2) return null;
  const [a, b] = cell.args.map(added);
  if (!a || !b) return null;
  return {
    row: { kind: "call", fn: cell.fn, args: [a.row, b.row], type: "number" },
    measures: [...a.measures, ...b.measures],
  };
}

/** What a row adds to a count or sum; null for any other aggregate. */
function perRow(measure: Measure): Row | null {
  const value = measure.fn === "sum" ? measure.arg : measure.fn === "count" && !measure.distinct ? whole(1) : null;
  if (value === null) return null;
  const filled: Row = {
    kind: "call",
    fn: "coalesce",
    args: [{ kind: "call", fn: "*", args: [value, ONE], type: "number" }, ZERO],
    type: "number",
  };
  return measure.where ? { kind: "call", fn: "if", args: [measure.where, filled, ZERO], type: "number" } : filled;
}
const ONE: Row = { kind: "constant", value: 1, type: "number" };
const ZERO: Row = { kind: "constant", value: 0, type: "number" };

const either = (a: Row | null, b: Row | null): Row | null =>
  a === null || b === null
    ? null
    : JSON.stringify(a) === JSON.stringify(b)
      ? a
      : { kind: "call", fn: "or", args: [a, b], type: "boolean" };

/**
 * Any other formula: its uncertain parts are simulated together, taken to be independent. Where nothing is uncertain
 * there is no interval.
 */
function ofFormula(cell: Cell, program: Program, prefix: string): Estimate {
  const leaves: { readonly cell: Cell; readonly name: string; readonly estimate: Estimate | null }[] = [];
  const ranged: Uncertain[] = [];
  const seen = new Map<string, number>();
  const place = (node: Cell): boolean => {
    const key = node.kind === "measure" ? measureKey(node.measure) : JSON.stringify(node);
    if (node.kind === "constant") return true;
    if (node.kind === "per") {
      // Values that nothing is uncertain of are as exact put together.
      if (!isCensus(node.cell)) return false;
      if (!seen.has(key)) leaves.push({ cell: node, name: `${prefix}_l${leaves.length}`, estimate: null });
      seen.set(key, leaves.length - 1);
      return true;
    }
    if (node.kind === "assumption") {
      if (!seen.has(key)) ranged.push(assumptionRange(node.name, program));
      seen.set(key, -1);
      return true;
    }
    if (node.kind === "history") {
      const parts = ofHistory(node, program, `${prefix}_p${leaves.length}`);
      if (!seen.has(key))
        leaves.push({ cell: node, name: `${prefix}_l${leaves.length}`, estimate: isCensus(node) ? null : parts });
      seen.set(key, leaves.length - 1);
      return true;
    }
    const shape = ofShape(node, `${prefix}_p${leaves.length}`);
    if (shape || node.kind === "measure") {
      if (!seen.has(key)) leaves.push({ cell: node, name: `${prefix}_l${leaves.length}`, estimate: shape });
      seen.set(key, leaves.length - 1);
      return true;
    }
    return node.kind === "call" && node.args.every(place);
  };
  if (!place(cell)) return NONE("its form has no interval yet");
  const uncertain = leaves.filter((leaf) => leaf.estimate !== null);
  const wide = ranged.filter((range) => range.low < range.high);
  if (uncertain.length === 0 && wide.length === 0) return NONE(whyExact(measuresOf(cell)));
  const named = [...new Set(uncertain.map((leaf) => leaf.estimate?.method ?? "")), ...(wide.length > 0 ? ["PERT"] : [])];
  return {
    method: `Monte Carlo (${named.join(", ")}), parts taken to be independent`,
    parts: leaves.flatMap((leaf) => [{ name: leaf.name, cell: leaf.cell }, ...(leaf.estimate?.parts ?? [])]),
    second: (counts) => leaves.flatMap((leaf) => leaf.estimate?.second(counts) ?? []),
    bounds(row) {
      const values = leaves.map((leaf) => ({
        cell: leaf.cell,
        value: row.read(leaf.name) === null ? null : number(row.read(leaf.name)),
        interval: leaf.estimate && !isCensus(inForce(leaf.cell, row)) ? leaf.estimate.bounds(row) : ("exact" as const),
      }));
      return simulate(cell, values, ranged);
    },
  };
}

/** The definition that a cell with a history has in a row's period; any other cell is its own. */
function inForce(cell: Cell, row: EstimatedRow): Cell {
  return cell.kind === "history" ? (cell.branches[row.branch(cell)]?.cell ?? cell.now) : cell;
}

/** Why nothing is uncertain, as the function table says it: what is not a count or a sum speaks for the whole formula. */
function whyExact(measures: readonly Measure[]): string {
  const reasons = measures.flatMap(({ fn, events }) => {
    const { interval = "" } = FUNCTIONS.get(events?.kind === "attributed" ? events.kind : fn) ?? {};
    return interval.startsWith("none: ") ? [interval.slice("none: ".length)] : [];
  });
  return reasons.find((reason) => reason !== CENSUS) ?? CENSUS;
}
const CENSUS = "a count of everything there is";

/** True for counts and sums of everything there is, added up, taken off or divided by each other, each complete. */
function isCensus(cell: Cell): boolean {
  if (cell.kind === "measure") return ofMeasure(cell.measure, "") === null;
  if (cell.kind === "per") return isCensus(cell.cell);
  if (cell.kind === "history") return [...cell.branches.map((branch) => branch.cell), cell.now].every(isCensus);
  return cell.kind === "constant" || (cell.kind === "call" && ofShape(cell, "") === null && cell.args.every(isCensus));
}

function assumptionRange(name: string, program: Program): Uncertain {
  const { assumptions } = program.world.definitions;
  const def = hasOwn(assumptions, name) ? assumptions[name] : undefined;
  const unit = def?.unit ? parseUnit(def.unit) : null;
  const scale = unit?.ok ? unit.scale : 1;
  const value = def?.value ?? 0;
  const [low, high] = [def?.low ?? value, def?.high ?? value];
  return { name, value: toBase(value, scale), low: toBase(low, scale), high: toBase(high, scale) };
}
