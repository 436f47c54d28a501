import type { Diagnostic } from "../ground/diagnostic.js";
import { addDuration, compareLocal, type Calendar, type DurationUnit } from "../ground/day.js";
import { diagnose, sentence } from "../ground/messages.js";
import type { ValueType } from "../ground/type.js";
import { conditions, readNames } from "./by.js";
import {
  leavesOf,
  measureKey,
  measuresOf,
  placedBy,
  type Cell,
  type FrameStep,
  type Measure,
  type Per,
  type Reducer,
  type Wait,
} from "./cell.js";
import type { Grain } from "./definitions.js";
import { keepsLength } from "./grain.js";
import { finePeriods, perKey, type FinePeriods } from "./per.js";
import { readersOf } from "./reader.js";
import { checkTimes, least, periodsOf, rangeOf } from "./periods.js";
import type { CheckedKpi, Program } from "./program.js";
import type { Question, State } from "./question.js";
import { scansOf, worst, type Asked, type CoverageState, type Scan } from "./scans.js";
import { tableOf } from "./scope.js";
import { coverageState, lastDay, windowOf, type Period, type Window } from "./window.js";

/**
 * How a question is answered: plain data, from which the emitter writes SQL.
 *
 *   KPIs ──measures──▶ scans (one pass each: table × date basis × frame) ─┐
 *   grains, range ───▶ periods ───────────────────────────────────────────┼──▶ cells = periods × groups seen
 *   dimensions ──────▶ columns of each scan ──────────────────────────────┤
 *   per ─────────────▶ the same in finer periods, then reduced ───────────┘
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
  /** The formulas of finer periods, by the key of their cell. */
  readonly pers: ReadonlyMap<string, PerPlan>;
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

/** A formula computed in the periods of a finer grain, each of which belongs to one or more of the asked ones. */
export interface PerPlan {
  readonly reducer: Reducer;
  readonly plan: Plan;
  readonly spans: FinePeriods["spans"];
  /** By fine period: whether its table covers it at all. */
  readonly known: readonly boolean[];
  /** By asked period. */
  readonly states: readonly CoverageState[];
}

export interface Planned {
  readonly plan: Plan | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans the answer to a question, or says why it has none; `beside` others in one statement, which its passes may share
 * days with.
 */
export function makePlan(program: Program, question: Question, outputs: readonly Output[], beside = false): Planned {
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
  const where = conditions(question.where, readers, program, out);
  const grains = by.flatMap((b) => (b?.kind === "grain" ? [b.grain] : []));
  checkTimes(kpis, grains, question, program, out);
  const bounds = rangeOf(question, [...new Set(measures.map(placedBy))], program, out);
  if (out.some((d) => d.severity === "error")) return { plan: null, diagnostics: once(out) };

  const { community } = program.world.definitions;
  const calendar: Calendar = { weekStart: community.weekStart, fiscalYearStart: community.fiscalYearStart };
  const periods = periodsOf(program, grains, bounds, calendar, out);
  const asked: Asked = { program, by, where, calendar, bounds, periods, grains, beside };
  const plan = planOf(asked, kpis, outputs, out);
  if (out.length > 0) return { plan: null, diagnostics: once(out) };
  return { plan, diagnostics: out };
}

/** The plan of these outputs in these periods, and of what they compute in finer ones. */
function planOf(asked: Asked, kpis: readonly CheckedKpi[], outputs: readonly Output[], out: Diagnostic[]): Plan {
  const { program, by, periods, grains, calendar, bounds } = asked;
  const leaves = outputs.flatMap(({ kpi, cell }) => leavesOf(cell).map((leaf) => ({ kpi, leaf })));
  const measures = distinct(leaves.flatMap(({ leaf }) => (leaf.kind === "measure" ? [leaf.measure] : [])));
  const scans = scansOf(measures, asked, out);
  const pers = new Map<string, PerPlan>();
  for (const { kpi, leaf } of leaves) {
    const key = leaf.kind === "per" ? perKey(leaf, kpi) : "";
    if (leaf.kind !== "per" || pers.has(key)) continue;
    const fine = finePeriods(leaf, asked, out);
    const finer: Asked = { ...asked, grains: [leaf.grain], periods: fine.periods, bounds: fine.bounds };
    const plan = planOf(finer, kpis, [{ name: "v", kpi, cell: leaf.cell }], out);
    pers.set(key, { reducer: leaf.reducer, plan, spans: fine.spans, ...perStates(leaf, plan, kpi, fine, asked) });
  }
  const places = new Map(
    scans.flatMap((scan, s) => scan.measures.map((m, index) => [measureKey(m), { scan: s, index }] as const)),
  );
  return {
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
    pers,
    instants: program.world.catalog.instants,
    range: bounds,
  };
}

/** Each table of a question says the same of it: once is enough. */
const once = (all: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(all.map((d) => [JSON.stringify([d.code, d.span, sentence(d)]), d])).values(),
];

function distinct(measures: readonly Measure[]): readonly Measure[] {
  return [...new Map(measures.map((m) => [measureKey(m), m])).values()];
}

/** What each fine period, and each asked one that some belong to, knows of its rows. */
function perStates(
  per: Per,
  plan: Plan,
  kpi: CheckedKpi,
  { spans, windows }: FinePeriods,
  asked: Asked,
): Pick<PerPlan, "known" | "states"> {
  const { world } = asked.program;
  const fine = plan.periods.map((_, f) => coverageIn(plan, per.cell, f, kpi, asked.program));
  const tables = [...new Set(measuresOf(per.cell).map(({ table }) => table))].flatMap((t) => tableOf(world, t) ?? []);
  const states = spans.map(({ from, to }, p): CoverageState => {
    const own = worst(tables.map((table) => coverageState(windows[p] as Window, asked.periods[p] as Period, per.frame, table)));
    const parts = fine.slice(from, to);
    if (parts.length === 0) return own;
    if (parts.every((state) => state === "no_data")) return "no_data";
    return own === "complete" && parts.every((state) => state === "complete") ? "complete" : "partial";
  });
  return { known: fine.map((state) => state !== "no_data"), states };
}

/** The worst state of a KPI's parts in a period, and whether any of its waits has not passed. */
export function periodState(plan: Plan, program: Program, kpi: CheckedKpi, period: number): Exclude<State, "undefined"> {
  const state = coverageIn(plan, kpi.cell as Cell, period, kpi, program);
  if (state === "no_data") return "no_data";
  return kpi.waits.some((wait) => !passed(wait, [], plan, program, period)) ? "immature" : state;
}

/** The worst of what the parts of a cell know of their rows in a period. */
function coverageIn(plan: Plan, cell: Cell, period: number, kpi: CheckedKpi, program: Program): CoverageState {
  return worst(
    partsInForce(plan, cell, period, program).map((leaf) => {
      if (leaf.kind === "per") return plan.pers.get(perKey(leaf, kpi))?.states[period] ?? "complete";
      const place = plan.places.get(measureKey(leaf.measure));
      return (place && plan.scans[place.scan]?.states[period]) ?? "complete";
    }),
  );
}

/** The parts of the definition in force in a period. */
export function partsInForce(plan: Plan, cell: Cell, period: number, program: Program): ReturnType<typeof leavesOf> {
  switch (cell.kind) {
    case "measure":
    case "per":
      return [cell];
    case "call":
      return cell.args.flatMap((arg) => partsInForce(plan, arg, period, program));
    case "settled":
      return partsInForce(plan, cell.cell, period, program);
    case "history": {
      const branch = cell.branches[branchInForce(plan, cell, period, program)];
      return partsInForce(plan, branch ? branch.cell : cell.now, period, program);
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

/** Whether both sides of a change or growth have settled in a period: the cell, and the one its last step leads to. */
export function settledIn(plan: Plan, program: Program, kpi: CheckedKpi, frame: readonly FrameStep[], period: number): boolean {
  return ownWaits(kpi).every((wait) => [frame.slice(0, -1), frame].every((side) => passed(wait, side, plan, program, period)));
}

/** Without those of the earlier side of a growth, which are the same ones, shifted. */
const ownWaits = ({ waits }: CheckedKpi): readonly Wait[] =>
  waits.filter(({ frame }) => frame.every((step) => step.kind !== "shift"));

/** How long it takes until a cell of a KPI, and all that it is made of, has settled: "7 days"; null where it is at once. */
export function longestWait(kpi: CheckedKpi): string | null {
  const end = ({ count, unit }: Wait): string => addDuration("2001-01-01T00:00", count, unit as DurationUnit);
  const [longest] = [...ownWaits(kpi)].sort((a, b) => compareLocal(end(b), end(a)));
  return longest ? `${longest.count} ${longest.unit}` : null;
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
  return windowOf(plan.periods[period] as Period, frame, watermark, keepsLength(plan.grains), plan.calendar);
}

function watermarkOf(plan: Plan, program: Program): string {
  return (
    least(
      everyScan(plan).flatMap((scan) => tableOf(program.world, placedBy(scan))?.coverage?.to ?? []),
      -1,
    ) ??
    plan.range?.to ??
    "0001-01-01"
  );
}

/** The passes of a plan and of its finer ones. */
export const everyScan = (plan: Plan): readonly Scan[] => [
  ...plan.scans,
  ...[...plan.pers.values()].flatMap((per) => everyScan(per.plan)),
];
