import type { Diagnostic } from "../ground/diagnostic.js";
import {
  addDuration,
  compareLocal,
  isDate,
  nextPeriod,
  parseLocal,
  periods as startsOf,
  periodStart,
  type Calendar,
  type DurationUnit,
} from "../ground/day.js";
import { diagnose } from "../ground/messages.js";
import type { Expr, PathExpr } from "../ground/expr.js";
import type { ValueType } from "../ground/type.js";
import { parseText } from "../formula/parse.js";
import type { CatalogTable } from "./catalog.js";
import { measureKey, measuresOf, type Cell, type Column, type FrameStep, type Measure, type Row } from "./cell.js";
import { needs } from "./check/combine.js";
import { checkRow } from "./check/row.js";
import type { Wait } from "./check/cell.js";
import { GRAINS, type Grain } from "./definitions.js";
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
  const tables = [...new Set(measures.map((m) => m.table))];
  const by = question.by.map((name) => readBy(name, tables, program, out));
  const dimensions = tables.map((table) => ({
    table,
    rows: by.map((b) => (b?.kind === "dimension" ? b.rows.get(table) : undefined)),
  }));
  const where = conditions(question.where, tables, program, out);
  const grains = by.flatMap((b) => (b?.kind === "grain" ? [b.grain] : []));
  checkTimes(kpis, grains, question, program, out);
  const bounds = rangeOf(question, tables, program, out);
  if (out.some((d) => d.severity === "error")) return { plan: null, diagnostics: out };

  const { community } = program.world.definitions;
  const calendar: Calendar = { weekStart: community.weekStart, fiscalYearStart: community.fiscalYearStart };
  const periods = makePeriods(grains, bounds, calendar);
  const fixedLength = grains.some((grain) => grain === "day" || grain === "week" || grain === "hour");
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) {
    // Levels are reduced twice, first within their series, so each has a pass of its own.
    const level = (measure.fn === "first" || measure.fn === "last") && program.world.definitions.tables[measure.table]?.series;
    const key = JSON.stringify([measure.table, measure.at, measure.frame, measure.free, level ? measureKey(measure) : null]);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  const scans = [...groups.values()].map((group): Scan => {
    const { table, at, frame } = group[0] as Measure;
    const catalog = tableOf(program.world, table) as CatalogTable;
    const watermark = catalog.coverage?.to ?? bounds?.to ?? "0001-01-01";
    const windows = periods.map((period) => windowOf(period, frame, watermark, fixedLength, calendar));
    return {
      table,
      at,
      frame,
      measures: group,
      dimensions: dimensions.find((d) => d.table === table)?.rows.filter((row) => row !== undefined) ?? [],
      where: where.get(table) ?? null,
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

function distinct(measures: readonly Measure[]): readonly Measure[] {
  return [...new Map(measures.map((m) => [measureKey(m), m])).values()];
}

type ReadBy =
  | { readonly kind: "grain"; readonly name: string; readonly grain: Grain }
  | {
      readonly kind: "dimension";
      readonly name: string;
      readonly type: ValueType;
      readonly grain: Grain | null;
      readonly rows: ReadonlyMap<string, Row>;
    };

const isGrain = (word: string): word is Grain => (GRAINS as readonly string[]).includes(word);

/** A word of `--by`: a grain, or a dimension as each table reaches it. */
function readBy(name: string, tables: readonly string[], program: Program, out: Diagnostic[]): ReadBy | null {
  const word = name.trim();
  if (isGrain(word)) return { kind: "grain", name: word, grain: word };
  const parsed = parseText(word, "--by");
  if (parsed.expr?.kind !== "path") {
    out.push(...(parsed.expr ? [diagnose("byNeedsName", parsed.expr.span, { name: word })] : parsed.diagnostics));
    return null;
  }
  const path = parsed.expr;
  const last = path.parts.at(-1)?.name ?? "";
  const grain = path.parts.length > 1 && isGrain(last) ? last : null;
  const found =
    grain === null ? reach(path, tables, program) : (reachTime(path, tables, program) ?? reach(path, tables, program));
  const timed = grain !== null && found.path !== path;
  out.push(...found.problems);
  const type = [...found.rows.values()][0]?.type ?? "text";
  const temporal = type === "date" || type === "time";
  if (timed && !temporal && found.rows.size > 0) out.push(diagnose("dimensionTime", path.span, { name: word }));
  return { kind: "dimension", name: word, type, grain: temporal ? (timed ? grain : "day") : null, rows: found.rows };
}

interface Reached {
  readonly path: PathExpr;
  readonly rows: ReadonlyMap<string, Row>;
  readonly problems: readonly Diagnostic[];
}

function reach(path: PathExpr, tables: readonly string[], program: Program): Reached {
  const problems: Diagnostic[] = [];
  const rows = new Map<string, Row>();
  for (const table of tables) {
    const checked = checkRow(path, { world: program.world, table, names: "dimension" }, problems);
    if (checked.meaning.type !== "error") rows.set(table, checked.row);
  }
  return { path, rows, problems };
}

/** The path without its last word, where that gives a time: `members.joined_at.month`. */
function reachTime(path: PathExpr, tables: readonly string[], program: Program): Reached | null {
  const shorter: PathExpr = { ...path, parts: path.parts.slice(0, -1) };
  const found = reach(shorter, tables, program);
  return found.problems.length === 0 ? found : null;
}

/** `--where`, as each table understands it. */
function conditions(
  text: string | null,
  tables: readonly string[],
  program: Program,
  out: Diagnostic[],
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  if (text === null || text.trim() === "") return rows;
  const parsed = parseText(text, "--where");
  out.push(...parsed.diagnostics);
  const expr: Expr | null = parsed.expr;
  if (expr === null) return rows;
  for (const table of tables) {
    const before = out.length;
    const checked = checkRow(expr, { world: program.world, table, names: "dimension" }, out);
    needs("boolean", "--where", { meaning: checked.meaning, span: expr.span }, out);
    if (out.length === before) rows.set(table, checked.row);
  }
  return rows;
}

/** How fine a grain is: the smaller the finer; equal numbers divide the same time differently. */
export const FINENESS: { readonly [K in Grain]: number } = {
  hour: 0,
  day: 1,
  week: 2,
  month: 3,
  quarter: 4,
  fiscal_quarter: 4,
  year: 5,
  fiscal_year: 5,
};

/** A grain or range needs a date basis, and no grain may be finer than the rows. */
function checkTimes(
  kpis: readonly CheckedKpi[],
  grains: readonly Grain[],
  question: Question,
  program: Program,
  out: Diagnostic[],
): void {
  const timed = grains.length > 0 || question.from !== null || question.to !== null;
  for (const kpi of kpis) {
    const said = new Set<string>();
    for (const measure of kpi.cell ? measuresOf(kpi.cell) : []) {
      if (said.has(measure.table)) continue;
      const needsTime = timed || measure.frame.length > 0;
      const coarse = program.world.definitions.tables[measure.table]?.grain ?? null;
      const finer = coarse === null ? undefined : grains.find((grain) => FINENESS[grain] < FINENESS[coarse]);
      if (measure.at === null && needsTime) out.push(diagnose("noTime", null, { table: measure.table, kpi: kpi.name }));
      else if (finer !== undefined && coarse !== null)
        out.push(diagnose("grainTooFine", null, { table: measure.table, grain: coarse, asked: finer }));
      else continue;
      said.add(measure.table);
    }
  }
}

interface Bounds {
  readonly from: string;
  readonly to: string;
  /** Latest watermark: no period starts at or after it. */
  readonly watermark: string | null;
}

function rangeOf(question: Question, tables: readonly string[], program: Program, out: Diagnostic[]): Bounds | null {
  const coverages = tables.flatMap((table) => tableOf(program.world, table)?.coverage ?? []);
  const from = boundary(question.from, "--from", out) ?? least(coverages.map((c) => c.from));
  const watermark = least(
    coverages.map((c) => c.to),
    -1,
  );
  const to = boundary(question.to, "--to", out) ?? watermark;
  if (from === null || to === null) return null;
  if (question.from !== null && question.to !== null && compareLocal(from, to) > 0) {
    out.push(diagnose("rangeBackwards", null, { from, to }));
  }
  return { from, to, watermark };
}

function boundary(text: string | null, option: string, out: Diagnostic[]): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  if (parseLocal(trimmed)) return isDate(trimmed) ? trimmed : trimmed.replace(" ", "T");
  out.push(diagnose("notADate", null, { option, text }));
  return null;
}

/** The earliest of some local times, or with `sign` −1 the latest; null of none. */
function least(times: readonly string[], sign: 1 | -1 = 1): string | null {
  return times.reduce<string | null>((best, at) => (best === null || sign * compareLocal(at, best) < 0 ? at : best), null);
}

function makePeriods(grains: readonly Grain[], bounds: Bounds | null, calendar: Calendar): readonly Period[] {
  if (grains.length === 0) {
    const { from, to } = bounds ?? { from: "0001-01-01", to: "0001-01-01" };
    return [{ labels: [], from, to, cut: false }];
  }
  if (bounds === null) return [];
  const end = bounds.watermark !== null && compareLocal(bounds.watermark, bounds.to) < 0 ? bounds.watermark : bounds.to;
  if (compareLocal(bounds.from, end) >= 0) return [];
  // Where several grains are asked, a cell is their intersection: it ends where the first of them does.
  const starts = [...new Set(grains.flatMap((grain) => startsOf(bounds.from, end, grain, calendar)))].sort(compareLocal);
  const first = bounds.from;
  const inside = starts.filter((start) => compareLocal(start, first) > 0 && compareLocal(start, end) < 0);
  return [first, ...inside].map((from, i) => {
    const labels = grains.map((grain) => periodStart(from, grain, calendar));
    const begins = least(labels, -1) ?? from;
    const ends = least(grains.map((grain, g) => nextPeriod(labels[g] as string, grain, calendar))) ?? from;
    const to = least([ends, bounds.to]) ?? ends;
    const cut = (i === 0 && compareLocal(begins, from) < 0) || compareLocal(ends, bounds.to) > 0;
    // Cut by the watermark alone is another thing: the period is open, and its coverage says so.
    const open = compareLocal(bounds.to, bounds.watermark ?? bounds.to) === 0;
    return { labels, from, to: open ? ends : to, cut: cut && !(open && compareLocal(begins, from) >= 0) };
  });
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
      plan.scans.flatMap((scan) => tableOf(program.world, scan.table)?.coverage?.to ?? []),
      -1,
    ) ??
    plan.range?.to ??
    "0001-01-01"
  );
}
