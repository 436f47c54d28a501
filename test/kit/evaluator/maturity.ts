import { children, type Expr, type NumberExpr } from "../../../src/ground/expr.js";
import { step, stepsOf } from "./calendar.js";
import { windowOf, type Frame, type Period } from "./frames.js";
import { eachesIn, tableRead } from "./rows.js";
import type { Steps } from "./values.js";
import { coverOf, type Table, type World } from "./world.js";

/** How long a KPI's cells wait until they are mature, for which tables, and how far its cell was shifted. */
export interface Wait {
  readonly shifts: readonly Frame[];
  readonly length: Steps;
  readonly tables: readonly Table[];
}

const TIMES = ["prior", "change", "growth", "rolling", "cumulative", "to_date", "all", "share", "per"];
const ROW = ["if", "coalesce", "abs", "round", "floor", "ceil", "least", "greatest", "sqrt", "ln", "exp"];

/** The tables whose rows a formula's aggregates read; with `each`, those asked about too. */
export function tablesIn(world: World, e: Expr, withEach: boolean): readonly Table[] {
  if (e.kind === "path") {
    const name = e.parts[0]?.name ?? "";
    return Object.hasOwn(world.kpis, name) ? kpiTables(world, name, withEach) : [];
  }
  if (e.kind === "call" && TIMES.includes(e.name)) return tablesIn(world, e.args[0] as Expr, withEach);
  if (e.kind === "call" && !ROW.includes(e.name)) {
    const others = withEach ? [...e.args, ...(e.where ? [e.where] : [])].flatMap(eachesIn) : [];
    return [...new Set([tableRead(world, e), ...others.map(({ measure }) => tableRead(world, measure))])];
  }
  return [...new Set(children(e).flatMap((part) => tablesIn(world, part, withEach)))];
}

export function kpiTables(world: World, name: string, withEach = false): readonly Table[] {
  const kpi = world.kpis[name];
  if (kpi === undefined) return [];
  const formulas = [kpi.formula, ...kpi.history.map(({ formula }) => formula)];
  return [...new Set(formulas.flatMap((formula) => tablesIn(world, formula, withEach)))];
}

/** A KPI's own wait and those of the KPIs it refers to. */
export function waitsOf(world: World, name: string): readonly Wait[] {
  const kpi = world.kpis[name];
  if (kpi === undefined) return [];
  const own = kpi.matureAfter === null ? [] : [{ shifts: [], length: kpi.matureAfter, tables: kpiTables(world, name, true) }];
  return [...own, ...[kpi.formula, ...kpi.history.map((h) => h.formula)].flatMap((formula) => waitsIn(world, formula))];
}

/** The waits of the KPIs that a formula names, each for the cell it is looked at in. */
export function waitsIn(world: World, e: Expr): readonly Wait[] {
  if (e.kind === "path") return waitsOf(world, e.parts[0]?.name ?? "");
  if (e.kind !== "call") return children(e).flatMap((part) => waitsIn(world, part));
  if (!TIMES.includes(e.name)) return ROW.includes(e.name) ? e.args.flatMap((part) => waitsIn(world, part)) : [];
  const inner = waitsIn(world, e.args[0] as Expr);
  if (!["prior", "change", "growth"].includes(e.name)) return inner;
  const { digits, unit } = e.args[1] as NumberExpr;
  const { count, unit: word } = stepsOf(digits, unit ?? "");
  const shifted = inner.map((wait): Wait => ({ ...wait, shifts: [{ kind: "shift", count, unit: word }, ...wait.shifts] }));
  return e.name === "prior" ? shifted : [...inner, ...shifted];
}

/** Whether the end of a cell and the wait lie before the watermark, for every table the wait looks into (rule 10). */
export function isSettled(world: World, wait: Wait, period: Period, frames: readonly Frame[]): boolean {
  const shifts = [...frames, ...wait.shifts].filter(({ kind }) => kind === "shift");
  return wait.tables.every((table) => {
    const coverage = coverOf(table);
    if (coverage === null) return true;
    const { to } = windowOf(period, shifts, coverage.to, world.calendar);
    return step(to, wait.length.count, wait.length.unit) <= coverage.to;
  });
}
