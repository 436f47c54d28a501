import type { Diagnostic } from "../ground/diagnostic.js";
import { addDuration, compareLocal, type Calendar, type DurationUnit } from "../ground/day.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { ValueType } from "../ground/type.js";
import { conditions, readNames } from "./by.js";
import type { CatalogTable } from "./catalog.js";
import {
  columnsOf,
  isMarkov,
  measureKey,
  measuresOf,
  placedBy,
  type Cell,
  type Column,
  type Events,
  type FrameStep,
  type Measure,
  type Row,
  type Wait,
} from "./cell.js";
import type { Grain } from "./definitions.js";
import { lostKey, readerOf, readersOf } from "./reader.js";
import { checkTimes, least, periodsOf, rangeOf } from "./periods.js";
import type { CheckedKpi, Program } from "./program.js";
import type { Question, State } from "./question.js";
import { tableOf } from "./scope.js";
import { coverageState, lastDay, windowOf, type Period, type Window } from "./window.js";

/**
 * How a question is answered: plain data, from which the emitter writes SQL.
 *
 *   KPIs ──measures──▶ scans (one pass each: table × date basis × frame) ─┐
 *   grains, range ───▶ periods ───────────────────────────────────────────┼──▶ cells = periods × groups seen
 *   dimensions ──────▶ columns of each scan ──────────────────────────────┘
 */
export interface Plan {
  readonly kpis: readonly CheckedKpi[];
  readonly outputs: readonly Output[];
  readonly by: readonly By[];
  readonly periods: readonly Period[];
  readonly grains: readonly Grain[];
  readonly calendar: Calendar;
  readonly scans: readonly Scan[];
  /** Where a measure is computed: its scan, and its place among the scan's measures. */
  readonly places: ReadonlyMap<string, { readonly scan: number; readonly index: number }>;
  readonly instants: boolean;
  readonly range: { readonly from: string; readonly to: string } | null;
}

/** A cell to compute, by the name of the column it comes back under; `kpi` is whose maturity and history it follows. */
export interface Output {
  readonly name: string;
  readonly kpi: CheckedKpi;
  readonly cell: Cell;
}

export type By =
  | { readonly kind: "grain"; readonly name: string; readonly grain: Grain }
  /** `grain` is given where the dimension is a time: `members.joined_at.month`. */
  | { readonly kind: "dimension"; readonly name: string; readonly type: ValueType; readonly grain: Grain | null };

/** One pass over a table: every measure that shares its date basis and frame. */
export interface Scan {
  readonly table: string;
  readonly at: Column | null;
  readonly frame: readonly FrameStep[];
  readonly measures: readonly Measure[];
  /** The asked dimensions as this table reaches them, in order. */
  readonly dimensions: readonly Row[];
  readonly where: Row | null;
  /** Given where a form across events makes the rows. */
  readonly events: Events | null;
  /** For the paths that led to no order: the dimensions (null for the player's) and `--where` as their last touch reaches them. */
  readonly lost: { readonly dimensions: readonly (Row | null)[]; readonly where: Row | null } | null;
  /** By period; the period's own span where the frame is empty. */
  readonly windows: readonly Window[];
  /** By period. */
  readonly states: readonly Exclude<State, "undefined" | "immature">[];
}

export interface Planned {
  readonly plan: Plan | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans the answer to a question, or says why it has none. */
export function makePlan(program: Program, question: Question, outputs: readonly Output[]): Planned {
  const out: Diagnostic[] = [];
  const kpis = question.kpis.flatMap((name) => program.kpis[name] ?? []);
  const measures = distinct(outputs.flatMap(({ cell }) => measuresOf(cell)));
  const readers = readersOf(measures);
  if (
    measures.length === 0 &&
    (question.by.length > 0 || question.where !== null || question.from !== null || question.to !== null)
  )
    out.push(diagnose("countsNothing", null, { kpis: question.kpis }));
  const by = readNames(question.by, readers, program, out);
  const dimensionsOf = (reader: string): readonly (Row | null)[] =>
    by.flatMap((b) => (b?.kind === "dimension" ? [b.rows.get(reader) ?? null] : []));
  const where = conditions(question.where, readers, program, out);
  const grains = by.flatMap((b) => (b?.kind === "grain" ? [b.grain] : []));
  checkTimes(kpis, grains, question, program, out);
  const bounds = rangeOf(question, [...new Set(measures.map(placedBy))], program, out);
  if (out.some((d) => d.severity === "error")) return { plan: null, diagnostics: once(out) };

  const { community } = program.world.definitions;
  const calendar: Calendar = { weekStart: community.weekStart, fiscalYearStart: community.fiscalYearStart };
  const periods = periodsOf(program, grains, bounds, calendar, out);
  if (out.length > 0) return { plan: null, diagnostics: out };
  const fixedLength = grains.some((grain) => grain === "day" || grain === "week" || grain === "hour");
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) {
    // Levels are reduced twice, first within their series, so each has a pass of its own.
    const level = (measure.fn === "first" || measure.fn === "last") && program.world.definitions.tables[measure.table]?.series;
    // Those that walk references have a pass of their own too, which spares the others the joins.
    const walked = [...new Set([measure.arg, measure.where].flatMap(columnsOf).map(({ via }) => via.join("\0")))].sort();
    const { table, at, frame, free, events } = measure;
    const parts = [table, at, frame, free, walked.filter((via) => via !== ""), events];
    const key = JSON.stringify([...parts, level || isMarkov(events) ? measureKey(measure) : null]);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  const scans = [...groups.values()].map((group): Scan => {
    const first = group[0] as Measure;
    const { table, at, frame } = first;
    const { key } = readerOf(first);
    const catalog = tableOf(program.world, placedBy(first)) as CatalogTable;
    const watermark = catalog.coverage?.to ?? bounds?.to ?? "0001-01-01";
    const windows = periods.map((period) => windowOf(period, frame, watermark, fixedLength, calendar));
    return {
      table,
      at,
      frame,
      measures: group,
      events: first.events ?? null,
      dimensions: dimensionsOf(key).filter((row) => row !== null),
      where: where.get(key) ?? null,
      lost: isMarkov(first.events) ? { dimensions: dimensionsOf(lostKey(key)), where: where.get(lostKey(key)) ?? null } : null,
      windows,
      states: periods.map((period, i) =>
        at === null ? "complete" : coverageState(windows[i] as Window, period, frame, catalog),
      ),
    };
  });
  const places = new Map(
    scans.flatMap((scan, s) => scan.measures.map((m, index) => [measureKey(m), { scan: s, index }] as const)),
  );
  const plan: Plan = {
    kpis,
    outputs,
    by: by
      .filter((b) => b !== null)
      .map((b): By => (b.kind === "grain" ? b : { kind: "dimension", name: b.name, type: b.type, grain: b.grain })),
    periods,
    grains,
    calendar,
    scans,
    places,
    instants: program.world.catalog.instants,
    range: bounds,
  };
  return { plan, diagnostics: out };
}

/** Each table of a question says the same of it: once is enough. */
const once = (all: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(all.map((d) => [JSON.stringify([d.code, d.span, sentence(d)]), d])).values(),
];

function distinct(measures: readonly Measure[]): readonly Measure[] {
  return [...new Map(measures.map((m) => [measureKey(m), m])).values()];
}

/** The worst state of a KPI's parts in a period, and whether any of its waits has not passed. */
export function periodState(plan: Plan, program: Program, kpi: CheckedKpi, period: number): Exclude<State, "undefined"> {
  const states = measuresInForce(plan, kpi.cell as Cell, period, program).map((m) => {
    const place = plan.places.get(measureKey(m));
    return place ? (plan.scans[place.scan]?.states[period] ?? "complete") : "complete";
  });
  if (states.includes("no_data")) return "no_data";
  if (kpi.waits.some((wait) => !passed(wait, [], plan, program, period))) return "immature";
  return states.includes("partial") ? "partial" : "complete";
}

/** The measures of the definition in force in a period. */
function measuresInForce(plan: Plan, cell: Cell, period: number, program: Program): readonly Measure[] {
  switch (cell.kind) {
    case "measure":
      return [cell.measure];
    case "call":
      return cell.args.flatMap((arg) => measuresInForce(plan, arg, period, program));
    case "settled":
      return measuresInForce(plan, cell.cell, period, program);
    case "history": {
      const branch = cell.branches[branchInForce(plan, cell, period, program)];
      return measuresInForce(plan, branch ? branch.cell : cell.now, period, program);
    }
    default:
      return [];
  }
}

/** Which definition holds in a period: an index into `branches`, or their number for today's. */
export function branchInForce(plan: Plan, cell: Extract<Cell, { kind: "history" }>, period: number, program: Program): number {
  const day = lastDay(cellWindow(plan, period, cell.frame, watermarkOf(plan, program)));
  const found = cell.branches.findIndex((branch) => compareLocal(day, branch.until) < 0);
  return found < 0 ? cell.branches.length : found;
}

/** Whether both sides of a change or growth have settled in a period. */
export function settledIn(plan: Plan, program: Program, kpi: CheckedKpi, frame: readonly FrameStep[], period: number): boolean {
  const own = kpi.waits.filter((wait) => wait.frame.length === 0);
  return own.every((wait) => passed(wait, [], plan, program, period) && passed(wait, frame, plan, program, period));
}

function passed(wait: Wait, frame: readonly FrameStep[], plan: Plan, program: Program, period: number): boolean {
  return wait.tables.every((table) => {
    const coverage = tableOf(program.world, table)?.coverage;
    if (!coverage) return true;
    const window = cellWindow(plan, period, [...frame, ...wait.frame.filter((step) => step.kind === "shift")], coverage.to);
    return compareLocal(addDuration(window.to, wait.count, wait.unit as DurationUnit), coverage.to) <= 0;
  });
}

function cellWindow(plan: Plan, period: number, frame: readonly FrameStep[], watermark: string): Window {
  const fixed = plan.grains.some((grain) => grain === "day" || grain === "week" || grain === "hour");
  return windowOf(plan.periods[period] as Period, frame, watermark, fixed, plan.calendar);
}

function watermarkOf(plan: Plan, program: Program): string {
  return (
    least(
      plan.scans.flatMap((scan) => tableOf(program.world, placedBy(scan))?.coverage?.to ?? []),
      -1,
    ) ??
    plan.range?.to ??
    "0001-01-01"
  );
}
